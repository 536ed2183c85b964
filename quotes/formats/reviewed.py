"""The reviewed article as writers see it: plain values, no database.

Offsets are code points of the original text, half-open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from quotes.engine.document import Document
from quotes.formats.article import Metadata, ReadArticle

#: What writers leave out: parts of the page that came along, and lines for the desk.
LEFT_OUT = frozenset({"leftover", "metadata"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a zone: unchanged words (``new`` equals ``old``), or a correction."""

    old: str
    new: str

    @property
    def corrected(self) -> bool:
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class ReviewedZone:
    kind: str
    pieces: tuple[Piece, ...]
    start: int = 0

    @property
    def text(self) -> str:
        """The zone's corrected text."""
        return "".join(piece.new for piece in self.pieces)

    @property
    def end(self) -> int:
        return self.start + sum(len(piece.old) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ReviewedQuote:
    """``text`` is the corrected one; ``speaker_id`` the person's id in the facts (Wikidata's)."""

    type: str
    text: str
    speaker: str | None
    state: str
    content: tuple[tuple[int, int], ...]
    speaker_id: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedCorrection:
    start: int
    end: int
    original: str
    replacement: str
    code: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewedEvidence:
    """``first`` and ``last`` are days in ISO 8601, empty for an open or unknown end."""

    text: str
    source: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedFlag:
    """``by`` and ``at`` tell who decided last, empty and None for an open flag."""

    code: str
    severity: str
    state: str
    start: int
    end: int
    message: str
    evidence: tuple[ReviewedEvidence, ...] = ()
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReviewedAnnouncement:
    """An announced correction: ``text`` for readers, ``wire`` for desks that were sent the article.

    ``kind`` is "correction" or "clarification", ``at`` when it was announced.
    """

    id: str
    kind: str
    language: str
    text: str
    wire: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """``id`` is the sender's or, without one, the desk's own; ``announcements`` the oldest first.

    ``at`` is the moment of the export.
    """

    title: str
    date: str
    language: str
    original: str
    corrected: str
    zones: tuple[ReviewedZone, ...]
    quotes: tuple[ReviewedQuote, ...]
    corrections: tuple[ReviewedCorrection, ...]
    flags: tuple[ReviewedFlag, ...]
    id: str
    at: datetime
    metadata: Metadata = field(default_factory=Metadata)
    announcements: tuple[ReviewedAnnouncement, ...] = ()


def unreviewed(article: ReadArticle, *, at: datetime) -> ReviewedArticle:
    """An article as it was read, for a writer; ``at`` is the moment of writing."""
    document, metadata = article.document, article.metadata
    digest = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()
    return ReviewedArticle(
        title=title_of(document) or metadata.title,
        date=str(document.date or ""),
        language=document.language or "nb",
        original=document.text,
        corrected=document.text,
        zones=tuple(
            ReviewedZone(z.kind, (Piece(words, words),), z.span.start)
            for z in document.zones
            if (words := z.span.of(document.text))
        ),
        quotes=(),
        corrections=(),
        flags=(),
        id=metadata.id or f"sha256-{digest[:32]}",
        at=at,
        metadata=metadata,
    )


def title_of(document: Document) -> str:
    """The first headline, or nothing."""
    return next((z.span.of(document.text) for z in document.zones_of("headline")), "")


def pieces(
    text: str, start: int, end: int, replacements: Iterable[tuple[int, int, str]]
) -> Iterator[Piece]:
    """Cut ``text[start:end]`` at the replacements, given as (start, end, new text) in text order.

    Replacements outside the range are left out; inside it they never overlap.
    """
    at = start
    for first, last, new in replacements:
        if first < start or last > end:
            continue
        if at < first:
            yield Piece(text[at:first], text[at:first])
        yield Piece(text[first:last], new)
        at = last
    if at < end:
        yield Piece(text[at:end], text[at:end])


def corrected(text: str, replacements: Iterable[tuple[int, int, str]]) -> str:
    """The text with every replacement made."""
    return "".join(piece.new for piece in pieces(text, 0, len(text), replacements))


def cut(zone: ReviewedZone, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[Piece, set[int]]]:
    """The zone's pieces, cut where ranges of the original begin and end.

    With each comes the set of indexes of the ranges that hold it; a correction is whole and
    belongs where it begins.
    """
    edges = sorted({edge for span in ranges for edge in span})
    at = zone.start
    for piece in zone.pieces:
        end = at + len(piece.old)
        inner = [edge for edge in edges if at < edge < end] if not piece.corrected else []
        for first, last in zip([at, *inner], [*inner, end], strict=True):
            held = {i for i, (start, stop) in enumerate(ranges) if start <= first < stop}
            words = piece.old[first - at : last - at]
            yield (piece if piece.corrected else Piece(words, words)), held
        at = end


@dataclass(frozen=True, slots=True)
class Figure:
    """A caption and the credits after it; either may be missing."""

    caption: ReviewedZone | None
    credits: tuple[ReviewedZone, ...] = ()

    @property
    def zones(self) -> tuple[ReviewedZone, ...]:
        return (*((self.caption,) if self.caption else ()), *self.credits)

    @property
    def text(self) -> str:
        """Caption and credit on one line, corrected."""
        return " ".join(zone.text for zone in self.zones)


def blocks(
    zones: Iterable[ReviewedZone], *, with_deleted: bool = False
) -> Iterator[ReviewedZone | Figure]:
    """What a reader of the article sees, in text order; captions together with their credits.

    Zones whose words were all deleted are left out but for those who show deletions.
    """
    figure: Figure | None = None
    for zone in zones:
        if zone.kind in LEFT_OUT or not (with_deleted or zone.text.strip()):
            continue
        if figure and zone.kind == "credit":
            figure = replace(figure, credits=(*figure.credits, zone))
            continue
        if figure:
            yield figure
        figure = None
        if zone.kind == "caption":
            figure = Figure(zone)
        elif zone.kind == "credit":
            figure = Figure(None, (zone,))
        else:
            yield zone
    if figure:
        yield figure
