"""Direct quotes between quotation marks.

Names, titles and irony stand between marks too. A passage is a quote where an attribution or a
lead-in belongs to it, or where it is a whole sentence or paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.engine.quotations.attributions import Tag
from quotes.engine.quotations.dashes import read_speech, tagged, with_lead
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.leads import last_sentence, lead_in
from quotes.engine.quotations.marks import Passage
from quotes.engine.quotations.pieces import has_finite_verb, piece, unmarked
from quotes.engine.quotations.reading import (
    CLOSING_MARKS,
    Block,
    Reading,
    ends_sentence,
    is_that,
    is_word,
)
from quotes.engine.quotations.sources import phrase_after, skip_adverbs
from quotes.engine.quotations.tags import outside_tag
from quotes.engine.results import Span

#: A passage of this many words that stands as a sentence of its own is speech, not a title.
_SENTENCE_WORDS = 5
#: One of this many words inside a sentence is no title either.
_FLOATING_WORDS = 6
_CUE_REACH = 7
_TAG_REACH = 40


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
            if previous is not None and passage.span.start < previous.end:
                continue
            quote = _quote(reading, block, passage, previous)
            if quote is None:
                continue
            if previous is not None and (
                _same_sentence(reading, previous, quote) or _follows_tag(reading, previous, quote)
            ):
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
    if _in_compound(reading, passage):
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
    if not passage.closed:
        return _cut_off(reading, block, quote, start, previous)
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
    said = _said(reading, block, quote, start)
    if said is not None:
        resumed = previous is not None and said.cue == previous.cue
        return quote if resumed else said
    if previous is not None and _same_sentence(reading, previous, quote):
        return quote
    if opening and previous is not None and previous.cue is not None:
        follows = _closes_sentence(reading, passage, end, block)
        return quote if follows else None
    if not opening or not _closes_sentence(reading, passage, end, block):
        return None
    uttered = inner.of(reading.text)[-1] in ".!?…"
    return quote if uttered or _reads_as_sentence(reading, start, end) else None


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
    return outside_tag(reading, at, min(end, at + _TAG_REACH)) if at < end else None


def _is_relative(reading: Reading, tag: Tag) -> bool:
    return reading.doc[tag.start].lower_ in ("som", "slik")


def _after_colon(
    reading: Reading, block: Block, quote: FoundQuote, colon: int
) -> FoundQuote | None:
    """ "X sier: «...»"; after a mere label only what reads as a sentence."""
    led = with_lead(reading, quote, last_sentence(reading, block.start, colon + 1), colon)
    start, end = reading.token_range(quote.content[0])
    labelled = led.mention is not None and led.mention.start == block.span.start
    if led.cue is not None or labelled or _reads_as_sentence(reading, start, end):
        return led if has_finite_verb(reading, start, end) or led.cue is not None else None
    return None


def _led_from_block(reading: Reading, block: Block, quote: FoundQuote) -> FoundQuote | None:
    """A paragraph in marks after one that ends in a colon."""
    earlier = reading.blocks[block.index - 1]
    start, end = reading.trimmed(earlier.start, earlier.end)
    if start >= end or reading.doc[end - 1].text not in (":", ","):
        return None
    led = with_lead(reading, quote, last_sentence(reading, start, end), end - 1)
    return led if led.cue is not None or reading.doc[end - 1].text == ":" else None


def _cut_off(
    reading: Reading, block: Block, quote: FoundQuote, start: int, previous: FoundQuote | None
) -> FoundQuote | None:
    """A passage never closed: to its attribution, or the zone's end if it opens the zone."""
    if not _opens_sentence(reading, block, start):
        return None
    speech = read_speech(reading, start, block.end)
    content = tuple(p for s, e in speech.pieces if (p := piece(reading, s, e)) is not None)
    opens = _before(reading, block, start) is None or previous is not None
    if not content or (speech.tag is None and not opens):
        return None
    return tagged(reading, replace(quote, content=content), speech.tag)


def _said(reading: Reading, block: Block, quote: FoundQuote, start: int) -> FoundQuote | None:
    """ "X sa «...»" without a colon: a verb of saying, at most its subject between."""
    first, end = reading.token_range(quote.content[0])
    uttered = reading.text[quote.end - 1] in "!?" or (
        reading.language == "en" and reading.text[quote.start].isupper()
    )
    if not (uttered or has_finite_verb(reading, first, end)):
        return None
    for at in range(start - 1, max(block.start, start - _CUE_REACH) - 1, -1):
        token = reading.doc[at]
        if token.text == "," and at == start - 1:
            continue
        if ends_sentence(token) or token.text in (",", ":") or is_that(reading, token):
            return None
        forms = reading.finite_cues(token)
        if not any(f.cue.kind in ("say", "manner") and not f.cue.following for f in forms):
            continue
        stop = start - (reading.doc[start - 1].text == ",")
        if at + 1 < stop:
            source = phrase_after(reading, at + 1, stop)
            if source is None or skip_adverbs(reading, source.end, stop) < stop:
                return None
            if reading.language == "en" and not any(f.cue.allows("to-whom") for f in forms):
                return None  # "He said his boss “knew it all”": the phrase is the words' subject
        lead = lead_in(reading, last_sentence(reading, block.start, start), start)
        if lead.cue is None or lead.source is None or lead.cue.start != at:
            return None
        cue = reading.span(at, at + 1)
        return quote.sourced("tag", cue, reading.span(lead.source.start, lead.source.end))
    return None


def floating_quotes(
    reading: Reading, marked: dict[int, list[Passage]], found: Sequence[FoundQuote]
) -> list[FoundQuote]:
    """Long passages with a finite verb inside a sentence that no report covers."""
    taken = _Covered([span for quote in found for span in quote.content])
    quotes: list[FoundQuote] = []
    for block in reading.blocks:
        if block.heading:
            continue
        for passage in marked[block.index]:
            if passage.depth or not passage.closed or taken.holds(passage.span):
                continue
            inner = unmarked(reading.text, passage.inner)
            start, end = reading.token_range(inner)
            count = sum(is_word(token) for token in reading.doc[start:end])
            if count < _FLOATING_WORDS or not has_finite_verb(reading, start, end):
                continue
            if _is_called(reading, start) or _in_compound(reading, passage):
                continue
            quotes.append(FoundQuote("direct", passage.mark, (inner,), block.index))
    return quotes


def _is_called(reading: Reading, start: int) -> bool:
    """Whether the words before a passage say that it is a name or a title."""
    called = reading.words("called")
    return any(token.lower_ in called for token in reading.doc[max(0, start - 4) : start])


def _in_compound(reading: Reading, passage: Passage) -> bool:
    """Whether the passage is the first part of a word: «vi mot dem»-tenkningen."""
    after = reading.text[passage.span.end : passage.span.end + 2]
    return after[:1] == "-" and after[1:].isalpha()


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


def _follows_tag(reading: Reading, first: FoundQuote, second: FoundQuote) -> bool:
    """«A», sier X. «B.»: the passage right after the attribution's sentence goes on with it."""
    if first.relation != "tag" or first.cue is None or first.cue.start < first.end:
        return False
    if second.relation != "none":
        return False
    start, _ = reading.token_range(first.cue)
    end, _ = reading.token_range(second.content[0])
    between = [t for t in reading.doc[start:end] if not t.is_space]
    stops = [n for n, token in enumerate(between) if ends_sentence(token)]
    return len(stops) == 1 and all(not is_word(token) for token in between[stops[0] :])
