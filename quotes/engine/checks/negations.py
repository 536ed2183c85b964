"""Negation and reservations: words that one wording has and another lacks or has weaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.engine.checks.alignment import Alignment
from quotes.engine.checks.differences import (
    FEWEST_PAIRS,
    Change,
    added,
    counterpart,
    lost,
    several,
    swap,
)
from quotes.engine.checks.wording import Term, WordClasses

#: So many words beside the shared ones may hold a negation that goes with them.
_REACH = 3


def negations(alignment: Alignment, classes: WordClasses) -> Iterator[Change]:
    here, there = alignment.here, alignment.there
    if alignment.coverage < 1:
        return
    ours, theirs = denials(here, classes), denials(there, classes)
    if theirs and not ours and not _speaks_against(here, set(alignment.partner), classes):
        for place in theirs:
            if _governs(alignment, place):
                yield lost(alignment, place, 0.85)
                return
    for place in ours if theirs else []:
        other = counterpart(alignment, place, "negation")
        if other is not None and there[other].rank < here[place].rank:
            yield swap(alignment, here[place], there[other], "swapped", 0.75)
    against = _speaks_against(there, set(alignment.partner.values()), classes)
    if ours and not _near(alignment, theirs) and not against and _all_but_one(alignment):
        yield added(alignment, ours[0], 0.7)


def _near(alignment: Alignment, places: Sequence[int]) -> list[int]:
    """Those places of the second wording that lie among or beside the first's weighty words."""
    shared = [j for i, j in alignment.found.items() if alignment.here[i].weighs]
    if not shared:
        return []
    return [place for place in places if min(shared) - _REACH <= place <= max(shared) + _REACH]


def denials(terms: Sequence[Term], classes: WordClasses) -> list[int]:
    """The places of the words that deny something."""
    keys = [term.key for term in terms]
    idioms = {
        place
        for start in range(len(keys))
        for phrase in classes.not_denying
        if tuple(keys[start : start + len(phrase)]) == phrase
        for place in range(start, start + len(phrase))
    }
    return [i for i, t in enumerate(terms) if t.kind == "negation" and i not in idioms]


def _speaks_against(terms: Sequence[Term], agreed: set[int], classes: WordClasses) -> bool:
    """Whether a word that the other wording lacks denies in its own way ("without")."""
    return any(t.key in classes.negative for i, t in enumerate(terms) if i not in agreed)


def _governs(alignment: Alignment, place: int) -> bool:
    """Whether a word of the second wording stands among the words that the first has, near by."""
    before = [j for _, j in alignment.pairs if j < place]
    later = [(i, j) for i, j in alignment.pairs if j > place]
    weighty = [j for i, j in later if alignment.here[i].kind != "function"]
    verbatim = len(alignment.pairs) == len(alignment.here) >= FEWEST_PAIRS
    after = weighty or [j for _, j in later if verbatim]
    if not after or after[0] - place > 3 or not alignment.unbroken(place, after[0]):
        return False
    beside = before and place - before[-1] <= 2 and alignment.unbroken(before[-1], place)
    return bool(beside) or after[0] - place <= 2


def _all_but_one(alignment: Alignment) -> bool:
    """Whether enough words agree, or all of a short wording but the one in question."""
    return several(alignment) or len(alignment.pairs) == len(alignment.here) - 1 > 1


def hedges(alignment: Alignment) -> Iterator[Change]:
    here, there = alignment.here, alignment.there
    unlike = [i for i, term in enumerate(here) if term.kind == "hedge"]
    if alignment.coverage < 1 or any(place not in alignment.partner for place in unlike):
        return
    for place, term in enumerate(there):
        kept = place in alignment.partner.values()
        if term.kind != "hedge" or kept or not several(alignment):
            continue
        if _governs(alignment, place):
            yield lost(alignment, place, 0.65)
            return


def bears_out(alignment: Alignment, classes: WordClasses) -> bool:
    """Whether the second wording has every weighty word of the first, and denies what that does."""
    ours = denials(alignment.here, classes)
    theirs = _near(alignment, denials(alignment.there, classes))
    against = _speaks_against(alignment.there, set(), classes)
    return alignment.coverage == 1 and (not ours or bool(theirs) or against)
