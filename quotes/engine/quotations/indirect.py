"""Reported speech: cue, source and content, by syntax held against the surface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.engine.quotations.assertion import auxiliaries, cue_site
from quotes.engine.quotations.contents import find_content
from quotes.engine.quotations.extent import CueSite
from quotes.engine.quotations.reading import GERUND, Reading, within
from quotes.engine.quotations.reporters import source_of
from quotes.engine.quotations.sources import Phrase


@dataclass(frozen=True, slots=True)
class Report:
    """``content`` are token ranges in text order; ``cue`` and ``source`` token ranges."""

    content: tuple[tuple[int, int], ...]
    cue: Phrase
    source: Phrase
    via: Phrase | None = None
    according: bool = False


def reports_in(reading: Reading, start: int, end: int) -> Iterator[Report]:
    """The reports of one sentence, tokens ``start`` to ``end``, that a verb makes."""
    before: Report | None = None
    for i in within(reading.cue_places, start, end):
        site = cue_site(reading, i, start, end)
        if site is None:
            continue
        source = source_of(reading, site)
        if source is not None and before is not None and _goes_on(reading, site, source, before):
            source = before.source
        if source is None:
            continue
        content = find_content(reading, site)
        if content is None:
            continue
        pieces = _without(content, source)
        if pieces and not _points(reading, pieces):
            before = Report(pieces, Phrase(site.verb.i, site.last + 1), source)
            yield before


def _goes_on(reading: Reading, site: CueSite, source: Phrase, before: Report) -> bool:
    """Whether "A said X, and promised Y" is one source's: English parsers give the second verb
    a subject inside X."""
    if reading.language != "en":
        return False
    doc = reading.doc
    first = min([site.verb.i, *(aux.i for aux in auxiliaries(site.verb))])
    while first > site.start and doc[first - 1].lower_ in reading.words("adverbs"):
        first -= 1
    if site.verb.tag_ == GERUND and doc[first - 1].text == ",":
        return all(e <= first for _, e in before.content)
    joined = first > site.start and doc[first - 1].lower_ in reading.words("conjunctions")
    return joined and any(s <= source.start < first and source.start < e for s, e in before.content)


def _points(reading: Reading, pieces: tuple[tuple[int, int], ...]) -> bool:
    """Whether the content only points at something said elsewhere: "X påpekte dette"."""
    start, end = pieces[0]
    return len(pieces) == 1 == end - start and reading.lower[start] in reading.words("pointers")


def _without(content: tuple[int, int], source: Phrase) -> tuple[tuple[int, int], ...]:
    """The content without the tokens of source and cue."""
    start, end = content
    if source.start < end and start < source.end:
        start = source.end if source.start <= start else start
        end = min(end, source.start) if source.start > start else end
    return ((start, end),) if end > start else ()
