"""Readers: bytes to an article. The one that knows the bytes best reads them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from quotes.engine.results import Message, gettext_noop
from quotes.formats.article import ReadArticle
from quotes.formats.readers import (
    docx,
    eml,
    feed,
    html,
    markdown,
    newsml_g2,
    ninjs,
    nitf,
    pdf,
    plain_text,
)
from quotes.formats.readers.errors import Unreadable, only
from quotes.formats.readers.others import refuse_unread

__all__ = ["PLAIN_TEXT", "READERS", "Reader", "Unreadable", "read", "read_all", "refuse_large"]

_MEGABYTE = 2**20
#: More than any article has; a book or a video is neither.
_MOST_TEXT = 8 * _MEGABYTE
_MOST_WITH_PICTURES = 25 * _MEGABYTE
_MOST_MARKDOWN = _MEGABYTE // 2
PLAIN_TEXT = "plain-text"

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reader:
    """``score`` tells from 0 (not mine) to 1 (surely mine) how well it knows the bytes.

    ``read`` raises Unreadable; ``read_all``, where a file may hold several articles, too. Files
    of more than ``most`` bytes are not read.
    """

    code: str
    score: Callable[[bytes, str], float]
    read: Callable[[bytes], ReadArticle]
    read_all: Callable[[bytes], tuple[ReadArticle, ...]] | None = None
    most: int = _MOST_TEXT


READERS: tuple[Reader, ...] = (
    Reader(PLAIN_TEXT, plain_text.score, plain_text.read),
    Reader("markdown", markdown.score, markdown.read, most=_MOST_MARKDOWN),
    Reader("html", html.score, html.read),
    Reader("nitf", nitf.score, nitf.read),
    Reader("ninjs", ninjs.score, ninjs.read),
    Reader("newsml-g2", newsml_g2.score, newsml_g2.read, newsml_g2.read_all),
    Reader("feed", feed.score, feed.read, feed.read_all),
    Reader("docx", docx.score, docx.read, most=_MOST_WITH_PICTURES),
    Reader("pdf", pdf.score, pdf.read, most=_MOST_WITH_PICTURES),
    Reader("eml", eml.score, eml.read, most=_MOST_WITH_PICTURES),
)


def read(data: bytes, name: str = "") -> ReadArticle:
    """Read a file's bytes with the best-scoring reader; ``name`` is the file's name.

    Raises Unreadable, which says why, if no reader knows the bytes, the best one fails, or the
    file holds several articles.
    """
    return only(read_all(data, name))


def read_all(data: bytes, name: str = "") -> tuple[ReadArticle, ...]:
    """As ``read``, for files that may hold several articles; at least one is given."""
    refuse_unread(data)
    best = max(READERS, key=lambda reader: reader.score(data, name))
    if best.score(data, name) == 0:
        raise Unreadable(
            Message(
                gettext_noop("This is not a text file. Save the article as text and try again.")
            )
        )
    refuse_large(len(data), best.most)
    return tuple(replace(article, format=best.code) for article in _read_with(best, data))


def refuse_large(size: int, most: int = _MOST_WITH_PICTURES) -> None:
    """Raise Unreadable for a file of more than ``most`` bytes; by default what no reader takes."""
    if size > most:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This file has {n} MB; at most {limit} can be read. "
                    "Take out pictures and attachments, or paste the text."
                ),
                {"n": str(-(-size // _MEGABYTE)), "limit": str(most // _MEGABYTE)},
            )
        )


def _read_with(reader: Reader, data: bytes) -> tuple[ReadArticle, ...]:
    """A reader that trips over bytes nobody thought of refuses them and tells the log."""
    try:
        return reader.read_all(data) if reader.read_all else (reader.read(data),)
    except Unreadable:
        raise
    except Exception as error:
        _logger.exception("the reader %s failed", reader.code)
        raise Unreadable(
            Message(
                gettext_noop(
                    "This file looks like {format}, but can't be read as such. "
                    "Copy its text and paste that."
                ),
                {"format": reader.code},
            )
        ) from error
