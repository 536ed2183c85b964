"""The check ``age``: an age against the date of birth, and two ages for one person."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.sentences import sentence_around, speaks_of_other_time, years_in
from quotes.engine.dates import DateSpan
from quotes.engine.facts.records import Person
from quotes.engine.facts.words import fold
from quotes.engine.results import Evidence, Flag, Language, Message, Span, Suggestion, gettext_noop

BORN = gettext_noop(
    "The text gives the age of {name} as {age}; born {born}, {name} was {right} on {date}."
)
TWO_AGES = gettext_noop("The text gives the age of {name} as {age} here and as {other} elsewhere.")
BIRTH = gettext_noop("{name} was born {born}")
SAYS = gettext_noop("“{words}”")
BY_BIRTH = gettext_noop("by the date of birth")
AS_ELSEWHERE = gettext_noop("as elsewhere in the article")

#: A greater difference speaks of somebody else with the same name.
_NAMESAKE = 10
#: Texts are written some days before they are dated, or appear some days later.
_BIRTHDAY = timedelta(days=2)

#: What every age has, and how far from it the name may begin or end.
_HINT = re.compile(r"\(\d{1,3}\)|\d[-‑ \u00a0](?:år|year)")
_WINDOW = 80

_PART = r"[^\W\d_a-zæøåäöüéèáíóúñç](?:\.|[\w’'-]*\w)?"
_PARTICLE = r"(?:von der|van der|van den|de la|von|van|de|di|da|du|al|el|bin|ben|af)"
_NAME = rf"{_PART}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_PART})*"


@dataclass(frozen=True, slots=True)
class Age:
    """``name`` is the capitalised words before or after the age, ``span`` both, ``past`` an age
    of another time."""

    span: Span
    name: Span
    number: Span
    years: int
    sentence: Span
    past: bool


def wrong_ages(context: Context) -> Iterator[Flag]:
    ages = tuple(_find_ages(context))
    flagged: set[Span] = set()
    for age in ages:
        flag = None if age.past else _against_birth(context, age)
        if flag:
            flagged.add(age.number)
            yield flag
    present = [age for age in ages if not age.past and age.number not in flagged]
    yield from _two_ages(context, present)


def _find_ages(context: Context) -> Iterator[Age]:
    text, seen = context.text, set[int]()
    for zone in context.zones:
        for hint in _HINT.finditer(text, zone.span.start, zone.span.end):
            start = max(zone.span.start, hint.start() - _WINDOW)
            end = min(zone.span.end, hint.end() + _WINDOW)
            for match in (
                m for p in _patterns(context.language) for m in p.finditer(text, start, end)
            ):
                if match.start("age") in seen:
                    continue
                seen.add(match.start("age"))
                years = int(match["age"])
                if not 0 < years < 110:
                    continue
                sentence = sentence_around(text, Span(*match.span()), zone.span)
                past = _is_past(context, match, sentence)
                name, number = Span(*match.span("name")), Span(*match.span("age"))
                span = Span(match.start(), match.end() - match[0].endswith(","))
                yield Age(span, name, number, years, sentence, past)


def _matches(text: str, start: int, end: int, language: Language) -> Iterator[re.Match[str]]:
    for pattern in _patterns(language):
        yield from pattern.finditer(text, start, end)


def _is_past(context: Context, match: re.Match[str], sentence: Span) -> bool:
    """An age in brackets is that of the article's day; others may be of the time told of."""
    text = context.text
    if text[match.start("age") - 1] == "(":
        return False
    lead = text[max(sentence.start, match.start() - 25) : match.start()]
    return bool(
        _then(context.language).search(lead)
        or years_in(text, sentence)
        or speaks_of_other_time(text, sentence, context.language)
    )


def _against_birth(context: Context, age: Age) -> Flag | None:
    person = _person(context, age)
    if person is None or context.date is None:
        return None
    right = _ages_on(person, context.date)
    if not right or age.years in right:
        return None
    pinned = any(
        claim.person == person and claim.verdict.verdict == "supported" for claim in context.claims
    )
    if min(abs(age.years - years) for years in right) > _NAMESAKE and not pinned:
        return None
    values = {
        "name": person.name_in(context.language),
        "age": str(age.years),
        "born": str(person.born),
        "right": "–".join(dict.fromkeys(map(str, (right[0], right[-1])))),
        "date": str(context.date),
    }
    return Flag(
        code="age",
        severity="medium",
        span=age.span,
        message=Message(BORN, values),
        suggestions=tuple(
            Suggestion(age.number, str(years), Message(BY_BIRTH)) for years in right[:2]
        ),
        evidence=(Evidence(Message(BIRTH, values)),),
        confidence=0.85 if pinned else 0.7,
    )


def _person(context: Context, age: Age) -> Person | None:
    """The only person in the facts whom the name may mean, alive and with a date of birth."""
    words = age.name.of(context.text).split()
    for start in range(len(words)):
        place = age.name.end - len(" ".join(words[start:]))
        name = context.names.starting_at(place)
        if name is None or name.span.end < age.name.end - 1:
            continue
        if len(name.people) == 1 and name.introduced:
            person = name.people[0]
            return person if person.born and not person.died else None
    return None


def _ages_on(person: Person, when: DateSpan) -> list[int]:
    assert person.born is not None
    youngest = _years_between(person.born.last, when.first - _BIRTHDAY)
    oldest = _years_between(person.born.first, when.last + _BIRTHDAY)
    return list(range(youngest, oldest + 1)) if oldest - youngest < 3 else []


def _years_between(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _two_ages(context: Context, ages: list[Age]) -> Iterator[Flag]:
    by_name: dict[tuple[str, ...], list[Age]] = {}
    for age in ages:
        by_name.setdefault(_key(context.text, age), []).append(age)
    full = [key for key in by_name if len(key) > 1]
    for single in [key for key in by_name if len(key) == 1]:
        bearers = [name for name in full if name[-1:] == single]
        if len(bearers) == 1:
            by_name[bearers[0]] += by_name.pop(single)
    for key, found in by_name.items():
        years = {age.years for age in found}
        if len(key) > 1 and len(years) == 2 and len({age.sentence for age in found}) > 1:
            yield _two_flag(context, found)


def _key(text: str, age: Age) -> tuple[str, ...]:
    """The last two words of the name, folded."""
    words = fold(age.name.of(text).removesuffix("s"))
    return words[-2:]


def _two_flag(context: Context, ages: list[Age]) -> Flag:
    """At the age that is given less often, or else the later one."""
    counts = {age.years: sum(a.years == age.years for a in ages) for age in ages}
    odd = min(reversed(ages), key=lambda age: counts[age.years])
    other = next(age for age in ages if age.years != odd.years)
    words = other.span.of(context.text)
    values = {
        "name": odd.name.of(context.text),
        "age": str(odd.years),
        "other": str(other.years),
    }
    return Flag(
        code="age",
        severity="medium",
        span=odd.span,
        message=Message(TWO_AGES, values),
        suggestions=(Suggestion(odd.number, str(other.years), Message(AS_ELSEWHERE)),),
        evidence=(Evidence(Message(SAYS, {"words": words}), span=other.span),),
        confidence=0.75,
    )


@cache
def _lists(language: Language) -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "ages.toml"
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return found


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    words = _lists(language)
    number, gap = r"(?<![\d,.–-])(?P<age>\d{1,3})", r"[ \u00a0]"
    years, old = either(words["years"]), either(words["old"])
    year_old, is_now = either(words["year_old"]), either(words["is_now"])
    name = rf"(?<![\w-])(?P<name>{_NAME})"
    forms = (
        rf"{name}{gap}\({number}\)",
        rf"{name},?{gap}\(?{number}{gap}{years}(?:{gap}{old})?[,)]",
        rf"{number}[-‑]{year_old}{gap}{name}",
        rf"{number}{gap}{years}{gap}{old}{gap}{name}",
        rf"{name}{gap}{is_now}{gap}{number}{gap}{years}\b",
    )
    return tuple(re.compile(form) for form in forms)


@cache
def _then(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\b{either(_lists(language)['then'])}\b", re.IGNORECASE)


CHECKS: tuple[Check, ...] = (
    Check(
        code="age",
        taxonomy="TALL-ALDER",
        severity="medium",
        needs=frozenset({"text", "facts", "date"}),
        name=gettext_noop("Wrong age"),
        description=gettext_noop(
            "An age that doesn't go with the date of birth, or two ages for one person."
        ),
        vvp=("3.2",),
        run=wrong_ages,
    ),
)
