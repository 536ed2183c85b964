"""People of one document: their names, looked up by word and by spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from quotes.engine.facts.records import Person as FactPerson
from quotes.engine.language.lexicons import first_name_gender
from quotes.engine.speakers.names import NameToken

_INITIAL = re.compile(r"[A-ZÆØÅ]\.?")


@dataclass(slots=True)
class Person:
    """Somebody with a name in the document. ``name`` is the fullest form found."""

    name: str
    words: tuple[str, ...]
    gender: str | None = None
    fact: FactPerson | None = None
    occurrences: list[NameToken] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    affiliations: set[str] = field(default_factory=set)

    @property
    def is_doubtful(self) -> bool:
        """A single word that no list of names, fact, age or role makes a person."""
        known = self.gender or self.fact or self.roles or self.ages
        return len(self.words) == 1 and not known

    @property
    def last(self) -> str:
        return self.words[-1].casefold()

    @property
    def first(self) -> str:
        return self.words[0].casefold()


class Bearers:
    """People by the words of their names, in lower case."""

    def __init__(self) -> None:
        self._by_last: dict[str, list[Person]] = defaultdict(list)
        self._by_first: dict[str, list[Person]] = defaultdict(list)
        self._by_middle: dict[str, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> None:
        self._by_last[person.last].append(person)
        if len(person.words) > 1:
            self._by_first[person.first].append(person)
        for word in name_key(person.words[1:-1]):
            self._by_middle[word].append(person)

    def of(self, word: str) -> list[Person]:
        """Who a single name may mean: by surname, else by first name, else by another part."""
        word = word.casefold()
        return self._by_last.get(word) or self._by_first.get(word) or self._by_middle.get(word, [])

    def of_first_names(self, words: tuple[str, ...]) -> Person | None:
        """The one person whose name begins with two first names: "Aud Karin" of "Aud Karin Nes"."""
        if len(words) < 2 or any(first_name_gender(word) is None for word in words):
            return None
        key = name_key(words)
        fuller = [
            person
            for person in self._by_first.get(key[0], ())
            if len(person.words) > len(key) and name_key(person.words)[: len(key)] == key
        ]
        return fuller[0] if len(fuller) == 1 else None

    def of_surname(self, word: str) -> list[Person]:
        return self._by_last.get(word.casefold(), [])


class Spellings:
    """Finds the person whose name differs by one letter, among names that agree in half."""

    def __init__(self) -> None:
        self._by_half: dict[str, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> None:
        for half in self._halves(person.words):
            self._by_half[half].append(person)

    def near(self, words: tuple[str, ...]) -> Person | None:
        name = " ".join(name_key(words))
        for half in self._halves(words):
            for person in self._by_half.get(half, ()):
                same_length = len(person.words) == len(words)
                if same_length and _one_letter_off(" ".join(name_key(person.words)), name):
                    return person
        return None

    @staticmethod
    def _halves(words: tuple[str, ...]) -> tuple[str, str]:
        """The first and the last four letters: a single wrong letter leaves one of them."""
        name = " ".join(name_key(words))
        return f"{name[:4]}…", f"…{name[-4:]}"


def same_name(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether two names of two words or more may be one person's.

    The last words agree and the others of the shorter are among the longer's, or stand for them
    as initials.
    """
    a, b = name_key(longer), name_key(shorter)
    if len(a) < len(b):
        a, b = b, a
    if a == b:
        return True
    if a[-1] == b[-1] and len(b) > 1:
        return all(any(_stands_for(x, y) or _stands_for(y, x) for y in a[:-1]) for x in b[:-1])
    return False


def _stands_for(short: str, long: str) -> bool:
    return short == long or (bool(_INITIAL.fullmatch(short.upper())) and long[0] == short[0])


def _one_letter_off(a: str, b: str) -> bool:
    """Whether two names of eight letters or more differ by one letter put in, left out or changed,
    not the first of a word."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 8:
        return False
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    if start == 0 or a[start - 1 : start] == " ":
        return False
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]


def name_key(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)
