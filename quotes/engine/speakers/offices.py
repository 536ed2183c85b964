"""Role phrases that the facts resolve: "Nato-sjefen" at the article's date."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from quotes.engine.dates import DateSpan
from quotes.engine.facts.matching import find_titles
from quotes.engine.facts.records import Office
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.quotations.reading import Reading
from quotes.engine.results import Span
from quotes.engine.speakers.persons import Person


def holder_in(
    reading: Reading, facts: FactBase, people: Iterable[Person], phrase: Span
) -> tuple[Person, Office] | None:
    """The one person of the document who holds, at its date, the office that a phrase names.

    Without a date, who ever held it. None where nobody or more than one fits.
    """
    titles = [
        title
        for title in find_titles(facts, reading.text, reading.language, [phrase])
        if title.offices and not title.plural and title.qualifier is None
    ]
    if not titles:
        return None
    known = {p.fact.id: p for p in people if p.fact is not None}
    found: dict[str, Office] = {}
    for office in titles[0].offices:
        for holder in _holders(facts, office, reading.document.date):
            if holder in known:
                found[holder] = office
    if len(found) != 1:
        return None
    person, office = next(iter(found.items()))
    return known[person], office


@lru_cache(maxsize=4)
def demonyms(facts: FactBase) -> frozenset[str]:
    """The nouns for people of a country, in lower case: "islending"."""
    return frozenset(c.demonym_nb.lower() for c in facts.countries.values() if c.demonym_nb)


def _holders(facts: FactBase, office: Office, when: DateSpan | None) -> set[str]:
    terms = facts.terms_in(office.id) if when is None else facts.holders(office.id, when)
    return {term.person for term in terms}
