"""Speech that a dash opens: a paragraph after "–", or the rest of one after ": –" or ". –"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.engine.quotations.reading import (
    CLOSING_MARKS,
    DASHES,
    SENTENCE_END,
    Block,
    Reading,
    is_word,
)
from quotes.engine.quotations.tags import find_tags

#: A list item is shorter than this; longer ones are read as speech.
_ITEM_WORDS = 25


@dataclass(frozen=True, slots=True)
class Turn:
    """Tokens ``start`` to ``end`` (exclusive) after the dash.

    ``lead`` is the first token of the words before the dash in the same zone that lead in to it
    ("Bislett: –"), None where the dash opens the zone or a new sentence.
    """

    block: Block
    start: int
    end: int
    lead: int | None = None


def find_turns(reading: Reading) -> list[Turn]:
    """All dash turns of the document in text order, without dash lists."""
    by_block = [list(_turns_of(reading, block)) for block in reading.blocks]
    listed = _list_items(reading, by_block)
    return [turn for number, turns in enumerate(by_block) if number not in listed for turn in turns]


def _turns_of(reading: Reading, block: Block) -> Iterator[Turn]:
    openings = list(_openings(reading, block))
    for number, (dash, lead) in enumerate(openings):
        end = openings[number + 1][0] if number + 1 < len(openings) else block.end
        start, end = reading.trimmed(dash + 1 if _is_dash(reading, dash) else dash, end)
        if any(is_word(token) for token in reading.doc[start:end]):
            yield Turn(block, start, end, lead)


def _is_dash(reading: Reading, at: int) -> bool:
    return reading.texts[at] in DASHES


def _openings(reading: Reading, block: Block) -> Iterator[tuple[int, int | None]]:
    """The dashes that open speech, each with the first token of its lead-in."""
    sentence = block.start
    before = -1  # the last token that is not white space
    for i in range(block.start, block.end):
        word = reading.texts[i]
        if word.isspace():
            continue
        closed = before >= 0 and _closes_sentence(reading, before)
        if before < 0:
            if _opens_block(reading, block, i):
                yield i, None
        elif word in DASHES and _goes_on_with_speech(reading, i, block.end):
            if reading.texts[before] == ":":
                yield i, sentence
            elif closed:
                yield i, None
            elif sentence == block.start and _is_label(reading, sentence, i):
                yield i, sentence
        if closed:
            sentence = i
        before = i


def _is_label(reading: Reading, start: int, end: int) -> bool:
    """ "Kari Nordmann (34) –": who speaks, with an age in brackets."""
    doc = reading.doc
    return end - start >= 4 and doc[end - 1].text == ")" and doc[end - 2].like_num


def _opens_block(reading: Reading, block: Block, at: int) -> bool:
    text = reading.text
    start = reading.doc[at].idx
    if text[start] not in DASHES or start + 1 >= block.span.end:
        return False
    after = text[start + 1]
    if after.isspace() or text[start : start + 3].rstrip() in DASHES - {"-", "–"}:
        return True
    # A hyphen typed close to the word; "-20 grader" and "-en" are no speech.
    return after.isupper() or after in '«"“'


def _goes_on_with_speech(reading: Reading, at: int, end: int) -> bool:
    spaced = at + 1 < end and (reading.doc[at].whitespace_ or reading.texts[at + 1].isspace())
    at += 1 if spaced and reading.texts[at + 1].isspace() else 0
    if not spaced or at + 1 >= end:
        return False
    following = reading.texts[at + 1]
    return following[0].isupper() or following[0] in '«"“„' or following[0].isdigit()


def _closes_sentence(reading: Reading, at: int) -> bool:
    texts = reading.texts
    if texts[at] in SENTENCE_END:
        return True
    return texts[at] in CLOSING_MARKS and at > 0 and texts[at - 1] in SENTENCE_END


def _list_items(reading: Reading, by_block: Sequence[Sequence[Turn]]) -> set[int]:
    """The numbers of blocks that are items of a dash list.

    Two items or more, none ending as a sentence or all beginning in lower case or with a figure.
    """
    listed: set[int] = set()
    run: list[int] = []
    for number in range(len(by_block) + 1):
        turns = by_block[number] if number < len(by_block) else ()
        if len(turns) == 1 and turns[0].lead is None and not reading.blocks[number].heading:
            run.append(number)
            continue
        if len(run) >= 2 and _is_list(reading, [by_block[n][0] for n in run]):
            listed.update(run)
        run = []
    return listed


def _is_list(reading: Reading, items: Sequence[Turn]) -> bool:
    if any(item.end - item.start > _ITEM_WORDS for item in items):
        return False
    if any(next(find_tags(reading, item.start, item.end), None) for item in items):
        return False
    first_words = [reading.texts[item.start] for item in items]
    if all(word[0].islower() or word[0].isdigit() for word in first_words):
        return True
    return not any(_closes_sentence(reading, item.end - 1) for item in items)
