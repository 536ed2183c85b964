"""Weekdays that stand with a date: "mandag 12. mai 2023", "lørdag 3/6", "Friday, May 12"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from quotes.engine.checks.alternatives import either
from quotes.engine.results import Language, Span

#: A date without a year lies nearer to the article than this, or its year is in doubt.
_CERTAIN = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class DatedDay:
    """A weekday (Monday is 0) with a date. ``day``, ``month`` and ``year`` are the places of the
    parts, None for a year that is not said."""

    weekday_span: Span
    weekday: int
    day_span: Span
    day: int
    month_span: Span
    month: int
    year: int | None

    @property
    def span(self) -> Span:
        """From the first to the last of weekday, day and month."""
        parts = (self.weekday_span, self.day_span, self.month_span)
        return Span(min(p.start for p in parts), max(p.end for p in parts))

    def on(self, year: int) -> date | None:
        """The date in a year, None where the calendar has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def nearest_to(self, article: date) -> tuple[date, ...]:
        """The dates that may be meant in an article of that day, the likeliest first."""
        around = [self.on(article.year + step) for step in (-1, 0, 1)]
        found = sorted((d for d in around if d), key=lambda d: abs(d - article))
        if not found:
            return ()
        return tuple(found[:1] if abs(found[0] - article) < _CERTAIN else found[:2])


def find_dated_days(text: str, ranges: Iterable[Span], language: Language) -> Iterator[DatedDay]:
    """In text order; lists and ranges of days ("fredag og lørdag 2. og 3. juni") are left out."""
    for area in ranges:
        for pattern in _patterns(language):
            for match in pattern.finditer(text, area.start, area.end):
                month = _month(match["month"], language)
                number = int(match["day"].rstrip("stndrh"))
                if month and 1 <= number <= 31:
                    yield DatedDay(
                        weekday_span=Span(*match.span("weekday")),
                        weekday=_weekday(match["weekday"], language),
                        day_span=Span(*match.span("day")),
                        day=number,
                        month_span=Span(*match.span("month")),
                        month=month,
                        year=_full_year(match["year"]),
                    )


def weekday_like(weekday: int, words: str, language: Language) -> str:
    """The name of a weekday in the form of another: capital, definite ending, nynorsk form."""
    lists, old = calendar(language), words.lower()
    ending = (
        next(e for e in lists["day_endings"] if old.endswith("dag" + e)) if "dag" in old else ""
    )
    name: str = lists["days"][weekday][0] + ending
    return name.capitalize() if words[0].isupper() else name


def day_like(day: int, words: str) -> str:
    """A day's number in the form of another: "05", "5", "5th"."""
    digits = words.rstrip("stndrh")
    number = f"{day:0{len(digits) if digits[0] == '0' else 1}d}"
    if digits == words:
        return number
    regular = 10 < day < 14 or day % 10 not in (1, 2, 3)
    return number + ("th" if regular else ("st", "nd", "rd")[day % 10 - 1])


def month_like(month: int, words: str, language: Language) -> str:
    """A month in the form of another: its number, its name or the short name."""
    if words.isdigit():
        return f"{month:0{len(words)}d}"
    names = calendar(language)["months"][month - 1]
    name: str = names[-1] if words.endswith(".") else names[0]
    return name.capitalize() if words[0].isupper() else name


@cache
def calendar(language: Language) -> dict[str, Any]:
    """The lists of ``data/calendar.toml`` for a language."""
    path = Path(__file__).with_name("data") / "calendar.toml"
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return found


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    lists = calendar(language)
    days = either(name for names in lists["days"] for name in names)
    endings = either(lists["day_endings"])
    months = either(name for names in lists["months"] for name in names)
    joined = either(lists["joined"])
    gap, blank = r"[ \u00a0]", r"[ \u00a0]?"
    weekday = rf"(?<![\w-])(?<!{gap}og )(?P<weekday>{days}{endings}),?"
    between = rf"(?:{gap}{either(lists['between'])}){{0,2}}{gap}"
    year = rf"(?:,?{gap}(?P<year>(?:19|20)\d\d)(?!\d))?"
    after = rf"(?!{gap}?(?:–|-|{joined}{gap}\d))"
    if language == "en":
        day = r"(?P<day>\d{1,2}(?:st|nd|rd|th)?)"
        forms = (
            rf"{weekday}{between}(?P<month>{months}){gap}(?:the{gap})?{day}(?!\d){year}{after}",
            rf"{weekday}{between}{day}(?:{gap}of)?{gap}(?P<month>{months})\b{year}{after}",
        )
    else:
        numeric = r"(?P<day>\d{1,2})(?P<mark>[./])"
        forms = (
            rf"{weekday}{between}(?P<day>\d{{1,2}})\.{gap}(?P<month>{months})(?!\w){year}{after}",
            rf"{weekday}{between}{numeric}{blank}(?P<month>\d{{1,2}})"
            rf"(?:(?P=mark)(?P<year>(?:19|20)?\d\d)(?!\d)|(?<=/\d)(?!\d)|(?<=/\d\d)(?!\d)|\.(?!\d))",
        )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _weekday(words: str, language: Language) -> int:
    for number, names in enumerate(calendar(language)["days"]):
        if any(words.lower().startswith(name) for name in names):
            return number
    raise ValueError(words)  # the pattern knows no other words


def _month(words: str, language: Language) -> int | None:
    if words.isdigit():
        return int(words) if 1 <= int(words) <= 12 else None
    for number, names in enumerate(calendar(language)["months"], start=1):
        if words.lower() in names:
            return number
    return None


def _full_year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
