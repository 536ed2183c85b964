"""Datelines of agencies: "OSLO, March 3 (Reuters) -", "Beijing (AP) —"."""

from __future__ import annotations

import re

from quotes.engine.document import READABLE, Document
from quotes.engine.results import Span

_CAPITALS = r"[A-ZÆØÅ][A-ZÆØÅ.'’ -]{2,30}"
_PLACE = r"[A-ZÆØÅ][\w.'’ -]{1,30}"
_AGENCY = r"\([A-Z][\w ./-]{1,30}\)"
_REST = r"(?:, [\w.'’ ]{1,20}){0,3}"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}{_REST}(?: {_AGENCY})?|{_PLACE}{_REST} {_AGENCY}) ?(?:--|[–—-])\s+"
)


def after_dateline(text: str, zone: Span) -> int:
    """Where the text of a zone begins: after its dateline if it has one."""
    found = _DATELINE.match(text, zone.start, zone.end)
    return found.end() if found else zone.start


def parsed_ranges(document: Document) -> list[tuple[int, int]]:
    """The readable zones as ranges to parse, a dateline apart from the sentence after it."""
    ranges = []
    for zone in document.zones:
        if zone.kind in READABLE:
            begin = after_dateline(document.text, zone.span)
            if begin > zone.span.start:
                ranges.append((zone.span.start, begin))
            ranges.append((begin, zone.span.end))
    return ranges
