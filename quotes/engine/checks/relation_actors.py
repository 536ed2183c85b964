"""Who may do something to whom: countries, organisations and known people in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotes.engine.checks.names import Names
from quotes.engine.facts.parties import PartyMention
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.results import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A party or a known person in the text. ``key`` is the same for the same one;
    ``metonym``: a place that stands for it."""

    span: Span
    key: tuple[str, str]
    genitive: bool
    adjective: bool
    metonym: bool

    @property
    def is_person(self) -> bool:
        return self.key[0] == "person"


def find_actors(
    facts: FactBase, text: str, found: Iterable[PartyMention], names: Names
) -> tuple[Actor, ...]:
    """The countries and organisations ``found``, and known people, in text order; a name that
    several people bear is left out."""
    people = [
        Actor(name.span, ("person", name.people[0].id), name.genitive, False, False)
        for name in names.known
        if len(name.people) == 1
    ]
    parties = [
        _party_actor(facts, text, mention)
        for mention in found
        if not any(mention.span.overlaps(person.span) for person in people)
    ]
    return tuple(sorted([*people, *parties], key=lambda actor: actor.span))


def _party_actor(facts: FactBase, text: str, mention: PartyMention) -> Actor:
    """Aliases that name only a part ("England", "Gaza") are parties of their own."""
    key: tuple[str, str] = (mention.party.kind, mention.party.id)
    if mention.party.kind == "country" and not mention.adjective and not mention.metonym:
        country = facts.countries[mention.party.id]
        words = mention.span.of(text)
        names = (country.name_nb, country.name_nn, country.name_en, *country.aliases_en)
        if not any(words in {name, name + "s", name + "’s", name + "'s"} for name in names):
            key = ("part", words.rstrip("s’'"))
    span = _with_article(text, mention.span)
    return Actor(span, key, mention.genitive, mention.adjective, mention.metonym)


def _with_article(text: str, span: Span) -> Span:
    """English "the US" is one name, so that a mend can put "China" in its place."""
    if text[max(0, span.start - 4) : span.start].lower() == "the ":
        return Span(span.start - 4, span.end)
    return span
