"""Loading a fact base from its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from quotes.engine.facts.schema import RECORDS, TABLES, FactsError, read_folder, read_row
from quotes.engine.facts.snapshot import FactBase

SHIPPED = Path(__file__).with_name("data")


def load_facts(path: Path | str | None = None) -> FactBase:
    """The fact base of a folder, or the one that is shipped (read once per process).

    Raises FactsError, which says file, line, column and reason.
    """
    return _shipped() if path is None else _from_folder(Path(path))


def facts_from_rows(tables: Mapping[str, Iterable[Mapping[str, str]]]) -> FactBase:
    """The fact base of rows kept elsewhere: table name to rows, a row being column to text.

    Raises FactsError, which says table, row, column and reason.
    """
    records = {
        name: [
            RECORDS[name](**read_row(name, row, name, number))
            for number, row in enumerate(tables[name], start=1)
        ]
        for name in TABLES
    }
    return FactBase.from_records(people=records.pop("persons"), **records)


@cache
def _shipped() -> FactBase:
    return _from_folder(SHIPPED)


def _from_folder(folder: Path) -> FactBase:
    if not folder.is_dir():
        raise FactsError(str(folder), 0, "", "no such folder")
    tables = read_folder(folder)
    return FactBase.from_records(people=tables.pop("persons"), **tables)
