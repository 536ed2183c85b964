"""The source's words in place of a quote's, with the article's own marks around them."""

from __future__ import annotations

import re

from quotes.engine.checks.source_alignment import Line
from quotes.engine.checks.sources import Source
from quotes.engine.results import Message, Span, Suggestion, gettext_noop

AS_SOURCE = gettext_noop("as in the source")

_WORD = re.compile(r"\w+(?:[-‑'’]\w+)*")
_MARKS = re.compile(r"[«»“”„\"]|^[–—-]\s")
_CLOSING = re.compile(r"[\s.,;:!?…]+$")


def sources_words(text: str, line: Line, source: Source) -> tuple[Suggestion, ...]:
    """The source's words for a sentence of a quote, or for the part of it that differs."""
    if line.found is None or line.line is None or not line.differences:
        return ()
    if line.state == "paraphrased":
        put, there = line.span, line.line
    else:
        put, there = _differing(text, line, source)
    words = _CLOSING.sub("", _MARKS.sub("", " ".join(there.of(source.text).split())))
    words = _begun_like(text, put, words, begins=put.start == line.span.start)
    if not words or words == put.of(text):
        return ()
    return (Suggestion(put, words, Message(AS_SOURCE)),)


def _differing(text: str, line: Line, source: Source) -> tuple[Span, Span]:
    """From the first to the last word that differs, in both; where one wording has none there,
    with the next word that both have, or at the end the one before."""
    assert line.found is not None
    first, last = line.differences[0], line.differences[-1]
    here = Span(first.here.start, max(first.here.start, last.here.end))
    there = Span(first.there.start, max(first.there.start, last.there.end))
    if here.start < here.end and there.start < there.end:
        return here, there
    mine = _WORD.search(text, here.end, line.span.end)
    theirs = _WORD.search(source.text, there.end, line.found.end)
    if mine and theirs:
        return Span(here.start, mine.end()), Span(there.start, theirs.end())
    mine = _last_word(text, line.span.start, here.start)
    theirs = _last_word(source.text, line.found.start, there.start)
    if mine and theirs:
        return Span(mine.start(), here.end), Span(theirs.start(), there.end)
    return line.span, line.found


def _last_word(text: str, start: int, end: int) -> re.Match[str] | None:
    return max(_WORD.finditer(text, start, end), key=re.Match.start, default=None)


def _begun_like(text: str, put: Span, words: str, *, begins: bool) -> str:
    """A capital as the article has it: the source's sentence may begin elsewhere."""
    if not words or put.start == put.end:
        return words
    if text[put.start].isupper() and begins:
        return words[0].upper() + words[1:]
    return words
