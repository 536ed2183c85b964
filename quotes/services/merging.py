"""Two texts that two people made of one, put together again."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.formats.reviewed import corrected
from quotes.selectors.differences import Replacement, word_difference


@dataclass(frozen=True, slots=True)
class Merge:
    """``text`` holds both people's changes; None where they changed the same words.

    ``clashes`` are these words, (mine, theirs) as each of the two wrote them.
    """

    text: str | None
    clashes: tuple[tuple[str, str], ...] = ()


def merge(base: str, mine: str, theirs: str) -> Merge:
    """The changes of both, word by word, in one text."""
    my_changes, their_changes = word_difference(base, mine), word_difference(base, theirs)
    clashes = tuple(
        (one.text, other.text)
        for one in my_changes
        for other in their_changes
        if one != other and _clash(one, other)
    )
    if clashes:
        return Merge(None, clashes)
    both = sorted({*my_changes, *their_changes}, key=lambda change: change.span)
    return Merge(corrected(base, [(c.span.start, c.span.end, c.text) for c in both]))


def _clash(one: Replacement, other: Replacement) -> bool:
    """Words that both changed, or two insertions at one place, whose order nobody can know."""
    return one.span.overlaps(other.span) or (
        one.span == other.span and one.span.start == one.span.end
    )
