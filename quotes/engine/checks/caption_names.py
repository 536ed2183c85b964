"""A name or weekday of a caption in the place where the body's like sentence has another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.engine.checks.alignment import Alignment, UnitIndex
from quotes.engine.checks.name_chunks import Chunk, chunks, span_of
from quotes.engine.checks.wording import Term, akin
from quotes.engine.results import Span

_CANDIDATES = 5
_FEWEST_SHARED = 3
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Swap:
    """``here`` and ``there`` are the two names, with the preposition before them for showing."""

    here: Span
    there: Span
    shown_here: Span
    shown_there: Span
    day: bool


def swaps(
    text: str, terms: Sequence[Term], index: UnitIndex, known: frozenset[str]
) -> Iterator[Swap]:
    """The names of a caption's sentence that the body's sentence has otherwise, at most one for
    each; nothing where the body has a sentence that bears the caption out."""
    own = chunks(text, terms, known)
    if not own:
        return
    named = {place for chunk in own for place in chunk.places()}
    plain = [i for i, t in enumerate(terms) if t.weighs and i not in named]
    alignments = index.nearest(terms, _CANDIDATES)
    for chunk in own:
        others = [p for c in own if c is not chunk for p in c.places()]
        best = _best_without(alignments, chunk, plain, others)
        if best is None:
            continue
        theirs = chunks(text, best.there, known)
        strict = _shared(best, plain) < _FEWEST_SHARED
        other = _counterpart(best, chunk, own, theirs, strict)
        if other:
            yield _swap(text, best, chunk, other)


def _shared(alignment: Alignment, places: Sequence[int]) -> int:
    return sum(place in alignment.found for place in places)


def _best_without(
    alignments: Sequence[Alignment], chunk: Chunk, plain: Sequence[int], others: Sequence[int]
) -> Alignment | None:
    """The most alike sentence, unless one that is nearly as much so has the name.

    Names count as far as a plain word is shared too.
    """
    wanted = [*plain, *others]
    scored = [(_shared(a, wanted), a) for a in alignments if _shared(a, plain)]
    best, alignment = max(scored, key=lambda pair: pair[0], default=(0, None))
    if alignment is None or best < _FEWEST_SHARED or best < _ALIKE * len(wanted):
        return None
    for shared, candidate in scored:
        if _has(candidate, chunk) and shared >= max(2, best - 2):
            return None
    return alignment


def _has(alignment: Alignment, chunk: Chunk) -> bool:
    return any(place in alignment.found for place in chunk.places())


def _counterpart(
    alignment: Alignment,
    chunk: Chunk,
    own: Sequence[Chunk],
    theirs: Sequence[Chunk],
    strict: bool,
) -> Chunk | None:
    """The body's name between or beside the same words (``strict``: between), if the caption
    lacks it."""
    here, there, partner = alignment.here, alignment.there, alignment.partner
    before = partner.get(chunk.first - 1)
    after = partner.get(chunk.last + 1)
    for other in theirs:
        if other.day is not chunk.day or _is_in(there, other, here):
            continue
        framed = before == other.first - 1 and before is not None
        followed = after == other.last + 1 and after is not None
        opens = chunk.first == 0 and other.first == 0 and followed
        only = chunk.day and sum(c.day for c in theirs) == 1 and sum(c.day for c in own) == 1
        beside = not strict and (framed or opens or _weighs_after(alignment, chunk, followed))
        if only or beside or (framed and (followed or chunk.last == len(here) - 1)):
            return other
    return None


def _weighs_after(alignment: Alignment, chunk: Chunk, followed: bool) -> bool:
    return followed and alignment.here[chunk.last + 1].kind != "function"


def _is_in(there: Sequence[Term], other: Chunk, here: Sequence[Term]) -> bool:
    return any(akin(there[place], term) for place in other.places() for term in here)


def _swap(text: str, alignment: Alignment, chunk: Chunk, other: Chunk) -> Swap:
    here, there = span_of(alignment.here, chunk), span_of(alignment.there, other)
    return Swap(
        here,
        there,
        _with_word_before(text, alignment.here, chunk),
        _with_word_before(text, alignment.there, other),
        chunk.day,
    )


def _with_word_before(text: str, terms: Sequence[Term], chunk: Chunk) -> Span:
    span = span_of(terms, chunk)
    if chunk.first and terms[chunk.first - 1].kind == "function":
        before = terms[chunk.first - 1].span
        if text[before.end : span.start] == " ":
            return Span(before.start, span.end)
    return span
