"""Numbers, negations and names in which a quote and its source differ, however near they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.engine.checks.negations import denials
from quotes.engine.checks.source_words import Token, cases_in, read_tokens
from quotes.engine.checks.sources import Source
from quotes.engine.checks.wording import Term, TermReader, one_letter_off, same
from quotes.engine.results import Language, Span

#: From this agreement, in per cent, a negation more or less is a difference in meaning.
_NEAR_ENOUGH = 55
#: So many words beside the source's words a negation may stand that goes with them.
_BEFORE, _AFTER = 4, 2


@dataclass(frozen=True, slots=True)
class Conflict:
    """``here`` and ``there`` are words of the article and of the source; None where one has none
    (then ``word`` is what the other has)."""

    kind: Literal["number", "negation", "name"]
    word: str
    here: Span | None
    there: Span | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the article (``here``) and of the source (``there``); an empty span is a place
    where the other wording has more."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence of the article, as words, against what a source has for it.

    ``found`` are the source's words for it, ``line`` the whole sentence there.
    """

    reader: TermReader
    language: Language
    tokens: Sequence[Token]
    source: Source
    found: Span
    line: Span
    differences: Sequence[Difference]
    agreement: float

    def partner(self, token: Token, others: Sequence[Token]) -> Span | None:
        """The one of ``others`` that stands in the token's place in the source."""
        for difference in self.differences:
            if difference.here.contains(token.span):
                return next((o.span for o in others if difference.there.contains(o.span)), None)
        return None


def conflicts(held: Held) -> Iterator[Conflict]:
    there = read_tokens(held.source.reader, held.line, held.source.language)
    yield from _numbers(held, there)
    yield from _names(held, there)
    if held.agreement >= _NEAR_ENOUGH:
        yield from _negations(held)


def _numbers(held: Held, there: Sequence[Token]) -> Iterator[Conflict]:
    """Numbers of the quote that the source's sentence has not."""
    ours = {token.value for token in held.tokens if token.value is not None}
    theirs = {token.value for token in there if token.value is not None}
    other = [t for t in there if t.value is not None and t.value not in ours]
    for token in held.tokens:
        if token.value is not None and token.value not in theirs:
            words = token.span.of(held.reader.text)
            yield Conflict("number", words, token.span, held.partner(token, other))


def _names(held: Held, there: Sequence[Token]) -> Iterator[Conflict]:
    """Names of the quote in whose place the source's sentence has another one, or that the
    source has nowhere."""
    names = cases_in(held.reader, held.language).names_with(held.source.cases)
    ours = [t for t in held.tokens if t.key in names and t.capital]
    theirs = [t for t in there if t.key in names and t.capital]
    other = [t for t in theirs if not any(_same_name(t, token) for token in ours)]
    for token in ours:
        if any(_same_name(token, t) for t in theirs):
            continue
        partner = held.partner(token, other)
        if partner or not _forms(token.key) & held.source.keys:
            yield Conflict("name", token.term.text, token.span, partner)


def _forms(key: str) -> set[str]:
    """A name and its genitive, whichever it is."""
    bare = key.removesuffix("'s").removesuffix("'").removesuffix("s")
    return {key, bare, *(form + ending for form in (key, bare) for ending in ("s", "'s", "'"))}


def _same_name(first: Token, second: Token) -> bool:
    return second.key in _forms(first.key)


def _negations(held: Held) -> Iterator[Conflict]:
    reader, source = held.reader, held.source
    span = Span(held.tokens[0].span.start, held.tokens[-1].span.end)
    here, there = reader.terms(span), source.terms(held.found)
    ours = denials(here, reader.classes)
    theirs = denials(there, source.reader.classes)
    around = _denied_around(source, held.found, held.line)
    if _negative(here, there, reader):
        return
    if len(ours) == len(theirs):
        yield from _other_degree(here, there, ours, theirs)
        if around and not theirs:
            yield Conflict("negation", around.text, None, around.span)
    elif len(ours) < len(theirs):
        term = there[theirs[0]]
        yield Conflict("negation", term.text, None, term.span)
    elif not around:
        term = here[ours[0]]
        yield Conflict("negation", term.text, term.span, None)


def _other_degree(
    here: Sequence[Term], there: Sequence[Term], ours: Sequence[int], theirs: Sequence[int]
) -> Iterator[Conflict]:
    """ "hardly" for "not", or "never" """
    for i, j in zip(ours, theirs, strict=True):
        first, second = here[i], there[j]
        if 1 in (first.rank, second.rank) and first.rank != second.rank:
            yield Conflict("negation", first.text, first.span, second.span)


def _denied_around(source: Source, found: Span, line: Span) -> Term | None:
    """A negation of the source right beside the words, with nothing but words between."""
    before = source.terms(Span(line.start, found.start))[-_BEFORE:]
    after = source.terms(Span(found.end, line.end))[:_AFTER]
    classes = source.reader.classes
    for terms, place in ((before, "before"), (after, "after")):
        for index in denials(terms, classes):
            term = terms[index]
            between = (
                source.text[term.span.end : found.start]
                if place == "before"
                else source.text[found.end : term.span.start]
            )
            if not any(sign in between for sign in ',;:–—-«»“”"()'):
                return term
    return None


def _negative(here: Sequence[Term], there: Sequence[Term], reader: TermReader) -> bool:
    """Whether one of two wordings denies in its own way ("without", "uenig" for "ikke enig")."""
    only_here = [t for t in here if not any(same(t, other) for other in there)]
    only_there = [t for t in there if not any(same(t, other) for other in here)]
    for term in (*only_here, *only_there):
        if term.key in reader.classes.negative:
            return True
    stems = {t.key for t in (*here, *there)}
    return any(
        t.key[:1] == "u" and any(t.key[1:] == s or one_letter_off(t.key[1:], s) for s in stems)
        for t in (*only_here, *only_there)
        if len(t.key) > 4
    )
