"""How sources and the quotes found in them are shown: on a card, and as texts with marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.engine.checks.source_alignment import STATES, Line, State
from quotes.engine.results import Span
from quotes.models import Quote, SourceText
from quotes.selectors.review import Review
from quotes.selectors.sources import SourceReading

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike: ``kind`` is "same", "other" (differs) or "around"."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One sentence of a quote with the source's words for it, if there are any."""

    line: Line
    source: SourceText | None
    here: tuple[Run, ...]
    there: tuple[Run, ...]

    @property
    def per_cent(self) -> int:
        return int(self.line.agreement)


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of a source under the same quotes; ``state`` is that of the first of them, and
    ``quotes`` are their ids."""

    text: str
    state: State | None
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownSource:
    source: SourceText
    paragraphs: tuple[tuple[Part, ...], ...]


def shown_lines(review: Review, quote: Quote) -> tuple[ShownLine, ...]:
    reading = SourceReading(review)
    return tuple(_shown(reading, line) for line in reading.lines(quote))


def state_of(lines: Sequence[ShownLine]) -> State | None:
    """That of the worst sentence."""
    return max((shown.line.state for shown in lines), key=STATES.index, default=None)


def shown_sources(review: Review) -> Iterator[ShownSource]:
    """The sources with the places in which the article's quotes were found."""
    reading = SourceReading(review)
    placed: dict[int, list[tuple[Span, State, int]]] = {}
    for quote in review.quotes:
        for line in reading.lines(quote):
            if line.source is not None and line.found:
                places = placed.setdefault(line.source, [])
                places.append((line.found, line.state, quote.pk))
    for number, source in enumerate(review.sources):
        yield ShownSource(source, tuple(_paragraphs(source.text, placed.get(number, []))))


def _shown(reading: SourceReading, line: Line) -> ShownLine:
    here = tuple(_runs(reading.text, line.span, line.span, (d.here for d in line.differences)))
    if line.source is None or line.found is None or line.line is None:
        return ShownLine(line, None, here, ())
    source = reading.sources[line.source]
    there = tuple(_runs(source.text, line.line, line.found, (d.there for d in line.differences)))
    return ShownLine(line, source, here, there)


def _runs(text: str, whole: Span, found: Span, differences: Iterable[Span]) -> Iterator[Run]:
    """The whole cut where the found words begin and end, and around what differs."""
    others = [span for span in differences if span.start < span.end]
    cuts = {whole.start, whole.end, found.start, found.end}
    cuts |= {edge for span in others for edge in (span.start, span.end)}
    edges = sorted(cut for cut in cuts if whole.start <= cut <= whole.end)
    for start, end in pairwise(edges):
        span = Span(start, end)
        kind = "same" if found.contains(span) else "around"
        if any(other.contains(span) for other in others):
            kind = "other"
        yield Run(span.of(text), kind)


def _paragraphs(text: str, places: Sequence[tuple[Span, State, int]]) -> Iterator[tuple[Part, ...]]:
    for match in _PARAGRAPH.finditer(text):
        whole = Span(*match.span())
        over = [place for place in places if place[0].overlaps(whole)]
        cuts = {whole.start, whole.end}
        cuts |= {edge for span, _s, _q in over for edge in (span.start, span.end)}
        edges = sorted(cut for cut in cuts if whole.start <= cut <= whole.end)
        yield tuple(_part(text, Span(start, end), over) for start, end in pairwise(edges))


def _part(text: str, span: Span, places: Sequence[tuple[Span, State, int]]) -> Part:
    over = [(state, quote) for place, state, quote in places if place.contains(span)]
    return Part(
        span.of(text),
        over[0][0] if over else None,
        tuple(dict.fromkeys(quote for _state, quote in over)),
    )
