"""Speech that no dash and no mark opens, told by its first person.

"Vi er glade, sier X": the words are X's own. Where a text has lost its dashes (copied from a page
that drew them) such attributions stand in paragraph after paragraph; then paragraphs in the first
person are speech without an attribution as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.engine.document import BODY
from quotes.engine.quotations.attributions import Tag
from quotes.engine.quotations.dashes import tagged
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.pieces import piece, resumes, spoken
from quotes.engine.quotations.reading import Block, Reading, sentences
from quotes.engine.quotations.tags import find_tags

#: So many paragraphs with plain speech make it a habit of the text.
_PLAIN = 2
_QUESTION_LENGTH = 250


@dataclass(frozen=True, slots=True)
class _Plain:
    """A paragraph whose words from token ``start`` to its attribution are speech."""

    block: Block
    start: int
    tag: Tag


def plain_speech(reading: Reading, found: Sequence[FoundQuote]) -> list[FoundQuote]:
    """Direct quotes without marks, in zones where ``found`` has none.

    English papers print marks; there the first person is a columnist's own.
    """
    if reading.language == "en":
        return []
    taken = _taken_blocks(reading, found)
    free = [b for b in reading.blocks if b.kind in BODY and b.index not in taken]
    tagged_blocks = {p.block.index: p for block in free if (p := _plain(reading, block))}
    everywhere = len(tagged_blocks) >= _PLAIN
    quotes: list[FoundQuote] = []
    for block in free:
        plain = tagged_blocks.get(block.index)
        if plain is not None:
            quotes.extend(_quote(reading, plain))
        elif everywhere:
            quotes.extend(_untagged(reading, block))
    return quotes


def _taken_blocks(reading: Reading, found: Sequence[FoundQuote]) -> set[int]:
    blocks = (reading.block_at(span.start) for quote in found for span in quote.content)
    return {block.index for block in blocks if block is not None}


def _plain(reading: Reading, block: Block) -> _Plain | None:
    """The speech of a paragraph: from its first sentence in the first person to the attribution."""
    tag = _attribution(reading, block)
    if tag is None:
        return None
    for first, stop in sentences(reading, block.start, tag.start):
        if spoken(reading, first, stop):
            return _Plain(block, first, tag)
    return None


def _attribution(reading: Reading, block: Block) -> Tag | None:
    start, end = reading.trimmed(block.start, block.end)
    tag = next(find_tags(reading, start, end), None)
    if tag is None or tag.source is None or tag.relation != "tag":
        return None
    complement = reading.doc[tag.source.end : tag.end]
    return None if any(t.lower_ in reading.words("complementizers") for t in complement) else tag


def _quote(reading: Reading, plain: _Plain) -> list[FoundQuote]:
    tag = plain.tag
    pieces = [(plain.start, tag.start)]
    end = next((e for _, e in sentences(reading, tag.end, plain.block.end)), tag.end)
    if tag.end < end and reading.doc[tag.end].text == "," and resumes(reading, tag.end + 1, end):
        pieces.append((tag.end + 1, end))
    content = tuple(p for s, e in pieces if (p := piece(reading, s, e)) is not None)
    if not content:
        return []
    quote = FoundQuote("direct", "none", content, plain.block.index, turn=plain.block.index)
    return [tagged(reading, quote, tag)]


def _untagged(reading: Reading, block: Block) -> list[FoundQuote]:
    """A paragraph without attribution in a text with plain speech: the first person's words, or
    a question to somebody."""
    content = piece(reading, block.start, block.end)
    if content is None:
        return []
    words = content.of(reading.text)
    asks = words[-1:] == "?" and len(words) <= _QUESTION_LENGTH
    if not (asks or spoken(reading, block.start, block.end)) or _attribution(reading, block):
        return []
    return [FoundQuote("direct", "none", (content,), block.index, turn=block.index, asks=asks)]
