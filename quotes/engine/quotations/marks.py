"""Passages between quotation marks, of any sort, nested and unbalanced.

The scan is one pass over the tokens of a zone with a stack of open marks. Straight and one-shaped
marks (" ' ” as in Swedish) open or close by the white space around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes.engine.results import Mark, Span

_PAIRS = {"«": "»", "„": "“”", "“": "”", "‹": "›", "‘": "’", "‚": "‘’", "»": "«"}
_NAMES: dict[str, Mark] = {
    "«": "guillemets",
    "»": "guillemets",
    "‹": "single",
    "‘": "single",
    "‚": "single",
    "'": "single",
}
_ANY_MARK = re.compile(r"[«»„“”‹›‘’‚\"']")
#: How far a straight mark set with blanks on both sides may be from its partner.
_SPACED_REACH = 400
_BLANK = " \t\u00a0\u202f\n\r"


@dataclass(frozen=True, slots=True)
class Passage:
    """``span`` holds the marks, ``inner`` does not; offsets into the whole text.

    ``depth`` is 0 for an outermost passage. ``closed`` is False where the zone ends first.
    """

    mark: Mark
    span: Span
    inner: Span
    depth: int
    closed: bool = True


@dataclass(slots=True)
class _Open:
    at: int
    character: str
    closers: str


def passages(text: str, zone: Span) -> list[Passage]:
    """The quoted passages of one zone in text order, outer before inner."""
    stack: list[_Open] = []
    found: list[Passage] = []
    for at in _mark_positions(text, zone):
        character = text[at]
        closes = _closed_by(stack, text, at, zone)
        if closes is not None:
            del stack[closes + 1 :]
            opened = stack.pop()
            found.append(_passage(opened, at, at + 1, len(stack)))
        elif _opens(text, at, zone):
            stack.append(_Open(at, character, _closers(character)))
    if stack:
        found = _with_unclosed(stack[0], found, text, zone)
    return sorted(found, key=lambda p: (p.span.start, -p.span.end))


def _with_unclosed(opened: _Open, found: list[Passage], text: str, zone: Span) -> list[Passage]:
    """Add the passage that the zone's end cuts off.

    One that opens the zone goes on in the next paragraph and holds the pairs after it; one in
    the middle was forgotten, so the pairs after it count as outermost.
    """
    unclosed = _passage(opened, zone.end, zone.end, 0, closed=False)
    if not text[zone.start : opened.at].strip(_BLANK + "-–—"):
        return [*found, unclosed]
    raised = [
        replace(p, depth=max(0, p.depth - 1)) if p.span.start > opened.at else p for p in found
    ]
    return [*raised, unclosed]


def _passage(opened: _Open, close: int, end: int, depth: int, *, closed: bool = True) -> Passage:
    mark = _NAMES.get(opened.character, "double")
    return Passage(
        mark, Span(opened.at, end), Span(min(opened.at + 1, close), close), depth, closed
    )


def _mark_positions(text: str, zone: Span) -> Iterator[int]:
    for match in _ANY_MARK.finditer(text, zone.start, zone.end):
        yield match.start()


def _closers(character: str) -> str:
    return _PAIRS.get(character, character)


def _before(text: str, at: int, zone: Span) -> str:
    return text[at - 1] if at > zone.start else " "


def _after(text: str, at: int, zone: Span) -> str:
    return text[at + 1] if at + 1 < zone.end else " "


def _opens(text: str, at: int, zone: Span) -> bool:
    """An opening mark stands before a word and not after one."""
    character = text[at]
    before, after = _before(text, at, zone), _after(text, at, zone)
    if character in "«„“‹":
        return True
    if character in "»›" and (before.isalnum() or after in _BLANK):
        return False
    if before in _BLANK and after in _BLANK and character in "\"'":
        return _has_spaced_partner(text, at, zone)
    opening_place = before in _BLANK or before in "([–—-/:«“„‘\"'"
    return opening_place and after not in _BLANK and character not in "’"


def _closed_by(stack: list[_Open], text: str, at: int, zone: Span) -> int | None:
    """The place in the stack of the passage that the mark at ``at`` closes, if it closes one."""
    character = text[at]
    if character in "'’" and _is_apostrophe(text, at, zone):
        return None
    for place in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if character in stack[place].closers:
            if character in "\"'" and _opens_again(text, at, zone):
                return None
            return place
    return None


def _is_apostrophe(text: str, at: int, zone: Span) -> bool:
    return _before(text, at, zone).isalnum() and _after(text, at, zone).isalnum()


def _has_spaced_partner(text: str, at: int, zone: Span) -> bool:
    """Whether a mark with blanks on both sides (" slik ") has a like one further on."""
    character = text[at]
    partner = text.find(f" {character}", at + 2, min(zone.end, at + _SPACED_REACH))
    return partner > 0


def _opens_again(text: str, at: int, zone: Span) -> bool:
    """A straight mark after white space and before a word opens a nested passage."""
    before, after = _before(text, at, zone), _after(text, at, zone)
    return before in _BLANK and after not in _BLANK and after.isalnum()
