"""The desk's facts are loaded and kept."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from quotes.engine.facts.loading import SHIPPED
from quotes.engine.facts.schema import TABLES as COLUMNS
from quotes.engine.facts.schema import read_folder
from quotes.models import FactsRevision
from quotes.models.facts import FactRow
from quotes.selectors.facts import TABLES, rows_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows of a table were new, changed or gone."""

    added: int
    changed: int
    removed: int

    @property
    def total(self) -> int:
        return self.added + self.changed + self.removed


@transaction.atomic
def load_folder(*, user: AbstractBaseUser | None, folder: Path = SHIPPED) -> dict[str, Loaded]:
    """Make the desk's facts those of a folder of data files; the same again changes nothing.

    Returns what changed, by table. Raises FactsError, which says file, line, column and reason,
    before anything is written.
    """
    read_folder(folder)
    rows = {name: _read(folder, name) for name in TABLES}
    upserts = {name: _write(table, rows[name]) for name, table in TABLES.items()}
    # From the last table to the first, so that nothing points at a row when it goes.
    removals = {name: _remove(TABLES[name], rows[name]) for name in reversed(TABLES)}
    loaded = {name: Loaded(*upserts[name], removals[name]) for name in TABLES}
    if any(table.total for table in loaded.values()):
        FactsRevision.objects.create(by=user, note=f"{folder.name}: {_summary(loaded)}")
    return loaded


def _read(folder: Path, name: str) -> dict[str, dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            row["id"]: {column: (row[column] or "").strip() for column in COLUMNS[name]}
            for row in csv.DictReader(file)
        }


def _write(table: type[FactRow], rows: dict[str, dict[str, str]]) -> tuple[int, int]:
    known = {row["id"]: row for row in rows_of(table)}
    added = [row for pk, row in rows.items() if pk not in known]
    changed = [row for pk, row in rows.items() if pk in known and known[pk] != row]
    table._default_manager.bulk_create(_instances(table, added), batch_size=500)
    fields = [f.name for f in table._meta.concrete_fields if not f.primary_key]
    table._default_manager.bulk_update(_instances(table, changed), fields, batch_size=500)
    return len(added), len(changed)


def _instances(table: type[FactRow], rows: Iterable[dict[str, str]]) -> list[FactRow]:
    attributes = {field.name: field.attname for field in table._meta.concrete_fields}
    return [table(**{attributes[name]: value for name, value in row.items()}) for row in rows]


def _remove(table: type[FactRow], rows: dict[str, dict[str, str]]) -> int:
    gone = [row["id"] for row in rows_of(table) if row["id"] not in rows]
    table._default_manager.filter(pk__in=gone).delete()
    return len(gone)


def _summary(loaded: dict[str, Loaded]) -> str:
    return ", ".join(
        f"{name} +{t.added} ~{t.changed} -{t.removed}" for name, t in loaded.items() if t.total
    )
