"""Answers in an interview that bear no dash: only the reporter's questions do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.engine.document import BODY
from quotes.engine.quotations.dashes import read_speech, tagged
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.marks import Passage
from quotes.engine.quotations.pieces import piece, spoken
from quotes.engine.quotations.reading import Block, Reading, sentences

_INTERVIEW = 2
_PLAIN_INTERVIEW = 3
_QUESTION_LENGTH = 250


def unmarked_answers(
    reading: Reading, marked: dict[int, list[Passage]], turns: Sequence[FoundQuote]
) -> list[FoundQuote]:
    """Paragraphs right after a question that speak in the first person or open with yes or no.

    ``turns`` are the dash quotes; a paragraph that goes on in the first person after an answer
    belongs to it.
    """
    taken = {reading.block_at(span.start) for quote in turns for span in quote.content}
    taken_numbers = {block.index for block in taken if block is not None}
    found = _unmarked_questions(reading, taken_numbers)
    only_asked = _only_questions_are_marked(turns)
    for question in (*turns, *found):
        if not question.asks or question.relation != "none" or question.heading:
            continue
        if not _opens_zone(reading, question):
            continue
        for block in _free_after(reading, question, taken_numbers):
            first = block.index == _block_of(reading, question) + 1
            if not (_answers(reading, block, first=first) or (first and only_asked)):
                break
            quote = _quote(reading, block, marked[block.index], question.turn)
            if quote is not None:
                found.append(quote)
    return found


def _only_questions_are_marked(turns: Sequence[FoundQuote]) -> bool:
    """Whether nearly all dashes of the text open questions: the answers are set plain."""
    body = [turn for turn in turns if not turn.heading]
    questions = sum(turn.asks and turn.relation == "none" for turn in body)
    return questions >= _PLAIN_INTERVIEW and (len(body) - questions) * 4 <= questions


def _unmarked_questions(reading: Reading, taken: set[int]) -> list[FoundQuote]:
    """The questions of an interview set without any dash: a line that asks, then an answer.

    One such pair may be rhetoric; two or more make an interview.
    """
    pairs = [
        block
        for block, answer in pairwise(reading.blocks)
        if not {block.index, answer.index} & taken
        and _asks(reading, block)
        and answer.kind in BODY
        and not _asks(reading, answer)
        and _opens_as_answer(reading, answer)
    ]
    if len(pairs) < _INTERVIEW or not _is_interview(reading, pairs):
        return []
    contents = ((block, piece(reading, block.start, block.end)) for block in pairs)
    return [
        FoundQuote("direct", "none", (span,), block.index, turn=0, asks=True)
        for block, span in contents
        if span is not None
    ]


def _is_interview(reading: Reading, questions: Sequence[Block]) -> bool:
    """Whether the questions speak to somebody and the rest of the text is not an "I" story."""
    second, first = reading.words("second_person"), reading.words("first_singular")
    speaking = sum(_has_any(reading, block, second) for block in questions)
    answers = {block.index + 1 for block in questions}
    own = sum(
        _has_any(reading, block, first)
        for block in reading.blocks
        if block.index not in answers and block.index - 1 not in answers
    )
    return speaking * 2 >= len(questions) and own <= len(questions) // 2


def _has_any(reading: Reading, block: Block, words: frozenset[str]) -> bool:
    return any(token.lower_ in words for token in reading.doc[block.start : block.end])


def _asks(reading: Reading, block: Block) -> bool:
    words = block.span.of(reading.text)
    return words.rstrip()[-1:] == "?" and len(words) <= _QUESTION_LENGTH


def _opens_as_answer(reading: Reading, block: Block) -> bool:
    """Yes or no, or the first person singular in the first two sentences."""
    start, end = reading.trimmed(block.start, block.end)
    if start >= end:
        return False
    first, stop = start, [e for _, e in sentences(reading, start, end)][:2][-1]
    singular = reading.words("first_singular")
    opens = reading.doc[start].lower_ in reading.words("answers")
    return opens or any(token.lower_ in singular for token in reading.doc[first:stop])


def _opens_zone(reading: Reading, question: FoundQuote) -> bool:
    """Whether nothing stands before the question: one at the end of a paragraph is rhetoric."""
    block = reading.blocks[question.block]
    before = reading.text[block.span.start : question.start]
    return not any(character.isalnum() for character in before)


def _block_of(reading: Reading, quote: FoundQuote) -> int:
    block = reading.block_at(quote.end - 1)
    return block.index if block else quote.block


def _free_after(reading: Reading, question: FoundQuote, taken: set[int]) -> Iterator[Block]:
    number = _block_of(reading, question) + 1
    while number < len(reading.blocks) and number not in taken:
        block = reading.blocks[number]
        if block.kind not in BODY:
            return
        yield block
        number += 1


def _answers(reading: Reading, block: Block, *, first: bool) -> bool:
    start, end = reading.trimmed(block.start, block.end)
    if start >= end:
        return False
    opens = reading.doc[start].lower_ in reading.words("answers")
    return (first and opens) or spoken(reading, start, end)


def _quote(
    reading: Reading, block: Block, nested: Sequence[Passage], turn: int
) -> FoundQuote | None:
    speech = read_speech(reading, block.start, block.end, nested)
    content = tuple(p for s, e in speech.pieces if (p := piece(reading, s, e)) is not None)
    if not content:
        return None
    quote = FoundQuote("direct", "none", content, block.index, turn=turn)
    return tagged(reading, quote, speech.tag)
