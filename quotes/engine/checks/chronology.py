"""The check ``event-date``: a stated time against a known event, and words of the dead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.context import Context
from quotes.engine.checks.quantities import number_words
from quotes.engine.checks.sentences import sentence_around, years_in
from quotes.engine.dates import DateSpan
from quotes.engine.facts.records import Event, Person
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.results import (
    Evidence,
    Flag,
    Language,
    Message,
    Quote,
    Severity,
    Span,
    Suggestion,
    gettext_noop,
)

OTHER_YEAR = gettext_noop("The text says “{words}”; {event}: {date}.")
YEARS_AGO = gettext_noop(
    "The text says “{words}”; {event}: {date}, {years} years before {article}."
)
DEAD = gettext_noop("{name}, who died on {date}, is quoted as speaking now (“{cue}”).")
EVENT = gettext_noop("{event}: {date}")
BY_EVENT = gettext_noop("{event} was in {date}")
DEATH = gettext_noop("{name} died on {date}")

#: The days after a death in which interviews still appear.
_MOURNING = 60


def wrong_times(context: Context) -> Iterator[Flag]:
    yield from _misdated_events(context)
    yield from _dead_speakers(context)


def _misdated_events(context: Context) -> Iterator[Flag]:
    events, plain = _events(context.facts), _plain(context.text)
    if not any(phrase in plain for phrase in events):
        return
    pattern = _event_pattern(context.facts)
    for zone in context.zones:
        for match in pattern.finditer(context.text, zone.span.start, zone.span.end):
            event = events[_plain(match[0])]
            sentence = sentence_around(context.text, Span(*match.span()), zone.span)
            yield from _misdated(context, event, Span(*match.span()), sentence)


def _misdated(context: Context, event: Event, words: Span, sentence: Span) -> Iterator[Flag]:
    """A year or "for … år siden" right after the phrase, or opening its sentence."""
    text, patterns = context.text, _patterns(context.language)
    lead = text[sentence.start : words.start]
    found = [("year", patterns["year-before"].match(text, sentence.start, words.start))]
    found.append(("ago", patterns["ago-before"].match(text, sentence.start, words.start)))
    if not patterns["of-something"].search(lead):
        found.append(("year", patterns["year"].match(text, words.end, sentence.end)))
        found.append(("ago", patterns["ago"].match(text, words.end, sentence.end)))
    for kind, match in found:
        if match and kind == "year" and not _in_year(event, int(match["year"])):
            yield _year_flag(context, event, Span(*match.span("year")), words)
        elif match and kind == "ago" and context.date and context.date.precision != "year":
            years = _number(match["number"], context.language)
            true = _years_since(event, context.date)
            if years and true > 0 and abs(years - true) >= 1 + (0.1 * true if true > 10 else 0):
                number, span = Span(*match.span("number")), Span(*match.span("time"))
                yield _ago_flag(context, event, number, span, true)


def _year_flag(context: Context, event: Event, year: Span, words: Span) -> Flag:
    right = str(event.start.first.year)
    span = Span(min(year.start, words.start), max(year.end, words.end))
    values = _values(context, event) | {"words": span.of(context.text)}
    return _flag(
        context,
        span,
        Message(OTHER_YEAR, values),
        Suggestion(year, right, Message(BY_EVENT, values)),
        Evidence(Message(EVENT, values), event.source, event.start.first, event.start.last),
    )


def _ago_flag(context: Context, event: Event, number: Span, span: Span, true: float) -> Flag:
    assert context.date is not None  # years ago are counted from it
    years = round(true)
    words = _written_years(years, number.of(context.text), context.language)
    values = _values(context, event) | {
        "words": span.of(context.text),
        "years": str(years),
        "article": str(context.date),
    }
    return _flag(
        context,
        span,
        Message(YEARS_AGO, values),
        Suggestion(number, words, Message(BY_EVENT, values)),
        Evidence(Message(EVENT, values), event.source, event.start.first, event.start.last),
    )


def _flag(
    context: Context, span: Span, message: Message, mend: Suggestion, evidence: Evidence
) -> Flag:
    severity: Severity = "medium" if context.quoted(span) else "high"
    return Flag("event-date", severity, span, message, (mend,), (evidence,), 0.8)


def _values(context: Context, event: Event) -> dict[str, str]:
    names = {"nb": event.name_nb, "nn": event.name_nn, "en": event.name_en}
    return {"event": names[context.language], "date": str(event.start)}


def _in_year(event: Event, year: int) -> bool:
    last = event.end or event.start
    return event.start.first.year <= year <= last.last.year


def _years_since(event: Event, when: DateSpan) -> float:
    return (when.first - event.start.first).days / 365.25


def _written_years(years: int, like: str, language: Language) -> str:
    if like.isdigit():
        return str(years)
    if years == 1:
        one: str = _lists(language)["one"][0]
        return one
    spelt = {value: word for word, value in reversed(number_words(language).items())}
    return spelt.get(years, str(years))


def _number(word: str, language: Language) -> int:
    if word.isdigit():
        return int(word)
    if word.lower() in _lists(language)["one"]:
        return 1
    return number_words(language).get(word.lower(), 0)


def _dead_speakers(context: Context) -> Iterator[Flag]:
    """Once for each person, at the first quote."""
    seen: set[str] = set()
    for quote in context.quotes:
        person = context.facts.people.get(quote.speaker_id or "")
        if person and person.id not in seen and _speaks_after_death(context, quote, person):
            seen.add(person.id)
            yield _dead_flag(context, quote, person)


def _speaks_after_death(context: Context, quote: Quote, person: Person) -> bool:
    if not (context.date and person.died and quote.cue and quote.type == "direct"):
        return False
    if (context.date.first - person.died.last).days <= _MOURNING or quote.via:
        return False
    if len(context.facts.people_named(quote.speaker or "")) != 1:
        return False
    zone = context.document.zone_at(quote.cue.start)
    patterns = _patterns(context.language)
    if zone is None or not patterns["speaks"].fullmatch(quote.cue.of(context.text)):
        return False
    return not (
        patterns["then"].search(context.text, zone.span.start, zone.span.end)
        or years_in(context.text, zone.span)
    )


def _dead_flag(context: Context, quote: Quote, person: Person) -> Flag:
    assert quote.cue is not None  # a verb in the present was found
    values = {
        "name": person.name_in(context.language),
        "date": str(person.died),
        "cue": quote.cue.of(context.text),
    }
    span = quote.mention or quote.cue
    evidence = (Evidence(Message(DEATH, values)),)
    return Flag("event-date", "medium", span, Message(DEAD, values), (), evidence, 0.6)


@lru_cache(maxsize=4)
def _events(facts: FactBase) -> dict[str, Event]:
    """The phrases that can mean one event alone, for those that the facts have."""
    return {
        _plain(phrase): facts.events[key]
        for key, phrases in _toml()["events"].items()
        if key in facts.events
        for phrase in phrases
    }


@lru_cache(maxsize=4)
def _event_pattern(facts: FactBase) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_events(facts))}(?![\w-])", re.IGNORECASE)


def _plain(phrase: str) -> str:
    return phrase.casefold().replace("\u00a0", " ")


@cache
def _toml() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "chronology.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _lists(language: Language) -> dict[str, Any]:
    lists: dict[str, Any] = _toml()[language]
    return lists


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    lists = _lists(language)
    gap, happened = r"[ \u00a0]", either(lists["happened"])
    number = rf"(?P<number>\d{{1,3}}|{either([*number_words(language), *lists['one']])})"
    year = rf"{either(lists['in_year'])}{gap}(?P<year>(?:19|20)\d\d)(?![\d–-])"
    ago = rf"(?P<time>{lists['ago_before']}{number}{gap}{either(lists['ago_after'])})\b"
    opening = rf"\s*(?:{either(lists['then_came'])}{gap})"
    patterns = {
        "year": rf"(?:{gap}{happened})?{gap}{year}",
        "ago": rf"(?:{gap}{happened})?{gap}{ago}",
        "year-before": rf"\s*{year}{opening}$",
        "ago-before": rf"\s*{ago}{opening}$",
        "of-something": rf"\w[\w»”]*,?{gap}{either(lists['of'])}{gap}$",
        "speaks": either(lists["speaks"]),
        "then": rf"\b{either(lists['then'])}\b",
    }
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()}
