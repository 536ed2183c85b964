"""Who speaks where nothing beside the words tells: interviews, turns in a row, topics."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.reading import Reading, sentences


def runs(found: Sequence[FoundQuote], reading: Reading) -> list[list[int]]:
    """The indexes of dash turns in runs without narration between them.

    Two turns belong to one run where they share a zone or stand in adjacent ones.
    """
    result: list[list[int]] = []
    last_block = -9
    for number, quote in enumerate(found):
        if quote.turn < 0 or quote.heading:
            continue
        if not reading.blocks[quote.block].heading and quote.block - last_block <= 1 and result:
            result[-1].append(number)
        else:
            result.append([number])
        last_block = _last_block(reading, quote)
    return result


def _last_block(reading: Reading, quote: FoundQuote) -> int:
    block = reading.block_at(quote.content[-1].start)
    return block.index if block else quote.block


def is_reporters(
    reading: Reading, found: Sequence[FoundQuote], run: Sequence[int], place: int
) -> bool:
    """Whether the turn at ``place`` of a run is the reporter's own question.

    It ends in a question mark, nobody is named beside it, and it addresses somebody, or somebody
    answers with a turn of his own.
    """
    quote = found[run[place]]
    if not quote.asks or quote.relation != "none":
        return False
    if addresses(reading, quote):
        return True
    if _states(reading, quote) and sum(_asks_alone(q) for q in found) == 1:
        return False
    return place + 1 < len(run) and not _asks_alone(found[run[place + 1]])


def _states(reading: Reading, quote: FoundQuote) -> bool:
    """Whether the words tell something before they ask: rhetoric, not a reporter's question."""
    start, end = reading.token_range(quote.content[0])
    _first, stop = next(sentences(reading, start, end), (start, end))
    return stop < end and reading.doc[stop - 1].text == "."


def _asks_alone(quote: FoundQuote) -> bool:
    return quote.asks and quote.relation == "none"


def addresses(reading: Reading, quote: FoundQuote) -> bool:
    """Whether the words speak to somebody: "du", "dere"."""
    second = reading.words("second_person")
    return any(
        token.lower_ in second
        for span in quote.content
        for token in reading.doc[slice(*reading.token_range(span))]
    )
