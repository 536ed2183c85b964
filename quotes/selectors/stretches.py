"""A zone's text, cut wherever a mark begins or ends, so that overlapping marks nest readably."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from quotes.models import Claim, Comment, Correction, Flag, Quote, Version


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters under the same marks.

    ``start`` and ``end`` are code points of the version's text; ``first_of`` names the flags and
    quotes that begin here, as ids in the page ("flag-12", "quote-5").
    """

    start: int
    end: int
    text: str
    quotes: tuple[Quote, ...] = ()
    flags: tuple[Flag, ...] = ()
    claims: tuple[Claim, ...] = ()
    comments: tuple[Comment, ...] = ()
    correction: Correction | None = None
    first_of: tuple[str, ...] = ()

    @property
    def worst(self) -> Flag | None:
        """The flag whose severity the underline shows."""
        return min(self.flags, key=lambda flag: flag.severity, default=None)


Mark = Quote | Flag | Claim | Correction | Comment
Placed = tuple[int, int, Mark]


def marks_by_zone(
    version: Version,
    quotes: Iterable[Quote],
    others: Iterable[Flag | Claim | Correction | Comment],
) -> dict[int, list[Placed]]:
    """Each zone's marks as (start, end, mark); a mark over a border is in both zones."""
    placed: list[Placed] = [(s, e, quote) for quote in quotes for s, e in quote.content]
    placed += [(mark.start, mark.end, mark) for mark in others]
    starts = [zone["start"] for zone in version.zones]
    by_zone: dict[int, list[Placed]] = defaultdict(list)
    for start, end, mark in placed:
        first = max(bisect_right(starts, start) - 1, 0)
        for index in range(first, max(bisect_left(starts, end), first + 1)):
            by_zone[index].append((start, end, mark))
    return by_zone


def stretches(text: str, start: int, end: int, marks: list[Placed]) -> tuple[Stretch, ...]:
    """Cut a zone wherever a mark begins or ends, so that overlapping marks nest readably."""
    corrections = [(s, e) for s, e, mark in marks if isinstance(mark, Correction)]
    cuts = {start, end} | {min(max(edge, start), end) for s, e, _m in marks for edge in (s, e)}
    # A correction is shown as one stretch, whatever begins or ends within it.
    borders = sorted(cut for cut in cuts if not any(s < cut < e for s, e in corrections))
    ranges = [*pairwise(borders), *((s, e) for s, e in corrections if s == e)]
    seen: set[str] = set()
    return tuple(_stretch(text, s, e, marks, seen) for s, e in sorted(ranges))


def _stretch(text: str, start: int, end: int, marks: list[Placed], seen: set[str]) -> Stretch:
    correction = next(
        (m for s, e, m in marks if isinstance(m, Correction) and (s, e) == (start, end)), None
    )
    over = [m for s, e, m in marks if s < end and e > start]
    quotes = tuple(dict.fromkeys(m for m in over if isinstance(m, Quote)))
    flags = tuple(m for m in over if isinstance(m, Flag))
    comments = tuple(m for m in over if isinstance(m, Comment))
    names = [f"{m._meta.model_name}-{m.pk}" for m in (*quotes, *flags, *comments)]
    first_of = tuple(name for name in names if name not in seen)
    seen.update(first_of)
    return Stretch(
        start=start,
        end=end,
        text=text[start:end],
        quotes=quotes,
        flags=flags,
        claims=tuple(m for m in over if isinstance(m, Claim)),
        comments=comments,
        correction=correction,
        first_of=first_of,
    )
