"""Which of a document's names name people, and which of them one person.

A recogniser's types are its weaker part, so whether a name is a person's is decided over the whole
document: by the facts, by first names and ages, by a majority of the recogniser's verdicts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language.lexicons import first_name_gender, is_first_name
from quotes.engine.quotations.reading import Reading
from quotes.engine.results import Language
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.names import NameToken, age_after, name_tokens
from quotes.engine.speakers.persons import Bearers, Person, Spellings, name_key, same_name
from quotes.engine.speakers.shared import with_shared_surnames

#: What the small English recogniser takes names for that it has not met.
_CONFUSED = frozenset(("ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "NORP", ""))


def find_people(reading: Reading, facts: FactBase) -> tuple[list[Person], list[NameToken], Bearers]:
    """The people named in the readable zones, each with all its unambiguous occurrences; every
    name token in text order; the people by name."""
    tokens = _repair_genitives(list(name_tokens(reading, reading.blocks)))
    tokens_first = {name_key(t.words)[0] for t in tokens if len(t.words) > 1}
    aged = {t.start for t in tokens if _has_age(reading, t) or _is_relative(reading, t)}
    tokens = _companies(reading, tokens)
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for token in tokens:
        votes[name_key(token.words)][token.label] += 1
    tokens = [_without_attribute(token, tokens_first) for token in tokens]
    tokens = with_shared_surnames(reading, tokens)
    for token in tokens:
        votes.setdefault(name_key(token.words), Counter({token.label: 1}))
    full = [
        t
        for t in tokens
        if len(t.words) > 1
        and (t.start in aged or _is_person(t.words, votes, facts, reading.language))
    ]
    people, bearers = _merge(full, facts)
    _add_single_names(people, bearers, tokens, votes, facts, aged)
    return people, tokens, bearers


def _companies(reading: Reading, tokens: list[NameToken]) -> list[NameToken]:
    """The names with those that are elsewhere followed by a form of company ("X AS") marked so."""
    forms = speaker_words(reading.language)("company_forms")
    firms = {name_key(t.words)[:-1] for t in tokens if t.words[-1].lower() in forms}
    return [replace(t, label="ORG") if name_key(t.words) in firms else t for t in tokens]


def _has_age(reading: Reading, token: NameToken) -> bool:
    """ "NAVN (32)", "NAME, 32, ...": only people bear their age."""
    return age_after(reading, token) is not None


def _is_relative(reading: Reading, token: NameToken) -> bool:
    """English "her husband, Yannis": only people are kin."""
    at = token.start - 1
    if at > 0 and reading.doc[at].text == ",":
        at -= 1
    kin = speaker_words(reading.language)("kin")
    return reading.language == "en" and at > 0 and reading.doc[at].lower_ in kin


def _without_attribute(token: NameToken, first_names: set[str]) -> NameToken:
    """ "Dødssyke Hannah": the capital is the sentence's, the rest a first name of the text."""
    if len(token.words) != 2 or first_name_gender(token.words[0]) is not None:
        return token
    known = name_key(token.words)[1] in first_names and name_key(token.words)[
        0
    ] not in first_names - {name_key(token.words)[0]}
    if not known or first_name_gender(token.words[1]) is None:
        return token
    return NameToken(token.start + 1, token.end, token.words[1:], token.genitive, token.label)


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
    words: tuple[str, ...],
    votes: dict[tuple[str, ...], Counter[str]],
    facts: FactBase,
    language: Language,
) -> bool:
    label, count = votes[name_key(words)].most_common(1)[0]
    person_votes = votes[name_key(words)]["PER"]
    if person_votes * 2 >= count and person_votes:
        return True
    if facts.people_named(" ".join(words)):
        return True
    if language == "en" and label in _CONFUSED:
        group = words[-1].casefold() in speaker_words(language)("groups")
        return is_first_name(words[0]) and len(words) <= 3 and not group
    return first_name_gender(words[0]) is not None and label not in ("ORG", "GPE", "PROD", "EVT")


def _merge(tokens: list[NameToken], facts: FactBase) -> tuple[list[Person], Bearers]:
    """One person for all forms of a name: shorter ones, ones with an initial, misspelt ones."""
    counts = Counter(token.words for token in tokens)
    people: list[Person] = []
    bearers = Bearers()
    known: dict[tuple[str, ...], Person] = {}
    spellings = Spellings()
    for words, _ in sorted(counts.items(), key=lambda item: (-len(item[0]), -item[1])):
        person = next((p for p in bearers.of_surname(words[-1]) if same_name(p.words, words)), None)
        person = person or bearers.of_first_names(words) or spellings.near(words)
        if person is None:
            person = _person(words, facts)
            people.append(person)
            bearers.add(person)
            spellings.add(person)
        elif counts[words] > counts[person.words] and len(words) == len(person.words):
            person.words, person.name = words, " ".join(words)
        known[words] = person
    for token in tokens:
        known[token.words].occurrences.append(token)
    return people, bearers


def _person(words: tuple[str, ...], facts: FactBase) -> Person:
    known = facts.people_named(" ".join(words)) if len(words) > 1 else ()
    fact = known[0] if len(known) == 1 else None
    gender = fact.gender if fact is not None and fact.gender else first_name_gender(words[0])
    return Person(" ".join(words), words, gender, fact)


def _add_single_names(
    people: list[Person],
    bearers: Bearers,
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
        found = bearers.of(word)
        if len(found) == 1:
            found[0].occurrences.append(token)
        elif not found:
            person = alone.get(word)
            if person is None and (token.start in aged or _single_is_person(token, votes, facts)):
                person = alone[word] = _person(token.words, facts)
                known = facts.people_of_family(token.words[0])
                if len(known) == 1:
                    person.fact, person.gender = known[0], known[0].gender or person.gender
            if person is not None:
                person.occurrences.append(token)
    people.extend(alone.values())
    for person in alone.values():
        bearers.add(person)
    for person in people:
        person.occurrences.sort(key=lambda token: token.start)


def _single_is_person(
    token: NameToken, votes: dict[tuple[str, ...], Counter[str]], facts: FactBase
) -> bool:
    found = votes[name_key(token.words)]
    if found["PER"] * 2 >= found.total():
        return True
    not_a_place = found["GPE"] + found["ORG"] + found["LOC"] < found.total()
    return first_name_gender(token.words[0]) is not None and not_a_place
