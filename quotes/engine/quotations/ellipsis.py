"""Reports whose verb is left out: "51 prosent svarer at A, 26 prosent at B"."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.engine.quotations.extent import trim
from quotes.engine.quotations.indirect import Report
from quotes.engine.quotations.reading import Reading
from quotes.engine.quotations.sources import Phrase

#: So many tokens the source of a report without a verb has at most.
_SOURCE = 5


def with_elliptic(reading: Reading, report: Report) -> Iterator[Report]:
    """The report, cut where another source's begins, and those that share its cue."""
    (start, end), *more = report.content
    source = report.source
    if more or report.according:
        yield report
        return
    at = start + 1
    while at < end:
        other = _source_before(reading, start, at)
        if other is None:
            at += 1
            continue
        yield Report((trim(reading, start, other.start),), report.cue, source, report.via)
        source, start = other, at + 1
        at = start + 1
    yield Report((trim(reading, start, end),), report.cue, source, report.via)


def _source_before(reading: Reading, start: int, at: int) -> Phrase | None:
    """The phrase between a comma and "at", if it can be a source and holds no verb."""
    doc = reading.doc
    if doc[at].lower_ != "at" or reading.language == "en":
        return None
    first = at
    while first > max(start, at - _SOURCE) and doc[first - 1].pos_ in _NOMINAL:
        first -= 1
    joined = doc[first - 1].text == "," or doc[first - 1].lower_ in reading.words("contrast")
    if first == at or first <= start or not joined:
        return None
    counted = doc[first].pos_ == "NUM" or doc[first].pos_ == "PROPN"
    return Phrase(first, at) if counted else None


_NOMINAL = ("NUM", "NOUN", "PROPN", "DET", "ADJ")
