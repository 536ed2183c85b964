"""Text of PDF files such as press releases, by PDFium; lines are put together to paragraphs.

A PDF knows places of letters, not paragraphs: a new one begins at a wider gap, at a change of
size, at an indent, or after a short line that ends a sentence. The largest words of the first
page are the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from quotes.engine.results import Message, gettext_noop
from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.readers.building import Builder, day_of, tidy
from quotes.formats.readers.errors import Unreadable
from quotes.formats.readers.pdf_streams import unpacks_to_more_than

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_MOST_PAGES = 60
#: Of what may hold text, not of pictures; sixty full pages have about one MB.
_MOST_UNPACKED = 32 * 2**20
#: In units of the usual distance between lines, and of the usual height.
_GAP, _LARGER, _HEADLINE = 1.35, 1.12, 1.25
_ENDS_SENTENCE = re.compile(r"[.!?:»”\"]$")
_HYPHENATED = re.compile(r"(?<=[a-zæøå])-$")
_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line; points from the page's lower left."""

    words: str
    left: float
    right: float
    top: float
    bottom: float
    page: int

    @property
    def height(self) -> float:
        return self.top - self.bottom


def score(data: bytes, name: str) -> float:
    return 0.95 if b"%PDF-" in data[:1024] else 0


def read(data: bytes) -> ReadArticle:
    """Read a PDF with text in it; raises Unreadable for scans, locked and damaged files."""
    import pypdfium2

    if unpacks_to_more_than(data, _MOST_UNPACKED):
        raise Unreadable(
            Message(
                gettext_noop(
                    "This PDF unpacks to more than {n} MB. Ask the sender for the text, or copy it "
                    "from the PDF and paste that."
                ),
                {"n": str(_MOST_UNPACKED // 2**20)},
            )
        )
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(str(error)) from error
    try:
        lines = list(_lines(document))
        metadata = _metadata(document)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(str(error)) from error
    finally:
        document.close()
    if not lines:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This PDF holds pictures of pages and no text. Ask the sender for the text, or "
                    "run text recognition on it first."
                )
            )
        )
    builder = Builder()
    _add_paragraphs(builder, lines)
    return builder.article(metadata)


def _unreadable(reason: str) -> Unreadable:
    return Unreadable(
        Message(
            gettext_noop(
                "This PDF can't be opened ({reason}): it is damaged, or locked by a password. "
                "Open it, copy the text and paste that."
            ),
            {"reason": reason},
        )
    )


def _lines(document: PdfDocument) -> Iterator[Line]:
    if len(document) > _MOST_PAGES:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This PDF has {n} pages; at most {limit} can be read. Paste the article."
                ),
                {"n": str(len(document)), "limit": str(_MOST_PAGES)},
            )
        )
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        yield from _lines_of(text, number)
        text.close()
        page.close()


def _lines_of(page: PdfTextPage, number: int) -> Iterator[Line]:
    """The page's lines in reading order; PDFium's text has one character a box."""
    start = 0
    for raw in page.get_text_range().split("\n"):
        inked = [i for i, character in enumerate(raw) if not character.isspace()]
        if inked and start + inked[-1] < page.count_chars():
            left, bottom, _right, top = page.get_charbox(start + inked[0], loose=True)
            right = page.get_charbox(start + inked[-1], loose=True)[2]
            # U+FFFE is the hyphen of a divided word.
            words = tidy(raw.replace("\ufffe", "-"))
            yield Line(words, left, right, top, bottom, number)
        start += len(raw) + 1


def _add_paragraphs(builder: Builder, lines: list[Line]) -> None:
    usual = median(line.height for line in lines)
    headline = max(line.height for line in lines if line.page == lines[0].page)
    for paragraph in _paragraphs(lines, usual):
        words, height = _together(paragraph), paragraph[0].height
        is_largest = height >= headline * 0.97 and height > usual * _HEADLINE
        if is_largest and not builder.has("headline"):
            builder.add("headline", words)
        elif height > usual * _LARGER and not _ENDS_SENTENCE.search(words):
            builder.add("subheading", words)
        else:
            builder.add("paragraph", words)


def _paragraphs(lines: list[Line], usual: float) -> Iterator[list[Line]]:
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page]
    steps = [step for step in steps if 0 < step < 3 * usual]
    pitch = median(steps) if steps else usual * 1.2
    right = max(line.right for line in lines)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins(paragraph, line, pitch, right):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _begins(paragraph: list[Line], line: Line, pitch: float, right: float) -> bool:
    """Whether the line begins a new paragraph."""
    last = paragraph[-1]
    if max(line.height, last.height) > _LARGER * min(line.height, last.height):
        return True
    step = last.bottom - line.bottom
    ended = bool(_ENDS_SENTENCE.search(last.words))
    if line.page != last.page or step <= 0:
        return ended
    if step > _GAP * pitch * max(1.0, last.height / (pitch or 1)):
        return True
    is_short = last.right < right - (right - last.left) / 4
    is_indented = line.left > paragraph[0].left + line.height / 2
    return ended and (is_short or is_indented)


def _together(paragraph: list[Line]) -> str:
    """The lines as one; a word divided between lower-case letters is whole again."""
    words = paragraph[0].words
    for line in paragraph[1:]:
        if _HYPHENATED.search(words) and line.words[:1].islower():
            words = words[:-1] + line.words
        else:
            words += " " + line.words
    return words


def _metadata(document: PdfDocument) -> Metadata:
    """The file's own properties (ISO 32000-1, 14.3.3); many programs write nonsense there."""
    properties = document.get_metadata_dict()
    date = _DATE.match(properties.get("CreationDate", ""))
    day = "-".join(part for part in date.groups() if part) if date else ""
    author = tidy(properties.get("Author", ""))
    return Metadata(
        title=tidy(properties.get("Title", "")),
        authors=(author,) if author else (),
        published=day if day_of(day) else "",
    )
