"""What every list of quotes promises: order, no overlap, contents free of their attribution."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.engine.quotations.found import FoundQuote
from quotes.engine.results import Span


def settled(text: str, quotes: Sequence[FoundQuote]) -> list[FoundQuote]:
    """The quotes in text order with these promises kept.

    Pieces of content hold a letter or digit, are in order and share nothing with the quote's cue,
    mention or medium; a mention holds one too; no two direct quotes overlap (the one that begins
    first stays).
    """
    result: list[FoundQuote] = []
    reached = 0
    for quote in sorted(quotes, key=lambda q: (q.start, q.end)):
        content = _cleared(text, quote)
        if not content:
            continue
        if quote.type == "direct":
            if content[0].start < reached:
                continue
            reached = content[-1].end
        mention = quote.mention if quote.mention and _has_word(text, quote.mention) else None
        result.append(replace(quote, content=content, mention=mention))
    return sorted(result, key=lambda q: (q.start, q.end))


def _cleared(text: str, quote: FoundQuote) -> tuple[Span, ...]:
    attribution = sorted(s for s in (quote.cue, quote.mention, quote.via) if s is not None)
    pieces: list[Span] = []
    for span in sorted(quote.content):
        start = max(span.start, pieces[-1].end if pieces else 0)
        if start < span.end:
            pieces.extend(_without(Span(start, span.end), attribution))
    return tuple(piece for piece in pieces if _has_word(text, piece))


def _has_word(text: str, span: Span) -> bool:
    return any(character.isalnum() for character in span.of(text))


def _without(span: Span, others: Iterable[Span]) -> list[Span]:
    """The parts of a span that none of ``others``, in text order, covers."""
    parts: list[Span] = []
    start = span.start
    for other in others:
        if not other.overlaps(span):
            continue
        if other.start > start:
            parts.append(Span(start, other.start))
        start = max(start, other.end)
    if start < span.end:
        parts.append(Span(start, span.end))
    return parts
