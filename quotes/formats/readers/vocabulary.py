"""The words of ``vocabulary.toml``, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(*keys: str) -> frozenset[str]:
    """A list of the file, by the names on the way to it."""
    found = _file()
    for key in keys:
        found = found[key]
    return frozenset(found)


@cache
def _file() -> dict[str, Any]:
    text = Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
