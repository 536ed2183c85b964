"""Claims: statements about titles, held against the facts at the time that they speak of."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.engine.checks.context import Context
from quotes.engine.checks.sentences import (
    names_a_work,
    sentence_around,
    speaks_of_other_time,
    years_in,
)
from quotes.engine.checks.statements import RoleClaim, RoleStatement, Tense
from quotes.engine.dates import DateSpan
from quotes.engine.facts.inflection import Qualifier
from quotes.engine.facts.matching import TitleMention
from quotes.engine.facts.records import Office, Person, Term
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.facts.verdicts import RoleVerdict, judge_all, never_before
from quotes.engine.results import Claim, Evidence, Language, Message, Span, gettext_noop

HELD = gettext_noop("{person}: {office}")

#: Titles without a country are read as Norwegian in Norwegian text, for these kinds of office.
_DOMESTIC = "NO"
_PUBLIC = frozenset(
    {"minister", "head_of_government", "head_of_state", "parliament", "military", "bank"}
)

#: A common noun's genitive right before a title.
_OWNER = re.compile(r"\b[a-zæøå]+s $")


def read_claims(context: Context) -> tuple[RoleClaim, ...]:
    """The claims about people whom the facts know, in text order."""
    return tuple(
        claim
        for statement in context.statements
        if (claim := _judged(context, statement)) is not None
    )


def as_claim(facts: FactBase, claim: RoleClaim, language: Language) -> Claim:
    """The claim as it leaves the engine."""
    office = claim.verdict.office
    return Claim(
        kind="role",
        person=claim.person.name_in(language),
        office=office_name(facts, office, language) if office else "",
        span=claim.statement.span,
        verdict=claim.verdict.verdict,
        evidence=evidence_for(facts, claim.verdict, language),
        person_id=claim.person.id,
        office_id=office.id if office else "",
    )


def evidence_for(facts: FactBase, verdict: RoleVerdict, language: Language) -> tuple[Evidence, ...]:
    """The terms that a verdict rests on: who held the office, and what the person held."""
    terms: tuple[Term, ...] = verdict.own
    if verdict.verdict != "supported":
        terms = (*verdict.holders, *verdict.own, *verdict.elsewhere)
    return tuple(term_evidence(facts, term, language) for term in dict.fromkeys(terms))


def term_evidence(facts: FactBase, term: Term, language: Language) -> Evidence:
    office = facts.offices[term.office]
    return Evidence(
        text=Message(
            HELD,
            {
                "person": facts.people[term.person].name_in(language),
                "office": office_name(facts, office, language),
            },
        ),
        source=facts.source_name(term),
        start=term.start.first,
        end=term.end.last if term.end else None,
    )


def office_name(facts: FactBase, office: Office, language: Language) -> str:
    """ "utenriksminister (USA)", "generalsekretær (Nato)", "Høyre-leder"."""
    title = office.title_in(language)
    if any(letter.isupper() for letter in title[1:]) or title[0].isupper():
        return title
    if office.organisation:
        return f"{title} ({facts.organisations[office.organisation].name_in(language)})"
    if office.country:
        return f"{title} ({facts.countries[office.country].name_in(language)})"
    return title


def _judged(context: Context, statement: RoleStatement) -> RoleClaim | None:
    facts, title = context.facts, statement.title
    people = statement.name.people
    offices = candidates(context, title, people)
    if not people or not offices or names_a_work(context.text, statement.span, context.language):
        return None
    when = context.date
    told = _in_its_year(context, statement, offices)
    if told:
        return told
    judged = _judged_by_tense(facts, statement, offices, when)
    if not judged:
        return None
    person, verdict = judged
    claim = RoleClaim(statement, person, verdict, when)
    if verdict.verdict in {"supported", "unknown"}:
        return claim
    if statement.loose or title.vague or not statement.name.introduced:
        return None
    return _at_its_own_time(context, claim, offices)


def _in_its_year(
    context: Context, statement: RoleStatement, offices: tuple[Office, ...]
) -> RoleClaim | None:
    """The claim of a statement that names its year, where the facts know enough of that year."""
    if not statement.year:
        return None
    year = DateSpan.parse(statement.year.of(context.text))
    judged = judge_all(context.facts, statement.name.people, offices, None, year)
    if not judged or judged[1].verdict == "unknown":
        return None
    sure = statement.name.introduced and not (statement.loose or statement.title.vague)
    plain = statement.title.qualifier is None and len(offices) == 1
    if judged[1].verdict != "supported" and not (sure and plain):
        return None
    return RoleClaim(statement, *judged, year)


def _judged_by_tense(
    facts: FactBase, statement: RoleStatement, offices: tuple[Office, ...], when: DateSpan | None
) -> tuple[Person, RoleVerdict] | None:
    """A past tense says that the person had the office at some time; an appointment, that the
    person has it, had it or is to have it soon."""
    people, qualifier = statement.name.people, statement.title.qualifier
    readings: dict[Tense, tuple[Qualifier | None, ...]] = {
        "past": ("then",),
        "became": ("then", "incoming"),
        "appointed": (qualifier, "incoming", "then"),
    }
    judged = [
        judge_all(facts, people, offices, reading, when)
        for reading in readings.get(statement.tense, (qualifier,))
    ]
    right = next((j for j in judged if j and j[1].verdict == "supported"), None)
    if right or statement.tense not in {"became", "appointed"}:
        return right or judged[0]
    return _appointed(judged[0])


def _appointed(judged: tuple[Person, RoleVerdict] | None) -> tuple[Person, RoleVerdict] | None:
    """Wrong is only said of an appointment where the person is known to be something else then:
    not all appointments come to be."""
    if judged and judged[1].verdict != "supported" and not judged[1].elsewhere:
        return judged[0], replace(judged[1], verdict="unknown", reason="unknown")
    return judged


def _at_its_own_time(
    context: Context, claim: RoleClaim, offices: tuple[Office, ...]
) -> RoleClaim | None:
    """Judge again for a sentence that speaks of another time than the article's."""
    facts, statement = context.facts, claim.statement
    sentence = _sentence(context, statement)
    for year in years_in(context.text, sentence):
        if claim.when and year.first <= claim.when.last and claim.when.first <= year.last:
            continue
        then = judge_all(facts, statement.name.people, offices, None, year)
        if then and then[1].verdict == "supported":
            return RoleClaim(statement, *then, year)
        if claim.verdict.own or (then and then[1].verdict == "unknown"):
            return _unknown(claim)
    shifted = speaks_of_other_time(context.text, sentence, context.language)
    if shifted and _may_have_been_right(facts, claim):
        return _unknown(claim)
    return claim


def speaks_elsewhere(context: Context, statement: RoleStatement) -> bool:
    """Whether the sentence of a statement speaks of another time than the article's."""
    sentence = _sentence(context, statement)
    return bool(years_in(context.text, sentence)) or speaks_of_other_time(
        context.text, sentence, context.language
    )


def _sentence(context: Context, statement: RoleStatement) -> Span:
    zone = context.document.zone_at(statement.span.start)
    assert zone is not None  # statements are read in zones
    return sentence_around(context.text, statement.span, zone.span)


def _may_have_been_right(facts: FactBase, claim: RoleClaim) -> bool:
    """Whether the person may have had the office at another time."""
    office = claim.verdict.office
    if claim.verdict.reason == "never-in-office" and office:
        return not never_before(facts, claim.person, office)
    return claim.verdict.reason in {"left", "not-yet"}


def _unknown(claim: RoleClaim) -> RoleClaim:
    return replace(claim, verdict=replace(claim.verdict, verdict="unknown", reason="unknown"))


def candidates(
    context: Context, title: TitleMention, people: tuple[Person, ...]
) -> tuple[Office, ...]:
    """The offices that a title may mean for a person.

    Where it may mean several, it is the person's own, if there is one that is called so. Else one
    without a country may be of the countries where the person had an office, or the Norwegian one;
    but "landets statsminister" is of a country that only the reader knows.
    """
    facts = context.facts
    terms = [term for person in people for term in facts.terms_of(person.id)]
    held = {term.office for term in terms}
    own = tuple(office for office in title.offices if office.id in held)
    if own or title.shape != "bare":
        return own or title.offices
    if _OWNER.search(context.text, max(0, title.span.start - 40), title.span.start):
        return ()
    homes = {_home(facts, facts.offices[office]) for office in held}
    return tuple(
        office
        for office in title.offices
        if _home(facts, office) in homes or _is_domestic(context, office)
    )


def _is_domestic(context: Context, office: Office) -> bool:
    return (
        context.language != "en"
        and office.country == _DOMESTIC
        and context.facts.role_of(office).kind in _PUBLIC
    )


def _home(facts: FactBase, office: Office) -> str:
    return facts.root_of(office.organisation) if office.organisation else office.country
