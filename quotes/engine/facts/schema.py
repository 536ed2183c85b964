"""The columns of the fact files and what may stand in them.

The one place that knows: shipped data, a folder given with ``--facts`` and the desk's importer
are read by it. Lists are separated by ``|``. Dates are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from quotes.engine.dates import DateSpan
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

Row = dict[str, Any]


class FactsError(ValueError):
    """A fact file that can't be used: which file, line and column, and why.

    Where it is no table, ``unit`` says what is counted ("entry") and ``column`` is the field."""

    def __init__(self, file: str, line: int, column: str, reason: str, unit: str = "line") -> None:
        field = "column" if unit == "line" else "field"
        place = f"{file}, {unit} {line}" + (f", {field} {column}" if column else "")
        super().__init__(f"{place}: {reason}")
        self.file, self.line, self.column, self.reason = file, line, column, reason


@dataclass(frozen=True, slots=True)
class Column:
    """``read`` turns a cell into a value or raises ValueError; ``refers`` names the table whose
    ids may stand here."""

    read: Callable[[str], Any]
    required: bool = False
    refers: str = ""


def _text(cell: str) -> str:
    return cell


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _flag(cell: str) -> bool:
    if cell not in {"0", "1"}:
        raise ValueError(f"expected 0 or 1, got {cell!r}")
    return cell == "1"


def _tier(cell: str) -> int:
    if cell not in {"1", "2", "3"}:
        raise ValueError(f"expected 1, 2 or 3, got {cell!r}")
    return int(cell)


def _status(cell: str) -> str:
    if cell not in {"ordinary", "acting"}:
        raise ValueError(f"expected ordinary or acting, got {cell!r}")
    return cell


@cache
def _partial(cell: str) -> DateSpan | None:
    return DateSpan.parse(cell) if cell else None


@cache
def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _in_three(stem: str, read: Callable[[str], Any], required: bool = False) -> dict[str, Column]:
    return {f"{stem}_{language}": Column(read, required) for language in ("nb", "nn", "en")}


#: Table name (the file's name without ``.csv``) to columns, in the order of the files.
TABLES: dict[str, dict[str, Column]] = {
    "sources": {
        "id": Column(_text, True),
        "name": Column(_text, True),
        "url": Column(_text),
        "licence": Column(_text, True),
        "as_of": Column(_day),
    },
    "countries": {
        "id": Column(_text, True),
        "iso3": Column(_text),
        **_in_three("name", _text, True),
        **_in_three("adjective", _text),
        "demonym_nb": Column(_text),
        "capital_nb": Column(_text),
        "capital_en": Column(_text),
        "metonyms": Column(_list),
        "aliases": Column(_list),
        "aliases_en": Column(_list),
        "preposition_nb": Column(_text),
        "sovereign": Column(_flag, True),
    },
    "organisations": {
        "id": Column(_text, True),
        "type": Column(_text, True),
        **_in_three("name", _text, True),
        "abbreviations": Column(_list),
        "aliases": Column(_list),
        "country": Column(_text, refers="countries"),
        "parent": Column(_text, refers="organisations"),
        "wikidata": Column(_text),
    },
    "roles": {
        "id": Column(_text, True),
        "kind": Column(_text, True),
        **_in_three("title", _text, True),
        **_in_three("alt_titles", _list),
        "exclusive": Column(_flag, True),
        "leads": Column(_flag, True),
    },
    "offices": {
        "id": Column(_text, True),
        "role": Column(_text, True, "roles"),
        "country": Column(_text, refers="countries"),
        "organisation": Column(_text, refers="organisations"),
        "wikidata": Column(_text),
        **_in_three("title", _text, True),
        **_in_three("alt_titles", _list),
        "multi": Column(_flag, True),
        "tier": Column(_tier, True),
        "coverage_from": Column(_day, True),
        "coverage_to": Column(_day, True),
    },
    "persons": {
        "id": Column(_text, True),
        "name": Column(_text, True),
        "name_nb": Column(_text),
        "aliases": Column(_list),
        "gender": Column(_text),
        "born": Column(_partial),
        "died": Column(_partial),
        "wikidata": Column(_text),
    },
    "terms": {
        "id": Column(_text, True),
        "person": Column(_text, True, "persons"),
        "office": Column(_text, True, "offices"),
        "start": Column(_partial, True),
        "end": Column(_partial),
        "as_of": Column(_day),
        "status": Column(_status, True),
        "source": Column(_list, True, "sources"),
        "note": Column(_text),
    },
    "events": {
        "id": Column(_text, True),
        "start": Column(_partial, True),
        "end": Column(_partial),
        **_in_three("name", _text, True),
        "aliases_nb": Column(_list),
        "countries": Column(_list, refers="countries"),
        "source": Column(_text, True, "sources"),
    },
}

RECORDS: dict[str, type[Any]] = {
    "sources": Source,
    "countries": Country,
    "organisations": Organisation,
    "roles": Role,
    "offices": Office,
    "persons": Person,
    "terms": Term,
    "events": Event,
}


def read_folder(folder: Path) -> dict[str, list[Any]]:
    """All tables of a folder as records.

    Raises FactsError for a missing file, a wrong header, a cell that can't be read, an id twice
    or an id that leads nowhere.
    """
    tables = {name: _read_file(folder / f"{name}.csv", name) for name in TABLES}
    check_references(tables)
    return {name: [RECORDS[name](**values) for _, values in rows] for name, rows in tables.items()}


def read_row(table: str, cells: Mapping[str, str | None], file: str, line: int) -> Row:
    """The values of one row, by column; raises FactsError."""
    values: Row = {}
    for name, column in TABLES[table].items():
        cell = (cells.get(name) or "").strip()
        if column.required and not cell:
            raise FactsError(file, line, name, "must not be empty")
        try:
            values[name] = column.read(cell)
        except ValueError as error:
            raise FactsError(file, line, name, str(error)) from None
    _check_order(table, values, file, line)
    return values


def check_references(tables: Mapping[str, list[tuple[int, Row]]]) -> None:
    """Raise FactsError for an id that stands twice in its table or that is in no table."""
    ids: dict[str, set[str]] = {}
    for name, rows in tables.items():
        seen = ids[name] = set()
        for line, values in rows:
            if values["id"] in seen:
                raise FactsError(f"{name}.csv", line, "id", f"{values['id']!r} stands twice")
            seen.add(values["id"])
    for name, rows in tables.items():
        for line, values in rows:
            for column, target, value in references(name, values):
                if value not in ids[target]:
                    raise FactsError(f"{name}.csv", line, column, f"no {value!r} in {target}.csv")


def references(table: str, values: Row) -> Iterator[tuple[str, str, str]]:
    """The ids that a row names, as (column, table that they are of, id)."""
    for name, column in TABLES[table].items():
        if column.refers:
            for value in _each(values[name]):
                yield name, column.refers, value


def _read_file(path: Path, table: str) -> list[tuple[int, Row]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FactsError(path.name, 0, "", f"no such file in {path.parent}") from None
    except UnicodeDecodeError as error:
        raise FactsError(path.name, 0, "", f"not UTF-8: {error}") from None
    reader = csv.DictReader(text.splitlines(keepends=True))
    missing = [name for name in TABLES[table] if name not in (reader.fieldnames or ())]
    if missing:
        raise FactsError(path.name, 1, missing[0], "the column is missing")
    return list(_rows(reader, table, path.name))


def _rows(reader: csv.DictReader[str], table: str, file: str) -> Iterator[tuple[int, Row]]:
    for cells in reader:
        line = reader.line_num
        if None in cells or None in cells.values():
            raise FactsError(file, line, "", "the number of cells is not that of the header")
        yield line, read_row(table, cells, file, line)


def _check_order(table: str, values: Row, file: str, line: int) -> None:
    start, end = values.get("start"), values.get("end")
    if start and end and end.last < start.first:
        raise FactsError(file, line, "end", f"{end} is before the start, {start}")
    if table == "terms" and not end and not values["as_of"]:
        raise FactsError(file, line, "as_of", "an open term must say when it was confirmed")
    if table == "offices" and values["coverage_to"] < values["coverage_from"]:
        raise FactsError(file, line, "coverage_to", "is before coverage_from")


def _each(value: str | Iterable[str]) -> Iterable[str]:
    if isinstance(value, str):
        return (value,) if value else ()
    return value
