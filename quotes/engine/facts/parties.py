"""Countries and organisations in a text: names, genitives, adjectives and metonyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from quotes.engine.facts.inflection import Form, inflect
from quotes.engine.facts.records import Country, Organisation
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.facts.words import PhraseIndex, Word, lower, split_words, whole
from quotes.engine.results import Language, Span


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A country or an organisation, by its id in the facts."""

    kind: Literal["country", "organisation"]
    id: str


@dataclass(frozen=True, slots=True)
class PartyPhrase:
    """What a phrase means. ``metonym``: it is a place or building that stands for the party;
    ``people``: it is those who live there ("franskmennenes"), with a small letter."""

    party: Party
    genitive: bool = False
    adjective: bool = False
    metonym: bool = False
    people: bool = False


@dataclass(frozen=True, slots=True)
class PartyMention:
    """``span`` is the phrase as it stands, a genitive -s included."""

    span: Span
    party: Party
    genitive: bool
    adjective: bool
    metonym: bool


def find_parties(
    facts: FactBase, text: str, language: Language, ranges: Iterable[Span] | None = None
) -> tuple[PartyMention, ...]:
    """Mentions in text order; the parts of hyphenated words ("Kina-eide") are none."""
    index = party_index(facts, language)
    return tuple(
        mention
        for area in whole(text, ranges)
        for mention in _find_between(text, split_words(text, area.start, area.end), index)
    )


def _find_between(
    text: str, words: tuple[Word, ...], index: PhraseIndex[PartyPhrase]
) -> Iterator[PartyMention]:
    keys = [word.key for word in words]
    place = 0
    while place < len(words):
        length, phrases = index.from_word(keys, place)
        phrase = fitting(phrases, words[place])
        if not phrase or (phrase.people and not phrase.genitive):
            place += 1
            continue
        span = Span(words[place].start, words[place + length - 1].end)
        bare_genitive = (
            text[span.end : span.end + 1] in {"'", "’"} and keys[place + length - 1][-1] in "sxz"
        )
        yield PartyMention(
            span, phrase.party, phrase.genitive or bare_genitive, phrase.adjective, phrase.metonym
        )
        place += length


def fitting(phrases: tuple[PartyPhrase, ...], first: Word) -> PartyPhrase | None:
    """The reading that goes with the first word's capital: names have one, adjectives may."""
    return next((p for p in phrases if p.adjective or p.people or first.capitalised), None)


@lru_cache(maxsize=6)
def party_index(facts: FactBase, language: Language) -> PhraseIndex[PartyPhrase]:
    """All phrases for countries and organisations in a language, built once per snapshot."""
    return PhraseIndex(
        (tuple(word.key for word in split_words(words)), phrase)
        for words, phrase in _phrases(facts, language)
    )


def _phrases(facts: FactBase, language: Language) -> Iterator[tuple[str, PartyPhrase]]:
    for country in facts.countries.values():
        party = Party("country", country.id)
        for name in _country_names(country, language):
            yield from _cases(name, party, metonym=False)
        for name in _stand_ins(country, language):
            yield from _cases(name, party, metonym=True)
        for adjective in _adjectives(country, language):
            yield adjective, PartyPhrase(party, adjective=True)
        for people in _inhabitants(country, language):
            yield people, PartyPhrase(party, people=True)
            yield people + "s", PartyPhrase(party, genitive=True, people=True)
    for organisation in facts.organisations.values():
        party = Party("organisation", organisation.id)
        for name in _organisation_names(organisation, language):
            yield from _cases(name, party, metonym=False)


def _inhabitants(country: Country, language: Language) -> Iterator[str]:
    """ "russerne", in nynorsk "russarane"; English has names of countries there."""
    demonym = country.demonym_nb
    if not demonym or language == "en":
        return
    if language == "nn" and demonym.endswith("er"):
        demonym = demonym[:-2] + "ar"
    yield inflect(demonym, language, Form(definite=True, plural=True))


def _country_names(country: Country, language: Language) -> dict[str, None]:
    if language == "en":
        return dict.fromkeys((country.name_en, *country.aliases_en))
    return dict.fromkeys((country.name_nb, country.name_nn, *country.aliases))


def _stand_ins(country: Country, language: Language) -> dict[str, None]:
    capital = country.capital_en if language == "en" else country.capital_nb
    places = dict.fromkeys((capital, *country.metonyms))
    return {name: None for name in places if name and name not in _country_names(country, language)}


def _organisation_names(organisation: Organisation, language: Language) -> Iterator[str]:
    names = (
        (organisation.name_en,)
        if language == "en"
        else (organisation.name_nb, organisation.name_nn)
    )
    for name in dict.fromkeys((*names, *organisation.abbreviations, *organisation.aliases)):
        if len(name) > 1 and name[0].isupper():
            yield name


def _adjectives(country: Country, language: Language) -> Iterator[str]:
    adjective = country.adjective_in(language)
    if adjective:
        yield lower(adjective)
    if adjective and language != "en":
        yield adjective + "e"


def _cases(name: str, party: Party, *, metonym: bool) -> Iterator[tuple[str, PartyPhrase]]:
    yield name, PartyPhrase(party, metonym=metonym)
    for ending in ("s", "'s"):
        yield name + ending, PartyPhrase(party, genitive=True, metonym=metonym)
