"""Does a title go with a person on a date?

The rules: in office within the tolerance of some days is right; "tidligere" is right after a term
that ended, unless the person is back in office; wrong is only said where the office's list is
reviewed (tier 1 and 2), the whole date lies in its coverage and somebody else is known to have
held it, or the person's own term was over; an open term proves nothing after the day on which it
was last confirmed. A date of month or year is judged on every day of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from quotes.engine.dates import DateSpan
from quotes.engine.facts.inflection import Qualifier
from quotes.engine.facts.records import Office, Person, Term
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.results import Verdict

Reason = Literal[
    "in-office",
    "was-in-office",
    "will-be-in-office",
    "never-in-office",
    "left",
    "not-yet",
    "still-in-office",
    "unknown",
]

#: Nobody is thought to have been a minister before this age; the lists begin about 2000, and
#: who was older may have held an office before.
_YOUNGEST = 35
_STILL_YOUNG = 45
_OF_STATE = frozenset({"head_of_state", "head_of_government", "minister"})
_LATE = timedelta(days=4 * 365)
_SOON = timedelta(days=400)
_LONG_IN_OFFICE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class RoleVerdict:
    """``office`` is the one that the verdict is about, None where it could be none.

    ``own`` are the person's terms in it by start, ``holders`` those of others on the date,
    ``elsewhere`` the person's terms in other offices on the date, or at any time if there is none.
    """

    verdict: Verdict
    reason: Reason
    office: Office | None = None
    own: tuple[Term, ...] = ()
    holders: tuple[Term, ...] = ()
    elsewhere: tuple[Term, ...] = ()


def judge(
    facts: FactBase,
    person: Person,
    offices: Iterable[Office],
    qualifier: Qualifier | None,
    when: DateSpan | None,
) -> RoleVerdict:
    """The most favourable reading: right if one of the offices fits, wrong if none can.

    ``when`` None, an undated text: never right, and wrong only for an office that the person
    never had.
    """
    verdicts = [_judge_one(facts, person, office, qualifier, when) for office in offices]
    for wanted in ("supported", "unknown", "outdated", "contradicted"):
        fitting = [verdict for verdict in verdicts if verdict.verdict == wanted]
        if fitting:
            return fitting[0]
    return RoleVerdict("unknown", "unknown")


def judge_all(
    facts: FactBase,
    people: Iterable[Person],
    offices: tuple[Office, ...],
    qualifier: Qualifier | None,
    when: DateSpan | None,
) -> tuple[Person, RoleVerdict] | None:
    """Namesakes: right if one of them fits, wrong only if all are; None for nobody."""
    judged = [(person, judge(facts, person, offices, qualifier, when)) for person in people]
    for wanted in ("supported", "unknown", "outdated", "contradicted"):
        fitting = [pair for pair in judged if pair[1].verdict == wanted]
        if fitting:
            return fitting[0]
    return None


def _judge_one(
    facts: FactBase,
    person: Person,
    office: Office,
    qualifier: Qualifier | None,
    when: DateSpan | None,
) -> RoleVerdict:
    own = tuple(term for term in facts.terms_of(person.id) if term.office == office.id)
    if when is None:
        verdict, reason = _undated(facts, person, office, own, qualifier)
        elsewhere = tuple(t for t in facts.terms_of(person.id) if t.office != office.id)
        return RoleVerdict(verdict, reason, office, own, elsewhere=elsewhere)
    if qualifier in {"former", "then"}:
        verdict, reason = _former(facts, person, office, own, when, qualifier)
    elif qualifier == "incoming":
        verdict, reason = _incoming(own, office, when)
    else:
        verdict, reason = _current(facts, office, own, when)
        if qualifier in {"acting", "outgoing"} and verdict != "supported":
            verdict, reason = "unknown", "unknown"
    return RoleVerdict(
        verdict,
        reason,
        office,
        own,
        tuple(t for t in facts.holders(office.id, when) if t.person != person.id),
        tuple(t for t in facts.terms_of(person.id) if t.office != office.id and t.may_hold(when)),
    )


def _current(
    facts: FactBase, office: Office, own: tuple[Term, ...], when: DateSpan
) -> tuple[Verdict, Reason]:
    if any(term.may_hold(when) for term in own):
        return "supported", "in-office"
    if not _may_flag(facts, office, when) or any(
        term.is_unconfirmed(when) and term.start.first <= when.last for term in own
    ):
        return "unknown", "unknown"
    if any(term.ended_before(when) for term in own):
        return "outdated", "left"
    if not facts.always_held(office.id, when):
        return "unknown", "unknown"
    return ("outdated", "not-yet") if own else ("contradicted", "never-in-office")


def _former(
    facts: FactBase,
    person: Person,
    office: Office,
    own: tuple[Term, ...],
    when: DateSpan,
    qualifier: Qualifier,
) -> tuple[Verdict, Reason]:
    in_office = any(term.surely_holds(when) for term in own)
    if in_office and qualifier == "former":
        flagging = office.tier < 3 and facts.role_of(office).exclusive
        return ("outdated", "still-in-office") if flagging else ("unknown", "unknown")
    if qualifier == "then" and any(term.may_hold(when) for term in own):
        return "supported", "in-office"
    if any(term.end and term.end.first <= when.last for term in own):
        return "supported", "was-in-office"
    if any(term.may_hold(when) or term.is_unconfirmed(when) for term in own):
        return "unknown", "unknown"
    if _may_flag(facts, office, when) and never_before(facts, person, office):
        return "contradicted", "never-in-office"
    return "unknown", "unknown"


def _incoming(own: tuple[Term, ...], office: Office, when: DateSpan) -> tuple[Verdict, Reason]:
    if any(t.begins_after(when) and t.start.first - when.last < _SOON for t in own):
        return "supported", "will-be-in-office"
    settled = any(t.surely_holds(when) and t.start.last + _LONG_IN_OFFICE < when.first for t in own)
    if settled and office.tier < 3:
        return "outdated", "still-in-office"
    return "unknown", "unknown"


def _undated(
    facts: FactBase,
    person: Person,
    office: Office,
    own: tuple[Term, ...],
    qualifier: Qualifier | None,
) -> tuple[Verdict, Reason]:
    reviewed = _may_flag(facts, office, DateSpan(office.coverage_from, office.coverage_to))
    known_elsewhere = any(
        facts.offices[term.office].tier < 3 and facts.offices[term.office].country == office.country
        for term in facts.terms_of(person.id)
    )
    never = not own and reviewed and known_elsewhere and never_before(facts, person, office)
    if never and qualifier in {None, "former"}:
        return "contradicted", "never-in-office"
    return "unknown", "unknown"


def _may_flag(facts: FactBase, office: Office, when: DateSpan) -> bool:
    return (
        office.tier < 3
        and not office.multi
        and facts.role_of(office).exclusive
        and office.covers(when)
    )


def never_before(facts: FactBase, person: Person, office: Office) -> bool:
    """Whether the person can't well have held the office before its list begins."""
    return _serves_elsewhere(facts, person, office) or _too_young_before(facts, person, office)


def _serves_elsewhere(facts: FactBase, person: Person, office: Office) -> bool:
    """Whether the person's offices of state are all of another country: hardly anybody ever was
    minister in two."""
    if not office.country or facts.role_of(office).kind not in _OF_STATE:
        return False
    held = [facts.offices[term.office] for term in facts.terms_of(person.id)]
    countries = {o.country for o in held if o.country and facts.role_of(o).kind in _OF_STATE}
    return (
        bool(countries)
        and office.country not in countries
        and all(facts.countries[country].sovereign for country in (*countries, office.country))
    )


def _too_young_before(facts: FactBase, person: Person, office: Office) -> bool:
    """Whether the person can't well have held the office before its list begins: too young then,
    or young and not known from any office until some years later."""
    if person.born is None:
        return False
    age = office.coverage_from.year - person.born.first.year
    first = facts.terms_of(person.id)[0].start.first if facts.terms_of(person.id) else None
    late = first is not None and first - office.coverage_from > _LATE
    return age < _YOUNGEST or (age < _STILL_YOUNG and late)
