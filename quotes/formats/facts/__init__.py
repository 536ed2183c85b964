"""Readers of facts by others: bytes to statements of who held which office, when."""

from __future__ import annotations

from collections.abc import Callable

from quotes.formats.facts import popolo, table, wikidata
from quotes.formats.facts.stated import StatedTerm

__all__ = ["READERS", "StatedTerm"]

#: The formats by name. Each takes the bytes and the file's name and raises FactsError, which says
#: the row and the field.
READERS: dict[str, Callable[[bytes, str], list[StatedTerm]]] = {
    "csv": table.read,
    "wikidata": wikidata.read,
    "popolo": popolo.read,
}
