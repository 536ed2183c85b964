"""Sentences that stand twice in an article and differ in one number: a caption and the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.engine.checks.context import Context
from quotes.engine.checks.sentences import sentences_in
from quotes.engine.document import BODY
from quotes.engine.results import Span

#: Shorter sentences may well stand twice.
_SHORTEST = 5

_FIGURES = re.compile(r"\d+(?:[.,:\u00a0 ]\d+)*")


@dataclass(frozen=True, slots=True)
class Twins:
    """The places of the number outside the body and of the one in the body."""

    odd: Span
    body: Span


def find_twins(context: Context) -> Iterator[Twins]:
    text = context.text
    fronts = [zone.span for zone in context.zones if zone.kind not in BODY]
    if not any(_FIGURES.search(text, span.start, span.end) for span in fronts):
        return
    body = {
        _without_figures(sentence.of(text)): sentence
        for zone in context.zones
        if zone.kind in BODY
        for sentence in sentences_in(text, zone.span)
    }
    for span in fronts:
        for sentence in sentences_in(text, span):
            words = _without_figures(sentence.of(text))
            twin = body.get(words)
            if twin and "#" in words and len(words.split()) >= _SHORTEST:
                yield from _differing(text, sentence, twin)


def _without_figures(sentence: str) -> str:
    return _FIGURES.sub("#", sentence).strip(" .").casefold()


def _differing(text: str, one: Span, other: Span) -> Iterator[Twins]:
    """The pair of numbers that differ, if it is one pair."""
    pairs = zip(
        _FIGURES.finditer(text, one.start, one.end),
        _FIGURES.finditer(text, other.start, other.end),
        strict=True,
    )
    odd = [Twins(Span(*a.span()), Span(*b.span())) for a, b in pairs if a[0] != b[0]]
    if len(odd) == 1:
        yield odd[0]
