"""Dates as newsrooms know them: to the day, the month or the year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class DateSpan:
    """The days that a date of any precision may mean, both ends included."""

    first: date
    last: date

    @classmethod
    def parse(cls, value: str) -> DateSpan:
        """Read ``2023``, ``2023-02`` or ``2023-02-23``.

        Raises ValueError for anything else, and for a day that is not in the calendar.
        """
        match = _PARTIAL_DATE.fullmatch(value.strip())
        if not match:
            raise ValueError(f"not a date (expected YYYY, YYYY-MM or YYYY-MM-DD): {value!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # the pattern requires it
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return cls(date(year, month, 1), _last_of_month(year, month))
        return cls(date(year, month, day), date(year, month, day))

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year``."""
        if self.first == self.last:
            return "day"
        same_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return "month" if same_month else "year"

    def __str__(self) -> str:
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


def _last_of_month(year: int, month: int) -> date:
    try:
        return date(year, month, calendar.monthrange(year, month)[1])
    except calendar.IllegalMonthError as error:
        raise ValueError(str(error)) from error
