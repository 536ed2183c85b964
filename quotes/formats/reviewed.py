"""The reviewed article as writers see it: plain values, no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime


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

    @property
    def text(self) -> str:
        """The zone's corrected text."""
        return "".join(piece.new for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ReviewedQuote:
    """Offsets are code points of the original text."""

    type: str
    text: str
    speaker: str | None
    state: str
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ReviewedCorrection:
    """``start`` and ``end`` are code points of the original text."""

    start: int
    end: int
    original: str
    replacement: str
    code: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewedFlag:
    code: str
    severity: str
    state: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    title: str
    date: str
    language: str
    original: str
    corrected: str
    zones: tuple[ReviewedZone, ...]
    quotes: tuple[ReviewedQuote, ...]
    corrections: tuple[ReviewedCorrection, ...]
    flags: tuple[ReviewedFlag, ...]


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
