"""Words as a quote is held against its source by them: as they were said, not as base forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from quotes.engine.checks.quantities import number_words
from quotes.engine.checks.wording import Kind, Term, TermReader, akin, one_letter_off
from quotes.engine.results import Language, Span

_SENTENCE_BORDER = re.compile(r"[.!?:…\n\r–—«»“”\"]")
#: Words with these many letters in common may be of one stem.
_STEM = 4
#: So many words may be said twice on end.
_LONGEST_REPEATED = 3
#: Words that a misspelling may be told by.
_LONG = 5


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or a number with what multiplies it.

    ``key`` is the word in lower case, or "#" and the value of a number, so that figures and
    number words are one. ``opens`` tells that a sentence begins here, ``capital`` that it is
    written with one.
    """

    span: Span
    key: str
    kind: Kind
    term: Term
    value: float | None = None
    opens: bool = False

    @property
    def capital(self) -> bool:
        return self.term.text[0].isupper()

    @property
    def stem(self) -> str:
        return self.key if self.key.startswith("#") else self.key[:_STEM]

    @property
    def weight(self) -> int:
        return 1 if self.kind == "function" else 3


def read_tokens(reader: TermReader, span: Span, language: Language) -> tuple[Token, ...]:
    """The words of a span in text order, without sounds of hesitation."""
    hesitations = _lists()["hesitations"]
    terms = [term for term in reader.terms(span) if term.key not in hesitations]
    return tuple(_with_numbers(reader.text, terms, language))


def _with_numbers(text: str, terms: Sequence[Term], language: Language) -> Iterator[Token]:
    words, scales = number_words(language), _lists()["scales"]
    place = 0
    while place < len(terms):
        first, value = terms[place], _value(terms[place], words)
        last = place
        if value is None and first.key in scales and scales[first.key] <= 1000:
            value = float(scales[first.key])
        while value is not None and last + 1 < len(terms):
            more = terms[last + 1]
            if text[terms[last].span.end : more.span.start].strip(" \u00a0"):
                break
            if more.key not in scales:
                break
            value, last = value * scales[more.key], last + 1
        span = Span(first.span.start, terms[last].span.end)
        opens = place == 0 or bool(
            _SENTENCE_BORDER.search(text, terms[place - 1].span.end, first.span.start)
        )
        key = first.key if value is None else f"#{value:g}"
        kind: Kind = "number" if value is not None else first.kind
        yield Token(span, key, kind, first, value, opens)
        place = last + 1


def _value(term: Term, words: dict[str, int]) -> float | None:
    """The value of a figure or of a number word; "en" and "one" are articles too, and none."""
    if term.value is not None and term.text[0].isdigit():
        return term.value
    return float(words[term.key]) if term.key in words else None


def tidied(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Without fillers and words said twice on end: what is tidied after a dash."""
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        if skipped := _filler(tokens, place):
            place += skipped
            continue
        kept.append(tokens[place])
        if repeated := _repeated(kept):
            del kept[-repeated:]
        place += 1
    return tuple(kept)


def _repeated(tokens: Sequence[Token]) -> int:
    """How many words at the end say once more what the words before them say."""
    if tokens[-1].key not in {token.key for token in tokens[-1 - _LONGEST_REPEATED : -1]}:
        return 0
    keys = [token.key for token in tokens[-2 * _LONGEST_REPEATED :]]
    for length in range(1, len(keys) // 2 + 1):
        begun_anew = tokens[-length].opens and length == 1
        if keys[-length:] == keys[-2 * length : -length] and not begun_anew:
            return length
    return 0


def _filler(tokens: Sequence[Token], place: int) -> int:
    """How many words from here are a filler."""
    phrases = _fillers().get(tokens[place].key, ())
    if not phrases or tokens[place].kind == "negation":
        return 0
    openers = _lists()["opening_fillers"]
    for phrase in phrases:
        found = tuple(token.key for token in tokens[place : place + len(phrase)])
        if found == phrase and (tokens[place].opens or " ".join(phrase) not in openers):
            return len(phrase)
    return 0


@cache
def _fillers() -> dict[str, list[tuple[str, ...]]]:
    """By their first words, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for filler in sorted(_lists()["fillers"], key=lambda words: -len(words.split())):
        found.setdefault(filler.split()[0], []).append(tuple(filler.split()))
    return found


def alike(first: Token, second: Token) -> bool:
    """Whether two different words are forms of one, or one letter apart."""
    if first.value is not None or second.value is not None:
        return False
    if first.kind == "negation" or second.kind == "negation":
        return False
    if min(len(first.key), len(second.key)) >= _LONG and one_letter_off(first.key, second.key):
        return True
    return akin(first.term, second.term)


@dataclass(frozen=True, slots=True)
class Cases:
    """The words of a text that have a capital within a sentence, and those that have none."""

    capital: frozenset[str]
    plain: frozenset[str]

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> Cases:
        capital: set[str] = set()
        plain: set[str] = set()
        for token in tokens:
            if not token.capital:
                plain.add(token.key)
            elif not token.opens and token.kind == "content":
                capital.add(token.key)
        return cls(frozenset(capital), frozenset(plain))

    def names_with(self, other: Cases) -> frozenset[str]:
        """What is never written without a capital, in two texts together."""
        return (self.capital | other.capital) - self.plain - other.plain


@lru_cache(maxsize=4)
def cases_in(reader: TermReader, language: Language) -> Cases:
    """Those of the whole text that it reads."""
    return Cases.of(read_tokens(reader, Span(0, len(reader.text)), language))


@cache
def _lists() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "source.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
