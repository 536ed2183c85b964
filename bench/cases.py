"""Clean articles and articles with one planted error, as lists of zones.

An injector is a function from a case and a source of randomness to a planted error, or None where
the case has no place for it. It is declared with the check that should find it:

    @injector("weekday-date", "another weekday")
    def other_weekday(case: Case, rng: Random) -> Planted | None:
        places = [...]                      # (number of the piece, start, end)
        return case.replaced(*rng.choice(places), "onsdag") if places else None

Every module of ``bench/injectors`` is read; nothing else is needed for a new one. With
``fires=False`` an injector changes a text in a way that is no error: what is then found at the
place is a false flag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from quotes.engine.checks.sources import NO_SOURCES, Sources
from quotes.engine.dates import DateSpan
from quotes.engine.document import Document, Zone, ZoneKind
from quotes.engine.results import Analysis, Language, Quote, Span

BODY = ("lead", "paragraph")


@dataclass(frozen=True)
class Piece:
    """One zone's kind and words."""

    kind: ZoneKind
    words: str


@dataclass(frozen=True)
class Planted:
    """The changed article and the place of the error: offsets into the words of one piece.

    ``clean`` is the article that a mend should bring back, where it isn't the case's own.
    ``sources`` is what is attached to it, ``date`` the day that the article is given.
    """

    pieces: tuple[Piece, ...]
    piece: int
    start: int
    end: int
    clean: tuple[Piece, ...] = ()
    sources: Sources = NO_SOURCES
    date: DateSpan | None = None


@dataclass(frozen=True)
class Case:
    """``analysis`` is that of the clean document; its offsets are turned by ``place_of``."""

    id: str
    pieces: tuple[Piece, ...]
    language: Language
    date: DateSpan | None
    analysis: Analysis | None = None

    @classmethod
    def of(cls, id_: str, document: Document, language: Language) -> Case:
        pieces = tuple(Piece(z.kind, z.span.of(document.text)) for z in document.zones)
        return cls(id_, pieces, language, document.date)

    def document(self, pieces: tuple[Piece, ...] | None = None) -> Document:
        """The pieces with an empty line between them."""
        text, zones = "", []
        for piece in pieces or self.pieces:
            start = len(text) + 2 if text else 0
            text = f"{text}\n\n{piece.words}" if text else piece.words
            zones.append(Zone(piece.kind, Span(start, len(text))))
        return Document(text, tuple(zones), self.date, self.language)

    def replaced(self, piece: int, start: int, end: int, words: str) -> Planted:
        """Put words in place of a range of one piece."""
        old = self.pieces[piece]
        new = replace(old, words=old.words[:start] + words + old.words[end:])
        pieces = (*self.pieces[:piece], new, *self.pieces[piece + 1 :])
        return Planted(pieces, piece, start, start + len(words))

    def inserted(self, at: int, kind: ZoneKind, words: str, right: str = "") -> Planted:
        """A new piece before the one at ``at``; ``right`` is what it would say without error."""
        before, after = self.pieces[:at], self.pieces[at:]
        clean = (*before, Piece(kind, right), *after) if right else ()
        return Planted((*before, Piece(kind, words), *after), at, 0, len(words), clean)

    def numbered(self, *kinds: str) -> list[tuple[int, Piece]]:
        """The pieces of some kinds with their numbers."""
        return [(n, piece) for n, piece in enumerate(self.pieces) if piece.kind in kinds]

    def found(self, pattern: str | re.Pattern[str], *kinds: str) -> list[tuple[int, int, int]]:
        """Where a pattern occurs: number of the piece, start, end."""
        return [
            (number, *match.span())
            for number, piece in self.numbered(*kinds)
            for match in re.finditer(pattern, piece.words)
        ]

    def place_of(self, span: Span) -> tuple[int, int, int] | None:
        """A span of the clean document as number of the piece, start and end."""
        for number, zone in enumerate(self.document().zones):
            if zone.span.contains(span):
                return number, span.start - zone.span.start, span.end - zone.span.start
        return None

    def quotes(self, *kinds: str) -> Iterator[tuple[int, int, int, Quote]]:
        """Direct quotes of one stretch: number of the piece, start and end of their words."""
        for quote in self.analysis.quotes if self.analysis else ():
            place = self.place_of(quote.content[0])
            direct = quote.type == "direct" and len(quote.content) == 1
            if direct and place and self.pieces[place[0]].kind in kinds:
                yield (*place, quote)


Injection = Callable[[Case, Random], Planted | None]


@dataclass(frozen=True)
class Injector:
    """``code``: the check that should find it; ``kind``: the error in words."""

    code: str
    kind: str
    plant: Injection
    fires: bool = True


def injector(code: str, kind: str, *, fires: bool = True) -> Callable[[Injection], Injection]:
    """Declare a function of a module in ``bench/injectors``."""

    def declare(function: Injection) -> Injection:
        DECLARED.append(Injector(code, kind, function, fires))
        return function

    return declare


DECLARED: list[Injector] = []
