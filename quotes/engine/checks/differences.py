"""Differences between two aligned wordings, and where they may be mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.engine.checks.alignment import Alignment
from quotes.engine.checks.wording import Term
from quotes.engine.results import Span

ChangeKind = Literal["swapped", "added", "lost", "misspelt"]

#: The share of the other words that must be found before a difference counts.
_ENOUGH = 0.5
#: So many words in order are enough where but one of them weighs.
FEWEST_PAIRS = 3


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


def counterpart(alignment: Alignment, place: int, kind: str) -> int | None:
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


def rest_found(alignment: Alignment, place: int, share: float = _ENOUGH) -> bool:
    """Whether enough of the other weighty words stand in the second wording; at least one.

    Where there are no others, two of the lighter words will do.
    """
    others = [i for i, t in enumerate(alignment.here) if t.weighs and i != place]
    if not others:
        return len(alignment.pairs) > 1
    found = sum(i in alignment.found for i in others)
    return found > 0 and found / len(others) >= share


def several(alignment: Alignment) -> bool:
    """Whether enough words agree in order for one more or less to count."""
    weighty = sum(alignment.here[i].weighs for i, _ in alignment.pairs)
    return weighty > 1 or (weighty == 1 and len(alignment.pairs) >= FEWEST_PAIRS)


def swap(
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


def added(alignment: Alignment, place: int, confidence: float) -> Change:
    here = alignment.here
    term = here[place]
    put, text = None, ""
    if place + 1 < len(here):
        put, text = Span(term.span.start, here[place + 1].span.end), here[place + 1].text
    elif place:
        put, text = Span(here[place - 1].span.start, term.span.end), here[place - 1].text
    there = alignment.there[next(iter(alignment.found.values()))].span
    return Change("added", term.span, _around(alignment, there), term.text, confidence, put, text)


def lost(alignment: Alignment, place: int, confidence: float) -> Change:
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
