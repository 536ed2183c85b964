"""The registry: public codes, declarations that hold, and the reference page made from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quotes.engine.checks.registry import CHECKS, check_by_code
from quotes.management.commands.list_checks import reference

#: Public: desks keep decisions and settings by them. Add, never rename.
CODES = [
    "role",
    "role-date",
    "person",
    "self-relation",
    "caption-body",
    "heading-quote",
    "inconsistent-quote",
    "unattributed-quote",
    "quote-marks",
    "source-wording",
    "quote-not-in-source",
    "no-reply",
    "name-spelling",
    "spelling",
    "place",
    "number-conflict",
    "arithmetic",
    "percentage-points",
    "age",
    "weekday-date",
    "event-date",
    "photo-credit",
    "leftover-text",
]


def test_the_codes_are_these() -> None:
    assert [check.code for check in CHECKS] == CODES


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_declaration_is_complete(check) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", check.code)
    assert re.fullmatch(r"[A-ZÆØÅ]+-[A-ZÆØÅ]+", check.taxonomy)
    assert check.needs <= {"text", "facts", "date", "quotes", "dictionary", "source"}
    assert check.name
    assert check.description[-1] in ".?"


def test_a_check_is_found_by_its_code() -> None:
    assert check_by_code("quote-marks").taxonomy == "SIT-TEGN"
    with pytest.raises(KeyError):
        check_by_code("no-such-check")


def test_the_reference_page_is_up_to_date() -> None:
    page = Path(__file__).parents[3] / "docs" / "checks.md"

    assert page.read_text(encoding="utf-8").rstrip() == reference(), (
        "python manage.py list_checks > docs/checks.md"
    )
