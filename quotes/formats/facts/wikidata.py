"""Wikidata's answer to the query of ``docs/facts.md``: SPARQL results as JSON.

https://www.w3.org/TR/sparql11-results-json/. Each result has ``person``, ``personLabel``,
``office``, ``start`` and, where known, ``end``, ``startPrec``, ``endPrec`` (9 is a year, 10 a
month, 11 a day), ``born``, ``bornPrec``, ``gender`` and ``acting``.
"""

from __future__ import annotations

import re
from typing import Any

from quotes.engine.facts.schema import FactsError
from quotes.formats.facts.stated import StatedTerm, read_json

_ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?(Q[1-9]\d*)")
_TIME = re.compile(r"\+?(\d{4})-(\d{2})-(\d{2})T")
_LENGTHS = {"9": 4, "10": 7, "11": 10}
_GENDERS = {"Q6581097": "m", "Q6581072": "f"}


def read(data: bytes, file: str) -> list[StatedTerm]:
    """The results; those without a start of a year at least are left out. Raises FactsError."""
    answer = read_json(data, file)
    try:
        results = answer["results"]["bindings"]
    except (KeyError, TypeError):
        raise FactsError(
            file, 1, "results", "no SPARQL results as JSON (results.bindings)", unit="entry"
        ) from None
    stated = (_Result(result, number, file) for number, result in enumerate(results, start=1))
    return [result.read() for result in stated if result.day("start")]


class _Result:
    def __init__(self, result: dict[str, Any], number: int, file: str) -> None:
        self.result, self.number, self.file = result, number, file

    def read(self) -> StatedTerm:
        qid = self.entity("person")
        return StatedTerm(
            place=self.number,
            name=self.text("personLabel") or qid,
            offices=(self.entity("office"),),
            start=self.day("start"),
            end=self.day("end"),
            status="acting" if self.text("acting") else "ordinary",
            qid=qid,
            gender=_GENDERS.get(self.text("gender").rpartition("/")[2], ""),
            born=self.day("born"),
        )

    def text(self, name: str) -> str:
        """The value of a variable; blank nodes stand for what is not known."""
        value = self.result.get(name) or {}
        if not isinstance(value, dict) or value.get("type") == "bnode":
            return ""
        return str(value.get("value", "")).strip()

    def entity(self, name: str) -> str:
        match = _ENTITY.fullmatch(self.text(name))
        if not match:
            raise self.error(name, f"no Wikidata entity: {self.text(name)!r}")
        return match[1]

    def day(self, name: str) -> str:
        """The time as far as it is known; without a precision, the first of January is a year."""
        value = self.text(name)
        if not value or value.startswith(("http", "_:", "t")):
            return ""
        match = _TIME.match(value)
        if not match:
            raise self.error(name, f"no time: {value!r}")
        first = match[2] == match[3] == "01"
        precision = self.text(f"{name}Prec") or ("9" if first else "11")
        length = _LENGTHS.get(precision, 0 if precision.isdigit() and int(precision) < 9 else 10)
        return "-".join(match.groups())[:length]

    def error(self, name: str, reason: str) -> FactsError:
        return FactsError(self.file, self.number, name, reason, unit="entry")
