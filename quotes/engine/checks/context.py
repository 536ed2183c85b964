"""What a check may look at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields, replace
from functools import cached_property

from spacy.tokens import Doc

from quotes.engine.checks.alignment import Unit
from quotes.engine.checks.names import Names
from quotes.engine.checks.relation_actors import Actor, find_actors
from quotes.engine.checks.sentences import sentences_in
from quotes.engine.checks.source_alignment import QuoteAlignment, align_quote, held_words
from quotes.engine.checks.sources import NO_SOURCES, Sources
from quotes.engine.checks.statements import RoleClaim, RoleStatement, find_statements
from quotes.engine.checks.wording import TermReader
from quotes.engine.dates import DateSpan
from quotes.engine.document import BODY, READABLE, Document, Zone
from quotes.engine.facts.matching import TitleMention, find_titles
from quotes.engine.facts.parties import PartyMention, find_parties
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.results import Language, Quote, Span


@dataclass(frozen=True)
class Context:
    """One article as a check sees it.

    ``doc`` is the parse, whose offsets are those of the document's text, or None where there is
    no pipeline; a check must do without. ``date`` None: undated. ``claims`` are the statements
    about people's titles that were found, with their verdicts. ``sources`` are the texts that
    somebody attached to hold the quotes against.
    """

    document: Document
    doc: Doc | None
    language: Language
    date: DateSpan | None
    quotes: tuple[Quote, ...]
    facts: FactBase
    claims: tuple[RoleClaim, ...] = ()
    sources: Sources = NO_SOURCES

    def with_claims(self, claims: tuple[RoleClaim, ...]) -> Context:
        """The same article with its claims; what was read of it before is not read again."""
        context = replace(self, claims=claims)
        declared = {field.name for field in fields(self)}
        vars(context).update({k: v for k, v in vars(self).items() if k not in declared})
        return context

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """The zones in which something may be stated, in text order."""
        return self.document.zones_of(*READABLE)

    @cached_property
    def ranges(self) -> tuple[Span, ...]:
        return tuple(zone.span for zone in self.zones)

    @cached_property
    def titles(self) -> tuple[TitleMention, ...]:
        """The title phrases in the readable zones."""
        return find_titles(self.facts, self.text, self.language, self.ranges)

    @cached_property
    def parties(self) -> tuple[PartyMention, ...]:
        """The countries and organisations in the readable zones."""
        return find_parties(self.facts, self.text, self.language, self.ranges)

    @cached_property
    def names(self) -> Names:
        """The known people in the readable zones."""
        return Names(self.facts, self.text, self.ranges, self.titles, self.doc)

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The parties and the known people, who may do something to each other."""
        return find_actors(self.facts, self.text, self.parties, self.names)

    @cached_property
    def statements(self) -> tuple[RoleStatement, ...]:
        """Titles joined with names, in text order."""
        return find_statements(self.text, self.language, self.names, self.titles)

    @cached_property
    def words(self) -> TermReader:
        """Reads words as wordings are compared by them."""
        return TermReader(self.text, self.language, self.doc)

    @cached_property
    def body(self) -> tuple[Unit, ...]:
        """The sentences of the body in text order, as words."""
        return tuple(
            Unit.of(terms)
            for zone in self.document.zones_of(*BODY)
            for sentence in sentences_in(self.text, zone.span)
            if (terms := self.words.terms(sentence))
        )

    @cached_property
    def alignments(self) -> tuple[tuple[Quote, QuoteAlignment], ...]:
        """The direct quotes, and the words in marks of mixed ones, against the sources."""
        reader, found = TermReader(self.text, self.language, None), []
        for quote in self.quotes if self.sources else ():
            parts = held_words(self.text, quote.type, quote.mark, quote.content)
            for pieces, mark in parts:
                aligned = align_quote(reader, pieces, mark, self.language, self.sources)
                if aligned:
                    found.append((quote, aligned))
        return tuple(found)

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds the code point at an offset; as ``Document.zone_at``, but quick."""
        place = bisect_right(self._zone_starts, offset) - 1
        zone = self.document.zones[place] if place >= 0 else None
        return zone if zone and offset < zone.span.end else None

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.span.start for zone in self.document.zones]

    def quoted(self, span: Span) -> bool:
        """Whether a span stands inside direct speech, so that its speaker may err."""
        return any(
            piece.contains(span)
            for quote in self.quotes
            if quote.type != "indirect"
            for piece in quote.content
        )

    def paragraph_number(self, offset: int) -> int:
        """The number of the body paragraph at an offset, the lead being 1; 0 outside the body."""
        body = self.document.zones_of("lead", "paragraph")
        return next(
            (n for n, z in enumerate(body, start=1) if z.span.start <= offset < z.span.end), 0
        )
