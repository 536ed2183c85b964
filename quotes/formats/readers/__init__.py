"""Readers: bytes to a Document. The one that knows the bytes best reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quotes.engine.document import Document
from quotes.engine.results import Message, gettext_noop
from quotes.formats.readers import plain_text
from quotes.formats.readers.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Reader:
    """``score`` tells from 0 (not mine) to 1 (surely mine) how well it knows the bytes.

    ``read`` keeps the text as it came, line breaks included; it raises Unreadable.
    """

    code: str
    score: Callable[[bytes, str], float]
    read: Callable[[bytes], Document]


READERS: tuple[Reader, ...] = (Reader("plain-text", plain_text.score, plain_text.read),)


def read(data: bytes, name: str = "") -> Document:
    """Read a file's bytes with the best-scoring reader; ``name`` is the file's name.

    Raises Unreadable, which says why, if no reader knows the bytes or the best one fails.
    """
    best = max(READERS, key=lambda reader: reader.score(data, name))
    if best.score(data, name) == 0:
        raise Unreadable(
            Message(
                gettext_noop("This is not a text file. Save the article as text and try again.")
            )
        )
    return best.read(data)
