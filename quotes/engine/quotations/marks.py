"""Passages between quotation marks, of any sort, nested and unbalanced.

The scan is one pass over the tokens of a zone with a stack of open marks. Straight and one-shaped
marks (" ' ” as in Swedish) open or close by the white space around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes.engine.results import Mark, Span

_PAIRS = {"«": "»", "„": '“”"', "“": "”", "‹": "›", "‘": "’", "‚": "‘’", "»": "«"}
_NAMES: dict[str, Mark] = {
    "«": "guillemets",
    "»": "guillemets",
    "‹": "single",
    "‘": "single",
    "‚": "single",
    "'": "single",
}
_ANY_MARK = re.compile(r"<<|>>|''|``|,,|[«»„“”‹›‘’‚\"']")
_CLOSES_SINGLE = re.compile(r"[,.!?]['’](?!\w)")
_OPENS_SINGLE = re.compile(r"(?<=\s)['‘](?=\w)")
#: Marks typed as two characters and the ones that they stand for.
_TYPED = {"<<": "«", ">>": "»", "''": '"', "``": "“", ",,": "„"}
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
    after: int
    character: str
    closers: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A mark and the characters around it, blanks at the zone's borders."""

    character: str
    before: str
    after: str


def passages(text: str, zone: Span) -> list[Passage]:
    """The quoted passages of one zone in text order, outer before inner."""
    stack: list[_Open] = []
    found: list[Passage] = []
    for at, typed in _marks(text, zone):
        character = _TYPED.get(typed, typed)
        after = at + len(typed)
        place = _Place(character, _before(text, at, zone), _after(text, after, zone))
        closes = None if _is_plural_genitive(text, after, zone, place) else _closed_by(stack, place)
        if closes is not None:
            del stack[closes + 1 :]
            opened = stack.pop()
            found.append(_passage(opened, at, after, len(stack)))
        elif _opens(place) or _opens_spaced(text, at, zone, place):
            stack.append(_Open(at, after, character, _closers(character)))
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
    inner = Span(min(opened.after, close), close)
    return Passage(mark, Span(opened.at, end), inner, depth, closed)


def _marks(text: str, zone: Span) -> Iterator[tuple[int, str]]:
    for match in _ANY_MARK.finditer(text, zone.start, zone.end):
        yield match.start(), match.group()


def _closers(character: str) -> str:
    return _PAIRS.get(character, character)


def _before(text: str, at: int, zone: Span) -> str:
    return text[at - 1] if at > zone.start else " "


def _after(text: str, after: int, zone: Span) -> str:
    return text[after] if after < zone.end else " "


def _opens(place: _Place) -> bool:
    """An opening mark stands before a word and not after one."""
    if place.character in "«„“‹":
        return True
    if place.character in "»›" and (place.before.isalnum() or place.after in _BLANK):
        return False
    opening_place = place.before in _BLANK or place.before in "([–—-/:«“„‘\"'"
    return opening_place and place.after not in _BLANK and place.character not in "’"


def _opens_spaced(text: str, at: int, zone: Span, place: _Place) -> bool:
    """A straight mark with blanks on both sides (" slik ") that has a like one further on."""
    if place.character not in "\"'" or not (place.before in _BLANK and place.after in _BLANK):
        return False
    partner = text.find(f" {text[at]}", at + 2, min(zone.end, at + _SPACED_REACH))
    return partner > 0


def _is_plural_genitive(text: str, after: int, zone: Span, place: _Place) -> bool:
    """ "the dogs' home": a mark after an s and before a small letter, where a passage still closes
    further on, after a comma or stop."""
    if place.character not in "'’" or place.before != "s" or place.after not in _BLANK:
        return False
    if not text[after : after + 2].strip().islower():
        return False
    closing = _CLOSES_SINGLE.search(text, after, zone.end)
    opening = _OPENS_SINGLE.search(text, after, zone.end)
    return closing is not None and (opening is None or closing.start() < opening.start())


def _closed_by(stack: list[_Open], place: _Place) -> int | None:
    """The place in the stack of the passage that a mark closes, None if it closes none."""
    if place.character in "'’" and place.before.isalnum() and place.after.isalnum():
        return None  # an apostrophe
    for number in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if place.character in stack[number].closers:
            opens_again = place.before in _BLANK and place.after.isalnum()
            return None if place.character in "\"'" and opens_again else number
    return None
