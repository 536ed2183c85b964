"""Vær Varsom-plakaten, the press's code of ethics: which points an error touches.

``press_code.csv`` tells the points in words of our own, with the first and the last day on which
each holds (empty: not known, and none). 3.3, 3.7 and 3.8 were reworded from 1 January 2021
(presse.no, 4 December 2020; nored.no, "Ny Vær Varsom-plakat"); the revision in force from 1 January
2024 left all of these points alone (presse.no, "Vær Varsom-plakaten endres fra 1. januar"). Later
revisions have not been compared: ``COMPARED``. ``error_kinds.csv`` has the points by kind of error.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from quotes.models.error_kinds import kind_of

ADDRESS = "https://pfu.presse.no/vaer-varsom-plakaten"
#: The day from which the latest revision holds that the table was compared with.
COMPARED = date(2024, 1, 1)
#: The point that asks for corrections.
CORRECTING = "4.13"


@dataclass(frozen=True, slots=True)
class Point:
    """A point by its official number; ``words`` are ours, by language."""

    number: str
    first: date | None
    last: date | None
    words: dict[str, str]

    def holds_on(self, day: date) -> bool:
        return (not self.first or self.first <= day) and (not self.last or day <= self.last)


@dataclass(frozen=True, slots=True)
class _Kind:
    """``correction`` is what mending an error of the kind takes once it is published:
    "correction", "clarification", "quiet" (nothing is announced), or empty: the desk decides."""

    points: tuple[str, ...]
    correction: str


def point(number: str, on: date) -> Point | None:
    """The point as it held on that day; None for one that is not in the table."""
    return next((p for p in _points() if p.number == number and p.holds_on(on)), None)


def points_of(code: str, on: date) -> list[Point]:
    """The points that an error of a check's or the taxonomy's code touches."""
    kind = kind_of(code)
    numbers = _kinds()[kind].points if kind else ()
    return [found for number in numbers if (found := point(number, on))]


def is_factual(code: str) -> bool:
    """Whether an error of the code means that what stood there was not so."""
    return _correction(code) == "correction"


def is_quiet(code: str) -> bool:
    """Whether mending an error of the code is no news for readers: slips of language, credits."""
    return _correction(code) == "quiet"


#: Checks that have no kind of their own in the taxonomy; what they find is never about facts.
_OF_NO_KIND = frozenset({"leftover-text", "spelling"})


def _correction(code: str) -> str:
    if code in _OF_NO_KIND:
        return "quiet"
    kind = kind_of(code)
    return _kinds()[kind].correction if kind else ""


@cache
def _points() -> tuple[Point, ...]:
    return tuple(
        Point(
            row["point"],
            _day(row["first"]),
            _day(row["last"]),
            {language: row[language] for language in ("nb", "nn", "en")},
        )
        for row in _rows("press_code.csv")
    )


@cache
def _kinds() -> dict[str, _Kind]:
    return {
        row["code"]: _Kind(tuple(row["points"].split()), row["correction"])
        for row in _rows("error_kinds.csv")
    }


def _rows(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
