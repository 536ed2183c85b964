"""Bytes to text: UTF-8, UTF-16 with a byte order mark, or a Western 8-bit encoding."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

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
_START = 4_096
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")


def decode(data: bytes) -> str:
    """The text of the bytes; raises Unreadable where no encoding fits."""
    try:
        return data.decode(marked_encoding(data) or "utf-8")
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


def decode_markup(data: bytes) -> str:
    """The text of HTML or XML, which may name its encoding in its first bytes.

    What is UTF-8 is read as such, whatever it says of itself: senders convert files and forget
    the declaration, and other encodings make no valid UTF-8 by chance.
    """
    if marked_encoding(data):
        return decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:_START])
    if declared:
        try:
            return data.decode(web_encoding(declared[1].decode("ascii")))
        except (LookupError, ValueError):
            pass
    return decode(data)


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark tells."""
    return next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)


def beginning(data: bytes) -> str:
    """The first few thousand characters, to recognise a format by; never fails."""
    encoding = marked_encoding(data) or "latin-1"
    return data[:_START].decode(encoding, errors="ignore").lstrip()


def web_encoding(name: str) -> str:
    """Browsers read Latin-1 as Windows-1252 (WHATWG Encoding, 4.2); so do we."""
    name = codecs.lookup(name).name
    return "cp1252" if name in ("iso8859-1", "ascii") else name
