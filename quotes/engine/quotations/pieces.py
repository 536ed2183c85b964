"""Where quoted words begin and end, and whether words are spoken or the reporter's own."""

from __future__ import annotations

from quotes.engine.quotations.reading import CLOSING_MARKS, DASHES, Reading, within
from quotes.engine.results import Span

_OPENING = frozenset("«\"“„‹‘'")


def piece(reading: Reading, start: int, end: int) -> Span | None:
    """The span of spoken words among tokens: without dashes, outer marks and a last comma."""
    start, end = reading.trimmed(start, end)
    while start < end and reading.texts[start] in DASHES | {",", ":"}:
        start += 1
    while end > start and reading.texts[end - 1] in DASHES | {",", " ", "\n"}:
        end -= 1
    start, end = reading.trimmed(start, end)
    if start >= end:
        return None
    span = unmarked(reading.text, reading.span(start, end))
    return span if any(c.isalnum() for c in span.of(reading.text)) else None


def unmarked(text: str, span: Span) -> Span:
    """Drop one pair of marks around the whole span, and white space and commas inside it."""
    start, end = span.start, span.end
    if start >= end:
        return span
    if end - start >= 2 and text[start] in _OPENING and text[end - 1] in CLOSING_MARKS:
        inner = text[start + 1 : end - 1]
        if not any(mark in inner for mark in (text[start], text[end - 1])):
            start, end = start + 1, end - 1
    elif text[start] in "«“„" and text[end - 1] not in CLOSING_MARKS and _unclosed(text[start:end]):
        start += 1
    while end - start > 1 and text[start] in DASHES and not text[start + 1].isdigit():
        start += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


def _unclosed(words: str) -> bool:
    return words.count("«") > words.count("»") or words.count("“") > words.count("”")


def spoken(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence after an attribution goes on in the speaker's voice.

    Reporters seldom write "jeg", "vi" or "du"; speakers seldom do without.
    """
    first, second = reading.words("first_person"), reading.words("second_person")
    quoted = 0
    for word in reading.lower[start:end]:
        if word in "«“„":
            quoted += 1
        elif word in "»”":
            quoted = max(0, quoted - 1)
        elif not quoted and (word in first or word in second):
            return True
    return False


def resumes(reading: Reading, start: int, end: int) -> bool:
    """Whether the words after an attribution and a comma are speech again.

    They are not where they describe the speaker ("som leder ...", "leder for ...") or tell what
    he does ("og ler").
    """
    doc = reading.doc
    start, end = reading.trimmed(start, end)
    if start >= end:
        return False
    words = reading.words
    first = reading.lower[start]
    second = reading.lower[start + 1] if start + 1 < end else ""
    if first in words("relative") or (
        first in words("subordinators") and first not in ("for", "så", "at", "om", "hvis")
    ):
        return False
    if first in words("conjunctions"):
        if reading.cues.readings(second) or second in words("auxiliaries"):
            return False
        if second in words("third_person") and not spoken(reading, start, end):
            return False
        if reading.parsed and doc[start + 1].pos_ in ("VERB", "AUX"):
            return False
    if spoken(reading, start, end):
        return True
    return has_finite_verb(reading, start, end) and (
        first in words("conjunctions") or first in words("adverbs") or _impersonal(first)
    )


def _impersonal(word: str) -> bool:
    return word in ("det", "dette", "her", "der", "for", "så", "it", "this", "there", "that")


def has_finite_verb(reading: Reading, start: int, end: int) -> bool:
    """Whether tokens ``start`` to ``end`` hold a finite verb; without a parse, one that is known
    as auxiliary or cue."""
    if reading.parsed:
        return next(within(reading.finite_verbs, start, end), None) is not None
    return any(
        word in reading.words("auxiliaries")
        or reading.cues.finite(word)
        or word in ("er", "var", "is", "are", "was", "were")
        for word in reading.lower[start:end]
    )
