"""The checks ``role``, ``role-date`` and ``person``: titles, names and dates that don't go
together."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from quotes.engine.checks import mends
from quotes.engine.checks.check import Check
from quotes.engine.checks.claims import (
    candidates,
    evidence_for,
    office_name,
    speaks_elsewhere,
    term_evidence,
)
from quotes.engine.checks.context import Context
from quotes.engine.checks.statements import RoleClaim, RoleStatement
from quotes.engine.dates import DateSpan
from quotes.engine.facts.names import same_nickname
from quotes.engine.facts.records import Office, Person, Term
from quotes.engine.facts.words import fold
from quotes.engine.results import Evidence, Flag, Message, Severity, Suggestion, gettext_noop

OTHER_HOLDER = gettext_noop("The text calls {name} “{title}”; on {date} that was {holder}.")
OTHER_OFFICE = gettext_noop(
    "The text calls {name} “{title}”; on {date} that was {holder}, and {name} was {office}."
)
NEVER = gettext_noop(
    "The text calls {name} “{title}”; {name} is not known to have had that office."
)
LEFT = gettext_noop("The text calls {name} “{title}”; {name} left that office on {date}.")
NOT_YET = gettext_noop("The text calls {name} “{title}”; {name} took that office on {date}.")
STILL = gettext_noop("The text says “{title}” of {name}, who has been in that office since {date}.")
OTHER_NAME = gettext_noop(
    "The text calls {name} “{title}”; on {date} that was {holder}. Is the same person meant?"
)
IN_QUOTE = gettext_noop("The words stand in a quote.")

#: Two first names that are more alike than this are spellings of one.
_SAME_NAME = 0.75


def wrong_title(context: Context) -> Iterator[Flag]:
    """``role``: the person never had the office, somebody else did."""
    for claim in context.claims:
        if claim.verdict.verdict == "contradicted":
            yield _flag(
                context,
                claim,
                "role",
                _title_message(context, claim),
                mends.for_wrong_title(context, claim),
                0.9,
            )


def wrong_time(context: Context) -> Iterator[Flag]:
    """``role-date``: the person had the office at another time."""
    for claim in context.claims:
        if claim.verdict.verdict == "outdated":
            yield _flag(
                context,
                claim,
                "role-date",
                _time_message(context, claim),
                mends.for_wrong_time(context, claim),
                0.85,
            )


def wrong_person(context: Context) -> Iterator[Flag]:
    """``person``: a full name unknown to the facts, with the family name of the holder."""
    if context.date is None:
        return
    for statement in context.statements:
        office = _one_public_office(context, statement)
        if statement.name.people or not office or statement.loose or statement.title.qualifier:
            continue
        if statement.tense not in {"plain", "now"}:
            continue
        if speaks_elsewhere(context, statement):
            continue
        for term in context.facts.holders(office.id, context.date):
            holder = context.facts.people[term.person]
            if _shares_family_name(statement.name.span.of(context.text), holder):
                yield _person_flag(context, statement, term, office)


def _flag(
    context: Context,
    claim: RoleClaim,
    code: str,
    message: Message,
    suggestions: tuple[Suggestion, ...],
    confidence: float,
) -> Flag:
    span = claim.statement.span
    quoted = context.quoted(span)
    evidence = evidence_for(context.facts, claim.verdict, context.language)
    return Flag(
        code=code,
        severity="medium" if quoted else "high",
        span=span,
        message=message,
        suggestions=suggestions,
        evidence=evidence + ((Evidence(Message(IN_QUOTE)),) if quoted else ()),
        confidence=round(confidence - (0.2 if claim.statement.title.shape == "bare" else 0), 2),
    )


def _title_message(context: Context, claim: RoleClaim) -> Message:
    facts, verdict = context.facts, claim.verdict
    values = _values(context, claim)
    if not verdict.holders or claim.when is None:
        return Message(NEVER, values)
    holder = facts.people[verdict.holders[-1].person]
    values |= {"holder": holder.name_in(context.language), "date": str(claim.when)}
    if not verdict.elsewhere:
        return Message(OTHER_HOLDER, values)
    office = mends.nearest_office(context, claim)
    assert office is not None  # the person had an office on the date
    return Message(OTHER_OFFICE, values | {"office": office_name(facts, office, context.language)})


def _time_message(context: Context, claim: RoleClaim) -> Message:
    verdict, when = claim.verdict, claim.when
    assert when is not None  # nothing is outdated without a date
    values = _values(context, claim)
    if verdict.reason == "left":
        last = [term for term in verdict.own if term.ended_before(when)][-1]
        return Message(LEFT, values | {"date": str(last.end)})
    if verdict.reason == "not-yet":
        return Message(NOT_YET, values | {"date": str(verdict.own[0].start)})
    current = next(term for term in verdict.own if term.surely_holds(when))
    return Message(STILL, values | {"date": str(current.start)})


def _values(context: Context, claim: RoleClaim) -> dict[str, str]:
    return {
        "name": claim.person.name_in(context.language),
        "title": claim.statement.title.span.of(context.text),
    }


def _one_public_office(context: Context, statement: RoleStatement) -> Office | None:
    """The single office that a title means, if a wrong name may be said of it."""
    title = statement.title
    offices = candidates(context, title, ())
    if len(offices) != 1 or title.plural or title.vague:
        return None
    office = offices[0]
    exclusive = context.facts.role_of(office).exclusive and not office.multi and office.tier < 3
    assert context.date is not None
    return office if exclusive and office.covers(context.date) else None


def _shares_family_name(name: str, holder: Person) -> bool:
    """Whether only the first name differs, and is no spelling, nickname or initial of it."""
    keys, own = fold(name), fold(holder.name_nb or holder.name)
    if len(keys) < 2 or len(own) < 2 or keys[-1] != own[-1]:
        return False
    first, other = keys[0], own[0]
    return not (first in own or other in keys or _alike(first, other))


def _alike(first: str, other: str) -> bool:
    """Whether two folded first names may be one: spellings, short forms, an initial."""
    if len(first) == 1 or first[:2] == other[:2] or first in other or other in first:
        return True
    return SequenceMatcher(None, first, other).ratio() >= _SAME_NAME or same_nickname(first, other)


def _person_flag(context: Context, statement: RoleStatement, term: Term, office: Office) -> Flag:
    facts, language = context.facts, context.language
    assert isinstance(context.date, DateSpan)
    holder = facts.people[term.person].name_in(language)
    quoted = context.quoted(statement.span)
    severity: Severity = "medium" if quoted else "critical"
    return Flag(
        code="person",
        severity=severity,
        span=statement.span,
        message=Message(
            OTHER_NAME,
            {
                "name": statement.name.span.of(context.text),
                "title": statement.title.span.of(context.text),
                "date": str(context.date),
                "holder": holder,
            },
        ),
        suggestions=(mends.name_instead(context, statement, facts.people[term.person]),),
        evidence=(term_evidence(facts, term, language),)
        + ((Evidence(Message(IN_QUOTE)),) if quoted else ()),
        confidence=0.7,
    )


CHECKS: tuple[Check, ...] = (
    Check(
        code="role",
        taxonomy="ENT-ROLLE",
        severity="high",
        needs=frozenset({"text", "facts"}),
        name=gettext_noop("Wrong title"),
        description=gettext_noop("A person is given an office that somebody else had that day."),
        vvp=("3.2",),
        run=wrong_title,
    ),
    Check(
        code="role-date",
        taxonomy="ENT-ROLLETID",
        severity="high",
        needs=frozenset({"text", "facts", "date"}),
        name=gettext_noop("Title at the wrong time"),
        description=gettext_noop(
            "A person had the office, but not on that day; or “former” is missing or wrong."
        ),
        vvp=("3.2",),
        run=wrong_time,
    ),
    Check(
        code="person",
        taxonomy="ENT-PERSON",
        severity="critical",
        needs=frozenset({"text", "facts", "date"}),
        name=gettext_noop("Wrong person"),
        description=gettext_noop(
            "A name like the office holder's, but with another first name: two people mixed up?"
        ),
        vvp=("3.2",),
        run=wrong_person,
    ),
)
