"""The sources attached to an article, and where its quotes stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.db.models import QuerySet

from quotes.engine.checks import sources as engine
from quotes.engine.checks.source_alignment import Line, align_quote, held_words
from quotes.engine.checks.wording import TermReader
from quotes.engine.language.detection import LANGUAGES, detect
from quotes.engine.results import Language, Span
from quotes.models import Article, Quote, SourceText
from quotes.selectors.review import Review, ZoneView


def sources_of(article: Article) -> QuerySet[SourceText]:
    """Those that are attached, in the order in which they were."""
    return article.sources.filter(active=True).select_related("created_by")


def at_hand(article: Article, sources: Iterable[SourceText] | None = None) -> engine.Sources:
    """As the engine reads them, with the desk's thresholds."""
    texts = sources_of(article) if sources is None else sources
    return engine.Sources(
        tuple(_prepared(source.title, source.text) for source in texts),
        in_marks=article.desk.wording_in_marks,
        after_dash=article.desk.wording_after_dash,
    )


@lru_cache(maxsize=32)
def _prepared(title: str, text: str) -> engine.Source:
    """Its words are split once, not for every page."""
    return engine.Source(title, text)


class SourceReading:
    """The quotes of a review, as they read after its corrections, against the sources."""

    def __init__(self, review: Review) -> None:
        self.sources = review.sources
        self._at_hand = at_hand(review.article, review.sources)
        self._review = review
        self._starts: list[int] = []
        text = ""
        for zone in review.zones:
            self._starts.append(len(text))
            text += zone.corrected_text + "\n\n"
        self.text = text
        self.language = language_of(review, text)
        self._reader = TermReader(text, self.language, None)

    def lines(self, quote: Quote) -> tuple[Line, ...]:
        """Each sentence of the quote; spans are places of ``self.text``.

        None of an indirect quote, of one with no words left, and where nothing is attached.
        """
        return tuple(self._lines(quote)) if self._at_hand else ()

    def _lines(self, quote: Quote) -> Iterator[Line]:
        pieces = [self._place(start, end) for start, end in quote.content]
        content = [piece for piece in pieces if piece]
        for words, mark in held_words(self.text, quote.type, quote.mark, content):  # type: ignore[arg-type]
            aligned = align_quote(self._reader, words, mark, self.language, self._at_hand)
            yield from aligned.lines if aligned else ()

    def _place(self, start: int, end: int) -> Span | None:
        zone = next((z for z in self._review.zones if z.start <= start < z.end), None)
        if zone is None:
            return None
        at = self._starts[zone.index]
        placed = corrected_place(zone, start, end)
        return Span(at + placed.start, at + placed.end)


def corrected_place(zone: ZoneView, start: int, end: int) -> Span:
    """Where a range of the original stands in the zone's corrected text; words that were put in
    for a part of it, or for more than it, belong to it."""
    first, last, at = None, 0, 0
    for stretch in zone.stretches:
        length = len(stretch.correction.replacement if stretch.correction else stretch.text)
        if stretch.start < end and (stretch.end > start or stretch.start == stretch.end > start):
            if first is None:
                first = at if stretch.correction else at + max(0, start - stretch.start)
            kept = length if stretch.correction else min(length, end - stretch.start)
            last = at + kept
        at += length
    return Span(first or 0, max(first or 0, last))


def language_of(review: Review, text: str) -> Language:
    """As it was set or detected; of a text that is not analysed yet as its words tell."""
    known = review.version.language or (review.run.language if review.run else "")
    return next((language for language in LANGUAGES if language == known), None) or detect(text)
