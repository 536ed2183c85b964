"""The desk's facts are loaded from data files; what people changed by hand is theirs."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from quotes.engine.facts.loading import SHIPPED
from quotes.engine.facts.schema import TABLES as COLUMNS
from quotes.engine.facts.schema import read_folder, read_row, references
from quotes.models import FactChange, FactsRevision
from quotes.models.facts import FactRow
from quotes.selectors.facts import TABLES, rows_of

Rows = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows of a table were new, changed or gone, and how many were left as a desk has
    them though the files say otherwise."""

    added: int
    changed: int
    removed: int
    kept: int = 0

    @property
    def total(self) -> int:
        """How many rows are other than before."""
        return self.added + self.changed + self.removed


@transaction.atomic
def load_folder(*, user: AbstractBaseUser | None, folder: Path = SHIPPED) -> dict[str, Loaded]:
    """Make the desk's facts those of a folder of data files; the same again changes nothing.

    A row that somebody changed by hand stays, and so does what it points at. Returns what
    changed, by table. Raises FactsError, which says file, line, column and reason, before
    anything is written.
    """
    read_folder(folder)
    files = {name: _read(folder, name) for name in TABLES}
    before = {name: {row["id"]: row for row in rows_of(TABLES[name])} for name in TABLES}
    wanted = {name: dict(rows) for name, rows in files.items()}
    kept = _keep(wanted, before)
    written = {name: _write(TABLES[name], wanted[name], before[name]) for name in TABLES}
    # From the last table to the first, so that nothing points at a row when it goes.
    gone = {n: _remove(TABLES[n], wanted[n], before[n]) for n in reversed(TABLES)}
    loaded = {name: Loaded(*written[name], gone[name], kept[name]) for name in TABLES}
    if any(table.total for table in loaded.values()):
        note = f"{folder.name}: {_summary(loaded)}"
        FactsRevision.objects.create(by=user, note=note, rechecked_at=timezone.now())
    return loaded


def _read(folder: Path, name: str) -> Rows:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            row["id"]: {column: (row[column] or "").strip() for column in COLUMNS[name]}
            for row in csv.DictReader(file)
        }


def _keep(wanted: dict[str, Rows], before: dict[str, Rows]) -> dict[str, int]:
    """Put the rows that people changed in place of the files'; returns how many differ."""
    kept = dict.fromkeys(TABLES, 0)
    # From terms to what they point at, so that one pass finds what has to stay.
    for name in reversed(TABLES):
        edited = set(FactChange.objects.filter(table=name).values_list("row", flat=True))
        for pk in edited:
            row = before[name].get(pk)
            kept[name] += row != wanted[name].pop(pk, None)
            if row:
                wanted[name][pk] = row
                _keep_references(name, row, wanted, before)
    return kept


def _keep_references(
    table: str, row: dict[str, str], wanted: dict[str, Rows], before: dict[str, Rows]
) -> None:
    for _column, target, pk in references(table, read_row(table, row, table, 0)):
        if pk not in wanted[target] and pk in before[target]:
            wanted[target][pk] = before[target][pk]
            _keep_references(target, before[target][pk], wanted, before)


def _write(table: type[FactRow], rows: Rows, known: Rows) -> tuple[int, int]:
    added = [row for pk, row in rows.items() if pk not in known]
    changed = [row for pk, row in rows.items() if pk in known and known[pk] != row]
    table._default_manager.bulk_create(instances(table, added), batch_size=500)
    fields = [f.name for f in table._meta.concrete_fields if not f.primary_key]
    table._default_manager.bulk_update(instances(table, changed), fields, batch_size=500)
    return len(added), len(changed)


def instances(table: type[FactRow], rows: Iterable[dict[str, str]]) -> list[FactRow]:
    """The rows of a data file as those of the table."""
    attributes = {field.name: field.attname for field in table._meta.concrete_fields}
    return [table(**{attributes[name]: value for name, value in row.items()}) for row in rows]


def _remove(table: type[FactRow], rows: Rows, known: Rows) -> int:
    gone = [pk for pk in known if pk not in rows]
    table._default_manager.filter(pk__in=gone).delete()
    return len(gone)


def _summary(loaded: dict[str, Loaded]) -> str:
    return ", ".join(
        f"{name} +{t.added} ~{t.changed} -{t.removed}" for name, t in loaded.items() if t.total
    )
