"""Align a quote with the sources at hand: where each sentence stands there, and what differs.

A sentence is looked for wherever most of its words stand together; there the two wordings are
aligned word by word (``source_windows``). Stated omissions ("(…)", "[…]") part a sentence in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from quotes.engine.checks.sentences import sentences_in
from quotes.engine.checks.source_conflicts import Conflict, Difference, Held, conflicts
from quotes.engine.checks.source_windows import paired, window, with_edges
from quotes.engine.checks.source_words import Token, alike, read_tokens, tidied
from quotes.engine.checks.sources import Source, Sources
from quotes.engine.checks.wording import TermReader
from quotes.engine.language.detection import detect
from quotes.engine.quotations.marks import passages
from quotes.engine.results import Language, Mark, QuoteType, Span

State = Literal["verbatim", "near", "paraphrased", "missing", "foreign"]
#: The best first.
STATES: Final[tuple[State, ...]] = ("verbatim", "near", "paraphrased", "foreign", "missing")
IN_MARKS: Final[frozenset[Mark]] = frozenset({"guillemets", "double", "single"})

#: From this agreement, in per cent, two wordings are near each other.
NEAR: Final = 70
#: A sentence counts as found where the source has this share of its words by weight, or this
#: share of them and nearly no other.
_FOUND, _FOUND_IN_ORDER = 0.55, 0.45
_IN_ORDER = 50
#: So many words tell the language of a quote by themselves.
_ENOUGH_TO_TELL = 6
_STATED_OMISSION = re.compile(r"\(\s*(?:…|\.\.\.)\s*\)|\[[^\]]*\]|…|\.\.\.")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a quote and what the source has for it.

    ``agreement`` is the share of the words that agree in order, 0 to 100; ``limit`` is what was
    asked for. ``source`` is the place among the sources, ``found`` the words there and ``line``
    the whole sentence; None where nothing like it was found.
    """

    span: Span
    state: State
    agreement: float = 0.0
    limit: int = 0
    source: int | None = None
    found: Span | None = None
    line: Span | None = None
    paragraph: int = 0
    differences: tuple[Difference, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the wording is as near as its mark demands."""
        if self.state == "verbatim":
            return True
        return self.state == "near" and self.agreement >= self.limit and not self.conflicts


@dataclass(frozen=True, slots=True)
class QuoteAlignment:
    lines: tuple[Line, ...]

    @property
    def state(self) -> State:
        """That of the worst sentence."""
        return max((line.state for line in self.lines), key=STATES.index)

    @property
    def holds(self) -> bool:
        return all(line.holds for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Wording:
    """A sentence of a quote as it is looked for."""

    tokens: tuple[Token, ...]
    span: Span
    strict: bool
    limit: int
    reader: TermReader
    language: Language


def held_words(
    text: str, type: QuoteType, mark: Mark, content: Sequence[Span]
) -> Iterator[tuple[tuple[Span, ...], Mark]]:
    """What of a quote claims to be somebody's own words: all of a direct one, in one go, and
    each of the passages in marks of a mixed one."""
    if type == "direct":
        yield tuple(content), mark
    elif type == "mixed":
        for piece in content:
            # The marks at the edges of a piece are no part of it.
            around = Span(max(0, piece.start - 2), min(len(text), piece.end + 2))
            for passage in passages(text, around):
                if not passage.depth and passage.inner.overlaps(piece):
                    yield (passage.inner,), passage.mark


def align_quote(
    reader: TermReader, pieces: Sequence[Span], mark: Mark, language: Language, sources: Sources
) -> QuoteAlignment | None:
    """Hold the pieces of a quote against the sources; None for a quote without a word.

    ``reader`` reads the text that the pieces are spans of, ``language`` is that text's.
    """
    strict = mark in IN_MARKS
    limit = sources.in_marks if strict else sources.after_dash
    lines: list[Line] = []
    for span in (part for piece in pieces for part in _parts(reader.text, piece)):
        tokens = read_tokens(reader, span, language)
        if tokens:
            whole = Span(tokens[0].span.start, tokens[-1].span.end)
            wording = _Wording(tokens, whole, strict, limit, reader, language)
            lines.append(_best_line(wording, sources, lines[-1] if lines else None))
    return QuoteAlignment(tuple(lines)) if lines else None


def _parts(text: str, piece: Span) -> Iterator[Span]:
    """The sentences of a piece, parted where an omission is stated."""
    for sentence in sentences_in(text, piece):
        start = sentence.start
        for omission in _STATED_OMISSION.finditer(text, sentence.start, sentence.end):
            yield Span(start, omission.start())
            start = omission.end()
        yield Span(start, sentence.end)


def _best_line(wording: _Wording, sources: Sources, before: Line | None) -> Line:
    """The line of the source that has most of the words."""
    lines = []
    for number, source in enumerate(sources.texts):
        after = before.found.end if before and before.found and before.source == number else 0
        lines.append(_line(wording, number, source, after))
    best = min(lines, key=lambda line: (STATES.index(line.state), -line.agreement))
    unread = any(line.state == "foreign" for line in lines)
    if best.state == "missing" and unread:
        return Line(wording.span, "foreign", limit=wording.limit)
    return best


def _line(wording: _Wording, number: int, source: Source, after: int) -> Line:
    """What one source has for a sentence; ``after``: where the sentence before it was found."""
    tokens = wording.tokens if wording.strict else tidied(wording.tokens) or wording.tokens
    there = source.tokens_for(wording.strict)
    near = window(tokens, there, source.places(wording.strict), after)
    pairs = paired(tokens, near)
    if not pairs:
        return Line(wording.span, _nothing(wording, source), limit=wording.limit)
    first, last = with_edges(tokens, near, pairs, source)
    there, pairs = near[first : last + 1], [(i, j - first) for i, j in pairs]
    agreement = _agreement(tokens, there, pairs)
    state = _state(tokens, near, pairs, agreement)
    too_far = state not in ("verbatim", "near") or agreement < wording.limit
    if too_far and not _comparable(wording, source):
        return Line(wording.span, "foreign", limit=wording.limit)
    if state == "missing":
        return Line(wording.span, "missing", limit=wording.limit)
    found = Span(there[0].span.start, there[-1].span.end)
    line = source.line(found)
    differences = tuple(_differences(tokens, there, pairs, wording.span, found))
    return Line(
        span=wording.span,
        state="near" if state == "verbatim" and not _same_words(wording, source, found) else state,
        agreement=agreement,
        limit=wording.limit,
        source=number,
        found=found,
        line=line,
        paragraph=source.paragraph_at(found.start),
        differences=differences,
        conflicts=tuple(
            conflicts(
                Held(
                    wording.reader,
                    wording.language,
                    tokens,
                    source,
                    found,
                    line,
                    differences,
                    agreement,
                )
            )
        ),
    )


def _nothing(wording: _Wording, source: Source) -> State:
    return "missing" if _comparable(wording, source) else "foreign"


def _comparable(wording: _Wording, source: Source) -> bool:
    """Whether two wordings are in one language; the words of a quote may be in another than the
    article's own."""
    if len(wording.tokens) < _ENOUGH_TO_TELL:
        return source.language == wording.language
    told = detect(wording.span.of(wording.reader.text))
    if "en" in (told, source.language):
        return told == source.language
    return source.language in (told, wording.language)


def _same_words(wording: _Wording, source: Source, found: Span) -> bool:
    """Whether nothing at all was tidied."""
    there = [token.key for token in source.tokens_in(found)]
    return [token.key for token in wording.tokens] == there


def _agreement(
    here: Sequence[Token], there: Sequence[Token], pairs: Sequence[tuple[int, int]]
) -> float:
    """100 for the same words; another form of a word counts half."""
    same = sum(1.0 if here[i].key == there[j].key else 0.5 for i, j in pairs)
    return 200 * same / (len(here) + len(there))


def _state(
    here: Sequence[Token],
    near: Sequence[Token],
    pairs: Sequence[tuple[int, int]],
    agreement: float,
) -> State:
    """``near`` is the stretch of the source around the words that agree in order."""
    if agreement == 100:
        return "verbatim"
    if agreement >= NEAR:
        return "near"
    in_order = {i for i, _ in pairs}
    anywhere = {i for i, token in enumerate(here) if i in in_order or _stands_in(token, near)}
    if not any(here[i].weight > 1 for i in anywhere):
        return "missing"
    if agreement >= _IN_ORDER and _share(here, in_order) >= _FOUND_IN_ORDER:
        return "paraphrased"
    return "paraphrased" if _share(here, anywhere) >= _FOUND else "missing"


def _stands_in(token: Token, near: Sequence[Token]) -> bool:
    return any(token.key == other.key or alike(token, other) for other in near)


def _share(tokens: Sequence[Token], places: set[int]) -> float:
    """What some of the words weigh of all."""
    return sum(tokens[i].weight for i in places) / sum(token.weight for token in tokens)


def _differences(
    here: Sequence[Token],
    there: Sequence[Token],
    pairs: Sequence[tuple[int, int]],
    span: Span,
    found: Span,
) -> Iterator[Difference]:
    """The stretches that differ, between words that agree."""
    equal = [(i, j) for i, j in pairs if here[i].key == there[j].key]
    borders = [(-1, -1), *equal, (len(here), len(there))]
    for (i, j), (k, m) in pairwise(borders):
        if k - i > 1 or m - j > 1:
            yield Difference(_stretch(here, i + 1, k, span), _stretch(there, j + 1, m, found))


def _stretch(tokens: Sequence[Token], start: int, end: int, whole: Span) -> Span:
    """From one word to before another; where there is none, the place between them."""
    if start < end:
        return Span(tokens[start].span.start, tokens[end - 1].span.end)
    at = tokens[start].span.start if start < len(tokens) else whole.end
    return Span(at, at)
