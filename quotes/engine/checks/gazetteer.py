"""Which city lies in which country, and which is a capital: from the facts and a short list."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from quotes.engine.facts.records import Country
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.facts.words import fold
from quotes.engine.results import Language

_FOLDER = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class City:
    """``countries`` are the ids of those where it may lie, ``capital_of`` of those whose capital
    it is."""

    countries: frozenset[str]
    capital_of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names are looked up folded: see :func:`quotes.engine.facts.words.fold`."""

    cities: dict[tuple[str, ...], City]
    countries: dict[tuple[str, ...], str]
    adjectives: dict[str, str]

    def city(self, name: str) -> City | None:
        return self.cities.get(fold(name))

    def country(self, name: str) -> str | None:
        return self.countries.get(fold(name))

    def country_of_adjective(self, word: str) -> str | None:
        """ "ungarske", "ungarsk", "Hungarian"."""
        word = word.lower()
        return self.adjectives.get(word) or self.adjectives.get(word.removesuffix("e"))


def are_kin(one: str, other: str) -> bool:
    """Whether one country is part of the other, or claimed by it."""
    return one == other or any(one in kin and other in kin for kin in places()["kin"])


def has_namesakes(name: str) -> bool:
    """Whether towns in other countries bear a capital's name."""
    return " ".join(fold(name)) in places()["elsewhere"]


@lru_cache(maxsize=6)
def gazetteer(facts: FactBase, language: Language) -> Gazetteer:
    """Built once for each snapshot and language."""
    cities: dict[tuple[str, ...], City] = {}
    for name, countries, capital in (*_capitals(facts), *_listed()):
        old = cities.get(fold(name), City(frozenset(), frozenset()))
        cities[fold(name)] = City(
            old.countries | countries, old.capital_of | (countries if capital else frozenset())
        )
    return Gazetteer(
        cities=cities,
        countries={
            fold(name): country.id
            for country in facts.countries.values()
            for name in _names(country, language)
            if name
        },
        adjectives={
            adjective.lower(): country.id
            for country in facts.countries.values()
            if (adjective := country.adjective_in(language))
        },
    )


def capital_name(facts: FactBase, country: str, language: Language) -> str:
    """Empty where the facts know none."""
    record = facts.countries[country]
    return record.capital_en if language == "en" else record.capital_nb


@cache
def places() -> dict[str, Any]:
    """The lists of ``data/places.toml``."""
    return tomllib.loads((_FOLDER / "places.toml").read_text(encoding="utf-8"))


def _capitals(facts: FactBase) -> Iterator[tuple[str, frozenset[str], bool]]:
    for country in facts.countries.values():
        for name in {country.capital_nb, country.capital_en} - {""}:
            yield name, frozenset({country.id}), True


@cache
def _listed() -> tuple[tuple[str, frozenset[str], bool], ...]:
    with (_FOLDER / "cities.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            (row["name"], frozenset(row["countries"].split("|")), row["capital"] == "1")
            for row in csv.DictReader(lines)
        )


def _names(country: Country, language: Language) -> tuple[str, ...]:
    if language == "en":
        return (country.name_en, *country.aliases_en)
    return (country.name_nb, country.name_nn, *country.aliases)
