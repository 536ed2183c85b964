"""Words of a text with their places, and an index of phrases: the finders' common ground."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from quotes.engine.results import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-‑'’]\w+)*-?")
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th", "ß": "ss"}
)

#: Texts as short as names and titles are split each time.
_SHORT = 200

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Word:
    """``key`` is the word in lower case with plain hyphens and apostrophes."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words between two offsets; hyphenated ones are one word, "klima-" keeps its hyphen."""
    end = len(text) if end is None else end
    if len(text) < _SHORT:
        return tuple(_words(text, start, end))
    words = _all_words(text)
    first, last = (bisect_left(words, at, key=_start) for at in (start, end))
    if (first and words[first - 1].end > start) or (last and words[last - 1].end > end):
        return tuple(_words(text, start, end))  # a word is cut in two
    return words[first:last]


@lru_cache(maxsize=8)
def _all_words(text: str) -> tuple[Word, ...]:
    """Several finders read the same article."""
    return tuple(_words(text, 0, len(text)))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        yield Word(match.start(), match.end(), match[0], lower(match[0]))


def _start(word: Word) -> int:
    return word.start


def lower(text: str) -> str:
    key = text.casefold()
    return key if key.isalpha() else key.replace("’", "'").replace("‑", "-")


@lru_cache(maxsize=50_000)
def fold(text: str) -> tuple[str, ...]:
    """The words of a name, without case, accents, dots and hyphens: how names are compared."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’")
    return tuple(re.findall(r"\w+", letters))


def only_space(text: str, start: int, end: int) -> bool:
    """Whether nothing but spaces on one line, or a genitive's apostrophe, lies between."""
    between = text[start:end].removeprefix("'").removeprefix("’")
    return not between.strip(" \t\u00a0") and bool(between)


def whole(text: str, ranges: Iterable[Span] | None) -> Iterable[Span]:
    return (Span(0, len(text)),) if ranges is None else ranges


class PhraseIndex(Generic[T]):
    """Phrases of one or more keys; looks for the longest that begins or ends at a word."""

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], T]]) -> None:
        found: dict[tuple[str, ...], list[T]] = {}
        for keys, value in phrases:
            if keys:
                found.setdefault(keys, []).append(value)
        self._values = {keys: tuple(dict.fromkeys(values)) for keys, values in found.items()}
        self._first = _longest_by(self._values, 0)
        self._last = _longest_by(self._values, -1)

    def get(self, keys: tuple[str, ...]) -> tuple[T, ...]:
        return self._values.get(keys, ())

    def from_word(self, keys: Sequence[str], start: int) -> tuple[int, tuple[T, ...]]:
        """Length and values of the longest phrase that begins with ``keys[start]``; 0 if none."""
        for length in range(min(self._first.get(keys[start], 0), len(keys) - start), 0, -1):
            values = self._values.get(tuple(keys[start : start + length]))
            if values:
                return length, values
        return 0, ()

    def to_word(self, keys: Sequence[str], last: int) -> tuple[int, tuple[T, ...]]:
        """The same for the longest phrase that ends with ``keys[last]``."""
        for length in range(min(self._last.get(keys[last], 0), last + 1), 0, -1):
            values = self._values.get(tuple(keys[last + 1 - length : last + 1]))
            if values:
                return length, values
        return 0, ()


def _longest_by(phrases: Iterable[tuple[str, ...]], place: int) -> dict[str, int]:
    longest: dict[str, int] = {}
    for keys in phrases:
        longest[keys[place]] = max(longest.get(keys[place], 0), len(keys))
    return longest
