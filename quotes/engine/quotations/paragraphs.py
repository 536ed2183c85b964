"""Passages that run over paragraphs.

Two habits: the passage is closed once, in a later paragraph; or each paragraph opens it anew and
only the last closes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.marks import Passage
from quotes.engine.quotations.pieces import unmarked
from quotes.engine.quotations.reading import Block, Reading
from quotes.engine.results import Span

#: A passage is looked for in so many paragraphs.
_LONGEST = 12
_CLOSED_BY = {"«": "»", "“": "”", "„": "“”", '"': '"', "‹": "›"}


def joined_over_paragraphs(
    reading: Reading, marked: dict[int, list[Passage]], quotes: Sequence[FoundQuote]
) -> list[FoundQuote]:
    """The quotes with those that go on in the next paragraphs grown or joined."""
    result: list[FoundQuote] = []
    for quote in quotes:
        earlier = result[-1] if result else None
        if earlier is not None and _reopened(reading, marked, earlier, quote):
            relation = quote if earlier.relation == "none" else earlier
            result[-1] = replace(
                earlier,
                content=earlier.content + quote.content,
                relation=relation.relation,
                cue=relation.cue,
                mention=relation.mention,
                via=relation.via,
            )
            continue
        result.append(_closed_later(reading, marked, quote))
    return result


def _unclosed(marked: dict[int, list[Passage]], quote: FoundQuote, block: int) -> Passage | None:
    last = quote.content[-1]
    return next(
        (p for p in marked[block] if not p.closed and p.span.start <= last.start <= p.span.end),
        None,
    )


def _last_block(reading: Reading, quote: FoundQuote) -> int:
    block = reading.block_at(quote.content[-1].start)
    return block.index if block else quote.block


def _reopened(
    reading: Reading, marked: dict[int, list[Passage]], earlier: FoundQuote, quote: FoundQuote
) -> bool:
    """Whether ``quote`` opens the paragraph after the one that ``earlier`` left open."""
    block = _last_block(reading, earlier)
    if quote.block != block + 1 or earlier.mark != quote.mark:
        return False
    opens = not reading.text[reading.blocks[quote.block].span.start : quote.start].strip('«“„"‹ ')
    return opens and _unclosed(marked, earlier, block) is not None


def _closed_later(
    reading: Reading, marked: dict[int, list[Passage]], quote: FoundQuote
) -> FoundQuote:
    """Grow a quote left open to the paragraph whose first mark is its closing one."""
    passage = _unclosed(marked, quote, quote.block)
    if passage is None or quote.relation == "tag":
        return quote
    opening = reading.text[passage.span.start]
    grown: list[Span] = []
    for block in reading.blocks[quote.block + 1 : quote.block + 1 + _LONGEST]:
        at = _first_mark(reading, block, opening)
        if at is None:
            grown.append(block.span)
            continue
        if reading.text[at] in _CLOSED_BY.get(opening, "") and at > block.span.start:
            grown.append(Span(block.span.start, at))
            more = tuple(unmarked(reading.text, span) for span in grown)
            return replace(quote, content=quote.content + more)
        return quote
    return quote


def _first_mark(reading: Reading, block: Block, opening: str) -> int | None:
    marks = opening + _CLOSED_BY.get(opening, "")
    places = (reading.text.find(mark, block.span.start, block.span.end) for mark in marks)
    return min((place for place in places if place >= 0), default=None)
