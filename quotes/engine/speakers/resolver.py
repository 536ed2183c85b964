"""From the phrase beside a cue to the person, role holder or other source that it means."""

from __future__ import annotations

import re

from quotes.engine.facts.snapshot import FactBase
from quotes.engine.quotations.reading import Reading
from quotes.engine.results import Span
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.descriptions import Descriptions, describe
from quotes.engine.speakers.discourse import SUBJECT, Candidate, Discourse
from quotes.engine.speakers.entities import Entity
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.mentions import Mention, read_mention
from quotes.engine.speakers.offices import demonyms, holder_in
from quotes.engine.speakers.reasons import (
    AGE,
    DESCRIBED,
    EARLIER,
    FACT,
    NAME,
    NAMESAKE,
    OPEN,
    PRONOUN,
    ROLE,
    TOPIC_ROLE,
    Answer,
    answer,
)
from quotes.engine.speakers.roles import ends_as, noun_lemma, phrase_head

_AGED = re.compile(r"(\d{1,3})-(?:åring|year)")
#: Below this lead over the next candidate a pronoun's owner is a guess.
_CLEAR = 0.6


class Resolver:
    """Resolves mentions in text order."""

    def __init__(self, reading: Reading, cast: Cast, facts: FactBase, discourse: Discourse) -> None:
        self.reading = reading
        self.cast = cast
        self.facts = facts
        self.discourse = discourse
        self.descriptions = Descriptions()

    def resolve(self, span: Span) -> Answer:
        mention = read_mention(self.reading, self.cast, span)
        text = " ".join(span.of(self.reading.text).split())
        if mention is None:
            return answer(None, OPEN)
        self.discourse.advance(mention.start)
        if mention.kind == "name":
            return self._named(mention, text)
        if mention.kind == "ambiguous":
            people = ", ".join(person.name for person in mention.people)
            return answer(None, NAMESAKE, mention=text, people=people)
        if mention.kind == "pronoun":
            return self._pronoun(mention, text)
        return self._phrase(mention, text)

    def resolve_name(self, span: Span) -> Entity | None:
        """The one person named in a phrase further on, without moving forward."""
        mention = read_mention(self.reading, self.cast, span)
        if mention is None or mention.kind != "name" or len(mention.people) != 1:
            return None
        return self.discourse.entity(mention.people[0])

    def _named(self, mention: Mention, text: str) -> Answer:
        if len(mention.people) == 1:
            self._learn_role(mention)
            return answer(self.discourse.entity(mention.people[0]), NAME, mention=text)
        joint = " og " if self.reading.language != "en" else " and "
        names = joint.join(person.name for person in mention.people)
        return answer(Entity(names, plural=True), NAME, mention=text)

    def _learn_role(self, mention: Mention) -> None:
        """The noun that heads "litteraturkritiker i X Kari Nordmann" is a role of hers."""
        head = phrase_head(self.reading, mention.start, mention.end)
        if head.pos_ == "NOUN" and head.i not in self.cast.by_token:
            mention.people[0].roles.add(noun_lemma(head))

    def _pronoun(self, mention: Mention, text: str) -> Answer:
        if mention.plural:
            return self._plural(mention, text)
        ranked = list(self.discourse.rank(mention.start, gender=mention.gender))
        if not ranked:
            return answer(None, OPEN)
        return answer(
            ranked[0].entity, PRONOUN, _confidence(ranked, PRONOUN.confidence), mention=text
        )

    def _plural(self, mention: Mention, text: str) -> Answer:
        """ "de", "begge": a group spoken of before; "begge" may be the two who spoke last."""
        ranked = list(self.discourse.rank(mention.start, plural=True))
        if ranked:
            sure = _confidence(ranked, PRONOUN.confidence - 0.15)
            return answer(ranked[0].entity, PRONOUN, sure, mention=text)
        both = speaker_words(self.reading.language)("both")
        people = self.cast.people
        if len(people) == 2 and text.split()[0].lower() in both:
            joint = " og " if self.reading.language != "en" else " and "
            first = sorted(people, key=lambda p: p.occurrences[0].start)
            names = joint.join(person.name for person in first)
            return answer(Entity(names, plural=True), PRONOUN, 0.8, mention=text)
        return answer(None, OPEN)

    def _phrase(self, mention: Mention, text: str) -> Answer:
        if not mention.plural and (mention.definite or self._is_bare(mention)):
            found = self._role(mention, text)
            if found is not None:
                return found
        words = describe(self.reading, mention)
        earlier = self.descriptions.earlier(mention, words)
        if earlier is not None:
            return answer(earlier, EARLIER, mention=text)
        entity = Entity(
            words,
            gender=mention.gender,
            plural=mention.plural,
            human=mention.human,
            head=mention.head,
        )
        self.descriptions.add(entity, mention)
        return answer(entity, DESCRIBED, mention=text)

    def _is_bare(self, mention: Mention) -> bool:
        """A title without an article: "dansk litteraturkritiker"."""
        first = self.reading.doc[mention.start].lower_
        words = speaker_words(self.reading.language)
        return mention.human and first not in words("indefinite") and first not in words("definite")

    def _role(self, mention: Mention, text: str) -> Answer | None:
        if self._has_own_source(mention):
            return None
        held = holder_in(
            self.reading,
            self.facts,
            self.cast.people,
            self.reading.span(mention.start, mention.end),
        )
        if held is not None:
            person, office = held
            title = office.title_in(self.reading.language)
            return answer(self.discourse.entity(person), FACT, mention=text, office=title)
        aged = _AGED.match(mention.head)
        if aged:
            people = [p for p in self.cast.people if aged[1] in p.ages]
            if len(people) == 1:
                return answer(self.discourse.entity(people[0]), AGE, mention=text)
        ranked = list(self.discourse.rank(mention.start, gender=mention.gender))
        bearers = [c for c in ranked if self._bears(c.entity, mention.head)]
        if bearers:
            role = next(iter(_matching(bearers[0].entity, mention.head)), mention.head)
            sure = _confidence(bearers, ROLE.confidence)
            return answer(bearers[0].entity, ROLE, sure, mention=text, role=role)
        elsewhere = [
            p for p in self.cast.people if any(same_role(role, mention.head) for role in p.roles)
        ]
        if len(elsewhere) == 1:
            entity = self.discourse.entity(elsewhere[0])
            return answer(entity, ROLE, mention=text, role=mention.head)
        if ranked and not self.descriptions.knows(mention) and self._is_epithet(mention):
            sure = _confidence(ranked, TOPIC_ROLE.confidence)
            return answer(ranked[0].entity, TOPIC_ROLE, sure, mention=text)
        return None

    def _is_epithet(self, mention: Mention) -> bool:
        """Whether a noun characterises somebody spoken of ("alpinisten", "32-åringen") and does
        not, like an office or a profession, bring in somebody new."""
        words = speaker_words(self.reading.language)
        last = mention.head.rpartition("-")[2]
        return mention.human and (
            ends_as(last, words("epithets")) or self._is_demonym(mention.head)
        )

    def _is_demonym(self, noun: str) -> bool:
        return noun in demonyms(self.facts)

    def _has_own_source(self, mention: Mention) -> bool:
        """Whether the phrase describes somebody by belonging to another: "datteren av X"."""
        words = speaker_words(self.reading.language)
        if not (ends_as(mention.head, words("kin")) or ends_as(mention.head, words("agents"))):
            return False
        inside = range(mention.start, mention.end)
        return any(i in self.cast.by_token for i in inside)

    def _bears(self, entity: Entity, head: str) -> bool:
        return bool(_matching(entity, head))


def _matching(entity: Entity, head: str) -> list[str]:
    if entity.person is None:
        return [entity.head] if entity.head and same_role(entity.head, head) else []
    return sorted(role for role in entity.person.roles if same_role(role, head))


def same_role(role: str, head: str) -> bool:
    """Whether two nouns may name one role: equal, or one the last part of the other."""
    if role == head:
        return True
    short, long = sorted((role, head), key=len)
    return len(short) >= 4 and long.endswith(short)


def _confidence(ranked: list[Candidate], best: float) -> float:
    """Lower where the next candidate is close."""
    if len(ranked) < 2:
        return best
    lead = ranked[0].score - ranked[1].score
    return best if lead >= _CLEAR else best - 0.25 * (1 - lead / _CLEAR)


def take_turn(discourse: Discourse, found: Answer, at: int, weight: float = SUBJECT) -> None:
    """Remember a speaker at token ``at``."""
    if found.entity is not None:
        discourse.add(found.entity, at, weight)
