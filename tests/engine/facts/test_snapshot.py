"""Lookups: names, families, holders, terms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.engine.dates import DateSpan
from quotes.engine.facts.loading import load_facts
from quotes.engine.facts.records import Term
from quotes.engine.facts.words import fold

FACTS = load_facts()


@pytest.mark.parametrize(
    "name",
    ["Jens Stoltenberg", "jens stoltenberg", "JENS STOLTENBERG", "Jens Stoltenbergs"],
)
def test_case_and_genitive_do_not_matter(name):
    assert [person.id for person in FACTS.people_named(name)] == ["Q57665"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Sergej Lavrov", "Sergey Lavrov"),
        ("Sergey Lavrov", "Sergey Lavrov"),
        ("Dag Inge Ulstein", "Dag Inge Ulstein"),
        ("Dag-Inge Ulstein", "Dag Inge Ulstein"),
        ("J.D. Vance", "JD Vance"),
        ("Francois Hollande", "François Hollande"),
    ],
)
def test_spellings_of_one_name(written, name):
    assert [person.name for person in FACTS.people_named(written)] == [name]


@pytest.mark.parametrize("name", ["Kari Nordmann", "", "Stoltenberg", "Jens"])
def test_nobody_known_by_that_name(name):
    assert FACTS.people_named(name) == ()


def test_families():
    assert {p.name for p in FACTS.people_of_family("Stoltenberg")} == {"Jens Stoltenberg"}
    assert {p.name for p in FACTS.people_of_family("Gahr Støre")} == {"Jonas Gahr Støre"}
    assert "Xi Jinping" in {p.name for p in FACTS.people_of_family("Xi")}
    assert "Ursula von der Leyen" in {p.name for p in FACTS.people_of_family("von der Leyens")}


def test_names_in_a_text():
    text = "Der sto Jens Stoltenbergs venn, Antony Blinken, og Kim Jong-un."
    found = FACTS.find_people(text)
    assert [mention.span.of(text) for mention in found] == [
        "Jens Stoltenberg",
        "Antony Blinken",
        "Kim Jong-un",
    ]
    assert [mention.genitive for mention in found] == [True, False, False]


def test_kings_bear_their_title_as_a_name():
    text = "Der sto kong Harald og jens stoltenberg."
    assert [m.span.of(text) for m in FACTS.find_people(text)] == ["kong Harald"]


def test_holders_by_day_and_by_year():
    day = FACTS.holders("us.president", DateSpan.parse("2021-06-01"))
    assert [FACTS.people[term.person].name for term in day] == ["Joe Biden"]
    year = FACTS.holders("us.president", DateSpan.parse("2021"))
    assert [FACTS.people[term.person].name for term in year] == ["Donald Trump", "Joe Biden"]


def test_offices_of_a_person():
    person = FACTS.people_named("Jonas Gahr Støre")[0]
    offices = FACTS.offices_of(person.id, DateSpan.parse("2010-05-05"))
    assert [office.id for office in offices] == ["no.fm"]
    assert len(FACTS.terms_of(person.id)) >= 3


def test_always_held():
    assert FACTS.always_held("no.pm", DateSpan.parse("2013"))
    assert not FACTS.always_held("no.pm", DateSpan.parse("1990"))


def term(start: str, end: str | None, as_of: date | None = None) -> Term:
    end_span = DateSpan.parse(end) if end else None
    return Term("t", "p", "o", DateSpan.parse(start), end_span, as_of, "ordinary", (), "")


def test_the_tolerance_of_a_day_and_of_a_month():
    exact = term("2020-02-10", "2021-03-10")
    assert exact.may_hold(DateSpan.parse("2020-02-07"))
    assert not exact.may_hold(DateSpan.parse("2020-02-06"))
    assert not exact.surely_holds(DateSpan.parse("2020-02-12"))
    assert exact.surely_holds(DateSpan.parse("2020-02-13"))
    assert exact.ended_before(DateSpan.parse("2021-03-14"))
    vague = term("2020-02", "2021-03")
    assert vague.may_hold(DateSpan.parse("2020-01-02"))
    assert not vague.ended_before(DateSpan.parse("2021-05-01"))
    assert vague.ended_before(DateSpan.parse("2021-05-02"))


def test_an_open_term_proves_nothing_after_it_was_confirmed():
    open_term = term("2020-02-10", None, date(2023, 1, 1))
    assert open_term.surely_holds(DateSpan.parse("2022-12-31"))
    assert not open_term.may_hold(DateSpan.parse("2023-01-02"))
    assert open_term.is_unconfirmed(DateSpan.parse("2023-01-02"))
    assert not open_term.ended_before(DateSpan.parse("2030"))


@given(st.text())
def test_any_text_can_be_folded_and_searched(text):
    fold(text)
    FACTS.people_named(text)
    for mention in FACTS.find_people(text):
        assert mention.span.of(text)
