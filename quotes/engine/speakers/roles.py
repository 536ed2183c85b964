"""What the document says that its people are: titles, appositions, ages, kinship.

Roles are lemmas of nouns in lower case, a compound with all its letters: "navneforsker".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from quotes.engine.language.lexicons import first_name_gender
from quotes.engine.quotations.phrases import is_name
from quotes.engine.quotations.reading import Reading, features
from quotes.engine.results import Language
from quotes.engine.speakers.lexicon import ends_as, narrower_titles, speaker_words, tie
from quotes.engine.speakers.names import NameToken, age_after, is_title, without_genitive
from quotes.engine.speakers.persons import Person

_YEAR_OLD = re.compile(r"(\d{1,3})-year-old$")
#: So many tokens from a name its age or title may stand.
_NEAR = 3
_ENDINGS = ("ene", "ane", "en", "et", "a", "n", "e")


def gather_roles(reading: Reading, people: list[Person]) -> None:
    """Fill in each person's roles, ages and, where a role tells it, gender."""
    for person in people:
        for occurrence in person.occurrences:
            if occurrence.genitive:
                continue
            person.roles.update(roles_of(reading, occurrence))
            person.ages.update(_ages(reading, occurrence))
            person.affiliations.update(map(tie, affiliations_of(reading, occurrence)))
        if person.gender is None:
            person.gender = gender_of_roles(reading, person.roles)
        if person.gender is None and len(person.words) == 1:
            person.gender = first_name_gender(person.words[0])


def gender_of_roles(reading: Reading, roles: set[str]) -> str | None:
    """The gender that a role tells, "m" or "f", None if none does or they disagree."""
    words = speaker_words(reading.language)
    male = any(ends_as(role, words("male")) for role in roles)
    female = any(ends_as(role, words("female")) for role in roles)
    if male == female:
        return None
    return "m" if male else "f"


def same_role(role: str, head: str) -> bool:
    """Whether two nouns may name one role: equal, or one the last part of the other."""
    if role == head:
        return True
    short, long = sorted((role, head), key=len)
    return len(short) >= 4 and long.endswith(short)


@lru_cache(maxsize=10_000)
def may_bear(language: Language, role: str, noun: str) -> bool:
    """Whether somebody with a role may be called by a wider noun ("statsråden" a minister), or
    somebody with a wide one by a narrower that is no office ("arkeologen" a researcher)."""
    offices = speaker_words(language)("offices")
    last = noun.rpartition("-")[2]
    return any(
        (ends_as(role, titles) and (last == wide or (wide not in offices and last.endswith(wide))))
        or (role == wide and ends_as(last, titles - offices))
        for wide, titles in narrower_titles(language).classes.items()
    )


def noun_lemma(token: Token) -> str:
    """A noun's lemma in lower case; without a lemmatiser, its form without definite endings."""
    lemma = token.lemma_.lower() if token.lemma_ and token.pos_ != "ADJ" else ""
    return lemma or min(base_forms(token.lower_), key=len)


def noun_forms(token: Token) -> set[str]:
    """What a noun may be called by: its lemma, and its form with and without a definite ending,
    since lemmatisers cut some agent nouns short."""
    return {noun_lemma(token), *base_forms(token.lower_)}


def base_forms(word: str) -> set[str]:
    """What a definite noun may be without its ending."""
    cut = {word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3}
    return {word, *cut}


def roles_of(reading: Reading, occurrence: NameToken) -> Iterator[str]:
    """The roles that stand beside one occurrence of a name."""
    for noun in _role_nouns(reading, occurrence):
        yield from {noun_lemma(noun), noun.lower_}


def _role_nouns(reading: Reading, occurrence: NameToken) -> Iterator[Token]:
    doc = reading.doc
    before = occurrence.start - 1
    while before >= 0 and (_is_title(doc[before]) or _is_person_noun(reading, before)):
        if reading.language != "en" or _is_person_noun(reading, before):
            yield doc[before]  # in "fund CEO" only the CEO
        before -= 1
    if before >= 1 and doc[before].text == "," and before == occurrence.start - 1:
        yield from _title_before_comma(reading, before)
    yield from _syntactic_roles(reading, occurrence)
    yield from _apposition(reading, occurrence)


def _is_person_noun(reading: Reading, at: int) -> bool:
    """A noun for a person before a name; in English "fund" in "fund CEO" is none."""
    if reading.language != "en":
        return is_title(reading, at)
    words = speaker_words(reading.language)
    noun = reading.doc[at].lower_
    lists = ("human", "male", "female", "kin", "agents", "epithets")
    return any(ends_as(noun, words(name)) for name in lists)


def _is_title(token: Token) -> bool:
    genitive = "Gen" in features(token, "Case")
    return (
        token.pos_ == "NOUN"
        and not genitive
        and any(c.isalpha() for c in token.text)
        and not token.is_space
    )


def _title_before_comma(reading: Reading, comma: int) -> Iterator[Token]:
    """ "lederen for X, NAVN": the noun that heads the phrase before the comma."""
    token = reading.doc[comma - 1]
    for _ in range(6):
        if token.pos_ == "NOUN" and token.dep_ not in ("nmod", "obl", "compound"):
            if any(
                child.dep_ in ("appos", "flat", "flat:name", "nmod") for child in token.children
            ):
                yield token
            return
        if token.head.i == token.i or token.sent.start != reading.doc[comma].sent.start:
            return
        token = token.head


def _syntactic_roles(reading: Reading, occurrence: NameToken) -> Iterator[Token]:
    doc = reading.doc
    own = range(occurrence.start, occurrence.end)
    for i in own:
        token = doc[i]
        head = token.head
        attached = token.dep_ in ("appos", "flat:name", "flat", "nmod") and head.i not in own
        if attached and head.pos_ == "NOUN" and not _has_case(token):
            yield head
        if token.dep_ in ("nsubj", "nsubj:pass") and head.pos_ == "NOUN" and _is_copular(head):
            yield head
        for child in token.children:
            if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i not in own:
                yield child
            if child.dep_ == "acl:relcl" and child.pos_ == "NOUN" and _is_copular(child):
                yield child


def _has_case(token: Token) -> bool:
    return any(child.dep_ == "case" for child in token.children)


def _is_copular(token: Token) -> bool:
    return any(child.dep_ == "cop" for child in token.children)


def _apposition(reading: Reading, occurrence: NameToken) -> Iterator[Token]:
    """ "NAVN, leder for X" and "NAVN (32), leder for X" on the surface."""
    doc = reading.doc
    at = occurrence.end
    while at < len(doc) and doc[at].text == "(":
        while at < len(doc) - 1 and doc[at].text != ")":
            at += 1
        at += 1
    if at + 1 >= len(doc) or doc[at].text != ",":
        return
    for token in doc[at + 1 : at + 5]:
        if token.pos_ == "NOUN":
            yield token
            return
        if token.pos_ not in ("ADJ", "DET", "PROPN", "NUM", "ADV") or token.is_space:
            return


def _ages(reading: Reading, occurrence: NameToken) -> Iterator[str]:
    """ "NAVN (32)", "NAME, 32, ...", "32-year-old NAME"."""
    age = age_after(reading, occurrence)
    if age is not None:
        yield age
    for token in reading.doc[max(0, occurrence.start - _NEAR) : occurrence.end + _NEAR]:
        aged = _YEAR_OLD.match(token.lower_)
        if aged and token.head.i in (*range(occurrence.start, occurrence.end), token.i + 1):
            yield aged[1]


def affiliations_of(reading: Reading, occurrence: NameToken) -> Iterator[str]:
    """To what one occurrence of a name ties its bearer, in lower case: "frp" for "NAVN (Frp)",
    "Frps NAVN", "Frp-leder NAVN", "NAVN i Frp" and "leder i Frp, NAVN"."""
    doc = reading.doc
    after = occurrence.end
    if after + 1 < len(doc) and doc[after].text == "(":
        yield from (t.lower_ for t in doc[after + 1 : after + 5] if is_name(t.text))
        while after < len(doc) - 1 and doc[after].text != ")" and after - occurrence.end < 8:
            after += 1
        after += 1
    if after + 1 < len(doc) and doc[after].lower_ in reading.words("affiliation"):
        yield from _named_at(reading, after + 1)
    before = occurrence.start - 1
    while before >= 0 and _is_title(doc[before]):
        yield doc[before].lower_.partition("-")[0]
        before -= 1
    if before >= 1 and doc[before].lower_ == "ved":
        yield from _named_at(reading, before - 1)
    if before >= 0 and is_name(doc[before].text) and "Gen" in features(doc[before], "Case"):
        yield without_genitive(doc[before].lower_)
    if before >= 1 and doc[before].text == "," and is_name(doc[before - 1].text):
        yield doc[before - 1].lower_


def _named_at(reading: Reading, at: int) -> Iterator[str]:
    if at < len(reading.doc) and is_name(reading.doc[at].text):
        yield reading.doc[at].lower_


def phrase_head(reading: Reading, start: int, end: int) -> Token:
    """The head of the noun phrase in tokens ``start`` to ``end``.

    By the parse where its head lies outside the run or is the run's root; else the first noun.
    """
    doc = reading.doc
    if reading.parsed:
        for token in doc[start:end]:
            outside = not start <= token.head.i < end or token.head.i == token.i
            if outside and token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"):
                return token
    for token in doc[start:end]:
        if token.pos_ in ("NOUN", "PROPN") or (not token.pos_ and is_name(token.text)):
            return token
    return doc[start]
