"""Names of people: the index behind :meth:`FactBase.people_named` and the finder of full names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quotes.engine.facts.records import Person
from quotes.engine.facts.words import PhraseIndex, fold, only_space, split_words, whole
from quotes.engine.results import Span


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in a text. ``span`` is the name without a genitive -s."""

    span: Span
    people: tuple[Person, ...]
    genitive: bool = False


class NameIndex:
    """All forms of all names, compared without case and accents."""

    def __init__(self, people: Iterable[Person]) -> None:
        known = tuple(people)
        self._small = frozenset(
            fold(name)[0] for person in known for name in person.names if name[0].islower()
        )
        self._names: PhraseIndex[Person] = PhraseIndex(
            (fold(name), person) for person in known for name in person.names
        )
        self._families: PhraseIndex[Person] = PhraseIndex(
            (family, person) for person in known for family in family_names(person)
        )

    def named(self, name: str) -> tuple[Person, ...]:
        """Who bears the name; a genitive -s is forgiven."""
        keys = fold(name)
        return self._names.get(keys) or self._names.get(_without_s(keys))

    def of_family(self, name: str) -> tuple[Person, ...]:
        """Who may be meant by a family name alone."""
        keys = fold(name)
        return self._families.get(keys) or self._families.get(_without_s(keys))

    def find(self, text: str, ranges: Iterable[Span] | None = None) -> tuple[NameMention, ...]:
        """Names in text order, the longest where they overlap; each begins with a capital, or
        with a small title that is part of it ("kong Harald")."""
        found: list[NameMention] = []
        for area in whole(text, ranges):
            found.extend(self._find_between(text, area))
        return tuple(found)

    def _find_between(self, text: str, area: Span) -> Iterable[NameMention]:
        pieces = _pieces(text, area)
        keys = [key for _, _, key in pieces]
        place = 0
        while place < len(pieces):
            start = pieces[place][0]
            if not text[start].isupper() and keys[place] not in self._small:
                place += 1
                continue
            length, people, genitive = self._match(keys, place)
            if length and _unbroken(text, pieces, place, length):
                end = pieces[place + length - 1][1]
                yield NameMention(Span(start, _before_s(text, end, genitive)), people, genitive)
                place += length
            else:
                place += 1

    def _match(self, keys: list[str], place: int) -> tuple[int, tuple[Person, ...], bool]:
        length, people = self._names.from_word(keys, place)
        for longer in range(min(len(keys) - place, 6), length, -1):
            bare = _without_s(tuple(keys[place : place + longer]))
            genitive = self._names.get(bare) if bare else ()
            if genitive:
                return longer, genitive, True
        return length, people, False


def family_names(person: Person) -> tuple[tuple[str, ...], ...]:
    """What a later mention may call a person: the last word, the last two, from a particle on.

    Forms are folded words. For the countries whose family names come first see
    ``data/names.toml``; there the first word counts as well.
    """
    words = _word_lists()
    families: dict[tuple[str, ...], None] = {}
    for name in (person.name_nb, person.name):
        keys = fold(name)
        if len(keys) < 2:
            continue
        families[keys[-1:]] = None
        if len(keys) > 2:
            families[keys[-2:]] = None
        particle = next((i for i, key in enumerate(keys) if i and key in words["particles"]), 0)
        if particle:
            families[keys[particle:]] = None
        if keys[0] in words["family_first"]:
            families[keys[:1]] = None
    return tuple(families)


def same_nickname(first: str, other: str) -> bool:
    """Whether two folded first names are a name and its everyday form (William, Bill)."""
    return any(first in names and other in names for names in _toml()["nicknames"])


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(_toml()[key]) for key in ("particles", "family_first")}


@cache
def _toml() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "names.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _pieces(text: str, area: Span) -> list[tuple[int, int, str]]:
    """Start, end and folded form of each word; the parts of "Dag-Inge" are two."""
    pieces: list[tuple[int, int, str]] = []
    for word in split_words(text, area.start, area.end):
        if word.key.isascii() and word.key.isalnum():
            pieces.append((word.start, word.end, word.key))
            continue
        keys = fold(word.text)
        if len(keys) < 2:
            pieces.append((word.start, word.end, keys[0] if keys else ""))
            continue
        place = word.start
        for part, key in zip(word.text.replace("‑", "-").split("-"), keys, strict=False):
            pieces.append((place, place + len(part), key))
            place += len(part) + 1
    return pieces


def _unbroken(text: str, pieces: list[tuple[int, int, str]], place: int, length: int) -> bool:
    return all(
        text[a[1] : b[0]] in {"-", "‑", ". "} or only_space(text, a[1], b[0])
        for a, b in zip(
            pieces[place : place + length - 1], pieces[place + 1 : place + length], strict=True
        )
    ) and not text[pieces[place + length - 1][1] :].startswith("-")


def _without_s(keys: tuple[str, ...]) -> tuple[str, ...]:
    return (*keys[:-1], keys[-1][:-1]) if keys and len(keys[-1]) > 2 and keys[-1][-1] == "s" else ()


def _before_s(text: str, end: int, genitive: bool) -> int:
    if not genitive:
        return end
    return end - 2 if text[end - 2] in "'’" else end - 1
