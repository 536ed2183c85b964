"""Attributions that name a document, a medium or a noun of saying."""

from __future__ import annotations

from quotes.engine.quotations.attributions import Tag, according_at, closed
from quotes.engine.quotations.phrases import is_name
from quotes.engine.quotations.reading import Reading, ends_sentence
from quotes.engine.quotations.sources import Phrase, phrase_after, skip_adverbs


def document_tag(reading: Reading, at: int, end: int) -> Tag | None:
    """ "..., heter det i X", "..., står det i X", "..., går det fram av X"."""
    lower = reading.lower
    if at + 1 >= end or lower[at + 1] != "det":
        return None
    if not any(f.cue.kind == "text" for f in reading.cues.finite(lower[at])):
        return None
    here = skip_adverbs(reading, at + 2, end)
    if here < end and lower[here] in ("fram", "frem"):
        here = skip_adverbs(reading, here + 1, end)
    source = None
    if here < end and lower[here] in reading.words("prepositions"):
        source = phrase_after(reading, here + 1, end)
    stop = source.end if source else here
    tag = Tag(at, stop, Phrase(at, at + 1), source, "text", "document")
    return closed(reading, tag, end)


def noun_tag(reading: Reading, at: int, end: int) -> Tag | None:
    """ "..., er beskjeden fra X", "..., lød Xs svar", "..., var dommen": a noun of saying."""
    doc = reading.doc
    if reading.lower[at] not in reading.words("copulas"):
        return None
    nouns = reading.words("utterances")
    noun = next((i for i in range(at + 1, min(end, at + 5)) if reading.lower[i] in nouns), None)
    if noun is None:
        return None
    source = Phrase(at + 1, noun) if noun > at + 1 and is_name(doc[at + 1].text) else None
    stop = noun + 1
    if stop < end and doc[stop].lower_ in ("fra", "frå", "from"):
        source = phrase_after(reading, stop + 1, end) or source
        stop = source.end if source else stop
    elif source is None:
        source, stop = _giver(reading, stop, end)
    if stop < end and not (
        ends_sentence(doc[stop]) or doc[stop].text == "," or _told(reading, stop)
    ):
        return None
    return closed(reading, Tag(at, stop, Phrase(noun, noun + 1), source, "say"), end)


def _giver(reading: Reading, at: int, end: int) -> tuple[Phrase | None, int]:
    """Who gave the answer, and where that ends: "var beskjeden (som) X ga statsråden"."""
    doc = reading.doc
    start = at + 1 if at < end and doc[at].lower_ in reading.words("relative") else at
    source = phrase_after(reading, start, end)
    if source is None or source.end >= end or doc[source.end].lower_ not in reading.words("gave"):
        return None, at
    stop = source.end + 1
    while stop < end and not (ends_sentence(doc[stop]) or doc[stop].text == ","):
        stop += 1
    return source, stop


def _told(reading: Reading, at: int) -> bool:
    """Whether a preposition follows a noun of saying: "beskjeden til velgerne"."""
    return reading.doc[at].lower_ in reading.words("prepositions")


def according_tag(reading: Reading, at: int, end: int) -> Tag | None:
    """ "..., ifølge X"."""
    cue = according_at(reading, at, end)
    if cue is None:
        return None
    source = phrase_after(reading, cue.end, end)
    if source is None:
        return None
    return closed(reading, Tag(at, source.end, cue, source, "say", "according-to"), end)


def as_in_document(reading: Reading, at: int, end: int) -> Tag | None:
    """ "..., slik det går fram av X", "..., som det heter i X"."""
    doc = reading.doc
    if not any(f.cue.kind == "text" for f in reading.cues.finite(doc[at + 2].text)):
        return None
    here = skip_adverbs(reading, at + 3, end)
    if here < end and doc[here].lower_ in ("fram", "frem"):
        here += 1
    if here >= end or doc[here].lower_ not in reading.words("prepositions"):
        return None
    source = phrase_after(reading, here + 1, end)
    if source is None:
        return None
    tag = Tag(at, source.end, Phrase(at + 2, at + 3), source, "text", "document")
    return closed(reading, tag, end)
