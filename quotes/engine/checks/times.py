"""The checks of dates and times: ``weekday-date`` and ``event-date``."""

from __future__ import annotations

from quotes.engine.checks.check import Check
from quotes.engine.checks.chronology import wrong_times
from quotes.engine.checks.weekdays import wrong_weekdays
from quotes.engine.results import gettext_noop

CHECKS: tuple[Check, ...] = (
    Check(
        code="weekday-date",
        taxonomy="TID-UKEDAG",
        severity="medium",
        needs=frozenset({"text"}),
        name=gettext_noop("Weekday and date"),
        description=gettext_noop("A weekday and a date that don't go together in the calendar."),
        vvp=("3.2",),
        run=wrong_weekdays,
    ),
    Check(
        code="event-date",
        taxonomy="TID-KRON",
        severity="high",
        needs=frozenset({"text", "facts"}),
        name=gettext_noop("Impossible time"),
        description=gettext_noop(
            "A known event is given another time, or somebody who is dead speaks now."
        ),
        vvp=("3.2",),
        run=wrong_times,
    ),
)
