"""The rules of verdicts, on a small fact base of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quotes.engine.dates import DateSpan
from quotes.engine.facts.records import Office, Person, Role, Term
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.facts.verdicts import judge, judge_all

ROLE = Role("fm", "minister", "m", "m", "m", (), (), (), exclusive=True, leads=False)
OFFICE = Office(
    "x.fm", "fm", "X", "", "", "m", "m", "m", (), (), (),
    multi=False, tier=1, coverage_from=date(2000, 1, 1), coverage_to=date(2025, 12, 31),
)  # fmt: skip


def person(name: str, born: str = "1970") -> Person:
    return Person(name, name, name, (), "", DateSpan.parse(born), None, "")


def term(who: str, start: str, end: str | None, as_of: str | None = None) -> Term:
    return Term(
        f"{who}{start}", who, "x.fm", DateSpan.parse(start), DateSpan.parse(end) if end else None,
        date.fromisoformat(as_of) if as_of else None, "ordinary", (), "",
    )  # fmt: skip


ANNA, BO, CARL = person("anna"), person("bo"), person("carl")
TERMS = (
    term("anna", "2000-01-01", "2010-01-01"),
    term("bo", "2010-01-01", "2015-01-01"),
    term("anna", "2015-01-01", "2020-01-01"),
    term("bo", "2020-01-01", None, "2024-06-01"),
)


def facts(office: Office = OFFICE, terms: tuple[Term, ...] = TERMS) -> FactBase:
    return FactBase.from_records(
        people=(ANNA, BO, CARL), offices=(office,), terms=terms, roles=(ROLE,)
    )


@pytest.mark.parametrize(
    ("who", "qualifier", "when", "expected"),
    [
        (ANNA, None, "2005-05-05", "supported"),
        (ANNA, None, "2010-01-04", "supported"),
        (ANNA, None, "2012-05-05", "outdated"),
        (ANNA, "former", "2012-05-05", "supported"),
        (ANNA, "former", "2016-05-05", "outdated"),
        (ANNA, "then", "2016-05-05", "supported"),
        (ANNA, "incoming", "2014-12-01", "supported"),
        (ANNA, "incoming", "2017-12-01", "outdated"),
        (BO, None, "2005-05-05", "outdated"),
        (BO, None, "2024-05-31", "supported"),
        (BO, None, "2024-06-02", "unknown"),
        (BO, "former", "2022-01-01", "outdated"),
        (CARL, None, "2005-05-05", "contradicted"),
        (CARL, None, "1999-05-05", "unknown"),
        (CARL, None, "2024-06-02", "unknown"),
        (CARL, None, "2026-05-05", "unknown"),
        (CARL, "former", "2005-05-05", "contradicted"),
        (CARL, "acting", "2005-05-05", "unknown"),
        (CARL, "outgoing", "2005-05-05", "unknown"),
        (CARL, None, "2005", "contradicted"),
        (BO, None, "2010", "supported"),
        (BO, None, "2008", "outdated"),
        (ANNA, None, "2012-03", "outdated"),
    ],
)
def test_verdicts(who, qualifier, when, expected):
    assert judge(facts(), who, (OFFICE,), qualifier, DateSpan.parse(when)).verdict == expected


@pytest.mark.parametrize(
    "office", [replace(OFFICE, tier=3), replace(OFFICE, multi=True)], ids=["tier 3", "several"]
)
def test_some_offices_may_only_confirm(office):
    base = facts(office)
    when = DateSpan.parse("2005-05-05")
    assert judge(base, ANNA, (office,), None, when).verdict == "supported"
    assert judge(base, CARL, (office,), None, when).verdict == "unknown"


def test_nobody_known_on_the_date_contradicts_nobody():
    base = facts(terms=TERMS[:1])
    assert judge(base, CARL, (OFFICE,), None, DateSpan.parse("2012-02-02")).verdict == "unknown"


def test_who_may_have_had_the_office_before_the_list_begins():
    old = replace(CARL, born=DateSpan.parse("1940"))
    when = DateSpan.parse("2005-05-05")
    assert judge(facts(), old, (OFFICE,), "former", when).verdict == "unknown"
    assert judge(facts(), old, (OFFICE,), None, when).verdict == "contradicted"


def test_an_undated_text_is_never_right():
    assert judge(facts(), ANNA, (OFFICE,), None, None).verdict == "unknown"


def test_namesakes_are_right_if_one_is_and_wrong_if_all_are():
    when = DateSpan.parse("2005-05-05")
    assert judge_all(facts(), (CARL, ANNA), (OFFICE,), None, when)[0] == ANNA
    assert judge_all(facts(), (CARL, BO), (OFFICE,), None, when)[1].verdict == "outdated"
    assert judge_all(facts(), (), (OFFICE,), None, when) is None


def test_the_evidence_names_holder_and_own_terms():
    verdict = judge(facts(), BO, (OFFICE,), None, DateSpan.parse("2005-05-05"))
    assert [t.person for t in verdict.holders] == ["anna"]
    assert [t.person for t in verdict.own] == ["bo", "bo"]
