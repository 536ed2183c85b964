"""Run the checks over one article."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from quotes.engine.checks.check import Check
from quotes.engine.checks.claims import as_claim, read_claims
from quotes.engine.checks.context import Context
from quotes.engine.checks.nations import nation_claims
from quotes.engine.checks.registry import CHECKS
from quotes.engine.results import (
    SEVERITIES,
    Claim,
    Flag,
    Message,
    Notice,
    Span,
    gettext_noop,
)

logger = logging.getLogger(__name__)

FAILED = gettext_noop("The check “{name_}” could not run.")
CLAIMS_FAILED = gettext_noop("Titles could not be held against the facts.")
NO_FACTS = gettext_noop("The fact base is empty, so nothing was held against it.")
NO_DATE = gettext_noop("The article has no date, so titles were not checked against one.")


def run_checks(
    context: Context, checks: Iterable[Check] = CHECKS
) -> tuple[tuple[Claim, ...], tuple[Flag, ...], tuple[Notice, ...]]:
    """Claims and flags in text order, and what could not be checked.

    A check that raises is logged and noticed; the others still run.
    """
    notices: list[Notice] = []
    try:
        context = context.with_claims(read_claims(context))
    except Exception:
        logger.exception("claims could not be read")
        notices.append(Notice("check-failed", Message(CLAIMS_FAILED)))
    if not context.facts.terms:
        notices.append(Notice("no-facts", Message(NO_FACTS)))
    if context.date is None and context.claims:
        notices.append(Notice("no-date", Message(NO_DATE)))
    flags: list[Flag] = []
    for check in checks:
        try:
            flags.extend(check.run(context))
        except Exception:
            logger.exception("check %s failed", check.code)
            notices.append(Notice("check-failed", Message(FAILED, {"name_": check.name})))
    claims = [as_claim(context.facts, claim, context.language) for claim in context.claims]
    claims += nation_claims(context)
    return (
        tuple(sorted(claims, key=lambda claim: claim.span)),
        tuple(sorted(_without_echoes(flags), key=lambda flag: flag.span)),
        tuple(notices),
    )


def _without_echoes(flags: list[Flag]) -> list[Flag]:
    """Leave out a flag whose words another, graver or surer one mends in the same way."""
    gravest: dict[tuple[Span, frozenset[str]], Flag] = {}
    for flag in sorted(flags, key=lambda f: (SEVERITIES.index(f.severity), -f.confidence)):
        mends = frozenset(suggestion.text for suggestion in flag.suggestions)
        gravest.setdefault((flag.span, mends or frozenset({flag.code})), flag)
    return list(gravest.values())
