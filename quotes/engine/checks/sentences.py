"""The sentence around a place in a text and the time that it speaks of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from quotes.engine.dates import DateSpan
from quotes.engine.results import Language, Span

_END = re.compile(
    r"(?<![\d.])(?<!\b\w)(?<!\b[A-Z]r)(?<!fhv)[.!?…][»”\"']?(?=\s)|[\n\r\u2028\u2029]+"
)
#: Code points on either side of a place: no sentence is longer.
_LONGEST = 2_000
_LONGEST_TITLE = 80
_YEAR = re.compile(r"(?<![\w–-])(?:19|20)\d\d(?!\d)")


def sentence_around(text: str, span: Span, zone: Span) -> Span:
    """The sentence that holds a span, within its zone; told by punctuation alone."""
    start, end = max(zone.start, span.start - _LONGEST), min(zone.end, span.end + _LONGEST)
    for match in _END.finditer(text, start, end):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.end()
            break
    return Span(start, end)


def sentences_in(text: str, zone: Span) -> Iterator[Span]:
    """The sentences of a zone in order, white space between them included."""
    start = zone.start
    for match in _END.finditer(text, zone.start, zone.end):
        yield Span(start, match.end())
        start = match.end()
    if start < zone.end:
        yield Span(start, zone.end)


def years_in(text: str, sentence: Span) -> tuple[DateSpan, ...]:
    """The years that a sentence names."""
    return tuple(
        DateSpan.parse(match[0]) for match in _YEAR.finditer(text, sentence.start, sentence.end)
    )


def speaks_of_other_time(text: str, sentence: Span, language: Language) -> bool:
    """Whether words of a sentence move it out of the article's own time ("den gang", "hadde")."""
    return bool(_patterns(language)["phrases"].search(text, sentence.start, sentence.end))


def is_conditional(text: str, before: Span, language: Language) -> bool:
    """Whether a stretch of text denies or supposes what comes after it."""
    return bool(_patterns(language)["conditional"].search(text, before.start, before.end))


def names_a_work(text: str, span: Span, language: Language) -> bool:
    """Whether a span stands in the title of a film, book or the like: "filmen «President X»"."""
    before = text[max(0, span.start - _LONGEST_TITLE) : span.start]
    place = max(before.rfind(mark) for mark in '«“"')
    if place < 0 or any(mark in before[place + 1 :] for mark in "»”\n"):
        return False
    words = before[:place].split()
    return bool(words) and bool(_patterns(language)["works"].fullmatch(words[-1].strip(",:")))


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    path = Path(__file__).with_name("data") / "time.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return {
        key: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
        for key, words in lists.items()
    }
