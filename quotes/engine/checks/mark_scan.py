"""Pairs of double quotation marks, and the marks that have no fellow.

Single marks are left out: they can't be told from apostrophes, genitives and feet. What opens and
what closes follows from the character and, for those that may do either, from the white space
around it. Offsets are code points of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.engine.results import Span

_MARK = re.compile(r"[«»“”„\"]")
_CLOSERS = {"«": "»", "»": "«»", "„": "“”", "“": "”", "”": "”", '"': '"'}
_BEFORE_OPENING = frozenset(" \t\u00a0\u202f\n\r([–—-/:«“„‘'")
_AFTER_CLOSING = frozenset(" \t\u00a0\u202f\n\r.,;:!?…)]–—-/»”’'")
#: Nobody quotes in a quote in a quote more deeply; what is opened before that was left open.
_DEEPEST = 10
_BLANK = frozenset(" \t\u00a0\u202f\n\r")


@dataclass(frozen=True, slots=True)
class Pair:
    """Offsets of an opening mark and of the mark that closes it."""

    opening: int
    closing: int


@dataclass(slots=True)
class Scan:
    """The marks of one zone: ``pairs`` in the order in which they close, ``mixed`` pairs of
    unlike marks, and marks alone."""

    zone: Span
    pairs: list[Pair] = field(default_factory=list)
    mixed: list[Pair] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)

    @property
    def first(self) -> int | None:
        """The first mark of the zone."""
        marks = [pair.opening for pair in (*self.pairs, *self.mixed)]
        return min([*marks, *self.unclosed, *self.unopened], default=None)


def fits(text: str, opening: int, closing: int) -> bool:
    """Whether two marks are a pair of one kind."""
    return text[closing] in _CLOSERS.get(text[opening], "")


def closer_of(opening: str) -> str:
    """The usual mark that closes what the character opens."""
    return _CLOSERS[opening][-1]


def opener_of(closing: str) -> str:
    """The usual mark that opens what the character closes."""
    return {"»": "«", "”": "“", "“": "„", "«": "»"}.get(closing, closing)


def scan_zones(text: str, zones: Iterable[Span]) -> list[Scan]:
    """One scan for each zone; »German« marks are told by how most of them stand."""
    areas = list(zones)
    turned = _is_turned(text, areas)
    return [_scan(text, zone, turned) for zone in areas]


def _is_turned(text: str, zones: Iterable[Span]) -> bool:
    before_words = {"«": 0, "»": 0}
    for zone in zones:
        for at in _marks(text, zone):
            if text[at] in before_words and _may_open(text, at, zone):
                before_words[text[at]] += 1
    return before_words["»"] > 2 * before_words["«"]


def _scan(text: str, zone: Span, turned: bool) -> Scan:
    scan = Scan(zone)
    stack: list[int] = []
    for at in _marks(text, zone):
        side = _side(text, at, zone, turned, [text[place] for place in stack])
        if side == "opens":
            stack.append(at)
            if len(stack) > _DEEPEST:
                scan.unclosed.append(stack.pop(0))
        elif side == "closes":
            _close(text, at, stack, scan)
    scan.unclosed.extend(stack)
    scan.unclosed.sort()
    return scan


def _close(text: str, at: int, stack: list[int], scan: Scan) -> None:
    place = next((i for i in range(len(stack) - 1, -1, -1) if fits(text, stack[i], at)), None)
    if place is not None:
        scan.unclosed.extend(stack[place + 1 :])
        scan.pairs.append(Pair(stack[place], at))
        del stack[place:]
    elif stack:
        scan.mixed.append(Pair(stack.pop(), at))
    else:
        scan.unopened.append(at)


def _marks(text: str, zone: Span) -> Iterator[int]:
    return (match.start() for match in _MARK.finditer(text, zone.start, zone.end))


def _side(text: str, at: int, zone: Span, turned: bool, stack: list[str]) -> str:
    """``opens``, ``closes`` or ``neither``."""
    character = text[at]
    if character in "«»":
        return "opens" if (character == "«") is not turned else "closes"
    if character == "„":
        return "opens"
    opening, closing = _may_open(text, at, zone), _may_close(text, at, zone)
    if character == '"' and _is_inch(text, at, zone) and '"' not in stack:
        return "neither"
    if opening and closing:
        return "closes" if stack and character in _CLOSERS[stack[-1]] else "opens"
    if opening:
        return "opens"
    return "closes" if closing else "neither"


def _is_inch(text: str, at: int, zone: Span) -> bool:
    return at > zone.start and text[at - 1].isdigit()


def _may_open(text: str, at: int, zone: Span) -> bool:
    before = text[at - 1] if at > zone.start else " "
    after = text[at + 1] if at + 1 < zone.end else " "
    return before in _BEFORE_OPENING and after not in _BLANK


def _may_close(text: str, at: int, zone: Span) -> bool:
    before = text[at - 1] if at > zone.start else " "
    after = text[at + 1] if at + 1 < zone.end else " "
    return before not in _BLANK and after in _AFTER_CLOSING
