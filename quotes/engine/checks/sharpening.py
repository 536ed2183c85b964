"""How one wording says more, or other, than another: degree, numbers, negation, reservations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.engine.checks.alignment import Alignment
from quotes.engine.checks.wording import Term, WordClasses, misspelt, same
from quotes.engine.results import Span

ChangeKind = Literal["swapped", "added", "lost", "misspelt"]

#: The share of the other words that must be found before a difference counts.
_ENOUGH = 0.5
_CLOSE = 0.05
_EXTREME = 3
_FEWEST_PAIRS = 3
#: Words with these many letters in common are taken to be of one root ("tragisk", "tragedie").
_ROOT = 4


@dataclass(frozen=True, slots=True)
class Change:
    """``here`` and ``there`` are the places that differ (for what is lost or added, the wording
    around it). ``word`` is the other wording's word for a swap, else what was added or lost.
    ``put`` is where the mend goes and ``text`` what it says; None where there is none."""

    kind: ChangeKind
    here: Span
    there: Span
    word: str
    confidence: float
    put: Span | None = None
    text: str = ""


def changes(alignment: Alignment, classes: WordClasses) -> list[Change]:
    """What the first wording has sharper than the second, the plainest first."""
    if not alignment.found:
        return []
    return [
        *_misspellings(alignment),
        *_numbers(alignment, classes),
        *_negations(alignment, classes),
        *_degrees(alignment),
        *_hedges(alignment),
        *_other_words(alignment),
    ]


def _misspellings(alignment: Alignment) -> Iterator[Change]:
    here, there = alignment.here, alignment.there
    for place, term in enumerate(here):
        if term.kind != "content" or place in alignment.partner:
            continue
        right = next((t for t in there if misspelt(term.key, t.key)), None)
        known = any(same(term, other) for other in there)
        if right and not known and _rest_found(alignment, place):
            yield _swap(alignment, term, right, "misspelt", 0.8)


def _numbers(alignment: Alignment, classes: WordClasses) -> Iterator[Change]:
    here, there = alignment.here, alignment.there
    for place, term in enumerate(here):
        if term.kind != "number" or place in alignment.found or not _rest_found(alignment, place):
            continue
        other = _counterpart(alignment, place, "number")
        if other is None or _about_the_same(here, place, there[other], classes):
            continue
        yield _swap(alignment, term, there[other], "swapped", 0.85)


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


def _negations(alignment: Alignment, classes: WordClasses) -> Iterator[Change]:
    here, there = alignment.here, alignment.there
    if alignment.coverage < 1:
        return
    ours, theirs = denials(here, classes), denials(there, classes)
    if theirs and not ours and not _speaks_against(here, set(alignment.partner), classes):
        for place in theirs:
            if _governs(alignment, place):
                yield _lost(alignment, place, 0.85)
                return
    against = _speaks_against(there, set(alignment.partner.values()), classes)
    if ours and not theirs and not against and _several(alignment):
        yield _added(alignment, ours[0], 0.7)


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
    verbatim = len(alignment.pairs) == len(alignment.here) >= _FEWEST_PAIRS
    after = weighty or [j for _, j in later if verbatim]
    if not after or after[0] - place > 3 or not alignment.unbroken(place, after[0]):
        return False
    if not before:
        return after[0] - place <= 2
    return place - before[-1] <= 2 and alignment.unbroken(before[-1], place)


def _several(alignment: Alignment) -> bool:
    """Whether enough words agree in order for one more or less to count."""
    weighty = sum(alignment.here[i].weighs for i, _ in alignment.pairs)
    return weighty > 1 or (weighty == 1 and len(alignment.pairs) >= _FEWEST_PAIRS)


def _degrees(alignment: Alignment) -> Iterator[Change]:
    """Words of degree that are stronger than the other wording's, or stand where it has none."""
    here, there = alignment.here, alignment.there
    for place, term in enumerate(here):
        if term.kind != "degree" or any(same(term, other) for other in there):
            continue
        target = next((i for i in range(place + 1, len(here)) if here[i].weighs), None)
        other = _counterpart(alignment, place, "degree")
        if other is None:
            if target is None or target - place > 2 or target not in alignment.found:
                continue
            other = _degree_before(there, alignment.found[target])
        if not _rest_found(alignment, place):
            continue
        if other is None and term.rank > 1:
            yield _added(alignment, place, 0.8 if term.rank == _EXTREME else 0.6)
        elif other is not None and there[other].rank < term.rank:
            yield _swap(alignment, term, there[other], "swapped", 0.9)


def _degree_before(terms: Sequence[Term], place: int) -> int | None:
    near = range(place - 1, max(-1, place - 4), -1)
    return next((j for j in near if terms[j].kind == "degree"), None)


def _hedges(alignment: Alignment) -> Iterator[Change]:
    here, there = alignment.here, alignment.there
    unlike = [i for i, term in enumerate(here) if term.kind == "hedge"]
    if alignment.coverage < 1 or any(place not in alignment.partner for place in unlike):
        return
    for place, term in enumerate(there):
        kept = place in alignment.partner.values()
        if term.kind != "hedge" or kept or not _several(alignment):
            continue
        if _governs(alignment, place):
            yield _lost(alignment, place, 0.65)
            return


def _other_words(alignment: Alignment) -> Iterator[Change]:
    """One word in another's place between words that agree; or a sharp word put in."""
    here, there = alignment.here, alignment.there
    for place, term in enumerate(here):
        if term.kind != "content" or place in alignment.found:
            continue
        other = _counterpart(alignment, place, "content")
        if other is not None and there[other].key[:_ROOT] == term.key[:_ROOT]:
            continue
        exact = other is not None and _framed(alignment, place, other)
        rest = _rest_found(alignment, place, 1.0 if not exact else _ENOUGH)
        if other is not None and rest and (exact or term.sharp):
            yield _swap(alignment, term, there[other], "swapped", 0.8 if term.sharp else 0.6)
        elif term.sharp and rest and _several(alignment):
            yield _added(alignment, place, 0.6)


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
    return _several(alignment) and _rest_found(alignment, place, 1.0)


def _counterpart(alignment: Alignment, place: int, kind: str) -> int | None:
    """The one word of a kind in the second wording where the first has the word at ``place``."""
    taken = set(alignment.found.values())
    gap = [
        j for j in alignment.between(place) if alignment.there[j].kind == kind and j not in taken
    ]
    partners = alignment.partner
    beside = [
        j for j in gap if partners.get(place - 1) == j - 1 or partners.get(place + 1) == j + 1
    ]
    return beside[0] if beside else None


def _rest_found(alignment: Alignment, place: int, share: float = _ENOUGH) -> bool:
    """Whether enough of the other weighty words stand in the second wording; at least one.

    Where there are no others, two of the lighter words will do.
    """
    others = [i for i, t in enumerate(alignment.here) if t.weighs and i != place]
    if not others:
        return len(alignment.pairs) > 1
    found = sum(i in alignment.found for i in others)
    return found > 0 and found / len(others) >= share


def _swap(
    alignment: Alignment, term: Term, other: Term, kind: ChangeKind, confidence: float
) -> Change:
    return Change(
        kind,
        term.span,
        _around(alignment, other.span),
        other.text,
        confidence,
        term.span,
        other.text,
    )


def _around(alignment: Alignment, span: Span) -> Span:
    """The stretch of the second wording that has the first one's words, and ``span``."""
    places = [alignment.there[j].span for j in alignment.found.values()]
    return Span(
        min(span.start, *(p.start for p in places)), max(span.end, *(p.end for p in places))
    )


def _added(alignment: Alignment, place: int, confidence: float) -> Change:
    here = alignment.here
    term = here[place]
    following = here[place + 1] if place + 1 < len(here) else None
    put = Span(term.span.start, following.span.end) if following else None
    return Change(
        "added",
        term.span,
        _around(alignment, alignment.there[next(iter(alignment.found.values()))].span),
        term.text,
        confidence,
        put,
        following.text if following else "",
    )


def _lost(alignment: Alignment, place: int, confidence: float) -> Change:
    """Put back before the next word that both wordings have."""
    word = alignment.there[place]
    here = Span(alignment.here[0].span.start, alignment.here[-1].span.end)
    following = next((i for i, j in alignment.pairs if j > place), None)
    put, text = None, ""
    if following is not None:
        target = alignment.here[following]
        put, text = target.span, f"{word.text} {_lowered(target)}"
    return Change("lost", here, _around(alignment, word.span), word.text, confidence, put, text)


def _lowered(term: Term) -> str:
    return term.text if term.text.isupper() else term.text[0].lower() + term.text[1:]
