"""Files that are known, but not read: told by name, so that people know what to do."""

from __future__ import annotations

import re

from quotes.engine.results import Message, gettext_noop
from quotes.formats.readers.decoding import beginning
from quotes.formats.readers.errors import Unreadable
from quotes.formats.readers.xml import root_name

#: How the files of other programs begin, and what to do with them.
_KNOWN: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        gettext_noop(
            "This is a document of an old version of Word or of another program. Open it, save it "
            "as .docx and try again."
        ),
    ),
    (
        b"{\\rtf",
        gettext_noop("This is a document in RTF. Open it in Word, save it as .docx and try again."),
    ),
    (
        b"\x1f\x8b",
        gettext_noop("This is a packed file. Unpack it and try again with the article inside."),
    ),
)
#: XML and what looks like it that a reader knows.
_READ_ROOTS = frozenset(
    {
        *("nitf", "newsitem", "newsmessage", "packageitem", "knowledgeitem", "conceptitem"),
        *(
            "catalogitem",
            "planningitem",
            "contentset",
            "rss",
            "feed",
            "rdf",
            "html",
            "body",
            "article",
        ),
    }
)
_XML = re.compile(r"<\?xml\b|<!DOCTYPE\s+(?!html\b)", re.IGNORECASE)


def refuse_unread(data: bytes) -> None:
    """Raise Unreadable for a file of a kind that no reader reads, naming the kind."""
    start = data[:16].lstrip(b"\xef\xbb\xbf \t\r\n")
    for begins, message in _KNOWN:
        if start.startswith(begins):
            raise Unreadable(Message(message))
    root = root_name(data) if _XML.match(beginning(data).lstrip("\ufeff")) else ""
    if root and root not in _READ_ROOTS:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This is XML of a kind that is not read here (“{root}”). Ask the sender for "
                    "NITF, NewsML-G2, RSS or Atom, or paste the text."
                ),
                {"root": root},
            )
        )
