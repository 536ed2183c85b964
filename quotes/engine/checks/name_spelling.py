"""The check ``name-spelling``: one person spelt in two ways, or otherwise than in the facts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from quotes.engine.checks.context import Context
from quotes.engine.checks.name_forms import is_near, plain, same_transcription, without_genitive
from quotes.engine.checks.name_mentions import Spelling, spellings
from quotes.engine.checks.person_labels import PERSON_LABELS
from quotes.engine.checks.speller import speller
from quotes.engine.facts.records import Person
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language.lexicons import is_first_name
from quotes.engine.results import Evidence, Flag, Message, Span, Suggestion, gettext_noop

TWO_FORMS = gettext_noop("The text has “{words}” here and “{other}” elsewhere ({number} times).")
IN_FACTS = gettext_noop("The text has “{words}”; the facts have {name}.")
SAYS = gettext_noop("“{words}”")
AS_ELSEWHERE = gettext_noop("as elsewhere in the article")
AS_KNOWN = gettext_noop("as in the facts")

#: A family name in the facts this long is borne by nobody else with the same first name.
_UNMISTAKABLE = 9
_SINGLE = 6
#: Names nearer to each other than this are of two people.
_APART = 8
_COMMON = re.compile(r"(?:sen|son|sson|stad|land|vik|dal|lie|haug|moen|bakken)$")


def misspelt_names(context: Context) -> Iterator[Flag]:
    found = tuple(spellings(context))
    seen: set[int] = set()
    for flag in (*_two_forms(context, found), *_against_facts(context, found)):
        if flag.span.start not in seen:
            seen.add(flag.span.start)
            yield flag


def _two_forms(context: Context, found: tuple[Spelling, ...]) -> Iterator[Flag]:
    """Mentions that differ from others, more frequent ones, by a slip."""
    full = [s for s in found if s.given and _is_named(context, s)]
    by_given: defaultdict[str, list[Spelling]] = defaultdict(list)
    by_family: defaultdict[str, list[Spelling]] = defaultdict(list)
    for spelling in full:
        by_given[plain(spelling.given)].append(spelling)
    for spelling in found:
        if spelling.given:
            by_family[plain(spelling.family)].append(spelling)
    counts = Counter(spelling.family for spelling in found)
    for group in by_given.values():
        yield from _families_of_one(context, group, counts)
    for group in by_family.values():
        yield from _given_of_one(context, group)
    yield from _family_alone(context, full, found, counts)


def _families_of_one(
    context: Context, group: list[Spelling], counts: Counter[str]
) -> Iterator[Flag]:
    """Same first name, family names a slip apart."""
    forms = {spelling.family for spelling in group}
    for odd in group:
        for other in sorted(forms - {odd.family}):
            right = next(s for s in group if s.family == other)
            if not is_near(plain(odd.family), plain(other)) or _side_by_side(odd, right):
                continue
            if _is_odd(context, odd, right, counts[odd.family], counts[other]):
                yield _flag(context, odd.family_span, right.family_span, counts[other])


def _given_of_one(context: Context, group: list[Spelling]) -> Iterator[Flag]:
    """Same family name, first names a slip apart, of which one is no first name."""
    for odd in group:
        if is_first_name(odd.given) or (
            odd.opens and speller(context.language).knows(odd.given.lower())
        ):
            continue
        for right in group:
            near = is_near(plain(odd.given), plain(right.given)) or _swapped(odd.given, right.given)
            if near and is_first_name(right.given) and not _same_person(context, odd, right):
                number = sum(s.given == right.given for s in group)
                yield _flag(context, odd.given_span, right.given_span, number)
                break


def _family_alone(
    context: Context, full: list[Spelling], found: tuple[Spelling, ...], counts: Counter[str]
) -> Iterator[Flag]:
    """A family name alone, a slip from one that stands with its first name, or the reverse."""
    families = {plain(s.family): s for s in full if len(s.family) >= _SINGLE}
    names = {plain(s.family) for s in found if s.given} | {plain(s.given) for s in found}
    singles = [s for s in found if not s.given and len(s.family) >= _SINGLE - 1]
    for single in singles:
        key = plain(single.family)
        if key in families or key in names:
            continue
        near = [s for name, s in families.items() if is_near(key, name)]
        if len(near) != 1:
            continue
        alone, together = counts[single.family], counts[near[0].family]
        if alone <= together:
            if _is_no_word(context, single):
                yield _flag(context, single.family_span, near[0].family_span, together)
        elif _is_no_word(context, near[0]) and _is_person(context, single):
            yield _flag(context, near[0].family_span, single.family_span, alone)


def _side_by_side(one: Spelling, other: Spelling) -> bool:
    """Whether two names stand so near that they are two people's: "Per Hansen og Per Hanssen"."""
    first, second = sorted((one.span, other.span))
    return second.start - first.end <= _APART


def _swapped(one: str, other: str) -> bool:
    """Short first names a swap of two letters apart: "Jnes"."""
    return sorted(plain(one)) == sorted(plain(other)) and plain(one)[0] == plain(other)[0]


def _is_odd(context: Context, odd: Spelling, right: Spelling, count: int, other: int) -> bool:
    """Whether the first of two forms is the misspelt one, if they are of one person at all."""
    if _same_person(context, odd, right):
        return False
    known, other_known = (bool(context.facts.people_named(s.full)) for s in (odd, right))
    if known != other_known:
        return other_known
    if known:
        return False
    return count < other or (count == other and odd.span > right.span)


def _same_person(context: Context, one: Spelling, other: Spelling) -> bool:
    """Whether the facts have both forms: of one person, or of two."""
    people = context.facts.people_named
    return bool(people(one.full)) and bool(people(other.full))


def _is_named(context: Context, spelling: Spelling) -> bool:
    """Whether a full name begins with a first name: at least not with a word of the language."""
    if is_first_name(spelling.given) or context.facts.people_named(spelling.full):
        return True
    return len(spelling.given) > 2 and not speller(context.language).knows(spelling.given.lower())


def _is_no_word(context: Context, spelling: Spelling) -> bool:
    """Whether a capitalised word is neither a name nor a word that the dictionaries know."""
    word = spelling.family
    known = speller(context.language)
    return not (
        known.is_proper(word)
        or known.knows(word.lower())
        or is_first_name(word)
        or context.facts.people_of_family(word)
        or "-" in word
    )


def _is_person(context: Context, spelling: Spelling) -> bool:
    """Whether the parse or the facts take a single name for a person's."""
    if context.doc is None:
        return not speller(context.language).is_proper(spelling.family)
    return any(
        entity.label_ in PERSON_LABELS
        and entity.start_char <= spelling.family_span.start < entity.end_char
        for entity in context.doc.ents
    )


def _flag(context: Context, odd: Span, right: Span, number: int) -> Flag:
    text = context.text
    words, other = odd.of(text), without_genitive(right.of(text))
    return Flag(
        code="name-spelling",
        severity="medium",
        span=odd,
        message=Message(TWO_FORMS, {"words": words, "other": other, "number": str(number)}),
        suggestions=(Suggestion(odd, other, Message(AS_ELSEWHERE)),),
        evidence=(Evidence(Message(SAYS, {"words": other}), span=right),),
        confidence=0.75,
    )


def _against_facts(context: Context, found: tuple[Spelling, ...]) -> Iterator[Flag]:
    """Full names that the facts don't know, a slip from one that the title or the rest of the
    name pins."""
    index = _by_given(context.facts)
    offices = {
        statement.name.span.end: {office.id for office in statement.title.offices}
        for statement in context.statements
        if not statement.name.people
    }
    for spelling in found:
        if not spelling.given or context.facts.people_named(spelling.full):
            continue
        end = spelling.family_span.end
        held = offices.get(end, set()) | offices.get(end + 1, set())
        people = [
            person
            for person in index.get(plain(spelling.given), ())
            if _is_meant(context, spelling, person, held)
        ]
        if len(people) == 1:
            yield _known_flag(context, spelling.family_span, spelling, people[0], -1)
        elif held:
            yield from _other_given(context, spelling, held)


def _is_meant(context: Context, spelling: Spelling, person: Person, offices: set[str]) -> bool:
    """Whether the family name is a slip for that of a person with the same first name."""
    family, facts = plain(_family(person)), context.facts
    if not is_near(plain(spelling.family), family) or facts.people_of_family(spelling.family):
        return False
    if same_transcription(spelling.family, _family(person)):
        return False
    if _has_held(facts, person, offices):
        return True
    unique = len(facts.people_of_family(_family(person))) == 1
    is_word = speller(context.language).is_proper(spelling.family)
    return unique and not is_word and len(family) >= _UNMISTAKABLE and not _COMMON.search(family)


def _other_given(context: Context, spelling: Spelling, offices: set[str]) -> Iterator[Flag]:
    """The family name of somebody who had the office, the first name a slip away."""
    for person in context.facts.people_of_family(spelling.family):
        given = (person.name_nb or person.name).split()[0]
        near = is_near(plain(spelling.given), plain(given))
        if near and _has_held(context.facts, person, offices):
            if not same_transcription(spelling.given, given):
                yield _known_flag(context, spelling.given_span, spelling, person, 0)
            return


def _has_held(facts: FactBase, person: Person, offices: set[str]) -> bool:
    return any(term.office in offices for term in facts.terms_of(person.id))


@lru_cache(maxsize=4)
def _by_given(facts: FactBase) -> dict[str, tuple[Person, ...]]:
    people: defaultdict[str, list[Person]] = defaultdict(list)
    for person in facts.people.values():
        for name in {person.name, person.name_nb} - {""}:
            words = name.split()
            for given in words[:-1]:
                if person not in people[plain(given)]:
                    people[plain(given)].append(person)
    return {given: tuple(found) for given, found in people.items()}


def _family(person: Person) -> str:
    return (person.name_nb or person.name).split()[-1]


def _known_flag(
    context: Context, span: Span, spelling: Spelling, person: Person, part: int
) -> Flag:
    """``part`` is the place of the name's word that is to stand at ``span``."""
    name = person.name_in(context.language)
    return Flag(
        code="name-spelling",
        severity="medium",
        span=span,
        message=Message(IN_FACTS, {"words": spelling.full, "name": name}),
        suggestions=(Suggestion(span, name.split()[part], Message(AS_KNOWN)),),
        confidence=0.8,
    )
