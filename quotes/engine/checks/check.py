"""The declaration of a check. Each family's module declares its own in ``CHECKS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quotes.engine.checks.context import Context
from quotes.engine.results import Flag, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """``taxonomy`` is the code in the newsroom's taxonomy of errors, ``needs`` what a check can't
    do without ("text", "facts", "date", "quotes", "source"), ``vvp`` the points of Vær
    Varsom-plakaten. ``name`` and ``description`` are gettext ids. ``run`` yields flags that bear
    ``code``."""

    code: str
    taxonomy: str
    severity: Severity
    needs: frozenset[str]
    name: str
    description: str
    vvp: tuple[str, ...]
    run: Callable[[Context], Iterable[Flag]]
