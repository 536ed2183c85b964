"""Who does what to whom, within a clause: "Kina leverer våpen til Russland".

Read from the words alone. A stretch between the two parties must hold no other party, no word
that opens another clause and no other actor; what is not plain is not read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from quotes.engine.checks.names import Names
from quotes.engine.checks.relation_words import Action, relation_words
from quotes.engine.facts.parties import PartyMention, find_parties
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.facts.words import Word, split_words
from quotes.engine.results import Language, Span

#: No longer clause is read as one.
_FARTHEST = 18
_PAIR = Action("", "pair", frozenset())


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


@dataclass(frozen=True, slots=True)
class Relation:
    """``reach`` is the preposition, if any, and the receiver's words; ``things`` are the words
    between, by which two relations are compared. ``by_noun``: "Russlands angrep på X"."""

    agent: Actor
    receiver: Actor
    action: Action
    reach: Span
    things: frozenset[str]
    by_noun: bool = False


def find_relations(
    text: str, language: Language, ranges: Iterable[Span], actors: tuple[Actor, ...]
) -> tuple[Relation, ...]:
    """The relations in text order of their receivers."""
    found = [
        relation
        for area in ranges
        for relation in _Clauses(text, language, area, actors).relations()
    ]
    return tuple(sorted(found, key=lambda relation: relation.reach))


def find_actors(
    facts: FactBase, text: str, language: Language, ranges: Iterable[Span], names: Names
) -> tuple[Actor, ...]:
    """Countries, organisations and known people, in text order; a name that several people bear
    is left out."""
    people = [
        Actor(name.span, ("person", name.people[0].id), name.genitive, False, False)
        for name in names.known
        if len(name.people) == 1
    ]
    parties = [
        _party_actor(facts, text, mention)
        for mention in find_parties(facts, text, language, ranges)
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


class _Clauses:
    def __init__(
        self, text: str, language: Language, area: Span, actors: tuple[Actor, ...]
    ) -> None:
        self.text, self.lexicon = text, relation_words(language)
        self.words: tuple[Word, ...] = split_words(text, area.start, area.end)
        starts = [word.start for word in self.words]
        self.at: dict[int, Actor] = {}
        self.last: dict[int, int] = {}
        for actor in actors:
            if area.contains(actor.span):
                first = bisect_left(starts, actor.span.start)
                self.at[first] = actor
                self.last[first] = bisect_left(starts, actor.span.end) - 1

    def relations(self) -> Iterator[Relation]:
        for first in self.at:
            yield from self._pairs(first)
            actor = self.at[first]
            if actor.genitive or actor.adjective:
                yield from self._by_noun(first)
                if self._has_body(first):
                    yield from self._by_verb(first, self.last[first] + 2)
            elif self._plain(first) and self._may_act(first):
                yield from self._by_verb(first, self.last[first] + 1)
                yield from self._passive(first)

    def _pairs(self, first: int) -> Iterator[Relation]:
        """ "fra X til Y", "mellom X og Y"."""
        second = self.last[first] + 2
        if second not in self.at or not self._close(first - 1, second):
            return
        around = (self._key(first - 1), self._key(second - 1))
        if around in self.lexicon.pairs and self._plain(first) and self._may_receive(second):
            yield self._relation(first, second, second - 1, _PAIR)

    def _by_noun(self, first: int) -> Iterator[Relation]:
        """ "Russlands (store) angrep på Y", "russiske angrep på Y"."""
        for place in range(self.last[first] + 1, min(self.last[first] + 5, len(self.words) - 2)):
            if not self._close(place - 1, place) or place in self.at:
                return
            action = self.lexicon.noun(self._key(place))
            second = place + 2
            if (
                action
                and (self.at[first].genitive or action.adjective)
                and self._key(place + 1) in action.prepositions
                and second in self.at
                and self._close(place, second)
                and self._may_receive(second)
            ):
                things = frozenset({self._key(place)})
                relation = self._relation(first, second, place + 1, action, things)
                yield replace(relation, by_noun=True)
                return

    def _has_body(self, first: int) -> bool:
        """ "Kinesiske myndigheter", "Russlands regjering": a body that acts for the country."""
        body = self.last[first] + 1
        acts = self._key(body) in self.lexicon.bodies and self._close(first, body)
        return acts and self._may_act(first)

    def _by_verb(self, first: int, after: int) -> Iterator[Relation]:
        """ "X leverer våpen til Y"; ``after`` is the word after the agent's."""
        action: Action | None = self.lexicon.verbs.get(self._key(first - 1))
        if action and not self._close(first - 1, first):
            action = None
        things: list[str] = []
        for place in range(after, min(first + _FARTHEST, len(self.words))):
            if not self._close(place - 1, place):
                return
            if place in self.at:
                relation = self._reached(first, place, action, things)
                if relation:
                    yield relation
                if not self.at[place].adjective:
                    return
                continue
            key = self._key(place)
            if key in self.lexicon.barriers:
                return
            verb = self.lexicon.verbs.get(key)
            is_verb = place == after or self._key(place - 1) in self.lexicon.before_verb
            if verb and (is_verb or not self.lexicon.noun(key)):
                action, things = verb, []
            else:
                things.append(key)

    def _reached(
        self, first: int, second: int, action: Action | None, things: list[str]
    ) -> Relation | None:
        if not action or not self._may_receive(second):
            return None
        words = [thing for thing in things if thing not in self.lexicon.skip]
        if not words:
            return self._relation(first, second, second, action) if action.direct else None
        *content, preposition = words
        if self._key(second - 1) != preposition:
            return None
        if action.kind == "light":
            action = self.lexicon.noun(content[-1]) if content else None
        if (
            not action
            or preposition not in action.prepositions
            or self._is_way(first, action, content)
        ):
            return None
        return self._relation(first, second, second - 1, action, frozenset(content))

    def _is_way(self, first: int, action: Action, content: list[str]) -> bool:
        """Whether it is people who are taken somewhere ("barna som Norge sendte til …"), or
        something that comes back."""
        if content and content[-1] in self.lexicon.back:
            return True
        moved = [*content, self._key(first - 2)]
        return action.moves and any(word.startswith(self.lexicon.people) for word in moved)

    def _passive(self, first: int) -> Iterator[Relation]:
        """ "X ble angrepet av Y": the receiver comes first."""
        verb = self.last[first] + 2
        if verb + 2 not in self.at or not self._close(first, verb + 2):
            return
        action = self.lexicon.verbs.get(self._key(verb))
        passive = (
            self._key(verb - 1) in self.lexicon.passive and self._key(verb + 1) in self.lexicon.by
        )
        if action and action.direct and passive and self._may_receive(verb + 2):
            yield self._relation(verb + 2, first, verb + 1, action)

    def _relation(
        self,
        agent: int,
        receiver: int,
        reach: int,
        action: Action,
        things: frozenset[str] = frozenset(),
    ) -> Relation:
        """``reach`` is the word at which the words that lead to the later actor begin."""
        later = max(agent, receiver)
        span = Span(self.words[reach].start, self.at[later].span.end)
        return Relation(self.at[agent], self.at[receiver], action, span, things)

    def _may_act(self, first: int) -> bool:
        """A subject: after no preposition, in no list, no part of a longer name."""
        after = self._key(self.last[first] + 1)
        if after in self.lexicon.lists or not self._may_follow_agent(after):
            return False
        if first == 0 or not self._close(first - 1, first):
            return True
        before = self.words[first - 1]
        ordinary = before.key in self.lexicon.openers or before.key in self.lexicon.verbs
        return before.key not in self.lexicon.not_agent and (ordinary or not before.capitalised)

    def _may_follow_agent(self, key: str) -> bool:
        lexicon = self.lexicon
        known = key in lexicon.after_agent or key in lexicon.verbs or key in lexicon.bodies
        return known or not lexicon.after_agent

    def _may_receive(self, second: int) -> bool:
        """A name in its plain form, in no list and with no word of a longer name after it."""
        last = self.last[second]
        if not self._plain(second):
            return False
        if last + 1 >= len(self.words) or not self._close(last, last + 1):
            return True
        after = self.words[last + 1]
        listed = after.key in self.lexicon.lists and self._party_after(last + 2)
        if self.lexicon.after_receiver and after.key not in self.lexicon.after_receiver:
            return False
        return not (listed or after.capitalised or after.key in {"selv", "sjølv", "itself"})

    def _party_after(self, place: int) -> bool:
        return place in self.at or (place < len(self.words) and self.words[place].capitalised)

    def _plain(self, place: int) -> bool:
        return not self.at[place].genitive and not self.at[place].adjective

    def _close(self, first: int, last: int) -> bool:
        """Whether nothing but spaces stands between the words from ``first`` to ``last``."""
        if first < 0:
            return False
        return all(
            not self.text[self.words[i].end : self.words[i + 1].start].strip()
            and "\n" not in self.text[self.words[i].end : self.words[i + 1].start]
            for i in range(first, last)
        )

    def _key(self, place: int) -> str:
        return self.words[place].key if 0 <= place < len(self.words) else ""
