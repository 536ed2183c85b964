"""Weekdays, dates and years that are wrong."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from bench.cases import BODY, Case, Planted, injector

_DAYS = {
    "nb": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    "nn": ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "nn": "januar februar mars april mai juni juli august september oktober november desember",
    "en": "January February March April May June July August September October November December",
}
_FRAMES = {
    "nb": [
        "Møtet er {weekday} {day}. {month}{year}.",
        "De reiser {weekday} den {day}. {month}{year}.",
        "Fristen går ut {weekday} {day}.{number}{dotted}.",
    ],
    "nn": [
        "Møtet er {weekday} {day}. {month}{year}.",
        "Dei reiser {weekday} den {day}. {month}{year}.",
        "Fristen går ut {weekday} {day}/{number}{slashed}.",
    ],
    "en": [
        "The meeting is on {weekday}, {month} {day}{comma}.",
        "They leave on {weekday} {day} {month}{year}.",
    ],
}
_EVENTS = [
    ("Russland annekterte Krim", "Russland annekterte Krim", "Russia annexed Crimea", 2014),
    ("Terrorangrepene 22. juli", "Terrorangrepa 22. juli", "The 2011 Norway attacks", 2011),
    ("Drapet på George Floyd", "Drapet på George Floyd", "The murder of George Floyd", 2020),
    ("Leirskredet i Gjerdrum", "Leirskredet i Gjerdrum", "The Gjerdrum landslide", 2020),
    ("Fukushima-ulykken", "Fukushima-ulukka", "The Fukushima disaster", 2011),
    ("Angrepet på Charlie Hebdo", "Charlie Hebdo-angrepet", "The Charlie Hebdo attack", 2015),
]
_ENDS = {"nb": "endret mye.", "nn": "endra mykje.", "en": "changed a lot."}
_WEEKDAY = re.compile(
    r"\b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tysdag|laurdag|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?=,? (?:den )?\d{1,2}[.]? [a-zA-Z])"
)


def _sentence(case: Case, rng: Random, off: int) -> tuple[str, str]:
    """A sentence with a weekday that is ``off`` days wrong, and with the right one."""
    known = case.date is not None and case.date.precision == "day"
    start = case.date.first if case.date and known else date(2019, 1, 1)
    day = start + timedelta(days=rng.randint(3, 60))
    year = "" if known and rng.random() < 0.5 else f" {day.year}"
    values = {
        "day": day.day,
        "month": _MONTHS[case.language].split()[day.month - 1],
        "number": day.month,
        "year": year,
        "comma": "," + year if year else "",
        "dotted": f".{day.year}" if year else "",
        "slashed": f"/{day.year}" if year else "",
    }
    frame, names = rng.choice(_FRAMES[case.language]), _DAYS[case.language]
    wrong = frame.format(weekday=names[(day.weekday() + off) % 7], **values)
    return wrong, frame.format(weekday=names[day.weekday()], **values)


def _added(case: Case, words: str, right: str) -> Planted:
    last = max((number for number, _ in case.numbered(*BODY)), default=-1) + 1
    return case.inserted(last, "paragraph", words, right)


@injector("weekday-date", "another weekday, new sentence")
def other_weekday(case: Case, rng: Random) -> Planted | None:
    return _added(case, *_sentence(case, rng, rng.randint(1, 6)))


@injector("weekday-date", "another weekday in the text")
def other_weekday_there(case: Case, rng: Random) -> Planted | None:
    places = case.found(_WEEKDAY, *BODY)
    if not places or case.date is None:
        return None
    piece, start, end = rng.choice(places)
    old = case.pieces[piece].words[start:end]
    return case.replaced(
        piece, start, end, rng.choice([d for d in _DAYS[case.language] if d != old])
    )


@injector("weekday-date", "the right weekday", fires=False)
def right_weekday(case: Case, rng: Random) -> Planted | None:
    return _added(case, _sentence(case, rng, 0)[1], "")


@injector("event-date", "another year")
def other_year(case: Case, rng: Random) -> Planted | None:
    *names, year = rng.choice(_EVENTS)
    name = names[["nb", "nn", "en"].index(case.language)]
    inside = "in" if case.language == "en" else "i"
    ends = _ENDS[case.language]
    wrong = year + rng.choice([-2, -1, 1, 2])
    return _added(case, f"{name} {inside} {wrong} {ends}", f"{name} {inside} {year} {ends}")
