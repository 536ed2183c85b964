"""Word: the article as it came, with real tracked changes, and the flags as comments.

A change has the author and the time of its decision (ECMA-376, 17.13.5), so that it is accepted or
rejected in Word as anybody else's.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quotes.formats.reviewed import (
    LEFT_OUT,
    Piece,
    ReviewedArticle,
    ReviewedCorrection,
    ReviewedFlag,
    ReviewedZone,
    cut,
)
from quotes.formats.writers.shaping import (
    authors,
    flag_lines,
    language_tag,
    note,
    version,
    xml_text,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_STYLES = {
    "headline": "Title",
    "subheading": "Heading 2",
    "lead": "Subtitle",
    "caption": "Caption",
    "credit": "Credit",
    "byline": "Byline",
}
_OWN_STYLES = ("Credit", "Byline", "Correction")
_NOBODY = "Newsdesk"


def write(article: ReviewedArticle) -> bytes:
    import docx
    from docx.enum.style import WD_STYLE_TYPE

    document = docx.Document()
    _properties(document, article)
    for name in _OWN_STYLES:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles[
            "Caption"
        ]
    _Writing(document, article).all()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _properties(document: WordDocument, article: ReviewedArticle) -> None:
    """ECMA-376 part 2, 11: each of at most 255 characters, as python-docx has it."""
    metadata, properties = article.metadata, document.core_properties
    properties.title = xml_text(article.title)[:255]
    properties.author = xml_text(", ".join(authors(article)))[:255]
    properties.identifier = xml_text(article.id)[:255]
    properties.version = version(article)[:255]
    properties.language = language_tag(article)
    properties.category = xml_text(metadata.section)[:255]
    properties.comments = xml_text(note(article) or metadata.note)[:255]
    properties.content_status = xml_text(metadata.source)[:255]
    properties.created = _utc(metadata.published) or article.at.astimezone(UTC)
    properties.modified = article.at.astimezone(UTC)


def _utc(published: str) -> datetime | None:
    try:
        return datetime.fromisoformat(published).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


class _Writing:
    """Writes one document; counts the ids of changes and remembers where flags begin and end."""

    def __init__(self, document: WordDocument, article: ReviewedArticle) -> None:
        self.document = document
        self.article = article
        self.changes = 0
        self.corrections = {(c.start, c.end): c for c in article.corrections}
        self.marked: dict[int, list[BaseOxmlElement]] = {}

    def all(self) -> None:
        for zone in self.article.zones:
            if zone.kind not in LEFT_OUT:
                style = _STYLES.get(zone.kind)
                self._zone(self.document.add_paragraph(style=style), zone)
        for announcement in self.article.announcements:
            self.document.add_paragraph(xml_text(announcement.text), style="Correction")
        for index, flag in enumerate(self.article.flags):
            if index in self.marked:
                self._comment(flag, self.marked[index])

    def _zone(self, paragraph: Paragraph, zone: ReviewedZone) -> None:
        at = zone.start
        ranges = [(flag.start, flag.end) for flag in self.article.flags]
        for piece, held in cut(zone, ranges):
            correction = self.corrections.get((at, at + len(piece.old)))
            for element in self._elements(paragraph, piece, correction):
                for index in held:
                    self.marked.setdefault(index, []).append(element)
            at += len(piece.old)

    def _elements(
        self, paragraph: Paragraph, piece: Piece, correction: ReviewedCorrection | None
    ) -> Iterator[BaseOxmlElement]:
        """The piece's children of the paragraph: a run, or a deletion and an insertion."""
        if not piece.corrected:
            yield paragraph.add_run(xml_text(piece.new))._r
            return
        for name, words in (("w:del", piece.old), ("w:ins", piece.new)):
            if words:
                yield self._change(paragraph, name, words, correction)

    def _change(
        self, paragraph: Paragraph, name: str, words: str, correction: ReviewedCorrection | None
    ) -> BaseOxmlElement:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self.changes += 1
        at = correction.at if correction else self.article.at
        change = OxmlElement(name)
        change.set(qn("w:id"), str(self.changes))
        change.set(qn("w:author"), xml_text(correction.by if correction else "") or _NOBODY)
        change.set(qn("w:date"), _word_time(at))
        run = paragraph.add_run(xml_text(words))._r
        if name == "w:del":
            for text in run.iterchildren(qn("w:t")):
                text.tag = qn("w:delText")
        run.addprevious(change)
        change.append(run)
        return change

    def _comment(self, flag: ReviewedFlag, elements: list[BaseOxmlElement]) -> None:
        """A comment over the flagged words: code, observation, state, evidence."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        author = xml_text(flag.by) or _NOBODY
        comment = self.document.comments.add_comment(
            text=xml_text("\n".join(flag_lines(flag))), author=author, initials=_initials(author)
        )
        if flag.at:
            comment._comment_elm.set(qn("w:date"), _word_time(flag.at))
        start, end, reference = (
            OxmlElement(name)
            for name in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
        )
        for mark in (start, end, reference):
            mark.set(qn("w:id"), str(comment.comment_id))
        run = OxmlElement("w:r")
        run.append(reference)
        elements[0].addprevious(start)
        elements[-1].addnext(end)
        end.addnext(run)


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()[:3]).upper()


def _word_time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
