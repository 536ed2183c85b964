"""Plain text in UTF-8, UTF-16 with a byte order mark, or a Western 8-bit encoding."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from quotes.engine.document import Document, document_from_text
from quotes.engine.results import Message, gettext_noop
from quotes.formats.readers.errors import Unreadable

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
#: What Norwegian newsrooms' older systems write. Latin-1 is read as Windows-1252, its superset.
_EIGHT_BIT = ["cp1252", "mac_roman", "cp865"]
_SAMPLE = 20_000
_MARKUP = re.compile(
    r"\s*(?:<!doctype html|<\?xml|<html|<head|<body|<article|<div|<p[\s>]|<h[1-6][\s>])",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def score(data: bytes, name: str) -> float:
    """Any bytes without zeros may be text, and UTF-16 if it says so."""
    if _declared_encoding(data):
        return 0.6
    return 0 if b"\x00" in data else 0.5


def read(data: bytes) -> Document:
    """Decode and zone a text; raises Unreadable if it is no text, or markup."""
    return document_from_text(readable(decode(data)))


def readable(text: str) -> str:
    """The text itself; raises Unreadable for an empty one, binary data and markup."""
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
    if _MARKUP.match(text):
        raise Unreadable(
            Message(
                gettext_noop(
                    "This is mark-up (HTML or XML), not the text as a reader sees it. "
                    "Copy the article from the page itself and paste that."
                )
            )
        )
    return text


def decode(data: bytes) -> str:
    """The text of the bytes; raises Unreadable where no encoding fits."""
    encoding = _declared_encoding(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        guess = from_bytes(data[:_SAMPLE], cp_isolation=_EIGHT_BIT).best()
    try:
        return data.decode(guess.encoding if guess else "utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(
            Message(
                gettext_noop(
                    "The characters of this file can't be read: it is not UTF-8 "
                    "(byte {position}). Save it as UTF-8 text and try again."
                ),
                {"position": str(error.start)},
            )
        ) from error


def _declared_encoding(data: bytes) -> str | None:
    return next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
