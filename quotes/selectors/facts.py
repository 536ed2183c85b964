"""The desk's facts, frozen for the engine."""

from __future__ import annotations

from functools import lru_cache

from quotes.engine.facts.loading import facts_from_rows
from quotes.engine.facts.snapshot import FactBase
from quotes.models import (
    Country,
    Event,
    FactsRevision,
    Office,
    Organisation,
    Person,
    Role,
    Source,
    Term,
)
from quotes.models.facts import FactRow

#: The data file's name for each table, in the order in which references allow to load them.
TABLES: dict[str, type[FactRow]] = {
    "sources": Source,
    "roles": Role,
    "countries": Country,
    "organisations": Organisation,
    "events": Event,
    "persons": Person,
    "offices": Office,
    "terms": Term,
}


def fact_base() -> FactBase:
    """The snapshot of the latest revision, made once for each revision and process."""
    latest = FactsRevision.objects.first()
    return _frozen(latest.pk if latest else 0)


@lru_cache(maxsize=1)
def _frozen(revision: int) -> FactBase:
    return facts_from_rows({name: rows_of(table) for name, table in TABLES.items()})


def rows_of(table: type[FactRow]) -> list[dict[str, str]]:
    """The table's rows as the data file has them: column to text."""
    columns = {field.name: field.attname for field in table._meta.concrete_fields}
    rows = table._default_manager.order_by("pk").values_list(*columns.values())
    return [dict(zip(columns, row, strict=True)) for row in rows]


def cells_of(row: FactRow) -> dict[str, str]:
    """The row as the data file has it: column to text."""
    return {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}
