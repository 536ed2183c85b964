"""Chiefs change the facts by hand: each change with its source, a note and a history."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from quotes import queue
from quotes.engine.dates import DateSpan
from quotes.engine.facts.schema import TABLES as COLUMNS
from quotes.engine.facts.schema import FactsError, read_row, references
from quotes.models import FactChange, FactsRevision, Office, Person, Source, Term
from quotes.permissions import may_keep_facts
from quotes.selectors.facts import TABLES, cells_of
from quotes.services.facts import instances
from quotes.services.refusals import Refused

Cells = dict[str, str]

_NO_DATE = gettext_noop("Write the date as 2023-02-23, 2023-02 or 2023.")
#: What the schema refuses, in the words of the form, by column.
_SAID = {
    "name": gettext_noop("Write the name."),
    "start": _NO_DATE,
    "end": gettext_noop("Write the date as 2023-02-23, 2023-02 or 2023, not before the start."),
    "as_of": gettext_noop("Write the day as 2023-02-23."),
    "born": _NO_DATE,
    "died": _NO_DATE,
}


class Unfit(Refused):
    """The row can't be as it was written; ``column`` is where it fails."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


class Overlapping(Refused):
    """Somebody else holds the office at the same time, and only one person can."""

    def __init__(self, holder: Term) -> None:
        super().__init__(
            _("{person} holds this office from {start} to {end}, and only one person can.").format(
                person=holder.person,
                start=holder.start,
                end=holder.end or _("an end that is not known"),
            )
        )


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why the facts are changed: where it is written, and a line for those who come after."""

    source: str
    note: str


@transaction.atomic
def save_person(
    *, user: AbstractBaseUser, person: Person | None, cells: Cells, grounds: Grounds
) -> Person:
    """Change a person, or add one (None); raises Unfit for what the schema doesn't take."""
    _refuse_others(user)
    pk = person.pk if person else _new_person_id(cells)
    _write(user, "persons", _after("persons", pk, cells), grounds)
    return Person.objects.get(pk=pk)


@transaction.atomic
def save_term(
    *,
    user: AbstractBaseUser,
    term: Term | None,
    cells: Cells,
    grounds: Grounds,
    overlap: bool = False,
) -> Term:
    """Change, end or add (None) a term of office.

    Raises Unfit for what the schema doesn't take, and Overlapping where the office has a single
    holder and somebody else holds it at the time, unless ``overlap`` says that this is so.
    """
    _refuse_others(user)
    pk = term.pk if term else f"d-{uuid4().hex[:12]}"
    cells = {**cells, "source": source_named(grounds.source).pk}
    after = _after("terms", pk, cells)
    if not after["end"] and not cells.get("as_of"):
        after["as_of"] = timezone.localdate().isoformat()
    _check("terms", after)
    if not overlap:
        _refuse_overlap(after)
    _write(user, "terms", after, grounds)
    return Term.objects.get(pk=pk)


@transaction.atomic
def remove_term(*, user: AbstractBaseUser, term: Term, grounds: Grounds) -> None:
    """Take out a term that never was; one that is over is ended instead."""
    _refuse_others(user)
    before = cells_of(term)
    pk = term.pk
    term.delete()
    _record(user, "terms", pk, before, None, grounds)


def _after(table: str, pk: str, cells: Cells) -> Cells:
    """The whole row with these cells changed."""
    known = TABLES[table]._default_manager.filter(pk=pk).first()
    before = cells_of(known) if known else dict.fromkeys(COLUMNS[table], "")
    return {**before, **cells, "id": pk}


def _write(user: AbstractBaseUser, table: str, after: Cells, grounds: Grounds) -> None:
    _check(table, after)
    known = TABLES[table]._default_manager.filter(pk=after["id"]).first()
    before = cells_of(known) if known else None
    if after == before:
        raise Refused(_("Nothing is changed."))
    (row,) = instances(TABLES[table], [after])
    row.save(force_insert=known is None)
    _record(user, table, after["id"], before, after, grounds)


def _record(
    user: AbstractBaseUser,
    table: str,
    pk: str,
    before: Cells | None,
    after: Cells | None,
    grounds: Grounds,
) -> None:
    if not grounds.source.strip():
        raise Unfit("source", _("Say where this is written."))
    if not grounds.note.strip():
        raise Unfit("note", _("Say in a line what is changed and why."))
    revision = FactsRevision.objects.create(by=user, note=f"{table} {pk}: {grounds.note}")
    FactChange.objects.create(
        revision=revision,
        table=table,
        row=pk,
        before=before,
        after=after,
        source=grounds.source.strip(),
        note=grounds.note.strip(),
        user=user,
    )
    queue.recheck_when_committed(revision.pk)


def _check(table: str, cells: Cells) -> None:
    """Raise Unfit for what the engine's schema refuses in the row."""
    try:
        values = read_row(table, cells, table, 0)
    except FactsError as error:
        raise Unfit(error.column, _(_SAID.get(error.column, error.reason))) from error
    for column, target, pk in references(table, values):
        if not TABLES[target]._default_manager.filter(pk=pk).exists():
            raise Unfit(column, _("“{id}” is not in the facts.").format(id=pk))


def _refuse_overlap(cells: Cells) -> None:
    office = Office.objects.get(pk=cells["office"])
    if office.multi == "1" or cells["status"] == "acting":
        return
    first, last = sure_days(cells["start"], cells["end"])
    others = office.terms.exclude(pk=cells["id"]).exclude(person_id=cells["person"])
    for other in others.filter(status="ordinary").select_related("person"):
        begun, ended = sure_days(other.start, other.end)
        if max(first, begun) < min(last, ended):
            raise Overlapping(other)


def sure_days(start: str, end: str) -> tuple[date, date]:
    """From the first to the last day on which the term surely holds."""
    return DateSpan.parse(start).last, DateSpan.parse(end).first if end else date.max


def _new_person_id(cells: Cells) -> str:
    wikidata = cells.get("wikidata", "")
    if wikidata and not Person.objects.filter(pk=wikidata).exists():
        return wikidata
    return f"p-{uuid4().hex[:12]}"


def source_named(text: str) -> Source:
    """The desk's source of that name; evidence shows it by its name."""
    text = text.strip()
    if not text:
        raise Unfit("source", _("Say where this is written."))
    key = f"desk:{hashlib.sha256(text.casefold().encode()).hexdigest()[:12]}"
    url = text if text.startswith(("https://", "http://")) else ""
    fields = {"name": text, "url": url, "licence": "-", "as_of": timezone.localdate().isoformat()}
    return Source.objects.get_or_create(pk=key, defaults=fields)[0]


def _refuse_others(user: AbstractBaseUser) -> None:
    if not may_keep_facts(user):
        raise Refused(_("Only a desk chief can change the facts."))
