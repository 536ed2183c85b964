"""A newsroom's own facts: a CSV with a header, a person in an office in each row.

Columns: ``name``, ``office`` (our id or Wikidata's), ``start``; where known also ``end``,
``as_of``, ``status`` (ordinary or acting), ``wikidata`` (of the person), ``name_nb``,
``aliases`` (joined by ``|``), ``gender`` (m or f), ``born``, ``died``, ``note``.
"""

from __future__ import annotations

import csv

from quotes.engine.facts.schema import FactsError
from quotes.formats.facts.stated import StatedTerm

_NEEDED = ("name", "office", "start")
_MORE = (
    "end",
    "as_of",
    "status",
    "wikidata",
    "name_nb",
    "aliases",
    "gender",
    "born",
    "died",
    "note",
)


def read(data: bytes, file: str) -> list[StatedTerm]:
    """The rows; commas or semicolons part the cells. Raises FactsError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FactsError(file, 1, "", f"not UTF-8: {error}") from None
    lines = text.splitlines(keepends=True)
    mark = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.DictReader(lines, delimiter=mark, strict=True)
    try:
        header = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = header
        _check_header(header, file)
        return [_stated(cells, reader.line_num, file) for cells in reader]
    except csv.Error as error:
        raise FactsError(file, reader.line_num, "", str(error)) from None


def _check_header(header: list[str], file: str) -> None:
    for name in _NEEDED:
        if name not in header:
            raise FactsError(file, 1, name, "the column is missing")
    for name in header:
        if name not in {*_NEEDED, *_MORE}:
            raise FactsError(file, 1, name, "there is no such column")


def _stated(cells: dict[str, str], line: int, file: str) -> StatedTerm:
    if None in cells or None in cells.values():
        raise FactsError(file, line, "", "the number of cells is not that of the header")
    row = {name: value.strip() for name, value in cells.items()}
    for name in _NEEDED:
        if not row[name]:
            raise FactsError(file, line, name, "must not be empty")
    qid = row.pop("wikidata", "")
    office = row.pop("office")
    status = row.pop("status", "") or "ordinary"
    return StatedTerm(place=line, offices=(office,), qid=qid, status=status, **row)
