"""The records of the fact base.

Field names are the columns of the files in ``data``; ids of other records are plain strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from quotes.engine.dates import DateSpan
from quotes.engine.results import Language

TermStatus = Literal["ordinary", "acting"]

#: Appointment, oath and take-over differ by some days between sources.
_DAY_TOLERANCE = timedelta(days=3)
_MONTH_TOLERANCE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Person:
    """``name`` is the international form, ``name_nb`` the Norwegian one."""

    id: str
    name: str
    name_nb: str
    aliases: tuple[str, ...]
    gender: str
    born: DateSpan | None
    died: DateSpan | None
    wikidata: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of the name, without repetition."""
        return tuple(dict.fromkeys(n for n in (self.name_nb, self.name, *self.aliases) if n))

    def name_in(self, language: Language) -> str:
        return self.name if language == "en" else self.name_nb or self.name


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of office: what foreign ministers have in common.

    ``exclusive``: the title, with its country or organisation, means one person at a time.
    ``leads``: the holder is what "Nato-sjef" or "Kreml-lederen" means.
    """

    id: str
    kind: str
    title_nb: str
    title_nn: str
    title_en: str
    alt_titles_nb: tuple[str, ...]
    alt_titles_nn: tuple[str, ...]
    alt_titles_en: tuple[str, ...]
    exclusive: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Office:
    """``tier`` 1 and 2 may raise a flag inside the coverage, 3 may only confirm.

    ``multi``: several people hold it at once. ``country`` and ``organisation`` are ids, empty
    where there is none.
    """

    id: str
    role: str
    country: str
    organisation: str
    wikidata: str
    title_nb: str
    title_nn: str
    title_en: str
    alt_titles_nb: tuple[str, ...]
    alt_titles_nn: tuple[str, ...]
    alt_titles_en: tuple[str, ...]
    multi: bool
    tier: int
    coverage_from: date
    coverage_to: date

    def title_in(self, language: Language) -> str:
        return {"nb": self.title_nb, "nn": self.title_nn, "en": self.title_en}[language]

    def covers(self, when: DateSpan) -> bool:
        """Whether every day of ``when`` lies in the office's coverage."""
        return self.coverage_from <= when.first and when.last <= self.coverage_to


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one office.

    ``end`` None: not known to have ended; then ``as_of`` is the last day on which the holder was
    confirmed, and what came later is unknown.
    """

    id: str
    person: str
    office: str
    start: DateSpan
    end: DateSpan | None
    as_of: date | None
    status: TermStatus
    source: tuple[str, ...]
    note: str

    def may_hold(self, when: DateSpan) -> bool:
        """Whether the person may have been in office on some day of ``when``, within the
        tolerance and the confirmed time."""
        return self._earliest <= when.last and when.first <= self.last_day

    def surely_holds(self, when: DateSpan) -> bool:
        """Whether the person was in office on every day of ``when``, the doubtful days at both
        ends left out."""
        return self.start.last + _tolerance(self.start) <= when.first and when.last <= (
            self.end.first - _tolerance(self.end) if self.end else self.known_until
        )

    def ended_before(self, when: DateSpan) -> bool:
        """Whether the term was surely over on the first day of ``when``."""
        return self.end is not None and self.end.last + _tolerance(self.end) < when.first

    def begins_after(self, when: DateSpan) -> bool:
        """Whether the term surely began after the last day of ``when``."""
        return when.last < self._earliest

    def is_unconfirmed(self, when: DateSpan) -> bool:
        """An open term that nobody has confirmed for all of ``when``."""
        return self.end is None and when.last > self.known_until

    @property
    def known_until(self) -> date:
        """The last day of which the record speaks."""
        return self.end.last if self.end else self.as_of or self.start.last

    @property
    def _earliest(self) -> date:
        return self.start.first - _tolerance(self.start)

    @property
    def last_day(self) -> date:
        """The last day on which the person may have been in office, as far as it is known."""
        return self.end.last + _tolerance(self.end) if self.end else self.known_until


@dataclass(frozen=True, slots=True)
class Country:
    """``metonyms`` are capitals, palaces and parliaments that stand for the government."""

    id: str
    iso3: str
    name_nb: str
    name_nn: str
    name_en: str
    adjective_nb: str
    adjective_nn: str
    adjective_en: str
    demonym_nb: str
    capital_nb: str
    capital_en: str
    metonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    aliases_en: tuple[str, ...]
    preposition_nb: str
    sovereign: bool

    def name_in(self, language: Language) -> str:
        return {"nb": self.name_nb, "nn": self.name_nn, "en": self.name_en}[language]

    def adjective_in(self, language: Language) -> str:
        return {"nb": self.adjective_nb, "nn": self.adjective_nn, "en": self.adjective_en}[language]


@dataclass(frozen=True, slots=True)
class Organisation:
    """``parent`` is the body that it belongs to: the Commission's is the EU."""

    id: str
    type: str
    name_nb: str
    name_nn: str
    name_en: str
    abbreviations: tuple[str, ...]
    aliases: tuple[str, ...]
    country: str
    parent: str
    wikidata: str

    def name_in(self, language: Language) -> str:
        return {"nb": self.name_nb, "nn": self.name_nn, "en": self.name_en}[language]


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    start: DateSpan
    end: DateSpan | None
    name_nb: str
    name_nn: str
    name_en: str
    aliases_nb: tuple[str, ...]
    countries: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    name: str
    url: str
    licence: str
    as_of: date | None


def _tolerance(boundary: DateSpan) -> timedelta:
    return _DAY_TOLERANCE if boundary.precision == "day" else _MONTH_TOLERANCE
