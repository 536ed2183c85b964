"""Names as runs of capitalised words, told from words that open a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from quotes.engine.checks.wording import Term
from quotes.engine.results import Span


@dataclass(frozen=True, slots=True)
class Chunk:
    """Terms ``first`` to ``last`` (inclusive) of a sentence: one name, or a weekday."""

    first: int
    last: int
    day: bool = False

    def places(self) -> range:
        return range(self.first, self.last + 1)


def caption_words(kind: str) -> frozenset[str]:
    return _lists()[kind]


def capitalised_inside(text: str, sentences: Sequence[Sequence[Term]]) -> frozenset[str]:
    """The words that have a capital although they don't open a sentence."""
    return frozenset(
        term.key.removesuffix("s")
        for terms in sentences
        for before, term in pairwise(terms)
        if term.text[0].isupper() and text[before.span.end : term.span.start] == " "
    )


def chunks(text: str, terms: Sequence[Term], known: frozenset[str]) -> list[Chunk]:
    """The names and weekdays of a sentence. ``known`` are words known to be names, without -s."""
    return list(_chunks(text, terms, known))


def _chunks(text: str, terms: Sequence[Term], known: frozenset[str]) -> Iterator[Chunk]:
    start: int | None = None
    for place, term in enumerate(terms):
        joined = place and text[terms[place - 1].span.end : term.span.start] in {" ", "\u00a0"}
        if start is not None and not (joined and _is_name(terms, place, known)):
            yield Chunk(start, place - 1)
            start = None
        if _is_day(term):
            yield Chunk(place, place, day=True)
        elif start is None and _is_name(terms, place, known):
            start = place
    if start is not None:
        yield Chunk(start, len(terms) - 1)


def _is_name(terms: Sequence[Term], place: int, known: frozenset[str]) -> bool:
    term = terms[place]
    if not term.text[0].isupper() or term.kind != "content":
        return False
    if _is_day(term) or term.key in caption_words("titles"):
        return False
    return place > 0 or term.key.removesuffix("s") in known


def _is_day(term: Term) -> bool:
    """A weekday in any form ("torsdagens")."""
    days = caption_words("days")
    return any(term.key.removesuffix(ending) in days for ending in ("", "s", "ens", "en"))


def span_of(terms: Sequence[Term], chunk: Chunk) -> Span:
    return Span(terms[chunk.first].span.start, terms[chunk.last].span.end)


@cache
def _lists() -> dict[str, frozenset[str]]:
    path = Path(__file__).with_name("data") / "captions.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: frozenset(words) for key, words in lists.items()}
