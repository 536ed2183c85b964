"""The lexicon of ``data/relations.toml``, ready for looking up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quotes.engine.facts.inflection import grammar
from quotes.engine.results import Language


@dataclass(frozen=True, slots=True)
class Action:
    """A verb or noun. ``lemma`` is its first form, ``direct``: the other party may be the object
    itself, ``moves``: it may mean taking people somewhere."""

    lemma: str
    kind: str
    prepositions: frozenset[str]
    direct: bool = False
    moves: bool = False
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class RelationWords:
    verbs: dict[str, Action]
    nouns: tuple[tuple[re.Pattern[str], Action], ...]
    barriers: frozenset[str]
    bodies: frozenset[str]
    openers: frozenset[str]
    before_verb: frozenset[str]
    not_agent: frozenset[str]
    after_agent: frozenset[str]
    after_receiver: frozenset[str]
    back: frozenset[str]
    denials: frozenset[str]
    people: tuple[str, ...]
    passive: frozenset[str]
    by: frozenset[str]
    skip: frozenset[str]
    lists: frozenset[str]
    about: frozenset[str]
    pairs: tuple[tuple[str, str], ...]

    def noun(self, key: str) -> Action | None:
        """The noun that a word is, or that it is a compound of."""
        return next((action for pattern, action in self.nouns if pattern.fullmatch(key)), None)


@cache
def relation_words(language: Language) -> RelationWords:
    path = Path(__file__).with_name("data") / "relations.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    words = lists["words"]
    endings = "|".join(words["endings"])
    return RelationWords(
        verbs=_verbs(lists["verbs"]),
        nouns=tuple(
            (re.compile(rf"\w*?{noun}(?:{endings})?"), _action(noun, entry))
            for entry in lists["nouns"]
            for noun in entry["forms"]
        ),
        people=tuple(words["people"]),
        pairs=tuple((first, second) for first, second in words["pairs"]),
        barriers=frozenset(words["barriers"]),
        bodies=frozenset(words["bodies"]),
        before_verb=frozenset(words["openers"]),
        openers=frozenset(words["openers"]) | grammar(language).openers,
        not_agent=frozenset(words["not_agent"]),
        after_agent=frozenset(words["after_agent"]),
        after_receiver=frozenset(words["after_receiver"]),
        denials=frozenset(words["denials"]),
        back=frozenset(words["back"]),
        passive=frozenset(words["passive"]),
        by=frozenset(words["by"]),
        skip=frozenset(words["skip"]),
        lists=frozenset(words["lists"]),
        about=frozenset(words["about"]),
    )


def _verbs(entries: list[dict[str, Any]]) -> dict[str, Action]:
    return {
        form: _action(forms.split()[0], entry)
        for entry in entries
        for forms in entry["forms"]
        for form in forms.split()
    }


def _action(lemma: str, entry: dict[str, Any]) -> Action:
    return Action(
        lemma,
        entry["kind"],
        frozenset(entry["prepositions"]),
        entry.get("direct", False),
        entry.get("moves", False),
        entry.get("adjective", False),
    )
