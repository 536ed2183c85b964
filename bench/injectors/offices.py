"""Titles that don't go with the person or the time, and names that don't go with the title.

Planted as sentences about people whom the facts know; where a text has no date of its own, it is
given one. The office, the person and the form of the sentence are drawn by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.cases import BODY, Case, Planted, injector
from quotes.engine.dates import DateSpan
from quotes.engine.facts.inflection import Form, genitive, inflect
from quotes.engine.facts.loading import load_facts
from quotes.engine.facts.matching import find_titles
from quotes.engine.facts.records import Office, Person, Term
from quotes.engine.language.lexicons import rows
from quotes.engine.results import Language, Span

_STATE = frozenset({"head_of_state", "head_of_government", "minister"})
_YEAR = timedelta(days=365)
_MARGIN = timedelta(days=60)

#: {who}: the name; {of}: "Norges"; {title}, {the}: the title, plain and definite; {adj}: "norske";
#: {land}: "Norge". A frame that needs what a country lacks is not used.
_NOW = {
    "nb": [
        "{of} {title} {who} har fått saken på bordet.",
        "Den {adj} {the} {who} vil ikke si noe om saken.",
        "{who}, {of} {title}, vil ikke kommentere saken.",
        "Ifølge {of} {title} {who} er det for tidlig å si noe.",
        "{Title} {who} reiser hjem torsdag.",
        "{who} er {of} {title}.",
        "{The} i {land}, {who}, kjenner saken godt.",
        "{who}, som er {title} i {land}, kjenner saken godt.",
        "Saken er sendt til {who} ({title} i {land}).",
        "{of} {title} er {who}.",
        "Også {of} {title}, {who}, har fått brevet.",
        "Brevet er stilet til {title} {who}.",
    ],
    "nn": [
        "{of} {title} {who} har fått saka på bordet.",
        "Den {adj} {the} {who} vil ikkje seie noko om saka.",
        "{who}, {of} {title}, vil ikkje kommentere saka.",
        "Ifølgje {of} {title} {who} er det for tidleg å seie noko.",
        "{Title} {who} reiser heim torsdag.",
        "{who} er {title} i {land}.",
        "{The} i {land}, {who}, kjenner saka godt.",
        "{who}, som er {title} i {land}, kjenner saka godt.",
        "Saka er send til {who} ({title} i {land}).",
        "{land} sin {title} {who} kjem til møtet.",
        "{The} i {land} er {who}.",
    ],
    "en": [
        "{of} {title} {who} has been told about it.",
        "The {adj} {title} {who} declined to comment.",
        "{who}, {of} {title}, declined to comment.",
        "{who}, the {adj} {title}, declined to comment.",
        "According to {adj} {title} {who}, it is too early to say.",
        "{who} is the {title} of {land}.",
        "{who}, who is {of} {title}, knows the case well.",
        "The {title} of {land}, {who}, knows the case well.",
        "The letter went to {who}, {title} of {land}.",
        "{of} {title} is {who}.",
    ],
}
_FORMER = {
    "nb": [
        "{of} tidligere {title} {who} vil ikke si noe.",
        "Den tidligere {adj} {the} {who} er til stede.",
        "{who}, {of} tidligere {title}, kjenner saken.",
        "Tidligere {title} {who} kjenner saken.",
        "{who} er tidligere {title} i {land}.",
        "Eks-{title} {who} kjenner saken.",
    ],
    "nn": [
        "{of} tidlegare {title} {who} vil ikkje seie noko.",
        "Den tidlegare {adj} {the} {who} er til stades.",
        "{who}, tidlegare {title} i {land}, kjenner saka.",
        "Tidlegare {title} {who} kjenner saka.",
    ],
    "en": [
        "Former {adj} {title} {who} declined to comment.",
        "{who}, the former {adj} {title}, declined to comment.",
        "{of} former {title} {who} knows the case well.",
        "{who} is a former {adj} {title}.",
    ],
}
_THEN = {
    "nb": [
        "Det skjedde da {who} var {of} {title}.",
        "I {year} var {who} {title} i {land}.",
        "Daværende {title} {who} kjente saken.",
        "{who} var {of} {title} i {year}.",
        "{who} ble spurt om dette i {year}, da han var {title}.",
        "{of} {title} {who} sa i {year} at det hastet.",
        "Det var {of} {title} {who} som bestemte det i {year}.",
    ],
    "nn": [
        "Det hende då {who} var {title} i {land}.",
        "I {year} var {who} {title} i {land}.",
        "Dåverande {title} {who} kjende saka.",
        "{who} var {title} i {land} i {year}.",
        "{of} {title} {who} sa i {year} at det hasta.",
    ],
    "en": [
        "It happened when {who} was {of} {title}.",
        "In {year}, {who} was {title} of {land}.",
        "The then {adj} {title}, {who}, knew of it.",
        "{who} was {of} {title} in {year}.",
        "{adj} {title} {who} said in {year} that it was urgent.",
    ],
}


@dataclass(frozen=True, slots=True)
class _Pick:
    """A person with an office and a year in which the person had it."""

    person: Person
    office: Office
    year: int


def _day(case: Case, rng: Random) -> DateSpan:
    """The text's date, if the facts reach there, else one by chance."""
    if case.date and case.date.first.year >= 2002:
        return case.date
    day = date(2003, 1, 1) + timedelta(days=rng.randint(0, 7400))
    return DateSpan(day, day)


def _picks(terms: Iterator[Term]) -> list[_Pick]:
    facts = load_facts()
    return [
        _Pick(facts.people[t.person], office, (t.start.first + _YEAR).year)
        for t in sorted(terms, key=lambda t: t.id)
        if _is_public(office := facts.offices[t.office])
    ]


def _is_public(office: Office) -> bool:
    role = load_facts().role_of(office)
    country = load_facts().countries.get(office.country)
    return (
        role.kind in _STATE
        and role.exclusive
        and office.tier < 3
        and not office.multi
        and country is not None
        and bool(country.adjective_nb)
    )


def _in_office(day: DateSpan) -> list[_Pick]:
    terms = load_facts().terms.values()
    return _picks(t for t in terms if t.surely_holds(day) and t.start.last + _MARGIN < day.first)


def _was_in_office(day: DateSpan) -> list[_Pick]:
    """Whose term ended more than a year before, who is alive and not back in any office."""
    facts = load_facts()

    def is_over(term: Term) -> bool:
        person = facts.people[term.person]
        own = facts.terms_of(term.person)
        return (
            term.end is not None
            and term.start.first.year > 2000
            and term.end.last + _YEAR < day.first
            and term.end.first - term.start.last > _YEAR
            and not (person.died and person.died.first <= day.last)
            and not any(t.end is None or t.end.last + _YEAR > day.first for t in own)
        )

    return _picks(t for t in facts.terms.values() if is_over(t))


def _offices_of_others(pick: _Pick, day: DateSpan, *, abroad: bool) -> list[Office]:
    """Offices that somebody else surely holds and the person never had."""
    facts = load_facts()
    own = {term.office for term in facts.terms_of(pick.person.id)}
    return [
        office
        for office in sorted(facts.offices.values(), key=lambda o: o.id)
        if _is_public(office)
        and (office.role == pick.office.role if abroad else office.country == pick.office.country)
        and (office.country != pick.office.country) == abroad
        and office.id not in own
        and office.covers(day)
        and facts.always_held(office.id, day)
    ]


def _written(frame: str, pick: _Pick, language: Language, name: str = "") -> str:
    country = load_facts().countries[pick.office.country]
    title = pick.office.title_in(language)
    adjective = country.adjective_in(language)
    land = country.name_in(language)
    the = inflect(title, language, Form(definite=True))
    return frame.format(
        who=name or pick.person.name_in(language),
        of=genitive(land, language),
        title=title,
        Title=title[0].upper() + title[1:],
        the=the,
        The=the[0].upper() + the[1:],
        adj=adjective if language == "en" else adjective + "e",
        land=land,
        year=pick.year,
    )


def _frame(frames: dict[Language, list[str]], case: Case, pick: _Pick, rng: Random) -> str:
    """A frame for the office; a title alone is of Norway only in Norwegian."""
    usable = [
        frame
        for frame in frames[case.language]
        if any(key in frame for key in ("{of}", "{land}", "{adj}"))
        or (pick.office.country == "NO" and case.language != "en")
    ]
    return rng.choice(usable)


def _planted(case: Case, rng: Random, day: DateSpan, words: str, right: str = "") -> Planted | None:
    places = [number + 1 for number, _ in case.numbered(*BODY)]
    if not places:
        return None
    planted = case.inserted(rng.choice(places), "paragraph", words, right)
    return replace(planted, date=day)


def _wrong(
    frames: dict[Language, list[str]],
    choose: Callable[[DateSpan], list[_Pick]],
    case: Case,
    rng: Random,
    instead: Callable[[_Pick, DateSpan], list[Office]] | None = None,
) -> Planted | None:
    """A sentence about somebody, with an office of others where ``instead`` gives some."""
    day = _day(case, rng)
    picks = choose(day)
    rng.shuffle(picks)
    home = [pick for pick in picks if pick.office.country == "NO"]
    for pick in [*rng.sample(home, min(len(home), 1)), *picks] if rng.random() < 0.3 else picks:
        offices = instead(pick, day) if instead else [pick.office]
        if offices:
            wrong = replace(pick, office=rng.choice(offices))
            frame = _frame(frames, case, wrong, rng)
            right = _written(frame, pick, case.language) if instead else ""
            return _planted(case, rng, day, _written(frame, wrong, case.language), right)
    return None


@injector("role", "another office of the country")
def other_office(case: Case, rng: Random) -> Planted | None:
    return _wrong(
        _NOW, _in_office, case, rng, lambda pick, day: _offices_of_others(pick, day, abroad=False)
    )


@injector("role", "the same office of another country")
def other_country(case: Case, rng: Random) -> Planted | None:
    return _wrong(
        _NOW, _in_office, case, rng, lambda pick, day: _offices_of_others(pick, day, abroad=True)
    )


@injector("role", "another title where the text has the right one")
def other_title_there(case: Case, rng: Random) -> Planted | None:
    """The text is given a day on which its own title was right."""
    facts, found = load_facts(), []
    for claim in case.analysis.claims if case.analysis else ():
        place = case.place_of(claim.span)
        own = [t for t in facts.terms_of(claim.person_id) if t.office == claim.office_id]
        if not place or not own or not _is_public(facts.offices[claim.office_id]):
            continue
        number, start, end = place
        day = case.date or _within(own[-1])
        pick = _Pick(facts.people[claim.person_id], facts.offices[claim.office_id], day.first.year)
        others = _offices_of_others(pick, day, abroad=False)
        for title in find_titles(
            facts, case.pieces[number].words, case.language, [Span(start, end)]
        ):
            if others and title.shape not in {"own", "compound"} and not title.qualifier:
                found.append((number, title, others, day))
    if not found:
        return None
    number, title, others, day = rng.choice(found)
    words = inflect(rng.choice(others).title_in(case.language), case.language, title.form)
    planted = case.replaced(number, title.title.start, title.title.end, words)
    return replace(planted, date=day)


def _within(term: Term) -> DateSpan:
    """The day in the middle of a term."""
    first, last = term.start.last, term.known_until
    day = first + (last - first) / 2
    return DateSpan(day, day)


@injector("role", "the right office", fires=False)
def right_office(case: Case, rng: Random) -> Planted | None:
    return _wrong(_NOW, _in_office, case, rng)


@injector("role-date", "a former holder as the present one")
def former_as_present(case: Case, rng: Random) -> Planted | None:
    return _wrong(_NOW, _was_in_office, case, rng)


@injector("role-date", "the present holder as a former one")
def present_as_former(case: Case, rng: Random) -> Planted | None:
    return _wrong(_FORMER, _in_office, case, rng)


@injector("role-date", "the right former office", fires=False)
def right_former(case: Case, rng: Random) -> Planted | None:
    return _wrong(_FORMER, _was_in_office, case, rng)


@injector("role-date", "an office of its own time", fires=False)
def at_its_time(case: Case, rng: Random) -> Planted | None:
    return _wrong(_THEN, _was_in_office, case, rng)


@injector("role", "an office of its own time", fires=False)
def no_role_at_its_time(case: Case, rng: Random) -> Planted | None:
    return _wrong(_THEN, _was_in_office, case, rng)


@injector("person", "another first name")
def other_first_name(case: Case, rng: Random) -> Planted | None:
    day = _day(case, rng)
    picks = [p for p in _in_office(day) if len(p.person.name_in(case.language).split()) == 2]
    if not picks:
        return None
    pick = rng.choice(picks)
    first, family = pick.person.name_in(case.language).split()
    names = [row["name"] for row in rows("first_names") if row["name"][:2] != first[:2]]
    frame = _frame(_NOW, case, pick, rng)
    wrong = _written(frame, pick, case.language, f"{rng.choice(names)} {family}")
    return _planted(case, rng, day, wrong, _written(frame, pick, case.language))


@injector("person", "the right name", fires=False)
def right_name(case: Case, rng: Random) -> Planted | None:
    return _wrong(_NOW, _in_office, case, rng)
