"""The words that reported speech is made of: cues by form, and closed classes by language.

The lists are data: ``lexicon/cues_*.txt`` and ``lexicon/words.toml``, each naming its sources.
Bokmål and nynorsk share one lexicon, since Norwegian newsrooms print both side by side.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from quotes.engine.results import Language

Kind = Literal["say", "opinion", "act", "text", "show", "manner", "state"]
Tense = Literal["infinitive", "present", "past", "participle"]

TENSES: tuple[Tense, ...] = ("infinitive", "present", "past", "participle")
_FOLDER = Path(__file__).with_name("lexicon")


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb or idiom of saying.

    ``frames`` are the complements that hold the content (see the head of the data files);
    ``following`` are the words that an idiom needs after its verb, each with its variants.
    """

    lemma: str
    kind: Kind
    frames: frozenset[str]
    following: tuple[frozenset[str], ...] = ()

    def allows(self, frame: str) -> bool:
        return frame in self.frames


@dataclass(frozen=True, slots=True)
class CueForm:
    cue: Cue
    tense: Tense


class CueLexicon:
    """Cues by their inflected forms, in lower case."""

    def __init__(self, forms: dict[str, tuple[CueForm, ...]]) -> None:
        self._forms = forms

    def __contains__(self, word: str) -> bool:
        """Whether a word in lower case is a form of a cue."""
        return word in self._forms

    def readings(self, word: str) -> tuple[CueForm, ...]:
        """What the word may be, idioms first."""
        return self._forms.get(word.lower(), ())

    def finite(self, word: str) -> tuple[CueForm, ...]:
        return self._in_tense(word, "present", "past")

    def participles(self, word: str) -> tuple[CueForm, ...]:
        return self._in_tense(word, "participle")

    def infinitives(self, word: str) -> tuple[CueForm, ...]:
        return self._in_tense(word, "infinitive")

    def _in_tense(self, word: str, *tenses: Tense) -> tuple[CueForm, ...]:
        forms = self.readings(word)
        return tuple(f for f in forms if f.tense in tenses) if forms else ()


@cache
def cue_lexicon(language: Language) -> CueLexicon:
    files = ["cues_en.txt"] if language == "en" else ["cues_nb.txt", "cues_nn.txt"]
    forms: dict[str, list[CueForm]] = defaultdict(list)
    for name in files:
        for cue, by_tense in _read_cues((_FOLDER / name).read_text(encoding="utf-8")):
            if language == "en":
                by_tense[1] += by_tense[0]  # "they say"
            for tense, variants in zip(TENSES, by_tense, strict=True):
                for form in variants:
                    reading = CueForm(cue, tense)
                    if reading not in forms[form]:
                        forms[form].append(reading)
    return CueLexicon(
        {form: tuple(sorted(r, key=lambda f: -len(f.cue.following))) for form, r in forms.items()}
    )


def _read_cues(lines: str) -> Iterator[tuple[Cue, list[list[str]]]]:
    for line in lines.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        lemma, forms, kind, frames, following = (part.strip() for part in line.split("|"))
        cue = Cue(
            lemma=lemma,
            kind=_kind(kind),
            frames=frozenset(frames.split()),
            following=tuple(frozenset(word.split("/")) for word in following.split()),
        )
        yield cue, [variants.split("/") for variants in forms.split()]


def _kind(value: str) -> Kind:
    known: tuple[Kind, ...] = ("say", "opinion", "act", "text", "show", "manner", "state")
    for kind in known:
        if kind == value:
            return kind
    raise ValueError(f"not a kind of cue: {value!r}")


@dataclass(frozen=True, slots=True)
class Words:
    """Closed classes of one language; members are in lower case and may hold several words."""

    classes: dict[str, frozenset[str]]

    def __call__(self, name: str) -> frozenset[str]:
        return self.classes[name]

    def openings(self, name: str) -> frozenset[str]:
        """The first words of a class's members."""
        return _openings(self.classes[name])


@cache
def _openings(members: frozenset[str]) -> frozenset[str]:
    return frozenset(member.split()[0] for member in members)


@cache
def words(language: Language) -> Words:
    lists = tomllib.loads((_FOLDER / "words.toml").read_text(encoding="utf-8"))
    table = lists["en" if language == "en" else "no"]
    return Words({name: frozenset(members) for name, members in table.items()})
