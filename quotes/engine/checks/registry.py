"""The checks by code. Codes are public and stable."""

from __future__ import annotations

from quotes.engine.checks import relations, roles
from quotes.engine.checks.check import Check
from quotes.engine.results import gettext_noop

_TITLES_AND_RELATIONS: tuple[Check, ...] = (
    Check(
        code="role",
        taxonomy="ENT-ROLLE",
        severity="high",
        needs=frozenset({"text", "facts"}),
        name=gettext_noop("Wrong title"),
        description=gettext_noop("A person is given an office that somebody else had that day."),
        vvp=("3.2",),
        run=roles.wrong_title,
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
        run=roles.wrong_time,
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
        run=roles.wrong_person,
    ),
    Check(
        code="self-relation",
        taxonomy="ENT-SELV",
        severity="high",
        needs=frozenset({"text", "facts"}),
        name=gettext_noop("Same party on both sides"),
        description=gettext_noop("Somebody gives something to, attacks or talks with itself."),
        vvp=("3.2",),
        run=relations.self_relations,
    ),
)

#: Every check, in the order in which they run and are listed.
CHECKS: tuple[Check, ...] = (*_TITLES_AND_RELATIONS,)


def check_by_code(code: str) -> Check:
    """Raises KeyError for an unknown code."""
    return next((check for check in CHECKS if check.code == code), None) or _unknown(code)


def _unknown(code: str) -> Check:
    raise KeyError(code)
