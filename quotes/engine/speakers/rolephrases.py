"""People behind role phrases: "ordføreren", "Nato-sjefen", "32-åringen", "islendingen"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quotes.engine.facts.snapshot import FactBase
from quotes.engine.quotations.reading import Reading
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.descriptions import noun_keys
from quotes.engine.speakers.discourse import Candidate, Discourse
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.mentions import Mention
from quotes.engine.speakers.offices import demonyms, holder_in
from quotes.engine.speakers.people import Person
from quotes.engine.speakers.reasons import (
    AGE,
    AHEAD,
    FACT,
    ROLE,
    TOPIC_ROLE,
    Answer,
    answer,
    margin_confidence,
)
from quotes.engine.speakers.roles import ends_as, same_role

_AGED = re.compile(r"(\d{1,3})-(?:åring|year)")


class RolePhrases:
    def __init__(self, reading: Reading, cast: Cast, facts: FactBase, discourse: Discourse) -> None:
        self.reading = reading
        self.cast = cast
        self.facts = facts
        self.discourse = discourse

    def stated(self, mention: Mention, text: str) -> Answer | None:
        """By what the text or the facts say of somebody: office, role, age."""
        if self.belongs_to_other(mention):
            return None
        return (
            self._by_facts(mention, text)
            or self._by_age(mention, text)
            or self._by_role(mention, text)
        )

    def by_topic(self, mention: Mention, text: str, *, in_tag: bool) -> Answer | None:
        """By who is spoken of: an epithet always, another noun only beside quoted words, and
        only where nothing is known of that person that speaks against it."""
        if self.belongs_to_other(mention):
            return None
        epithet = self.is_epithet(mention)
        if not epithet and not (in_tag and mention.human and mention.definite):
            return None
        ranked = list(self.discourse.rank(mention.start, gender=mention.gender))
        if not ranked:
            return self._ahead(mention, text) if epithet else None
        near = self.discourse.last_named_in_zone(mention.start)
        best = ranked[0]
        if near is not None and (mention.gender is None or near.gender in (None, mention.gender)):
            best = Candidate(near, ranked[0].score)
        if not epithet and (best.entity.person is None or best.entity.person.roles):
            return None
        sure = margin_confidence(ranked, TOPIC_ROLE.confidence - (0.0 if epithet else 0.1))
        return answer(best.entity, TOPIC_ROLE, sure, mention=text)

    def is_epithet(self, mention: Mention) -> bool:
        """Whether a noun characterises somebody spoken of ("alpinisten") and does not, like an
        office or a profession, bring in somebody new."""
        words = speaker_words(self.reading.language)
        last = mention.head.rpartition("-")[2]
        if mention.plural or not mention.definite:
            return False
        return (
            last in words("plain_epithets")
            or ends_as(last, words("epithets"))
            or mention.head in demonyms(self.facts)
        )

    def belongs_to_other(self, mention: Mention) -> bool:
        """Whether the phrase tells somebody by belonging to another: "datteren av X"."""
        words = speaker_words(self.reading.language)
        if not (ends_as(mention.head, words("kin")) or ends_as(mention.head, words("agents"))):
            return False
        return self.owner(mention) is not None

    def owner(self, mention: Mention) -> Person | None:
        """The person named inside the phrase."""
        inside = range(mention.start, mention.end)
        return next((self.cast.by_token[i] for i in inside if i in self.cast.by_token), None)

    def _by_facts(self, mention: Mention, text: str) -> Answer | None:
        phrase = self.reading.span(mention.start, mention.end)
        held = holder_in(self.reading, self.facts, self.cast.people, phrase)
        if held is None:
            return None
        person, office = held
        title = office.title_in(self.reading.language)
        return answer(self.discourse.entity(person), FACT, mention=text, office=title)

    def _by_age(self, mention: Mention, text: str) -> Answer | None:
        aged = _AGED.match(mention.head)
        people = [p for p in self.cast.people if aged and aged[1] in p.ages]
        if len(people) != 1:
            return None
        return answer(self.discourse.entity(people[0]), AGE, mention=text)

    def _by_role(self, mention: Mention, text: str) -> Answer | None:
        ranked = self.discourse.rank(mention.start, gender=mention.gender)
        keys = noun_keys(self.reading, mention)
        bearers = [c for c in ranked if c.entity.person and _matching(c.entity.person, keys)]
        if bearers and bearers[0].entity.person is not None:
            role = _matching(bearers[0].entity.person, keys)[0]
            sure = margin_confidence(bearers, ROLE.confidence)
            return answer(bearers[0].entity, ROLE, sure, mention=text, role=role)
        elsewhere = [person for person in self.cast.people if _matching(person, keys)]
        if len(elsewhere) != 1:
            return None
        return answer(self.discourse.entity(elsewhere[0]), ROLE, mention=text, role=mention.head)

    def _ahead(self, mention: Mention, text: str) -> Answer | None:
        """Before anybody is named, the first person named in the next zones."""
        block = self.reading.block_at(self.reading.doc[mention.start].idx)
        if block is None:
            return None
        last = self.reading.blocks[min(len(self.reading.blocks) - 1, block.index + 2)].end
        for occurrence, person in self.cast.names:
            if mention.end <= occurrence.start < last and not occurrence.genitive:
                return answer(self.discourse.entity(person), AHEAD, mention=text)
        return None


def _matching(person: Person, keys: Iterable[str]) -> Sequence[str]:
    """The person's roles that the nouns may name."""
    return sorted(role for role in person.roles if any(same_role(role, key) for key in keys))
