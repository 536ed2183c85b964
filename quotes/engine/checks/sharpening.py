"""How one wording says more, or other, than another: degree, numbers, negation, reservations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.engine.checks.alignment import Alignment
from quotes.engine.checks.differences import (
    Change,
    added,
    counterpart,
    rest_found,
    several,
    swap,
)
from quotes.engine.checks.negations import hedges, negations
from quotes.engine.checks.wording import Term, WordClasses, misspelt, same

_ENOUGH = 0.5
_CLOSE = 0.05
_EXTREME = 3
#: Words with these many letters in common are taken to be of one root ("tragisk", "tragedie").
_ROOT = 4


def changes(alignment: Alignment, classes: WordClasses) -> list[Change]:
    """What the first wording has sharper than the second, the plainest first."""
    if not alignment.found:
        return []
    return [
        *_misspellings(alignment),
        *_numbers(alignment, classes),
        *negations(alignment, classes),
        *_degrees(alignment),
        *hedges(alignment),
        *_other_words(alignment),
    ]


def _misspellings(alignment: Alignment) -> Iterator[Change]:
    here, there = alignment.here, alignment.there
    for place, term in enumerate(here):
        if term.kind != "content" or place in alignment.partner:
            continue
        right = next((t for t in there if misspelt(term.key, t.key)), None)
        known = any(same(term, other) for other in there)
        if right and not known and rest_found(alignment, place):
            yield swap(alignment, term, right, "misspelt", 0.8)


def _numbers(alignment: Alignment, classes: WordClasses) -> Iterator[Change]:
    here, there = alignment.here, alignment.there
    for place, term in enumerate(here):
        if term.kind != "number" or place in alignment.found or not rest_found(alignment, place):
            continue
        other = counterpart(alignment, place, "number")
        if other is None or _about_the_same(here, place, there[other], classes):
            continue
        yield swap(alignment, term, there[other], "swapped", 0.85)


def _about_the_same(here: Sequence[Term], place: int, other: Term, classes: WordClasses) -> bool:
    """Whether a rounded number stands for the other: "30" or "nearly 30" for 29.6."""
    first, second = here[place].value, other.value
    if not first or not second:
        return True
    if _digits(first) > _digits(second):
        return False
    near = abs(first - second) / max(abs(first), abs(second))
    vague = any(term.key in classes.about for term in here[max(0, place - 2) : place])
    return near < (4 * _CLOSE if vague else _CLOSE if first >= 20 else 0.001)


def _digits(value: float) -> int:
    """How many digits of a number say something: 2 for 3,400, 3 for 29.6."""
    return len(f"{value:.10g}".replace(".", "").strip("0-"))


def _degrees(alignment: Alignment) -> Iterator[Change]:
    """Words of degree that are stronger than the other wording's, or stand where it has none."""
    here, there = alignment.here, alignment.there
    for place, term in enumerate(here):
        if term.kind != "degree" or any(same(term, other) for other in there):
            continue
        target = next((i for i in range(place + 1, len(here)) if here[i].weighs), None)
        other = counterpart(alignment, place, "degree")
        if other is None:
            if target is None or target - place > 2 or target not in alignment.found:
                continue
            other = _degree_before(there, alignment.found[target])
        if not rest_found(alignment, place):
            continue
        if other is None and term.rank > 1:
            yield added(alignment, place, 0.8 if term.rank == _EXTREME else 0.6)
        elif other is not None and there[other].rank < term.rank:
            yield swap(alignment, term, there[other], "swapped", 0.9)


def _degree_before(terms: Sequence[Term], place: int) -> int | None:
    near = range(place - 1, max(-1, place - 4), -1)
    return next((j for j in near if terms[j].kind == "degree"), None)


def _other_words(alignment: Alignment) -> Iterator[Change]:
    """One word in another's place between words that agree; or a sharp word put in."""
    here, there = alignment.here, alignment.there
    for place, term in enumerate(here):
        if term.kind != "content" or place in alignment.found:
            continue
        other = counterpart(alignment, place, "content")
        if other is not None and there[other].key[:_ROOT] == term.key[:_ROOT]:
            continue
        exact = other is not None and _framed(alignment, place, other)
        rest = rest_found(alignment, place, 1.0 if not exact else _ENOUGH)
        if other is not None and rest and (exact or term.sharp):
            yield swap(alignment, term, there[other], "swapped", 0.8 if term.sharp else 0.6)
        elif term.sharp and rest and several(alignment):
            yield added(alignment, place, 0.6)


def _framed(alignment: Alignment, place: int, other: int) -> bool:
    """Whether the words next to both places agree; if none of them weighs, all others must."""
    here = alignment.here
    frames = [(place - 1, other - 1), (place + 1, other + 1)]
    if place == len(here) - 1:
        frames[1] = (place - 2, other - 2)
    elif place == 0:
        frames[0] = (place + 2, other + 2)
    if not all(alignment.partner.get(i) == j and i >= 0 for i, j in frames):
        return False
    if any(here[i].kind != "function" for i, _ in frames):
        return True
    return several(alignment) and rest_found(alignment, place, 1.0)
