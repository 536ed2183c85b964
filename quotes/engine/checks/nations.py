"""Nations before names: "kinesiske Xi Jinping", "Russlands Vladimir Putin", "China's Xi Jinping".

They hold where the person has an office of that country. They are contradicted only for people
who led one single other country: of anybody else the facts know too little, and a name may be
another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.engine.checks.claims import HELD, office_name, term_evidence
from quotes.engine.checks.context import Context
from quotes.engine.checks.gazetteer import are_kin
from quotes.engine.checks.names import Name
from quotes.engine.facts.parties import PartyMention
from quotes.engine.facts.records import Person, Term
from quotes.engine.quotations.lexicon import words
from quotes.engine.results import Claim, Flag, Message, Span, Suggestion, gettext_noop

OTHER_NATION = gettext_noop("The text says “{words}”; {person} had the office {office}.")

_LEADERS = frozenset({"head_of_state", "head_of_government"})


@dataclass(frozen=True, slots=True)
class NationClaim:
    """``terms`` are those of the person in the country, else those as leader of another one."""

    span: Span
    nation: PartyMention
    person: Person
    terms: tuple[Term, ...]
    holds: bool


def nation_claims(context: Context) -> Iterator[Claim]:
    for found in _find(context):
        office = context.facts.offices[found.terms[0].office]
        yield Claim(
            kind="nation",
            person=found.person.name_in(context.language),
            office=office_name(context.facts, office, context.language),
            span=found.span,
            verdict="supported" if found.holds else "contradicted",
            evidence=tuple(
                term_evidence(context.facts, term, context.language) for term in found.terms
            ),
            person_id=found.person.id,
            office_id=office.id,
        )


def wrong_nations(context: Context) -> Iterator[Flag]:
    for found in _find(context):
        if found.holds:
            continue
        office = context.facts.offices[found.terms[0].office]
        values = {
            "words": found.span.of(context.text),
            "person": found.person.name_in(context.language),
            "office": office_name(context.facts, office, context.language),
        }
        yield Flag(
            code="place",
            severity="medium",
            span=found.span,
            message=Message(OTHER_NATION, values),
            suggestions=_mends(context, found, office.country, Message(HELD, values)),
            evidence=tuple(
                term_evidence(context.facts, term, context.language) for term in found.terms
            ),
            confidence=0.8,
        )


def _mends(
    context: Context, found: NationClaim, country: str, why: Message
) -> tuple[Suggestion, ...]:
    """The nation's adjective in the same form; a genitive is left to the editor."""
    if not found.nation.adjective:
        return ()
    adjective = context.facts.countries[country].adjective_in(context.language)
    ending = "" if context.language == "en" or adjective.endswith("e") else "e"
    old = found.nation.span.of(context.text)
    word = adjective + ending
    word = word[0].upper() + word[1:] if old[0].isupper() else word
    return (Suggestion(found.nation.span, word, why),)


def _find(context: Context) -> Iterator[NationClaim]:
    stated = {statement.span for statement in context.statements}
    for nation in context.parties:
        if nation.party.kind != "country" or not (nation.adjective or nation.genitive):
            continue
        name = context.names.starting_at(nation.span.end + 1)
        if name is None or not _is_named(context, nation, name):
            continue
        span = Span(nation.span.start, name.span.end)
        if not any(span.overlaps(other) for other in stated):
            found = _judged(context, span, nation, name.people[0])
            if found is not None:
                yield found


def _is_named(context: Context, nation: PartyMention, name: Name) -> bool:
    """Whether the nation is said of one known person, in full, right beside it."""
    text, between = context.text, context.text[nation.span.end : name.span.start]
    before = text[: nation.span.start].rsplit(maxsplit=1)[-1:] or [""]
    compound = text[name.span.end : name.span.end + 1] == "-" or text[nation.span.start - 1] == "-"
    alone = name.full and len(name.people) == 1 and between in (" ", "\u00a0")
    # "den norske Joe Biden" is somebody else: Norway's answer to him.
    known = words(context.language)
    articles = known("definite_articles") | known("indefinite_articles")
    return alone and not compound and before[0].lower() not in articles


def _judged(
    context: Context, span: Span, nation: PartyMention, person: Person
) -> NationClaim | None:
    facts = context.facts
    terms = facts.terms_of(person.id)
    own = tuple(t for t in terms if facts.offices[t.office].country == nation.party.id)
    if own:
        return NationClaim(span, nation, person, own, holds=True)
    countries = {facts.offices[t.office].country for t in terms} - {""}
    led = tuple(t for t in terms if facts.role_of(facts.offices[t.office]).kind in _LEADERS)
    elsewhere = len(countries) == 1 and not any(are_kin(nation.party.id, c) for c in countries)
    if not (led and elsewhere and nation.adjective):
        return None
    return NationClaim(span, nation, person, led, holds=False)
