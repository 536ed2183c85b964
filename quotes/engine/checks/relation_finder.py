"""Who does what to whom, within a clause: "Kina leverer våpen til Russland".

Read from the words alone. A stretch between the two parties must hold no other party, no word
that opens another clause and no other actor; what is not plain is not read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from quotes.engine.checks.relation_actors import Actor
from quotes.engine.checks.relation_words import Action, relation_words
from quotes.engine.facts.inflection import grammar
from quotes.engine.facts.words import Word, split_words
from quotes.engine.results import Language, Span

#: No longer clause is read as one.
_FARTHEST = 18
_PAIR = Action("", "pair", frozenset())


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
                last = bisect_left(starts, actor.span.end) - 1
                owner = self._key(last + 1) in grammar(language).possessives
                if owner and self._close(last, last + 1):  # "Russland sitt åtak"
                    actor, last = replace(actor, genitive=True), last + 1
                self.at[first], self.last[first] = actor, last

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
            if self._key(place) in self.lexicon.passive:
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
            open_ = action is None or action.kind == "light"
            if verb and (is_verb or (open_ and not self.lexicon.noun(key))):
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
            action = self._meant(content)
        if (
            not action
            or preposition not in action.prepositions
            or self._is_way(first, action, content)
        ):
            return None
        return self._relation(first, second, second - 1, action, frozenset(content))

    def _meant(self, content: list[str]) -> Action | None:
        """The noun before the preposition, or before its subject: "en avtale om fiske med"."""
        about = next((i for i, word in enumerate(content) if word in self.lexicon.about), None)
        nouns = content[-1:] if about is None else content[about - 1 : about] + content[-1:]
        found = (self.lexicon.noun(word) for word in nouns)
        return next((action for action in found if action), None)

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
