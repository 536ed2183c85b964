"""Personal names in a text, and which of them name one person.

A name's borders come from the entity recogniser and from runs of proper nouns; whether it names a
person is decided over the whole document, since a recogniser's types are the weaker part: by the
facts, by first names, by a majority of the recogniser's verdicts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from quotes.engine.facts.records import Person as FactPerson
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language.lexicons import first_name_gender
from quotes.engine.quotations.reading import Block, Reading
from quotes.engine.quotations.sources import is_name

_LINKS = frozenset(("von", "van", "der", "den", "de", "da", "di", "du", "bin", "ibn", "al", "el"))
_PERSON_LABELS = frozenset(("PER", "PERSON"))
_WEB = re.compile(r"\w\.(?:no|com|org|net|se|dk|uk|de|fr|eu|tv)$", re.IGNORECASE)
_INITIAL = re.compile(r"[A-ZÆØÅ]\.?")


@dataclass(frozen=True, slots=True)
class NameToken:
    """One occurrence of a name: tokens ``start`` to ``end`` (exclusive), its words without a
    genitive -s, and whether it bore one."""

    start: int
    end: int
    words: tuple[str, ...]
    genitive: bool
    label: str


@dataclass(slots=True)
class Person:
    """Somebody with a name in the document. ``name`` is the fullest form found."""

    name: str
    words: tuple[str, ...]
    gender: str | None = None
    fact: FactPerson | None = None
    occurrences: list[NameToken] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)

    @property
    def last(self) -> str:
        return self.words[-1].casefold()

    @property
    def first(self) -> str:
        return self.words[0].casefold()


def name_tokens(reading: Reading, blocks: Iterable[Block]) -> Iterator[NameToken]:
    """Every run of capitalised words that may name somebody, by zones."""
    doc = reading.doc
    labels = {i: e.label_ for e in doc.ents for i in range(e.start, e.end)}
    entity_of = {i: e for e in doc.ents for i in range(e.start, e.end)}
    for block in blocks:
        at = block.start
        while at < block.end:
            end = _run_end(reading, at, block.end, entity_of)
            if end == at:
                at += 1
                continue
            token = _name_token(reading, at, end, labels)
            if token is not None:
                yield token
            at = end


def _run_end(reading: Reading, at: int, end: int, entity_of: Mapping[int, object]) -> int:
    doc = reading.doc
    if not _name_word(reading, at):
        return at
    stop = at + 1
    while stop < end:
        token = doc[stop]
        same_entity = entity_of.get(stop) is entity_of.get(stop - 1)
        if doc[stop - 1].morph.get("Case", []) == ["Gen"] and not same_entity:
            break
        if (
            _name_word(reading, stop)
            and (same_entity or entity_of.get(stop) is None or entity_of.get(stop - 1) is None)
        ) or (
            token.lower_ in _LINKS
            and same_entity
            and entity_of.get(stop) is not None
            and stop + 1 < end
        ):
            stop += 1
        else:
            break
    return stop


def _name_word(reading: Reading, at: int) -> bool:
    token = reading.doc[at]
    if not is_name(token.text) or not token.text[0].isalpha() or _WEB.search(token.text):
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in _PERSON_LABELS:
        return True
    return token.ent_type_ != "" and token.ent_type_ not in ("DRV",)


def _name_token(reading: Reading, start: int, end: int, labels: dict[int, str]) -> NameToken | None:
    words = [reading.doc[i].text for i in range(start, end)]
    genitive = reading.doc[end - 1].morph.get("Case", []) == ["Gen"] or words[-1].endswith("'s")
    if genitive:
        words[-1] = without_genitive(words[-1])
    if not words[-1]:
        return None
    found = Counter(labels.get(i, "") for i in range(start, end))
    label = "PER" if any(found[p] for p in _PERSON_LABELS) else found.most_common(1)[0][0]
    return NameToken(start, end, tuple(words), genitive, label)


def without_genitive(word: str) -> str:
    for ending in ("'s", "’s", "s'", "s’", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + ("s" if ending in ("s'", "s’") else "")
    return word


def find_people(reading: Reading, facts: FactBase) -> tuple[list[Person], list[NameToken]]:
    """The people named in the readable zones, each with all its unambiguous occurrences, and
    every name token in text order."""
    tokens = _repair_genitives(list(name_tokens(reading, reading.blocks)))
    tokens_first = {_key(t.words)[0] for t in tokens if len(t.words) > 1}
    aged = {t.start for t in tokens if _has_age(reading, t)}
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for token in tokens:
        votes[_key(token.words)][token.label] += 1
    tokens = [_without_attribute(token, tokens_first) for token in tokens]
    full = [
        t
        for t in tokens
        if len(t.words) > 1 and (t.start in aged or _is_person(t.words, votes, facts))
    ]
    people = _merge(full, facts)
    _add_single_names(people, tokens, votes, facts, aged)
    return people, tokens


def _has_age(reading: Reading, token: NameToken) -> bool:
    """ "NAVN (32)": only people bear their age."""
    doc = reading.doc
    if token.end + 2 >= len(doc) or doc[token.end].text != "(":
        return False
    return (
        bool(re.fullmatch(r"\d{1,3}", doc[token.end + 1].text)) and doc[token.end + 2].text == ")"
    )


def _without_attribute(token: NameToken, first_names: set[str]) -> NameToken:
    """ "Dødssyke Hannah": the capital is the sentence's; what follows is a first name known here."""
    if len(token.words) != 2 or first_name_gender(token.words[0]) is not None:
        return token
    known = _key(token.words)[1] in first_names and _key(token.words)[0] not in first_names - {
        _key(token.words)[0]
    }
    if not known or first_name_gender(token.words[1]) is None:
        return token
    return NameToken(token.start + 1, token.end, token.words[1:], token.genitive, token.label)


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _repair_genitives(tokens: list[NameToken]) -> list[NameToken]:
    """Undo a genitive that cut a name ("Jens"): the bare form is met only with its -s."""
    with_s = {t.words[-1] for t in tokens if not t.genitive}
    repaired = []
    for token in tokens:
        if token.genitive and token.words[-1] + "s" in with_s and token.words[-1] not in with_s:
            token = NameToken(
                token.start,
                token.end,
                (*token.words[:-1], token.words[-1] + "s"),
                False,
                token.label,
            )
        elif not token.genitive and token.words[-1].endswith("s"):
            bare = token.words[-1][:-1]
            if bare in with_s and len(bare) > 2:
                token = NameToken(
                    token.start, token.end, (*token.words[:-1], bare), True, token.label
                )
        repaired.append(token)
    return repaired


def _is_person(
    words: tuple[str, ...], votes: dict[tuple[str, ...], Counter[str]], facts: FactBase
) -> bool:
    label, count = votes[_key(words)].most_common(1)[0]
    person_votes = votes[_key(words)]["PER"]
    if person_votes * 2 >= count and person_votes:
        return True
    if facts.people_named(" ".join(words)):
        return True
    return first_name_gender(words[0]) is not None and label not in ("ORG", "GPE", "PROD", "EVT")


def _merge(tokens: list[NameToken], facts: FactBase) -> list[Person]:
    """One person for all forms of a name: shorter ones, ones with an initial, misspelt ones."""
    counts = Counter(token.words for token in tokens)
    people: list[Person] = []
    for words, _ in sorted(counts.items(), key=lambda item: (-len(item[0]), -item[1])):
        person = next((p for p in people if same_name(p.words, words)), None)
        if person is None:
            people.append(_person(words, facts))
        elif counts[words] > counts[person.words] and len(words) == len(person.words):
            person.words, person.name = words, " ".join(words)
    for token in tokens:
        person = next((p for p in people if same_name(p.words, token.words)), None)
        if person is not None:
            person.occurrences.append(token)
    return people


def _person(words: tuple[str, ...], facts: FactBase) -> Person:
    known = facts.people_named(" ".join(words)) if len(words) > 1 else ()
    fact = known[0] if len(known) == 1 else None
    gender = fact.gender if fact is not None and fact.gender else first_name_gender(words[0])
    return Person(" ".join(words), words, gender, fact)


def same_name(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether two names of two words or more may be one person's.

    The last words agree and the others of the shorter are among the longer's, or stand for them
    as initials; or the two differ by one letter.
    """
    a, b = _key(longer), _key(shorter)
    if len(a) < len(b):
        a, b = b, a
    if a == b:
        return True
    if a[-1] == b[-1] and len(b) > 1:
        return all(any(_stands_for(x, y) for y in a[:-1]) for x in b[:-1])
    return len(a) == len(b) and _one_letter_off(" ".join(a), " ".join(b))


def _stands_for(short: str, long: str) -> bool:
    return short == long or (bool(_INITIAL.fullmatch(short.upper())) and long[0] == short[0])


def _one_letter_off(a: str, b: str) -> bool:
    """Whether two names of eight letters or more differ by one letter put in, left out or changed,
    not the first of a word."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 8:
        return False
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    if start == 0 or a[start - 1 : start] == " ":
        return False
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]


def _add_single_names(
    people: list[Person],
    tokens: list[NameToken],
    votes: dict[tuple[str, ...], Counter[str]],
    facts: FactBase,
    aged: set[int],
) -> None:
    """Give surnames and first names to their people; the rest that are people become new ones."""
    alone: dict[str, Person] = {}
    for token in tokens:
        if len(token.words) > 1:
            continue
        word = token.words[0].casefold()
        bearers = bearers_of(people, word)
        if len(bearers) == 1:
            bearers[0].occurrences.append(token)
        elif not bearers:
            person = alone.get(word)
            if person is None and (token.start in aged or _single_is_person(token, votes, facts)):
                person = alone[word] = _person(token.words, facts)
                known = facts.people_of_family(token.words[0])
                if len(known) == 1:
                    person.fact, person.gender = known[0], known[0].gender or person.gender
            if person is not None:
                person.occurrences.append(token)
    people.extend(alone.values())
    for person in people:
        person.occurrences.sort(key=lambda token: token.start)


def bearers_of(people: Iterable[Person], word: str) -> list[Person]:
    """Who a single name may mean: by surname, else by first name, else by another part."""
    known = list(people)
    return (
        [p for p in known if p.last == word]
        or [p for p in known if p.first == word]
        or [p for p in known if len(p.words) > 2 and word in _key(p.words[1:-1])]
    )


def _single_is_person(
    token: NameToken, votes: dict[tuple[str, ...], Counter[str]], facts: FactBase
) -> bool:
    found = votes[_key(token.words)]
    if found["PER"] * 2 >= found.total():
        return True
    not_a_place = found["GPE"] + found["ORG"] + found["LOC"] < found.total()
    return first_name_gender(token.words[0]) is not None and not_a_place
