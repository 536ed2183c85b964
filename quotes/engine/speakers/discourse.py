"""Who is spoken of at a place in the text: a sweep over names, pronouns and speakers.

A mention counts by its role in the sentence (a speaker and a subject most, one inside somebody's
speech least) and fades with every zone between. The weights say what newspapers' paragraphs
do: the subject of the paragraph before a quote speaks it, else whoever spoke last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from quotes.engine.document import BODY
from quotes.engine.quotations.clauses import SUBJECTS
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.reading import Reading, features, within
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.entities import Entity, entity_of
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.mentions import is_human_noun
from quotes.engine.speakers.names import NameToken
from quotes.engine.speakers.persons import Person
from quotes.engine.speakers.places import is_embedded, is_subject, opens_clause
from quotes.engine.speakers.roles import noun_lemma

SPEAKER, SUBJECT, EMBEDDED, OTHER, POSSESSOR, QUOTED = 3.2, 3.0, 2.3, 1.8, 1.5, 0.4
_FADE, _TOKEN_FADE, _LAYOUT, _SAME_ZONE, _SPEAKS_ELSEWHERE = 0.8, 0.004, 1.2, 1.2, 0.5
#: What each sentence between takes away, at most three times: in the same zone, and in another.
_SENTENCE_FADE = {True: 0.3, False: 0.15}
#: A name that no list of names, fact or role makes a person, and that is never a source.
_DOUBTFUL = 0.5
#: A name of unknown gender is less likely meant by "han" or "hun" than one of the right gender.
_UNKNOWN_GENDER = 0.5
_WINDOW = 60
#: An unnamed person's description has at most so many tokens from its noun on.
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity at a token of a block and a sentence, with its weight there."""

    at: int
    block: int
    sentence: int
    entity: Entity
    weight: float
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    entity: Entity
    score: float


class Discourse:
    """The mentions up to a moving place; ``advance`` moves it forward only."""

    def __init__(self, reading: Reading, cast: Cast, found: Sequence[FoundQuote]) -> None:
        self.reading = reading
        self.cast = cast
        self._entities: dict[int, Entity] = {}
        self._joint: dict[tuple[int, ...], Entity] = {}
        self._seen: list[Seen] = []
        self._names = cast.names
        self._next_name = 0
        self._next_token = 0
        spoken = sorted(s for q in found if q.type == "direct" for s in q.content)
        self._speech_starts = [span.start for span in spoken]
        self._speech = spoken
        words = speaker_words(reading.language)
        self._gendered = dict.fromkeys(words("male_pronouns"), "m")
        self._gendered |= dict.fromkeys(words("female_pronouns"), "f")
        self.introduce: Callable[[int, int], Entity | None] = _nobody
        self.introduce_group: Callable[[int, int], Entity | None] = _nobody
        self._quoted = self._quoted_people(found)

    def _quoted_people(self, found: Sequence[FoundQuote]) -> set[int]:
        """The ids of people who are named beside some quote: they are sources of the article."""
        quoted: set[int] = set()
        for quote in found:
            if quote.mention is not None:
                start, end = self.reading.token_range(quote.mention)
                quoted.update(
                    id(self.cast.by_token[i]) for i in range(start, end) if i in self.cast.by_token
                )
        return quoted

    def entity(self, person: Person) -> Entity:
        """The one entity of a person."""
        known = self._entities.get(id(person))
        if known is None:
            known = self._entities[id(person)] = entity_of(person)
        return known

    def joint(self, people: Sequence[Person]) -> Entity:
        """The one entity of people who speak together."""
        key = tuple(id(person) for person in people)
        known = self._joint.get(key)
        if known is None:
            joins = " and " if self.reading.language == "en" else " og "
            name = joins.join(person.name for person in people)
            known = self._joint[key] = Entity(name, plural=True, named=True)
        return known

    def spoken_at(self, offset: int) -> bool:
        """Whether the code point lies inside direct speech."""
        place = bisect_right(self._speech_starts, offset) - 1
        return place >= 0 and offset < self._speech[place].end

    def add(self, entity: Entity, at: int, weight: float) -> None:
        block = self.reading.block_at(self.reading.doc[at].idx)
        if block is not None:
            layout = 0.0 if block.kind in BODY else _LAYOUT
            sentence = self._sentence(at)
            spoken = weight == QUOTED
            seen = Seen(at, block.index, sentence, entity, weight - layout, spoken)
            self._seen.append(seen)

    def advance(self, at: int) -> None:
        """Take in the names and pronouns before token ``at``."""
        while self._next_name < len(self._names) and self._names[self._next_name][0].start < at:
            occurrence, person = self._names[self._next_name]
            self._take_pronouns(occurrence.start)
            weight = self._weight(occurrence)
            self.add(self.entity(person), occurrence.start, weight)
            if occurrence.start in self.cast.pairs:
                self.add(self.joint(self.cast.pairs[occurrence.start]), occurrence.start, weight)
            self._next_name += 1
        self._take_pronouns(at)

    def _take_pronouns(self, at: int) -> None:
        for i in within(self._referring, self._next_token, at):
            token = self.reading.doc[i]
            if token.pos_ == "NOUN" or token.ent_type_ == "NORP":
                self._take_noun(token)
                continue
            if token.dep_ not in SUBJECTS or self.spoken_at(token.idx):
                continue
            best = next(self.rank(i, gender=self._gendered[token.lower_]), None)
            if best is not None:
                self.add(best.entity, i, SUBJECT)
        self._next_token = max(self._next_token, at)

    @cached_property
    def _referring(self) -> list[int]:
        """The tokens that may bring somebody in or call somebody again: nouns and pronouns."""
        return [
            token.i
            for token in self.reading.doc
            if token.pos_ == "NOUN" or token.ent_type_ == "NORP" or token.lower_ in self._gendered
        ]

    def _take_noun(self, noun: Token) -> None:
        """A human being whom the narration brings in without a name, or a subject by role."""
        if "Plur" in features(noun, "Number"):
            self._take_group(noun)
            return
        subject = noun.dep_ in SUBJECTS
        indefinite = speaker_words(self.reading.language)("indefinite")
        article = any(child.lower_ in indefinite for child in noun.lefts)
        if not (subject or article):
            return
        if not is_human_noun(self.reading, noun_lemma(noun), noun) or self.spoken_at(noun.idx):
            return
        start, end = noun.left_edge.i, noun.i + 1
        while start < noun.i and self.reading.doc[start].pos_ in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
            start += 1
        while end < len(self.reading.doc) and self.reading.doc[end].pos_ in ("NUM", "PROPN"):
            end += 1
        if any(i in self.cast.by_token for i in range(noun.i, end + 1)):
            return
        if end < len(self.reading.doc) and self.reading.doc[end].lower_ in ("nummer", "number"):
            end = min(end + 2, len(self.reading.doc))
        if article:
            end = self._full_end(noun, end)
        entity = self.introduce(max(start, noun.i - 6), end)
        if entity is not None:
            weight = EMBEDDED if is_embedded(noun) else SUBJECT
            self.add(entity, noun.i, weight if subject else OTHER)

    def _take_group(self, noun: Token) -> None:
        """People whom the narration brings in as a subject: "foreldrene"."""
        alone = noun.left_edge.i == noun.i and noun.dep_ in SUBJECTS
        if not alone or "Def" not in features(noun, "Definite") or self.spoken_at(noun.idx):
            return
        if is_human_noun(self.reading, noun_lemma(noun), noun):
            entity = self.introduce_group(noun.i, noun.i + 1)
            if entity is not None:
                self.add(entity, noun.i, SUBJECT)

    def last_group(self, at: int) -> Entity | None:
        """The authority, company or the like that was a source last before token ``at``."""
        block = self.reading.block_at(self.reading.doc[at].idx)
        for seen in reversed(self._seen):
            entity = seen.entity
            if entity.person is None and not entity.human and not entity.plural:
                return entity if block is not None and block.index - seen.block <= 1 else None
        return None

    def _full_end(self, noun: Token, end: int) -> int:
        """The end of a phrase with what ties its noun to a place or an age: "en jeger i 60-åra"."""
        doc = self.reading.doc
        ties = self.reading.words("affiliation")
        limit = min(len(doc), noun.i + _LONGEST)
        while end < limit - 1 and doc[end].lower_ in ties and doc[end].dep_ == "case":
            stop = doc[end].head.right_edge.i + 1
            inner = doc[end + 1 : stop]
            if not inner or stop > limit or any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in inner):
                break
            end = stop
        return end

    def last_named_in_zone(self, at: int) -> Entity | None:
        """The person named last before ``at`` in its zone, outside speech."""
        block = self.reading.block_at(self.reading.doc[at].idx)
        if block is None:
            return None
        for seen in reversed(self._seen):
            if seen.at < block.start:
                return None
            named = seen.at in self.cast.by_token and seen.at < at
            if named and not self.spoken_at(self.reading.doc[seen.at].idx):
                return seen.entity
        return None

    def _weight(self, occurrence: NameToken) -> float:
        token = self.reading.doc[occurrence.start]
        if self.spoken_at(token.idx):
            return QUOTED
        if occurrence.genitive:
            return POSSESSOR
        if opens_clause(self.reading, occurrence):
            return SUBJECT
        if not is_subject(token):
            return OTHER
        return EMBEDDED if is_embedded(token) else SUBJECT

    def _sentence(self, at: int) -> int:
        """The number of sentences that ended before a token."""
        return bisect_left(self.reading.sentence_ends, at)

    def rank(
        self, at: int, *, gender: str | None = None, plural: bool = False
    ) -> Iterator[Candidate]:
        """Those who may be meant at token ``at``, the likeliest first.

        ``gender`` shuts out those known to be of the other.
        """
        block = self.reading.block_at(self.reading.doc[min(at, len(self.reading.doc) - 1)].idx)
        here, sentence = block.index if block else 0, self._sentence(at)
        scores: dict[Entity, float] = {}
        for seen in self._seen[-_WINDOW:]:
            if seen.at >= at or not fits(seen.entity, gender, plural=plural):
                continue
            if seen.spoken and seen.block == here:
                continue  # whom somebody's words tell of does not say them
            score = seen.weight - _FADE * (here - seen.block) - _TOKEN_FADE * min(200, at - seen.at)
            between = min(3, sentence - seen.sentence)
            score -= _SENTENCE_FADE[seen.block == here] * between
            if gender and seen.entity.gender is None:
                score -= _UNKNOWN_GENDER
            if seen.block == here:
                score += _SAME_ZONE
            if seen.entity.person is not None and id(seen.entity.person) in self._quoted:
                score += _SPEAKS_ELSEWHERE
            elif seen.entity.person is not None and seen.entity.gender is None:
                score -= _DOUBTFUL
            scores[seen.entity] = max(score, scores.get(seen.entity, -99.0))
        ordered = sorted(scores.items(), key=lambda item: -item[1])
        return (Candidate(entity, score) for entity, score in ordered)


def fits(entity: Entity, gender: str | None, *, plural: bool) -> bool:
    if plural:
        return entity.plural
    if entity.plural or not entity.human:
        return False
    return gender is None or entity.gender is None or entity.gender == gender


def _nobody(start: int, end: int) -> Entity | None:
    return None
