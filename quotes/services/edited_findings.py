"""What the check of the corrected text found, beside what was found in the original.

A flag of the original that nobody decided on, and that the corrected text no longer has, is
outdated ("cleared"), until an undo brings it back. A flag that only the corrected text has is a
new one ("after_edit"), shown on the range of the original that its words stand for; it is hidden
again when it is not found any more. What a person decided is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quotes.engine import results
from quotes.engine.results import Analysis, Span
from quotes.models import Flag, Version
from quotes.selectors.edited_text import EditedText
from quotes.services.findings import fact_of, flag_fields
from quotes.services.fingerprints import flag_fingerprint, numbered
from quotes.services.standing import Standing

#: Flags that are still about the words as they stand in the original.
_STANDING_STATES = (
    Flag.State.OPEN,
    Flag.State.CONFIRMED,
    Flag.State.WAITING,
    Flag.State.DISMISSED,
)


def keep_edited(version: Version, edited: EditedText, analysis: Analysis) -> None:
    """To be called inside a transaction."""
    flags = list(version.flags.filter(origin=Flag.Origin.MACHINE))
    originals = [f for f in flags if not f.after_edit and not f.superseded]
    found_again: set[int] = set()
    new = []
    for flag in analysis.flags:
        same = [row for row in originals if _is_same(row, flag, edited)]
        found_again.update(row.pk for row in same)
        if not same:
            new.append(flag)
    _bring_back(row for row in originals if row.cleared and row.pk in found_again)
    if not any(notice.code == "check-failed" for notice in analysis.notices):
        _clear(row for row in originals if row.pk not in found_again)
    _keep_new(version, edited, new, {f.fingerprint: f for f in flags if f.after_edit})


def _is_same(row: Flag, flag: results.Flag, edited: EditedText) -> bool:
    if row.code != flag.code or not (row.cleared or row.state in _STANDING_STATES):
        return False
    if not edited.original(flag.span).overlaps(Span(row.start, row.end)):
        return False
    return not edited.touches_correction(flag.span) or fact_of(flag, edited.text) == row.fact


def _bring_back(rows: Iterable[Flag]) -> None:
    for row in rows:
        row.cleared = False
        if row.state == Flag.State.OUTDATED:
            row.state = Flag.State.OPEN
        row.save(update_fields=["cleared", "state"])


def _clear(rows: Iterable[Flag]) -> None:
    for row in rows:
        if row.state == Flag.State.OPEN:
            row.state, row.cleared = Flag.State.OUTDATED, True
            row.save(update_fields=["cleared", "state"])


def _keep_new(
    version: Version, edited: EditedText, flags: Iterable[results.Flag], known: dict[str, Flag]
) -> None:
    seen: Counter[str] = Counter()
    standing = Standing(version)
    for flag in flags:
        fact = fact_of(flag, edited.text)
        fingerprint = flag_fingerprint("after edit", fact)
        seen[fingerprint] += 1
        fingerprint = numbered(fingerprint, seen[fingerprint] - 1)
        fields = {
            **flag_fields(edited.flag(flag)),
            "fact": fact,
            "words": flag.span.of(edited.text),
            "superseded": False,
        }
        row = known.pop(fingerprint, None)
        if row is None:
            row = Flag(version=version, fingerprint=fingerprint, code=flag.code, after_edit=True)
        for name, value in fields.items():
            setattr(row, name, value)
        if row.pk is None and (dismissal := standing.on(row)):
            row.state, row.dismissal = Flag.State.DISMISSED, dismissal.reason
            row.standing = dismissal
        row.save()
    for row in known.values():
        if row.state == Flag.State.OPEN:
            row.superseded = True
            row.save(update_fields=["superseded"])
