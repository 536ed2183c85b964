"""placeholder"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.engine.checks.context import Context
from quotes.engine.results import Flag


def self_relations(context: Context) -> Iterator[Flag]:
    yield from ()
