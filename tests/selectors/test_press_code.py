"""Points of Vær Varsom-plakaten by kind of error and day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from quotes.engine.checks.registry import CHECKS
from quotes.models.error_kinds import ErrorKind, kind_of
from quotes.selectors import press_code

TODAY = date(2026, 11, 25)
TAXONOMY = Path(__file__).resolve().parents[3] / "shared" / "taxonomy.json"


def numbers(code: str) -> list[str]:
    return [point.number for point in press_code.points_of(code, TODAY)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [("role", ["3.2"]), ("heading-quote", ["4.4", "3.7"]), ("no-reply", ["4.14"]),
     ("SIT-ORD", ["3.7"]), ("spelling", []), ("unheard-of", [])],
)  # fmt: skip
def test_the_points_of_a_code(code, expected):
    assert numbers(code) == expected


@pytest.mark.parametrize("number", ["3.2", "3.3", "3.7", "3.8", "4.4", "4.13", "4.14"])
@pytest.mark.parametrize("day", [date(2015, 6, 12), date(2020, 12, 31), date(2021, 1, 1), TODAY])
def test_every_point_has_one_text_on_every_day(number, day):
    holding = [p for p in press_code._points() if p.number == number and p.holds_on(day)]
    assert len(holding) == 1
    assert all(holding[0].words.values())


def test_a_point_that_was_reworded_reads_otherwise_before():
    before = press_code.point("3.7", date(2020, 12, 31))
    after = press_code.point("3.7", date(2021, 1, 1))
    assert before.words["nb"] != after.words["nb"]


def test_checks_declare_the_same_points():
    for check in CHECKS:
        known = {"3.2", "3.3", "3.7", "3.8", "4.4", "4.13", "4.14"} & set(check.vvp)
        assert set(numbers(check.code)) == known, check.code


def test_every_kind_has_its_row():
    assert set(press_code._kinds()) == set(ErrorKind.values)


@pytest.mark.skipif(not TAXONOMY.exists(), reason="the taxonomy is not beside the project")
def test_the_table_is_the_taxonomys():
    for entry in json.loads(TAXONOMY.read_text())["codes"]:
        assert list(press_code._kinds()[entry["code"]].points) == entry["vvp"].split("/") * bool(
            entry["vvp"]
        )


def test_what_is_about_facts_and_what_is_no_news():
    assert press_code.is_factual("role")
    assert press_code.is_factual("number-conflict")
    assert not press_code.is_factual("PAS-KONTEKST")
    assert all(press_code.is_quiet(c) for c in ("spelling", "quote-marks", "photo-credit"))
    assert not press_code.is_quiet("role")
    assert kind_of("spelling") is None
