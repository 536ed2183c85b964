"""The fact base: an immutable snapshot with its indexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from operator import attrgetter
from typing import TypeVar

from quotes.engine.dates import DateSpan
from quotes.engine.facts.names import NameIndex, NameMention
from quotes.engine.facts.records import (
    Country,
    Event,
    Office,
    Organisation,
    Person,
    Role,
    Source,
    Term,
)
from quotes.engine.results import Span

Record = TypeVar("Record", Country, Event, Office, Organisation, Person, Role, Source, Term)


class FactBase:
    """People, offices, terms, countries, organisations, events and where they come from.

    Every mapping is by id. Nothing in it changes after it was built; two snapshots are equal
    only if they are the same object.
    """

    def __init__(
        self,
        *,
        people: Mapping[str, Person],
        offices: Mapping[str, Office],
        terms: Mapping[str, Term],
        roles: Mapping[str, Role],
        countries: Mapping[str, Country],
        organisations: Mapping[str, Organisation],
        events: Mapping[str, Event],
        sources: Mapping[str, Source],
    ) -> None:
        self.people = people
        self.offices = offices
        self.terms = terms
        self.roles = roles
        self.countries = countries
        self.organisations = organisations
        self.events = events
        self.sources = sources
        self.names = NameIndex(people.values())
        by_person: defaultdict[str, list[Term]] = defaultdict(list)
        by_office: defaultdict[str, list[Term]] = defaultdict(list)
        for term in sorted(terms.values(), key=lambda t: (t.start, t.id)):
            by_person[term.person].append(term)
            by_office[term.office].append(term)
        self._by_person = {key: tuple(found) for key, found in by_person.items()}
        self._by_office = {key: tuple(found) for key, found in by_office.items()}

    @classmethod
    def from_records(
        cls,
        *,
        people: Iterable[Person] = (),
        offices: Iterable[Office] = (),
        terms: Iterable[Term] = (),
        roles: Iterable[Role] = (),
        countries: Iterable[Country] = (),
        organisations: Iterable[Organisation] = (),
        events: Iterable[Event] = (),
        sources: Iterable[Source] = (),
    ) -> FactBase:
        """Freeze records into a snapshot; ids must resolve (KeyError later, if they don't)."""
        return cls(
            people=_by_id(people),
            offices=_by_id(offices),
            terms=_by_id(terms),
            roles=_by_id(roles),
            countries=_by_id(countries),
            organisations=_by_id(organisations),
            events=_by_id(events),
            sources=_by_id(sources),
        )

    def people_named(self, name: str) -> tuple[Person, ...]:
        """Who bears a full name or an alias; case, accents and a genitive -s don't matter."""
        return self.names.named(name)

    def people_of_family(self, name: str) -> tuple[Person, ...]:
        """Who may be meant by a family name alone ("Lavrov", "von der Leyen", "Xi"); where it is
        one person, the name is unmistakable among the people known here."""
        return self.names.of_family(name)

    def find_people(
        self, text: str, ranges: Iterable[Span] | None = None
    ) -> tuple[NameMention, ...]:
        """Full names and aliases in a text, by offset."""
        return self.names.find(text, ranges)

    def terms_of(self, person_id: str) -> tuple[Term, ...]:
        """A person's terms by start."""
        return self._by_person.get(person_id, ())

    def terms_in(self, office_id: str) -> tuple[Term, ...]:
        """An office's terms by start."""
        return self._by_office.get(office_id, ())

    def offices_of(self, person_id: str, when: DateSpan) -> tuple[Office, ...]:
        """The offices that a person may have held on some day of ``when``."""
        return tuple(
            self.offices[term.office] for term in self.terms_of(person_id) if term.may_hold(when)
        )

    def holders(self, office_id: str, when: DateSpan) -> tuple[Term, ...]:
        """The terms of an office that may touch ``when``, within the tolerance of a few days;
        open ones only as long as they are confirmed."""
        return tuple(term for term in self.terms_in(office_id) if term.may_hold(when))

    def always_held(self, office_id: str, when: DateSpan) -> bool:
        """Whether somebody is known to have held an office on every day of ``when``; days at a
        change of holders don't count."""
        day = when.first
        while day <= when.last:
            terms = self.holders(office_id, DateSpan(day, day))
            if not terms:
                return False
            day = max(term.last_day for term in terms) + timedelta(days=1)
        return True

    def role_of(self, office: Office) -> Role:
        return self.roles[office.role]

    def root_of(self, organisation_id: str) -> str:
        """The body at the top: the EU for the Commission."""
        parent = self.organisations[organisation_id].parent
        return self.root_of(parent) if parent else organisation_id

    def source_name(self, term: Term) -> str:
        """The sources of a term for the reader."""
        return ", ".join(
            self.sources[key].name if key in self.sources else key for key in term.source
        )


def _by_id(records: Iterable[Record]) -> dict[str, Record]:
    """In the order of the ids, so that the same facts are read the same from any store."""
    return {record.id: record for record in sorted(records, key=attrgetter("id"))}
