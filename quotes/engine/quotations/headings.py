"""Headings in quotation marks: quotes where the body has their words in somebody's mouth."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.marks import Passage
from quotes.engine.quotations.pieces import unmarked
from quotes.engine.quotations.reading import Reading
from quotes.engine.results import Span

#: So many words of somebody in a longer heading are no name and no title.
_ENOUGH = 4
_WORD = re.compile(r"\w+")


def heading_quotes(
    reading: Reading, marked: dict[int, list[Passage]], found: Sequence[FoundQuote]
) -> list[FoundQuote]:
    """One quote for each heading with quoted words of the body, alone in it or _ENOUGH of them."""
    said = _said(reading, found)
    taken = {quote.block for quote in found if quote.heading}
    quotes: list[FoundQuote] = []
    for block in reading.blocks:
        if not block.heading or block.index in taken:
            continue
        passage = next((p for p in marked[block.index] if p.depth == 0), None)
        if passage is None:
            continue
        inner = unmarked(reading.text, passage.inner)
        words = _normal(inner.of(reading.text))
        whole = _fills(reading, passage.span, block.span) or words.count(" ") + 1 >= _ENOUGH
        if words and whole and f" {words} " in said:
            quotes.append(FoundQuote("direct", passage.mark, (inner,), block.index, heading=True))
    return quotes


def _said(reading: Reading, found: Sequence[FoundQuote]) -> str:
    """The words of all quotes of the body, one after the other."""
    contents = (
        _normal(span.of(reading.text))
        for quote in found
        if not quote.heading
        for span in quote.content
    )
    return " " + " | ".join(contents) + " "


def _normal(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _fills(reading: Reading, passage: Span, zone: Span) -> bool:
    rest = reading.text[zone.start : passage.start] + reading.text[passage.end : zone.end]
    return not any(character.isalnum() for character in rest)
