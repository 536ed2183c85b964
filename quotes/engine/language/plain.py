"""Text as the parser should see it, with the way back to the text as it stands.

Web pages are full of no-break spaces after dashes, soft hyphens and zero-width marks; the
treebank has none of them. The parser gets each run of white space as one space or newline, and no
invisible characters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class PlainText:
    """`text` for the parser; `places[i]` is where its code point i stands in the original."""

    text: str
    places: tuple[int, ...]


def plain(text: str, start: int, end: int) -> PlainText:
    """The range of `text` with plain white space, without invisible characters.

    A run of white space that holds a line break becomes a newline, any other a space. A range of
    nothing but invisible characters stays as it is.
    """
    characters: list[str] = []
    places: list[int] = []
    for place in range(start, end):
        character = text[place]
        if _invisible(character):
            continue
        if not character.isspace():
            characters.append(character)
            places.append(place)
            continue
        blank = "\n" if character in "\n\r\u2028\u2029" else " "
        if not characters or not characters[-1].isspace():
            characters.append(blank)
            places.append(place)
        elif blank == "\n":
            characters[-1] = blank
    if not characters:
        return PlainText(text[start:end], tuple(range(start, end)))
    places[0] = start
    return PlainText("".join(characters), tuple(places))


def _invisible(character: str) -> bool:
    """True for soft hyphens, zero-width and direction marks, but not for the joiner of emoji."""
    return character > "\x7f" and character != JOINER and unicodedata.category(character) == "Cf"
