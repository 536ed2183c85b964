"""Direct quotes that a speech dash opens: to the attribution, and on after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.engine.quotations.attributions import Tag
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.leads import last_sentence, lead_in
from quotes.engine.quotations.marks import Passage
from quotes.engine.quotations.pieces import piece, resumes, spoken
from quotes.engine.quotations.reading import Block, Reading, ends_sentence, sentences
from quotes.engine.quotations.tags import find_tags, fronted, pointing_tag
from quotes.engine.quotations.turns import Turn, find_turns
from quotes.engine.results import Span


@dataclass(frozen=True, slots=True)
class Speech:
    """The speech of one turn as token ranges and the attribution found in it."""

    pieces: tuple[tuple[int, int], ...]
    tag: Tag | None


def dash_quotes(reading: Reading, marked: dict[int, list[Passage]]) -> list[FoundQuote]:
    """One quote for each dash turn that holds words. ``marked`` has each zone's passages."""
    quotes: list[FoundQuote] = []
    turns = find_turns(reading)
    opened = {turn.block.index for turn in turns if turn.lead is None}
    for number, turn in enumerate(turns):
        speech = read_speech(reading, turn.start, turn.end, marked[turn.block.index])
        if reading.language == "en" and speech.tag is None:
            continue
        quote = _quote(reading, turn.block, speech, number)
        if quote is None:
            continue
        if speech.tag is None:
            last = number + 1 == len(turns) or turns[number + 1].block.index != turn.block.index
            following = _next_block(reading, turn.block) if last else None
            if following is not None and following.index not in opened:
                quote = _carried_on(reading, quote, turn.block, following, marked)
        if quote.relation == "none":
            quote = _led_in(reading, turn, quote)
        quotes.append(quote)
    return quotes


def read_speech(reading: Reading, start: int, end: int, nested: Sequence[Passage] = ()) -> Speech:
    """Split tokens ``start`` to ``end``, which open as speech, into speech and attribution."""
    for first, stop in list(sentences(reading, start, end))[1:]:
        pointing = pointing_tag(reading, first, stop)
        if pointing is not None:
            before = read_speech(reading, start, first, nested)
            return before if before.tag else Speech(((start, first),), pointing)
    tags = [t for t in find_tags(reading, start, end) if not _inside(reading, t, start, nested)]
    if not tags:
        return Speech(((start, end),), None)
    pieces: list[tuple[int, int]] = [(start, tags[0].start)]
    for number, tag in enumerate(tags):
        following = tags[number + 1] if number + 1 < len(tags) else None
        stop = following.start if following else end
        more = list(_after_tag(reading, tag.end, stop, following))
        pieces.extend(more)
        if not more:
            break
    return Speech(tuple(pieces), tags[0])


def _inside(reading: Reading, tag: Tag, start: int, nested: Sequence[Passage]) -> bool:
    """Whether an attribution belongs to somebody quoted inside the speech.

    «Det er meg», seier folk: the passage is a sentence of its own after the turn's first words.
    """
    offset = reading.doc[tag.start].idx
    for passage in nested:
        if passage.span.contains(Span(offset, offset + 1)) and passage.closed:
            return True
        near = 0 <= offset - passage.span.end <= 2
        opening = passage.span.start > reading.doc[start].idx
        if near and opening and _opens_sentence(reading, passage):
            return True
    return False


def _opens_sentence(reading: Reading, passage: Passage) -> bool:
    before = reading.text[: passage.span.start].rstrip()[-1:]
    return before in (".", "!", "?", ":", "…")


def _after_tag(
    reading: Reading, start: int, stop: int, following: Tag | None
) -> Iterator[tuple[int, int]]:
    """The runs of speech after an attribution, up to the next one or the turn's end.

    What leads up to the ``following`` attribution is speech, unless it only tells when that was
    said ("Da X spurte igjen, svarte han").
    """
    doc = reading.doc
    here, further = start, following is not None
    if here < stop and doc[here].text == ",":
        end = next((e for _, e in sentences(reading, here, stop)), stop)
        if not (further and end >= stop) and not resumes(reading, here + 1, end):
            here = end
        else:
            yield here + 1, end
            here = end
    elif here < stop:
        here = next((e for _, e in sentences(reading, here, stop)), stop)
    for first, end in sentences(reading, here, stop):
        last = following is not None and end >= stop and not _tells_when(reading, first, following)
        if not (last or spoken(reading, first, end)):
            return
        yield first, end


def _tells_when(reading: Reading, start: int, tag: Tag) -> bool:
    goes_on = tag.end < len(reading.doc) and reading.doc[tag.end].text == ","
    return fronted(reading, start, tag) and not goes_on


def _quote(reading: Reading, block: Block, speech: Speech, number: int) -> FoundQuote | None:
    content = tuple(
        part for start, end in speech.pieces if (part := piece(reading, start, end)) is not None
    )
    if not content:
        return None
    quote = FoundQuote(
        type="direct",
        mark="dash",
        content=content,
        block=block.index,
        turn=number,
        asks=reading.text[content[-1].end - 1] == "?",
        heading=block.heading and speech.tag is None,
    )
    return tagged(reading, quote, speech.tag)


def tagged(reading: Reading, quote: FoundQuote, tag: Tag | None) -> FoundQuote:
    """The quote with the attribution's cue, source and medium."""
    if tag is None:
        return quote
    via = reading.span(tag.via.start, tag.via.end) if tag.via else None
    source = reading.span(tag.source.start, tag.source.end) if tag.source else None
    return quote.sourced(tag.relation, reading.span(tag.cue.start, tag.cue.end), source, via)


def _next_block(reading: Reading, block: Block) -> Block | None:
    number = block.index + 1
    return reading.blocks[number] if number < len(reading.blocks) else None


def _carried_on(
    reading: Reading,
    quote: FoundQuote,
    block: Block,
    following: Block,
    marked: dict[int, list[Passage]],
) -> FoundQuote:
    """Speech that runs on over a line break, or is pointed back at: "Det sier X ..."."""
    first = next(sentences(reading, following.start, following.end), None)
    if first is None:
        return quote
    pointing = pointing_tag(reading, *first)
    if pointing is not None and not quote.asks and not quote.heading:
        return tagged(reading, quote, pointing)
    between = reading.text[block.span.end : following.span.start]
    goes_on = between.count("\n") == 1 or spoken(reading, following.start, following.end)
    if goes_on and following.kind == block.kind and not (quote.asks or quote.heading):
        speech = read_speech(reading, following.start, following.end, marked[following.index])
        more = tuple(p for s, e in speech.pieces if (p := piece(reading, s, e)) is not None)
        if speech.tag is not None and more:
            return tagged(reading, replace(quote, content=quote.content + more), speech.tag)
    return quote


def _led_in(reading: Reading, turn: Turn, quote: FoundQuote) -> FoundQuote:
    """The source named before the dash: in the same zone, or at the end of the one before."""
    if turn.lead is not None:
        colon = turn.start - 1
        while colon > turn.lead and reading.doc[colon].text not in (":", ")"):
            colon -= 1
        colon += reading.doc[colon].text == ")"
        return with_lead(reading, quote, turn.lead, colon)
    before = turn.block.index - 1
    if before < 0:
        return quote
    start, end = reading.trimmed(reading.blocks[before].start, reading.blocks[before].end)
    if start < end and reading.doc[end - 1].text == ":" and _opens_zone(reading, turn):
        return with_lead(reading, quote, last_sentence(reading, start, end - 1), end - 1)
    return quote


def _opens_zone(reading: Reading, turn: Turn) -> bool:
    return turn.start - turn.block.start <= 2


def with_lead(reading: Reading, quote: FoundQuote, start: int, end: int) -> FoundQuote:
    """The quote with what the lead-in (tokens ``start`` to ``end``) names."""
    lead = lead_in(reading, start, end)
    if lead.source is None or lead.source.start >= lead.source.end:
        return quote
    cue = reading.span(lead.cue.start, lead.cue.end) if lead.cue else None
    source = reading.span(lead.source.start, lead.source.end)
    return quote.sourced("lead-in", cue, source)


def is_sentence(reading: Reading, start: int, end: int) -> bool:
    return end > start and ends_sentence(reading.doc[end - 1])
