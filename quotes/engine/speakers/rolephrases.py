"""People behind role phrases: "ordføreren", "Nato-sjefen", "32-åringen", "islendingen"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quotes.engine.facts.snapshot import FactBase
from quotes.engine.quotations.reading import Reading
from quotes.engine.results import Language
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.descriptions import noun_keys
from quotes.engine.speakers.discourse import Candidate, Discourse
from quotes.engine.speakers.entities import Entity
from quotes.engine.speakers.families import relative
from quotes.engine.speakers.lexicon import ends_as, speaker_words, tie
from quotes.engine.speakers.mentions import Mention
from quotes.engine.speakers.offices import demonyms, holder_in
from quotes.engine.speakers.persons import Person
from quotes.engine.speakers.reasons import (
    AGE,
    AHEAD,
    EPITHET,
    FACT,
    FAMILY,
    ROLE,
    TOPIC_ROLE,
    Answer,
    answer,
    chosen,
)
from quotes.engine.speakers.roles import may_bear, same_role

#: By how much who is named last in the same zone leads the others for a noun.
_IN_ZONE = 0.4
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
            or self._by_family(mention, text)
        )

    def by_topic(self, mention: Mention, text: str, *, in_tag: bool) -> Answer | None:
        """By who is spoken of: an epithet always, another noun for one human being only where
        nothing known of that person speaks against it; an office only beside quoted words."""
        if self.belongs_to_other(mention):
            return None
        epithet = self.is_epithet(mention)
        if not epithet and not self._characterises(mention, in_tag=in_tag):
            return None
        ranked = list(self.discourse.rank(mention.start, gender=mention.gender))
        tied = _tied(ranked, mention.head)
        if epithet:
            ranked = tied or self._unnamed(ranked, mention) or ranked
        else:
            ranked = [c for c in tied or ranked if self._may_be(c.entity, mention)]
        if not ranked:
            return self._ahead(mention, text) if epithet else None
        # English names whom a sentence is about again by a noun, not whom it mentions last.
        english = self.reading.language == "en"
        near = None if english else self.discourse.last_named_in_zone(mention.start)
        best = ranked[0]
        tied = tied or ([best] if best.entity.person is None else [])
        fits = near is not None and mention.gender in (
            None,
            near.gender,
            near.gender or mention.gender,
        )
        if near is not None and fits and not tied and (epithet or self._may_be(near, mention)):
            others = [c for c in ranked if c.entity is not near]
            ranked = [Candidate(near, ranked[0].score + _IN_ZONE), *others]
        return chosen(ranked, EPITHET if epithet else TOPIC_ROLE, mention=text)

    def _characterises(self, mention: Mention, *, in_tag: bool) -> bool:
        """Whether a definite noun may tell somebody who is spoken of by a profession not told
        before ("søvnforskeren")."""
        if not (mention.human and mention.definite) or mention.plural:
            return False
        if self.reading.language == "en" and self._is_tied(mention):
            return False
        words = speaker_words(self.reading.language)
        if ends_as(mention.head, words("kin")) or ends_as(mention.head, words("relational")):
            return in_tag
        return in_tag or not ends_as(mention.head, words("offices"))

    def _unnamed(self, ranked: Sequence[Candidate], mention: Mention) -> list[Candidate]:
        """The one person whom the text brought in without a name, for "mannen", "den tiltalte"."""
        words = speaker_words(self.reading.language)
        plain = words("plain_epithets") | words("accused")
        if mention.head not in plain and not mention.head.endswith("åring"):
            return []
        unnamed = [c for c in ranked if c.entity.person is None]
        return unnamed if len(unnamed) == 1 else []

    def _may_be(self, entity: Entity, mention: Mention) -> bool:
        """Whether no profession of a named person shuts out the noun's."""
        if entity.person is None or entity.person.is_doubtful:
            return False
        words = speaker_words(self.reading.language)
        if self.reading.language == "en" and mention.head not in words("offices"):
            return True  # English varies: "Dr Hall, head of research" is "the scientist" next
        return all(role in words("weak_roles") for role in entity.person.roles)

    def is_epithet(self, mention: Mention) -> bool:
        """Whether a noun characterises somebody spoken of ("alpinisten") and does not, like an
        office or a profession, bring in somebody new."""
        words = speaker_words(self.reading.language)
        last = mention.head.rpartition("-")[2]
        if mention.plural or not mention.definite:
            return False
        if self.reading.language == "en" and self._is_tied(mention):
            return False
        return (
            last in words("plain_epithets")
            or bool(_AGED.match(mention.head) and self.reading.language == "en")
            or ends_as(last, words("epithets"))
            or mention.head in demonyms(self.facts)
        )

    def _is_tied(self, mention: Mention) -> bool:
        """Whether a preposition ties the noun to a place or a thing: "the girl at the till"."""
        inside = self.reading.doc[mention.start : mention.end]
        return any(t.dep_ == "case" and t.i and inside[0].i < t.i for t in inside)

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

    def _by_family(self, mention: Mention, text: str) -> Answer | None:
        person = relative(self.reading, self.cast, self.discourse, mention)
        if person is None:
            return None
        return answer(self.discourse.entity(person), FAMILY, mention=text)

    def _by_role(self, mention: Mention, text: str) -> Answer | None:
        ranked = list(self.discourse.rank(mention.start, gender=mention.gender))
        keys = noun_keys(self.reading, mention)
        language = self.reading.language
        roles = {
            c.entity: _matching(language, c.entity.person, keys) for c in ranked if c.entity.person
        }
        bearers = _affiliated([c for c in ranked if roles.get(c.entity)], mention.head)
        if bearers:
            role = roles[bearers[0].entity][0]
            return chosen(bearers, ROLE, mention=text, role=role)
        elsewhere = [p for p in self.cast.people if _matching(language, p, keys)]
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


def _matching(language: Language, person: Person, keys: Iterable[str]) -> Sequence[str]:
    """The person's roles that the nouns may name, wider ones included."""
    return sorted(
        role
        for role in person.roles
        if any(same_role(role, key) or may_bear(language, role, key) for key in keys)
    )


def _affiliated(bearers: Sequence[Candidate], head: str) -> list[Candidate]:
    """For a compound with a name ("Frp-lederen"): those tied to it, or of whom no tie is known."""
    if "-" not in head:
        return list(bearers)
    loose = [c for c in bearers if c.entity.person and not c.entity.person.affiliations]
    return _tied(bearers, head) or loose


def _tied(candidates: Sequence[Candidate], head: str) -> list[Candidate]:
    """Those tied to the name in front of a compound."""
    name, hyphen, _ = head.partition("-")
    if not hyphen:
        return []
    return [c for c in candidates if c.entity.person and tie(name) in c.entity.person.affiliations]
