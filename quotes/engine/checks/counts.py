"""What numbers in a text count: "14 døde", "tolv personer ble pågrepet", "20 nye plasser"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.context import Context
from quotes.engine.checks.quantities import Quantity, quantities_in, within
from quotes.engine.checks.sentences import sentences_in
from quotes.engine.document import Zone
from quotes.engine.results import Language, Span

#: How far after a number the words that say what happened to the people may stand.
_REACH = 60

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDINGS = ("ene", "ane", "ers", "er", "ar", "en", "et", "as", "es", "s", "a", "e")


@dataclass(frozen=True, slots=True)
class Count:
    """``key`` says what is counted, ``words`` spans the number and the words for it, ``strict``:
    counted for many things, so that the rest of the sentence must agree."""

    quantity: Quantity
    key: str
    words: Span
    sentence: Span
    zone: Zone
    strict: bool


def find_counts(context: Context) -> tuple[Count, ...]:
    """The counts of the readable zones in text order; years and points are none."""
    quantities = quantities_in(context.text, context.ranges, context.language)
    return tuple(
        count
        for zone in context.zones
        if (inside := within(quantities, zone.span))
        for sentence in sentences_in(context.text, zone.span)
        for count in _in_sentence(context, zone, sentence, within(inside, sentence))
    )


def stem(word: str) -> str:
    """A word without its ending, roughly: "ulykken" and "ulykker" are one."""
    word = word.lower()
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word[: len(word) - len(ending)]


@cache
def lists(language: Language) -> dict[str, Any]:
    """The lists of ``data/counted.toml`` for a language."""
    path = Path(__file__).with_name("data") / "counted.toml"
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return found


def _in_sentence(
    context: Context, zone: Zone, sentence: Span, quantities: tuple[Quantity, ...]
) -> Iterator[Count]:
    for place, quantity in enumerate(quantities):
        if quantity.is_year or quantity.kind == "points":
            continue
        end = quantities[place + 1].span.start if place + 1 < len(quantities) else sentence.end
        counted = _counted(context.text, quantity, end, context.language)
        if counted:
            key, words = counted
            strict = key in lists(context.language)["strict"]
            yield Count(quantity, key, words, sentence, zone, strict)


def _counted(
    text: str, quantity: Quantity, end: int, language: Language
) -> tuple[str, Span] | None:
    if quantity.kind == "percent":
        return "prosent", quantity.span
    words = lists(language)
    noun = _noun_after(text, quantity, end, language)
    if noun is None:
        return None
    what = noun[0].lower()
    span = Span(quantity.span.start, noun.end())
    for name, pattern in _classes(language).items():
        if pattern.fullmatch(what):
            return name, span
    if what in words["people"]:
        return _fate(text, span, end, language)
    if what in words["never"] or len(what) < 3:
        return None
    return (what if what in words["strict"] else stem(what)), span


def _noun_after(
    text: str, quantity: Quantity, end: int, language: Language
) -> re.Match[str] | None:
    """The first word after a number that is no adjective."""
    words, place = lists(language), quantity.span.end
    for _ in range(3):
        match = _WORD.match(text, place + 1, end)
        if not match or text[place] not in " \u00a0":
            return None
        word = match[0].lower()
        adjective = word in words["adjectives"] or word.endswith(tuple(words["adjective_endings"]))
        if not adjective:
            return match
        place = match.end()
    return None


def _fate(text: str, people: Span, end: int, language: Language) -> tuple[str, Span] | None:
    """What is said of people: "14 personer mistet livet"."""
    reach = min(end, people.end + _REACH)
    clause = re.split(r"[,;:.–\n]", text[people.end : reach], maxsplit=1)[0]
    found = [
        (match.start(), name, match.end())
        for name, pattern in _classes(language).items()
        if (match := pattern.search(clause))
    ]
    if not found:
        return None
    _, name, last = min(found)
    return name, Span(people.start, people.end + last)


@cache
def _classes(language: Language) -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b{either(words)}\b", re.IGNORECASE)
        for name, words in lists(language)["classes"].items()
    }
