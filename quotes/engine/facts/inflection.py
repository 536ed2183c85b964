"""Inflection of titles: "leder for X" is bent in its head, "utenriksminister" at its end."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from quotes.engine.facts.words import lower
from quotes.engine.results import Language

Qualifier = Literal["former", "acting", "incoming", "outgoing", "then"]


@dataclass(frozen=True, slots=True)
class Form:
    """Which form of a title is meant."""

    definite: bool = False
    plural: bool = False
    genitive: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    ending: str
    definite: tuple[str, ...]
    plural: tuple[str, ...]
    plural_definite: tuple[str, ...]

    def endings(self, form: Form) -> tuple[str, ...]:
        if form.plural:
            return self.plural_definite if form.definite else self.plural
        return self.definite if form.definite else (self.ending,)


def all_forms(title: str, language: Language) -> Iterator[tuple[str, Form]]:
    """Every form of a title with what it is; the title as given comes first."""
    for definite in (False, True):
        for plural in (False, True):
            for words in _bend(title, language, Form(definite, plural)):
                yield words, Form(definite, plural)
                owner = genitive(words, language)
                if owner.endswith("s"):  # a bare apostrophe leaves the word as it is
                    yield owner, Form(definite, plural, True)


def inflect(title: str, language: Language, form: Form) -> str:
    """The title in a form; where the language has none (English definites), the bare title."""
    words = next(_bend(title, language, form), title)
    return genitive(words, language) if form.genitive else words


def genitive(words: str, language: Language) -> str:
    """ "Russlands", "Hellas’"; in English "Russia’s"."""
    if language == "en":
        return words + ("’" if words.endswith("s") else "’s")
    return words + ("’" if words[-1] in "sxz" else "s")


def head_place(words: list[str], language: Language) -> int:
    """Where the head of a title stands: before the first preposition, else last."""
    stops = grammar(language).heads_before
    return next((i - 1 for i, word in enumerate(words) if i and word in stops), len(words) - 1)


def _bend(title: str, language: Language, form: Form) -> Iterator[str]:
    words = title.split()
    place = head_place(words, language)
    head = words[place]
    rule = next(rule for rule in _rules()[language] if lower(head).endswith(rule.ending))
    for ending in rule.endings(form):
        bent = head[: len(head) - len(rule.ending)] + ending
        bent = head[0] + bent[1:]
        yield " ".join([*_agreeing(words[:place], form), bent, *words[place + 1 :]])


def _agreeing(adjectives: list[str], form: Form) -> list[str]:
    """ "nasjonal sikkerhetsrådgiver", but "den nasjonale sikkerhetsrådgiveren"."""
    if not (form.definite or form.plural):
        return adjectives
    return [word + "e" if word.endswith("al") else word for word in adjectives]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lists of ``data/titles.toml`` for one language."""

    qualifiers: dict[str, Qualifier]
    neutral: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    prepositions: frozenset[str]
    heads_before: frozenset[str]
    weak: frozenset[str]
    openers: frozenset[str]
    lowering: frozenset[str]
    leaders: tuple[str, ...]
    vague: tuple[str, ...]
    affixes: dict[str, Qualifier]


@cache
def grammar(language: Language) -> Grammar:
    lists = _toml("titles")[language]
    return Grammar(
        qualifiers={w: kind for kind, words in lists["qualifiers"].items() for w in words},
        neutral=frozenset(lists["neutral"]),
        determiners=frozenset(lists["determiners"]),
        possessives=frozenset(lists["possessives"]),
        prepositions=frozenset(lists["prepositions"]),
        heads_before=frozenset(lists["heads_before"]),
        weak=frozenset(lists["weak"]),
        openers=frozenset(lists["openers"]),
        lowering=frozenset(lists["lowering"]),
        leaders=tuple(lists["leaders"]),
        vague=tuple(lists["vague"]),
        affixes={w: kind for kind, words in lists["affixes"].items() for w in words},
    )


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    return {
        language: tuple(
            _Rule(
                rule["ending"],
                tuple(rule["definite"]),
                tuple(rule["plural"]),
                tuple(rule["plural_definite"]),
            )
            for rule in rules
        )
        for language, rules in _toml("inflection").items()
    }


@cache
def _toml(name: str) -> dict[str, Any]:
    path = Path(__file__).with_name("data") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
