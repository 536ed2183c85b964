"""Words as two wordings are compared by them: inflected forms are one word, and some words weigh
more than others (negation, degree, numbers)."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from quotes.engine.facts.words import split_words
from quotes.engine.results import Language, Span

if TYPE_CHECKING:
    # The pages compare wordings too, and load no spaCy.
    from spacy.tokens import Doc

Kind = Literal["function", "content", "number", "negation", "degree", "hedge"]

_SHORTEST_STEM = 3
_LOOSE_STEM = 5
_LONG_WORD = 6
_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0.]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Term:
    """One word as ``text`` has it. ``key`` is the word in lower case, ``lemma`` its base form (""
    without a parse), ``rank`` its place among words of degree or negation (1 weak to 3
    strong), ``value`` a number's value; ``sharp`` marks words that stir ("skandale")."""

    span: Span
    text: str
    key: str
    kind: Kind
    lemma: str = ""
    rank: int = 0
    value: float | None = None
    sharp: bool = False

    @property
    def weighs(self) -> bool:
        return self.kind in {"content", "number"}


@dataclass(frozen=True, slots=True)
class WordClasses:
    kinds: Mapping[str, Kind]
    ranks: Mapping[str, int]
    sharp: frozenset[str]
    negative: frozenset[str]
    not_denying: frozenset[tuple[str, ...]]
    about: frozenset[str]
    numbers: Mapping[str, float]


class TermReader:
    """Reads the words of one article; the parse, if any, gives base forms."""

    def __init__(self, text: str, language: Language, doc: Doc | None) -> None:
        self.text = text
        self.classes = word_classes(language)
        self._lemmas = _base_forms(doc) if doc else {}

    def terms(self, span: Span) -> tuple[Term, ...]:
        """The words that lie in a span, in text order; "33 000" is one."""
        terms, starts = self._all
        last = bisect_left(starts, span.end)
        while last and terms[last - 1].span.end > span.end:
            last -= 1
        return terms[bisect_left(starts, span.start) : last]

    @cached_property
    def _all(self) -> tuple[tuple[Term, ...], list[int]]:
        found: list[Term] = []
        for number in self._numbers(Span(0, len(self.text))):
            found.extend(self._words(found[-1].span.end if found else 0, number.span.start))
            found.append(number)
        found.extend(self._words(found[-1].span.end if found else 0, len(self.text)))
        return tuple(found), [term.span.start for term in found]

    def _numbers(self, span: Span) -> Iterator[Term]:
        for match in _DIGITS.finditer(self.text, span.start, span.end):
            before = self.text[match.start() - 1] if match.start() else " "
            after = self.text[match.end()] if match.end() < len(self.text) else " "
            if before.isalpha() or before == "-" or after.isalpha():
                continue
            plain = re.sub(r"[ \u00a0]|\.(?=\d{3})", "", match[0]).replace(",", ".")
            yield Term(Span(*match.span()), match[0], plain, "number", value=float(plain))

    def _words(self, start: int, end: int) -> Iterator[Term]:
        classes = self.classes
        for word in split_words(self.text, start, end):
            value = classes.numbers.get(word.key)
            kind = classes.kinds.get(word.key, "content" if value is None else "number")
            yield Term(
                Span(word.start, word.end),
                word.text,
                word.key,
                kind,
                self._lemmas.get(word.start, ""),
                classes.ranks.get(word.key, 0),
                value,
                word.key in classes.sharp,
            )


def _base_forms(doc: Doc) -> dict[int, str]:
    """The lemmas by offset, read from the array: a token object for each would take longer."""
    strings = doc.vocab.strings
    pairs = doc.to_array(["IDX", "LEMMA"]).tolist()
    forms = {key: strings[key].casefold() for _, key in pairs if key}
    return {place: forms[key] for place, key in pairs if key}


def same(first: Term, second: Term) -> bool:
    """Whether two words are one, perhaps in two forms."""
    if first.key == second.key:
        return True
    if first.value is not None and second.value is not None:
        return first.value == second.value
    if first.kind != second.kind:
        return False
    if first.kind == "degree":
        return False
    if first.lemma and first.lemma == second.lemma:
        return True
    return first.kind == "content" and inflected(first.key, second.key)


def akin(first: Term, second: Term) -> bool:
    """Whether two words are of one stem or compound: good enough to call one found."""
    if same(first, second):
        return True
    if first.kind != "content" or second.kind != "content":
        return False
    short, long = sorted((first.key, second.key), key=len)
    if len(short) < 4:
        return False
    stem = short[: max(4, min(_LOOSE_STEM, len(short) - 1))]
    return stem in long


@lru_cache(maxsize=50_000)
def inflected(first: str, second: str) -> bool:
    """Whether two words differ in an ending alone."""
    if first[:_SHORTEST_STEM] != second[:_SHORTEST_STEM]:
        return False
    common = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(len(first), len(second)),
    )
    if common == min(len(first), len(second)) and _doubles(first, second):
        return True
    endings = _endings()
    return any(
        first[stem:] in endings and second[stem:] in endings
        for stem in range(common, max(_SHORTEST_STEM, common - 3) - 1, -1)
    )


def _doubles(first: str, second: str) -> bool:
    """dom, dommen"""
    short, long = sorted((first, second), key=len)
    rest = long[len(short) :]
    return rest[:1] == short[-1] and rest[1:] in _endings()


def misspelt(word: str, right: str) -> bool:
    """Whether a long word may be a slip for another one, and no form of it."""
    if word == right or min(len(word), len(right)) < _LONG_WORD:
        return False
    return one_letter_off(word, right) and not inflected(word, right)


def one_letter_off(word: str, other: str) -> bool:
    """One letter put in, left out or changed, or two swapped; not for a word and itself."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b),
        min(len(word), len(other)),
    )
    rest, more = word[start:], other[start:]
    swapped = rest[:2] == more[:2][::-1] and rest[2:] == more[2:]
    return rest[1:] == more[1:] or rest[1:] == more or rest == more[1:] or swapped


@cache
def _endings() -> frozenset[str]:
    return frozenset(_lists()["endings"])


@cache
def word_classes(language: Language) -> WordClasses:
    lists = _lists()["en" if language == "en" else "no"]
    ranks = {
        word: rank
        for rank, key in enumerate(("weak", "strong", "extreme"), start=1)
        for word in lists[key]
    }
    kinds: dict[str, Kind] = dict.fromkeys(lists["function"], "function")
    kinds |= dict.fromkeys(ranks, "degree")
    kinds |= dict.fromkeys(lists["hedge"], "hedge")
    kinds |= dict.fromkeys(lists["negation"], "negation")
    ranks |= dict.fromkeys(lists["negation"], 2)
    ranks |= dict.fromkeys(lists["weak_negation"], 1)
    ranks |= dict.fromkeys(lists["strong_negation"], 3)
    return WordClasses(
        kinds,
        ranks,
        frozenset(lists["sharp"]),
        frozenset(lists["negative"]),
        frozenset(tuple(words.split()) for words in lists["not_denying"]),
        frozenset(lists["about"]),
        lists["numbers"],
    )


@cache
def _lists() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "wording.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
