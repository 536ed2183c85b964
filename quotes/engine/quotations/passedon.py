"""Reports that a medium passes on: "X sier at A, melder Reuters", "X sier at A, ifølge NTB"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.engine.quotations.extent import trim
from quotes.engine.quotations.indirect import Report
from quotes.engine.quotations.reading import Reading
from quotes.engine.quotations.sources import Phrase

#: The inner source opens the sentence, with a title of so many tokens before its name at most.
_OPENING = 5
#: So many words may stand between the inner source and its verb.
_ADVERBS = 2
_PEOPLE = ("PER", "PERSON")


def passed_on(
    reading: Reading, outer: Sequence[Report], inner: Sequence[Report]
) -> Iterator[Report]:
    """The outer reports; where a medium's content is itself a report, that one, via the medium."""
    for report in outer:
        first, last = report.content[0]
        own = next((r for r in inner if _opens(r, first) and r.cue.end < last), None)
        if own is None or not _is_medium(reading, report):
            yield report
            continue
        kept = tuple(trim(reading, s, min(e, last)) for s, e in own.content if s < last)
        if kept:
            yield Report(kept, own.cue, own.source, report.source)


def _opens(report: Report, first: int) -> bool:
    """Whether a report opens at token ``first``: its source, then its verb."""
    near = report.cue.start - report.source.end
    return first <= report.source.start < first + _OPENING and 0 <= near <= _ADVERBS


def _is_medium(reading: Reading, report: Report) -> bool:
    """Whether a verb of news and a name that is no person's make the outer report."""
    verb = reading.doc[report.cue.start].lower_
    return verb in reading.words("passing_on") and _names_no_person(reading, report.source)


def _names_no_person(reading: Reading, source: Phrase) -> bool:
    tokens = reading.doc[source.start : source.end]
    named = any(t.pos_ == "PROPN" or t.text[:1].isupper() for t in tokens)
    return named and not any(token.ent_type_ in _PEOPLE for token in tokens)
