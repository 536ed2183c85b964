"""Titles with a body between them and the country: "lederen for Russlands mektige sikkerhetsråd".

The facts know "leder for sikkerhetsrådet"; in running text the country stands in the middle, as a
genitive or an adjective.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from quotes.engine.facts.anchors import Anchor, Place
from quotes.engine.facts.inflection import Form, all_forms, grammar
from quotes.engine.facts.parties import Party, fitting
from quotes.engine.facts.records import Office
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.facts.words import lower
from quotes.engine.results import Language, Span

#: "lederen | for | det | mektige | russiske | sikkerhetsrådet"
_FARTHEST = 6


@dataclass(frozen=True, slots=True)
class OrganTitle:
    """``length`` is the number of words, ``anchor`` the words for the country."""

    length: int
    form: Form
    office: Office
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class _Pattern:
    stem: str
    form: Form
    office: str


def organ_title(facts: FactBase, place: Place, at: int) -> OrganTitle | None:
    """The title that begins at a word, if it has this shape."""
    patterns = _patterns(facts, place.language).get(place.keys[at], ())
    if not patterns or not place.spaced(at):
        return None
    if place.keys[at + 1] not in grammar(place.language).prepositions:
        return None
    party: Party | None = None
    for i in range(at + 2, min(at + 2 + _FARTHEST, len(place.words))):
        if not place.spaced(i - 1):
            return None
        found = _party_at(place, i)
        if found:
            party = found
        match = party and _fit(facts, patterns, place.keys[i], party)
        if match:
            span = Span(place.words[at + 1].start, place.words[i].end)
            office = facts.offices[match.office]
            return OrganTitle(i - at + 1, match.form, office, Anchor("preposition", span, party))
    return None


def _fit(
    facts: FactBase, patterns: tuple[_Pattern, ...], word: str, party: Party
) -> _Pattern | None:
    return next(
        (
            pattern
            for pattern in patterns
            if _stem(word) == pattern.stem and facts.offices[pattern.office].country == party.id
        ),
        None,
    )


def _party_at(place: Place, at: int) -> Party | None:
    phrase = fitting(place.parties.from_word(place.keys, at)[1], place.words[at])
    return phrase.party if phrase and (phrase.genitive or phrase.adjective) else None


@lru_cache(maxsize=6)
def _patterns(facts: FactBase, language: Language) -> dict[str, tuple[_Pattern, ...]]:
    stops = grammar(language).heads_before
    found: defaultdict[str, dict[_Pattern, None]] = defaultdict(dict)
    for office in facts.offices.values():
        for title in (*office.alt_titles_nb, office.title_nb, office.title_nn):
            words = title.split()
            if language != "en" and len(words) == 3 and words[1] in stops and words[2].islower():
                for head, form in all_forms(words[0], language):
                    found[lower(head)][_Pattern(_stem(words[2]), form, office.id)] = None
    return {head: tuple(patterns) for head, patterns in found.items()}


def _stem(word: str) -> str:
    """Without the definite ending."""
    return word[:-2] if word.endswith(("et", "en")) else word
