"""The shipped facts: every rule that the tables must keep."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest

from quotes.engine.facts.loading import load_facts

FACTS = load_facts()
FOREVER = date(2100, 1, 1)


def test_the_tables_are_as_large_as_they_were():
    assert len(FACTS.people) > 3_900
    assert len(FACTS.offices) > 800
    assert len(FACTS.terms) > 4_900
    assert len(FACTS.countries) > 200


def test_the_shipped_facts_are_loaded_once():
    assert load_facts() is FACTS


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_office_has_a_title_in_three_languages(language):
    assert all(office.title_in(language) for office in FACTS.offices.values())


def test_every_term_starts_before_it_ends():
    assert all(
        term.start.first <= term.end.last for term in FACTS.terms.values() if term.end is not None
    )


def test_every_open_term_says_when_it_was_confirmed():
    assert all(term.as_of for term in FACTS.terms.values() if term.end is None)


def test_every_office_belongs_to_a_country_or_an_organisation():
    assert all(office.country or office.organisation for office in FACTS.offices.values())


def test_offices_of_one_person_at_a_time_have_one_holder_at_a_time():
    """Stand-ins aside, two terms of such an office overlap by no more than the tolerance."""
    overlapping = []
    for office in FACTS.offices.values():
        terms = [t for t in FACTS.terms_in(office.id) if t.status == "ordinary"]
        for one, other in combinations(terms, 2) if not office.multi else ():
            tolerance = timedelta(days=3 if _exact(one, other) else 31)
            if _overlap(one, other) > tolerance:
                overlapping.append((office.id, one.id, other.id))
    assert overlapping == []


def _exact(*terms) -> bool:
    days = [term.start for term in terms] + [term.end for term in terms if term.end]
    return all(day.precision == "day" for day in days)


def _overlap(one, other) -> timedelta:
    ends = [term.end.first if term.end else FOREVER for term in (one, other)]
    return min(ends) - max(one.start.last, other.start.last)


def test_names_of_countries_are_names():
    for country in load_facts().countries.values():
        names = (country.name_en, country.capital_en, country.adjective_en, country.capital_nb)
        assert all(name == "" or name[0].isupper() for name in names), country
        assert not any(mark in name for name in names for mark in "&/"), country
