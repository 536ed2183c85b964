"""What people made on the version before, and whose words the new one no longer has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.engine.results import Span
from quotes.models import Comment, Correction, Flag, Quote, Version
from quotes.selectors.version_changes import places

_ABOUT_THE_TEXT = (Flag.State.OPEN, Flag.State.CONFIRMED, Flag.State.WAITING)


@dataclass(frozen=True, slots=True)
class SetAside:
    """``corrections`` are those that the new text needs once more, each with its place there."""

    flags: tuple[Flag, ...] = ()
    quotes: tuple[Quote, ...] = ()
    comments: tuple[Comment, ...] = ()
    corrections: tuple[tuple[Correction, Span], ...] = ()

    def __len__(self) -> int:
        kinds = (self.flags, self.quotes, self.comments, self.corrections)
        return sum(map(len, kinds))


def set_aside(version: Version) -> SetAside:
    """Of the version just before. A correction is missed where its words stand again, and nobody
    has corrected them since."""
    if version.number == 1:
        return SetAside()
    before = version.article.versions.filter(number__lt=version.number).last()
    flags = before.flags.filter(origin=Flag.Origin.PERSON, state__in=_ABOUT_THE_TEXT)
    quotes = before.quotes.filter(state__in=Quote.HELD, superseded=False)
    corrections = before.corrections.filter(active=True).select_related("created_by")
    comments = version.article.comments.filter(
        version=before, parent=None, withdrawn=False, settled=False
    )
    return SetAside(
        flags=_not_in(flags, version.flags),
        quotes=_not_in(quotes.select_related("speaker"), version.quotes),
        comments=tuple(comments.select_related("created_by")),
        corrections=tuple(_missed(corrections, before, version)),
    )


def _not_in(rows, now) -> tuple:
    known = set(now.values_list("fingerprint", flat=True))
    return tuple(row for row in rows.select_related("version") if row.fingerprint not in known)


def _missed(
    corrections: Iterable[Correction], before: Version, version: Version
) -> Iterator[tuple[Correction, Span]]:
    listed = list(corrections)
    if not listed:
        return
    place, made = places(before, version), list(version.corrections.filter(active=True))
    for correction in listed:
        there = place(Span(correction.start, correction.end))
        if there and not any(_meets(there, Span(c.start, c.end)) for c in made):
            yield correction, there


def _meets(one: Span, other: Span) -> bool:
    return one.overlaps(other) or one == other
