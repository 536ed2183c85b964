"""From the phrase beside a cue to the person, role holder or other source that it means."""

from __future__ import annotations

from dataclasses import replace

from quotes.engine.facts.snapshot import FactBase
from quotes.engine.quotations.reading import Reading
from quotes.engine.results import Span
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.descriptions import (
    Descriptions,
    describe,
    is_bare,
    is_plain,
    issuer,
    noun_keys,
    with_possessor,
)
from quotes.engine.speakers.discourse import Discourse
from quotes.engine.speakers.documents import author_of
from quotes.engine.speakers.english import body_before, named_ahead
from quotes.engine.speakers.entities import Entity
from quotes.engine.speakers.kinship import Kinship
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.mentions import (
    Mention,
    is_couple,
    person_in,
    phrase_mention,
    read_mention,
)
from quotes.engine.speakers.organisations import Organisations
from quotes.engine.speakers.reasons import (
    AHEAD,
    DESCRIBED,
    EARLIER,
    NAME,
    NAMESAKE,
    OPEN,
    PLURAL,
    PRONOUN,
    ROLE,
    TOPIC_ROLE,
    Answer,
    answer,
    chosen,
)
from quotes.engine.speakers.rolephrases import RolePhrases
from quotes.engine.speakers.roles import noun_lemma, phrase_head


class Resolver:
    """Resolves mentions in text order."""

    def __init__(self, reading: Reading, cast: Cast, facts: FactBase, discourse: Discourse) -> None:
        self.reading = reading
        self.cast = cast
        self.discourse = discourse
        self.roles = RolePhrases(reading, cast, facts, discourse)
        self.descriptions = Descriptions(reading)
        self.kinship = Kinship(reading, cast)
        self.organisations = Organisations(reading, cast)
        self._relations: dict[tuple[str, int], Entity] = {}
        discourse.introduce = self.introduce
        discourse.introduce_group = self.introduce_group

    def resolve(self, span: Span, *, in_tag: bool = False) -> Answer:
        """``in_tag``: the phrase stands in an attribution beside quoted words."""
        mention = read_mention(self.reading, self.cast, span)
        text = " ".join(span.of(self.reading.text).split())
        if mention is None:
            return answer(None, OPEN)
        self.discourse.advance(mention.start)
        if mention.kind == "name":
            return self._named(mention, text)
        if mention.kind == "ambiguous":
            people = tuple(person.name for person in mention.people)
            open_ = answer(None, NAMESAKE, mention=text, people=", ".join(people))
            return replace(open_, others=people)
        if mention.kind == "pronoun":
            return self._pronoun(mention, text)
        return self._phrase(mention, text, in_tag=in_tag)

    def learn(self, span: Span) -> None:
        """Take in the role that a phrase gives to the person whom it names."""
        mention = person_in(self.reading, self.cast, span)
        if mention is not None:
            self._learn_role(mention)

    def resolve_name(self, span: Span) -> Entity | None:
        """The one person named in a phrase further on, without moving forward."""
        mention = person_in(self.reading, self.cast, span)
        return None if mention is None else self.discourse.entity(mention.people[0])

    def introduce(self, start: int, end: int) -> Entity | None:
        """Whom a noun phrase of the narration brings in, or calls again by role."""
        mention = phrase_mention(self.reading, start, end)
        if not mention.human or self.roles.owner(mention) is not None:
            return None
        kin = self._kin(mention, "")
        if kin is not None:
            return kin.entity
        first = self.reading.doc[start].lower_
        again = self.descriptions.earlier(mention, "") if mention.definite else None
        if again is not None:
            return again
        if first not in speaker_words(self.reading.language)("indefinite"):
            found = self.roles.stated(mention, "") or (
                self.roles.by_topic(mention, "", in_tag=False) if mention.definite else None
            )
            if found is not None:
                return found.entity
        known = self.descriptions.known(noun_keys(self.reading, mention), plural=mention.plural)
        return known if known is not None else self._described(mention)

    def introduce_group(self, start: int, end: int) -> Entity | None:
        """The people whom a definite plural of the narration names: "foreldrene"."""
        mention = phrase_mention(self.reading, start, end)
        return self._described(mention) if mention.plural and mention.definite else None

    def _named(self, mention: Mention, text: str) -> Answer:
        if len(mention.people) == 1:
            self._learn_role(mention)
            return answer(self.discourse.entity(mention.people[0]), NAME, mention=text)
        return answer(self.discourse.joint(mention.people), NAME, mention=text)

    def _learn_role(self, mention: Mention) -> None:
        """The noun that heads "litteraturkritiker i X Kari Nordmann" is a role of hers."""
        head = phrase_head(self.reading, mention.start, mention.end)
        if head.pos_ == "NOUN" and head.i not in self.cast.by_token:
            mention.people[0].roles.update((noun_lemma(head), head.lower_))

    def _pronoun(self, mention: Mention, text: str) -> Answer:
        if mention.plural:
            return self._plural(mention, text)
        if not mention.human:
            return self._body(mention, text)
        ranked = list(self.discourse.rank(mention.start, gender=mention.gender))
        if not ranked:
            return answer(None, OPEN)
        return chosen(ranked, PRONOUN, mention=text)

    def _body(self, mention: Mention, text: str) -> Answer:
        """ "it said": the organisation or state that was a subject before."""
        phrase = body_before(self.reading, self.cast, mention.start)
        if phrase is None:
            return answer(None, OPEN)
        found = self.resolve(self.reading.span(phrase.start, phrase.end))
        sure = min(found.confidence, PRONOUN.confidence - 0.1)
        return answer(found.entity, PRONOUN, sure, mention=text) if found.entity else found

    def _plural(self, mention: Mention, text: str) -> Answer:
        """ "de", "begge": a group spoken of before; "begge" may be the only two of the text."""
        both = speaker_words(self.reading.language)("both")
        people = self.cast.people
        if len(people) == 2 and text.split()[0].lower() in both:
            first = sorted(people, key=lambda p: p.occurrences[0].start)
            return answer(self.discourse.joint(first), PLURAL, mention=text)
        ranked = list(self.discourse.rank(mention.start, plural=True))
        if not ranked:
            group = self.discourse.last_group(mention.start)
            return answer(group, PLURAL, mention=text) if group else answer(None, OPEN)
        return chosen(ranked, PLURAL, mention=text)

    def _couple(self, mention: Mention, text: str) -> Answer | None:
        """ "ekteparet", "brødrene": the two who were named together last."""
        if not is_couple(self.reading, mention):
            return None
        ranked = [c for c in self.discourse.rank(mention.start, plural=True) if c.entity.named]
        if not ranked:
            return None
        return chosen(ranked, TOPIC_ROLE, mention=text)

    def _phrase(self, mention: Mention, text: str, *, in_tag: bool) -> Answer:
        couple = self._couple(mention, text)
        if couple is not None:
            return couple
        kin = self._kin(mention, text)
        if kin is not None:
            return kin
        if not mention.plural and (mention.definite or self._has_no_article(mention)):
            found = self.roles.stated(mention, text)
            if found is not None:
                return found
        ahead = self._ahead(mention, text)
        if ahead is not None:
            return ahead
        if self.descriptions.known(noun_keys(self.reading, mention), plural=mention.plural) is None:
            found = self.roles.by_topic(mention, text, in_tag=in_tag)
            if found is not None:
                return found
        entity = self._described(mention)
        again = entity.name.casefold() != text.casefold()
        return answer(entity, EARLIER if again else DESCRIBED, mention=text)

    def _kin(self, mention: Mention, text: str) -> Answer | None:
        """ "his wife", "the father": who is told to be the kin of the one spoken of."""
        first = self.reading.doc[mention.start].lower_
        if self.reading.language != "en":
            return None
        gender = {"his": "m", "her": "f"}.get(first)
        person = self.kinship.only(mention.head) if first == "the" else None
        if gender is not None:
            ranked = list(self.discourse.rank(mention.start, gender=gender))
            owner = ranked[0].entity.person if ranked else None
            person = self.kinship.relative(owner, mention.head) if owner else None
        if person is None:
            return None
        return answer(self.discourse.entity(person), ROLE, mention=text, role=mention.head)

    def _ahead(self, mention: Mention, text: str) -> Answer | None:
        """ "A former bank manager" of a lead, who is named below."""
        if self.reading.language != "en" or not mention.human:
            return None
        person = named_ahead(self.reading, self.cast, mention)
        return answer(self.discourse.entity(person), AHEAD, mention=text) if person else None

    def _has_no_article(self, mention: Mention) -> bool:
        """A title alone: "dansk litteraturkritiker"."""
        first = self.reading.doc[mention.start].lower_
        words = speaker_words(self.reading.language)
        return mention.human and first not in words("indefinite")

    def _described(self, mention: Mention) -> Entity:
        """The unnamed source of a phrase: an earlier one called again, or a new one."""
        words = describe(self.reading, mention)
        related = self._related(mention, words)
        if related is not None:
            return related
        author = self._author(mention) if is_bare(self.reading, mention) else None
        earlier = author or self.descriptions.earlier(mention, words)
        if earlier is not None:
            return earlier
        if is_bare(self.reading, mention) or is_plain(self.reading, mention):
            keys = noun_keys(self.reading, mention)
            called = self.organisations.called(mention, keys)
            if called is not None:
                if self.reading.language == "en":
                    called = self.organisations.fullest(called)
                return self.descriptions.under(called, mention)
            kindred = self.descriptions.of_kind(keys)
            if kindred is not None:
                return kindred
        if self.reading.language == "en":
            words = self.organisations.fullest(words)
            if (known := self.descriptions.named(words)) is not None:
                return known
        name = (
            issuer(self.reading, mention, self.descriptions.acronyms)
            or self.descriptions.acronyms.get(words)
            or self.descriptions.introduced(mention)
            or with_possessor(self.reading, mention, words)
        )
        known = self.descriptions.known(noun_keys(self.reading, mention), plural=mention.plural)
        if known is not None and name.casefold().startswith(known.name.casefold() + " "):
            known.name = name
            return known
        entity = Entity(
            name,
            gender=mention.gender,
            plural=mention.plural,
            human=mention.human,
            head=mention.head,
        )
        self.descriptions.add(entity)
        return entity

    def _author(self, mention: Mention) -> Entity | None:
        """Who wrote the document that a bare noun calls again."""
        phrase = author_of(self.reading, mention, self.descriptions.places(mention))
        if phrase is None:
            return None
        return self.resolve(self.reading.span(phrase.start, phrase.end)).entity

    def _related(self, mention: Mention, words: str) -> Entity | None:
        """One entity for "Xs datter" and "datteren til X", under the fuller phrase."""
        if not self.roles.belongs_to_other(mention):
            return None
        owner = self.roles.owner(mention)
        key = (mention.head, id(owner))
        known = self._relations.get(key)
        if known is None:
            known = Entity(words, gender=mention.gender, human=mention.human, head=mention.head)
            self._relations[key] = known
            self.descriptions.add(known)
        elif len(words) > len(known.name) and not is_bare(self.reading, mention):
            known.name = words
        return known
