"""Conversations set as a transcript: each turn opens with who speaks and a colon.

    Moderator: Er vi klare?
    Kari Nes: Ja, vi er klare.

A single "X:" may open anything; a text is a transcript where at least two such labels come back
and most of what they open ends as a sentence, which a box of facts ("Alder: 52") does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotes.engine.document import BODY
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.pieces import piece, spoken
from quotes.engine.quotations.reading import SENTENCE_END, Block, Reading
from quotes.engine.results import Span

_RETURNING = 2
_WORD = r"[^\s:.!?,;«»\"“”„()–—]+"
#: A name or what a person is, with an age, a party or the like in brackets.
_LABEL = re.compile(
    rf"((?=[^\W\d_a-zæøå]){_WORD}(?: {_WORD}){{0,4}})(?: \([^()]{{1,40}}\))?:(?!\S)"
)


@dataclass(frozen=True, slots=True)
class _Turn:
    """``label`` names the speaker; ``block`` holds the words, from the code point ``start``."""

    label: Span
    block: Block
    start: int


def transcript_turns(reading: Reading, quotes: Sequence[FoundQuote]) -> list[FoundQuote]:
    """The turns as direct quotes, none in a text that is no transcript or where dashes open
    the turns."""
    taken = {reading.block_at(span.start) for quote in quotes for span in quote.content}
    found = []
    for turn in _turns(reading):
        span = piece(reading, *reading.token_range(Span(turn.start, turn.block.span.end)))
        if span is not None and turn.block not in taken:
            quote = FoundQuote("direct", "none", (span,), turn.block.index)
            found.append(quote.sourced("lead-in", None, turn.label))
    return found


def _turns(reading: Reading) -> Iterator[_Turn]:
    labels = {block.index: _label(reading, block) for block in reading.blocks}
    times = Counter(label.of(reading.text).casefold() for label in labels.values() if label)
    returning = sum(count >= _RETURNING for count in times.values())
    if returning < _RETURNING or not _are_sentences(reading, labels):
        return
    speaking: Span | None = None
    for block in reading.blocks:
        label = labels[block.index]
        if label is not None:
            speaking = label
            after = reading.text.index(":", label.end) + 1
            yield _Turn(label, block, after)
        elif speaking is not None and _goes_on(reading, block, labels.get(block.index - 1)):
            yield _Turn(speaking, block, block.span.start)
        else:
            speaking = None


def _are_sentences(reading: Reading, labels: Mapping[int, Span | None]) -> bool:
    ends = [
        block.span.of(reading.text)[-1] in SENTENCE_END
        for block in reading.blocks
        if labels[block.index] is not None
    ]
    return sum(ends) * 2 > len(ends)


def _label(reading: Reading, block: Block) -> Span | None:
    match = _LABEL.match(reading.text, block.span.start, block.span.end)
    if match is None:
        return None
    words = [word.casefold() for word in match[1].split()]
    return None if any(reading.cues.finite(word) for word in words) else Span(*match.span(1))


def _goes_on(reading: Reading, block: Block, label: Span | None) -> bool:
    """Whether a block without a label belongs to the turn before: the label stood alone on its
    line, or the words are plainly spoken."""
    alone = label is not None and reading.text[label.end :].split("\n", 1)[0].endswith(":")
    return block.kind in BODY and (alone or spoken(reading, block.start, block.end))
