"""What the phrase beside a cue names: people, a role, a pronoun, something else."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from quotes.engine.quotations.phrases import is_name
from quotes.engine.quotations.reading import Reading, features
from quotes.engine.results import Language, Span
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.lexicon import ends_as, speaker_words
from quotes.engine.speakers.names import opens_as_noun
from quotes.engine.speakers.persons import Person
from quotes.engine.speakers.roles import base_forms, noun_lemma, phrase_head

MentionKind = Literal["name", "ambiguous", "pronoun", "phrase"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start`` to ``end`` (exclusive) and what they are.

    ``people`` are those named; for an ambiguous surname all its bearers. ``gender`` and
    ``plural`` come from pronouns and nouns. ``head`` is the lemma of the phrase's noun.
    """

    start: int
    end: int
    kind: MentionKind
    people: tuple[Person, ...] = ()
    gender: str | None = None
    plural: bool = False
    definite: bool = False
    human: bool = False
    head: str = ""


def read_mention(reading: Reading, cast: Cast, span: Span) -> Mention | None:
    """Read the phrase in ``span``; None if it holds no token."""
    start, end = reading.token_range(span)
    if start >= end:
        return None
    return (
        _pronoun(reading, start, end)
        or _name(reading, cast, start, end)
        or phrase_mention(reading, start, end)
    )


def person_in(reading: Reading, cast: Cast, span: Span) -> Mention | None:
    """The phrase in ``span`` if it names one person."""
    start, end = reading.token_range(span)
    if start >= end or _pronoun(reading, start, end) is not None:
        return None
    mention = _name(reading, cast, start, end)
    named = mention is not None and mention.kind == "name" and len(mention.people) == 1
    return mention if named else None


def _name(reading: Reading, cast: Cast, start: int, end: int) -> Mention | None:
    """A phrase that names people, or one of several."""
    people, unclear = people_in(reading, cast, start, end)
    if people and _names_a_body(reading, start, end):
        return None
    if people:
        return Mention(start, end, "name", tuple(people), plural=len(people) > 1, human=True)
    if not people and not unclear:
        people, unclear = _by_spelling(reading, cast, start, end)
    if people:
        return Mention(start, end, "name", tuple(people), human=True)
    if unclear:
        return Mention(start, end, "ambiguous", tuple(unclear), human=True)
    return None


def _names_a_body(reading: Reading, start: int, end: int) -> bool:
    """English "Avon and Somerset Police", "Smith Foundation": a body with a name in it."""
    last = reading.doc[end - 1]
    groups = speaker_words(reading.language)("groups")
    return reading.language == "en" and is_name(last.text) and last.lower_ in groups


def _pronoun(reading: Reading, start: int, end: int) -> Mention | None:
    words = speaker_words(reading.language)
    text = " ".join(word for word in reading.lower[start:end] if not word.isspace())
    if text in words("male_pronouns"):
        return Mention(start, end, "pronoun", gender="m", human=True)
    if text in words("female_pronouns"):
        return Mention(start, end, "pronoun", gender="f", human=True)
    if text in words("plural_pronouns"):
        return Mention(start, end, "pronoun", plural=True)
    if text in words("neuter_pronouns"):
        return Mention(start, end, "pronoun")
    if text in words("person_pronouns"):
        return Mention(start, end, "pronoun", human=True)
    return None


def people_in(
    reading: Reading, cast: Cast, start: int, end: int
) -> tuple[list[Person], list[Person]]:
    """The people whom the phrase names, and the bearers of a surname that stays unclear.

    A name in the genitive or behind a preposition ("sønnen til X") names somebody else.
    """
    place = bisect_left(cast.names, start, key=lambda item: item[0].start)
    named: list[Person] = []
    while place < len(cast.names) and cast.names[place][0].start < end:
        occurrence, person = cast.names[place]
        place += 1
        whole = (occurrence.start, occurrence.end) == (start, end)
        if not whole and (occurrence.genitive or _is_complement(reading, start, occurrence.start)):
            continue
        if person not in named:
            named.append(person)
    if len(named) > 1 and not _joined(reading, start, end):
        named = named[-1:] if reading.doc[start].pos_ == "NOUN" else named[:1]
    if named:
        return named, []
    for at in range(start, end):
        if at in cast.ambiguous and not _is_complement(reading, start, at):
            return _by_kinship(reading, cast, start, at), cast.ambiguous[at]
    return [], []


def _by_spelling(
    reading: Reading, cast: Cast, start: int, end: int
) -> tuple[list[Person], list[Person]]:
    """A phrase that is nothing but a name of somebody known, which the tagger took for a noun."""
    words = [word for word in reading.texts[start:end] if not word.isspace()]
    if "(" in words:
        words = words[: words.index("(")]
    if not 1 <= len(words) <= 4 or not all(is_name(word) for word in words):
        return [], []
    person, bearers = cast.named(tuple(words), start)
    return ([person], []) if person is not None else ([], bearers)


def _by_kinship(reading: Reading, cast: Cast, start: int, at: int) -> list[Person]:
    """Which of two namesakes a title before the surname tells: "pappa Svindal"."""
    if at == start:
        return []
    title = noun_lemma(reading.doc[at - 1])
    bearers = [p for p in cast.ambiguous[at] if any(_same_role(title, role) for role in p.roles)]
    return bearers if len(bearers) == 1 else []


def _same_role(one: str, other: str) -> bool:
    return one == other or one.endswith(other) or other.endswith(one)


def _joined(reading: Reading, start: int, end: int) -> bool:
    joins = speaker_words(reading.language)("names_joined")
    return any(token.lower_ in joins for token in reading.doc[start:end])


def _is_complement(reading: Reading, start: int, at: int) -> bool:
    """Whether the name at ``at`` depends on a preposition inside the phrase.

    Walking left over its title, a preposition makes it a complement; a comma, a bracket or
    another name does not ("forlagssjef i Oktober, Geir Berdahl").
    """
    prepositions = reading.words("prepositions")
    for i in range(at - 1, start - 1, -1):
        token = reading.doc[i]
        if token.lower_ in prepositions:
            return True
        if is_name(token.text) or not (token.text.replace("-", "").isalpha()):
            return False
    return False


def phrase_mention(reading: Reading, start: int, end: int) -> Mention:
    """A phrase that names nobody: its noun, number, gender and definiteness."""
    words = speaker_words(reading.language)
    if reading.language == "en":  # "the father, from Hull"
        end = next((i for i in range(start + 1, end) if reading.doc[i].text == ","), end)
    head = phrase_head(reading, start, end)
    lemma = noun_lemma(head)
    first = reading.doc[start].lower_
    group = ends_as(lemma, words("groups"))
    plural = "Plur" in features(head, "Number") or first in (
        "flere",
        "fleire",
        "mange",
        "noen",
        "nokre",
        "begge",
        "both",
        "several",
        "many",
        "some",
    )
    gender = "m" if ends_as(lemma, words("male")) else None
    gender = "f" if ends_as(lemma, words("female")) else gender
    return Mention(
        start,
        end,
        "phrase",
        gender=gender,
        plural=plural,
        definite=_is_definite(reading, head, start),
        human=not plural and not group and is_human_noun(reading, lemma, head),
        head=lemma,
    )


def is_couple(reading: Reading, mention: Mention) -> bool:
    """Whether a definite noun, alone, names two people who belong together."""
    couples = speaker_words(reading.language)("couples")
    noun = reading.doc[mention.end - 1].lower_
    return mention.definite and (ends_as(mention.head, couples) or ends_as(noun, couples))


def is_human_noun(reading: Reading, lemma: str, head: Token) -> bool:
    """Whether a noun names one human being, by list and by the endings of agent nouns."""
    if head.pos_ == "PROPN" and is_name(head.text) and not opens_as_noun(reading, head):
        return reading.language == "en" and _capital_role(reading, lemma, head)
    return _means_human(reading.language, lemma, head.lower_)


@lru_cache(maxsize=20_000)
def _means_human(language: Language, lemma: str, noun: str) -> bool:
    words = speaker_words(language)
    forms = {lemma.rpartition("-")[2], *base_forms(noun)}
    lists = ("human", "male", "female", "kin", "agents")
    return any(ends_as(form, words(name)) for form in forms for name in lists)


def _capital_role(reading: Reading, lemma: str, head: Token) -> bool:
    """English "the Minister", "one senior Conservative": nouns for people with a capital."""
    words = speaker_words(reading.language)
    articles = [c.lower_ for c in head.children if c.dep_ in ("det", "nummod") and c.i < head.i]
    if any(word in words("definite") for word in articles):
        return lemma in words("human")
    member = head.ent_type_ == "NORP" and head.tag_ != "NNPS"
    return member and any(word in words("indefinite") for word in articles)


def _is_definite(reading: Reading, head: Token, start: int) -> bool:
    if "Def" in features(head, "Definite") or opens_as_noun(reading, head):
        return True
    first = reading.doc[start].lower_
    return first in speaker_words(reading.language)("definite")
