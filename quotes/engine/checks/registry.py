"""The checks by code. Codes are public and stable."""

from __future__ import annotations

from quotes.engine.checks import (
    ages,
    captions,
    credits,
    heading_quotes,
    leftovers,
    numbers,
    places,
    quote_marks,
    relations,
    replies,
    roles,
    source_wording,
    spellings,
    times,
    twin_quotes,
    unattributed,
)
from quotes.engine.checks.check import Check

#: Every check, in the order in which they run and are listed.
CHECKS: tuple[Check, ...] = (
    *roles.CHECKS,
    *relations.CHECKS,
    *captions.CHECKS,
    *heading_quotes.CHECKS,
    *twin_quotes.CHECKS,
    *unattributed.CHECKS,
    *quote_marks.CHECKS,
    *source_wording.CHECKS,
    *replies.CHECKS,
    *spellings.CHECKS,
    *places.CHECKS,
    *numbers.CHECKS,
    *ages.CHECKS,
    *times.CHECKS,
    *credits.CHECKS,
    *leftovers.CHECKS,
)


def check_by_code(code: str) -> Check:
    """Raises KeyError for an unknown code."""
    return next((check for check in CHECKS if check.code == code), None) or _unknown(code)


def _unknown(code: str) -> Check:
    raise KeyError(code)
