"""What all formats of facts come down to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from quotes.engine.facts.schema import FactsError


@dataclass(frozen=True, slots=True)
class StatedTerm:
    """One person in one office, as a file has it.

    ``place`` is the number of the row or entry, from 1. ``offices`` are the ids by which the file
    may mean the office: ours, Wikidata's or that of the file itself. Dates are ``YYYY``,
    ``YYYY-MM`` or ``YYYY-MM-DD``; an empty ``end`` is open or unknown. ``qid`` is the person's id
    in Wikidata, if there is one.
    """

    place: int
    name: str
    offices: tuple[str, ...]
    start: str
    end: str = ""
    as_of: str = ""
    status: str = "ordinary"
    qid: str = ""
    name_nb: str = ""
    aliases: str = ""
    gender: str = ""
    born: str = ""
    died: str = ""
    note: str = ""


def read_json(data: bytes, file: str) -> dict[str, Any]:
    """The JSON object of a file; raises FactsError."""
    try:
        found = json.loads(data)
    except ValueError as error:
        raise FactsError(file, 1, "", f"not JSON: {error}", unit="entry") from None
    if not isinstance(found, dict):
        raise FactsError(file, 1, "", "a JSON object was expected", unit="entry")
    return found
