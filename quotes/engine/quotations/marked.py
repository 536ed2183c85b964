"""Direct quotes between quotation marks.

Names, titles and irony stand between marks too. A passage is a quote where an attribution or a
lead-in belongs to it, or where it is a whole sentence or paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.engine.quotations.dashes import tagged, with_lead
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.leads import last_sentence
from quotes.engine.quotations.marks import Passage
from quotes.engine.quotations.pieces import has_finite_verb, unmarked
from quotes.engine.quotations.reading import CLOSING_MARKS, Block, Reading, ends_sentence, is_word
from quotes.engine.quotations.tags import Tag, find_tags
from quotes.engine.results import Span

#: A passage of this many words that stands as a sentence of its own is speech, not a title.
_SENTENCE_WORDS = 5


def marked_quotes(
    reading: Reading, marked: dict[int, list[Passage]], taken: Sequence[Span]
) -> list[FoundQuote]:
    """Quotes in marks outside the ``taken`` spans (speech that a dash opened)."""
    quotes: list[FoundQuote] = []
    spoken = _Covered(taken)
    for block in reading.blocks:
        previous: FoundQuote | None = None
        for passage in marked[block.index]:
            if passage.depth or spoken.holds(passage.span):
                continue
            quote = _quote(reading, block, passage, previous)
            if quote is None:
                continue
            if previous is not None and _same_sentence(reading, previous, quote):
                quotes[-1] = previous = replace(previous, content=previous.content + quote.content)
                continue
            quotes.append(quote)
            previous = quote
    return quotes


class _Covered:
    """Whether a span lies in one of many disjoint ones; asked in text order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._at = 0

    def holds(self, span: Span) -> bool:
        while self._at < len(self._spans) and self._spans[self._at].end <= span.start:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at].overlaps(span)


def _quote(
    reading: Reading, block: Block, passage: Passage, previous: FoundQuote | None
) -> FoundQuote | None:
    inner = unmarked(reading.text, passage.inner)
    if not any(character.isalnum() for character in inner.of(reading.text)):
        return None
    quote = FoundQuote(
        type="direct",
        mark=passage.mark,
        content=(inner,),
        block=block.index,
        asks=reading.text[inner.end - 1] == "?",
        heading=block.heading,
    )
    start, end = reading.token_range(passage.span)
    if end < len(reading.doc) and reading.doc[end - 1].idx < passage.span.end <= _end(reading, end):
        end = max(end, start + 1)
    opening = _opens_sentence(reading, block, start)
    tag = _tag_after(reading, end, block.end)
    if tag is not None and (opening or _is_relative(reading, tag)) and tag.kind != "show":
        return tagged(reading, quote, tag)
    before = _before(reading, block, start)
    if before is not None and reading.doc[before].text == ":":
        return _after_colon(reading, block, quote, before)
    if before is None and previous is None and block.index > 0:
        led = _led_from_block(reading, block, quote)
        if led is not None:
            return led
    if block.heading:
        return None
    whole = opening and _closes_sentence(reading, passage, end, block)
    if whole and _reads_as_sentence(reading, start, end):
        return quote
    return None


def _end(reading: Reading, at: int) -> int:
    token = reading.doc[at - 1]
    return token.idx + len(token.text)


def _before(reading: Reading, block: Block, at: int) -> int | None:
    for i in range(at - 1, block.start - 1, -1):
        if not reading.doc[i].text.isspace():
            return i
    return None


def _opens_sentence(reading: Reading, block: Block, at: int) -> bool:
    before = _before(reading, block, at)
    if before is None:
        return True
    token = reading.doc[before]
    return (
        ends_sentence(token)
        or token.text == ":"
        or token.text in "-–—"
        or (token.text in CLOSING_MARKS and before > 0 and ends_sentence(reading.doc[before - 1]))
    )


def _tag_after(reading: Reading, at: int, end: int) -> Tag | None:
    """The attribution right after a passage, with or without a comma between."""
    while at < end and (reading.doc[at].text == "," or reading.doc[at].text in "-–—"):
        at += 1
    tag = next(find_tags(reading, at, min(end, at + 40), opening=True), None)
    return tag if tag is not None and tag.start == at else None


def _is_relative(reading: Reading, tag: Tag) -> bool:
    return reading.doc[tag.start].lower_ in ("som", "slik")


def _after_colon(
    reading: Reading, block: Block, quote: FoundQuote, colon: int
) -> FoundQuote | None:
    """ "X sier: «...»"; after a mere label only what reads as a sentence."""
    led = with_lead(reading, quote, last_sentence(reading, block.start, colon + 1), colon)
    start, end = reading.token_range(quote.content[0])
    if led.cue is not None or _reads_as_sentence(reading, start, end):
        return led
    return None


def _led_from_block(reading: Reading, block: Block, quote: FoundQuote) -> FoundQuote | None:
    """A paragraph in marks after one that ends in a colon."""
    earlier = reading.blocks[block.index - 1]
    start, end = reading.trimmed(earlier.start, earlier.end)
    if start >= end or reading.doc[end - 1].text != ":":
        return None
    return with_lead(reading, quote, last_sentence(reading, start, end), end - 1)


def _closes_sentence(reading: Reading, passage: Passage, end: int, block: Block) -> bool:
    if not passage.closed:
        return True
    last = passage.inner.of(reading.text).rstrip()[-1:]
    if end >= block.end or last in ".!?…":
        return True
    return ends_sentence(reading.doc[end])


def _reads_as_sentence(reading: Reading, start: int, end: int) -> bool:
    count = sum(is_word(token) for token in reading.doc[start:end])
    return count >= _SENTENCE_WORDS and has_finite_verb(reading, start, end)


def _same_sentence(reading: Reading, first: FoundQuote, second: FoundQuote) -> bool:
    """«A», sier X, «B»: one quote in two pieces."""
    if first.cue is None:
        return False
    between = reading.text[first.end : second.start]
    return second.relation in ("none", "lead-in") and not any(c in between for c in ".!?:\n")
