"""Plain text. The first line is the title; "Til red:" lines are for the desk."""

from __future__ import annotations

import re

from quotes.engine.document import Document, Zone, document_from_text
from quotes.engine.results import Message, Span, gettext_noop
from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.readers.decoding import decode, marked_encoding
from quotes.formats.readers.errors import MOST_LINES, Unreadable, refuse_many

_SAMPLE = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
#: NTB's line to the desks ("Til red: Endrer tittel."), on one or more lines of its own.
_TO_THE_DESK = re.compile(r"^[ \t]*Til red(?:aksjonen[e]?|\.)?:[^\r\n]*\S", re.MULTILINE | re.I)


def score(data: bytes, name: str) -> float:
    """Any bytes without zeros may be text, and UTF-16 if it says so."""
    if marked_encoding(data):
        return 0.4
    return 0 if b"\x00" in data else 0.3


def read(data: bytes) -> ReadArticle:
    """Decode and zone a text, which is kept as it is; raises Unreadable if it is none."""
    return article(readable(decode(data)))


def article(text: str) -> ReadArticle:
    """Zone a text; lines to the desk are metadata, and no part of the article.

    Raises Unreadable for one of more lines than an article has.
    """
    refuse_many(text.count("\n") + text.count("\r"), MOST_LINES)
    notes = [
        Span(match.end() - len(match[0].lstrip()), match.end())
        for match in _TO_THE_DESK.finditer(text)
    ]
    found = document_from_text(_TO_THE_DESK.sub(lambda note: " " * len(note[0]), text))
    zones = [*found.zones, *(Zone("metadata", note) for note in notes)]
    zones.sort(key=lambda zone: zone.span)
    titles = found.zones_of("headline")
    return ReadArticle(
        Document(text, tuple(zones), found.date),
        Metadata(
            title=titles[0].span.of(text) if titles else "",
            published=str(found.date or ""),
            note=" ".join(note.of(text) for note in notes),
        ),
    )


def readable(text: str) -> str:
    """The text itself; raises Unreadable for an empty one and for binary data."""
    if not text.strip():
        raise Unreadable(
            Message(gettext_noop("The text is empty. Paste the article's text, or choose a file."))
        )
    if len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 100:
        raise Unreadable(
            Message(
                gettext_noop("This is not a text file. Save the article as text and try again.")
            )
        )
    return text
