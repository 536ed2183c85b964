"""Word documents (DOCX). Tracked changes that nobody decided are refused, not guessed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.engine.document import ZoneKind
from quotes.engine.results import Message, gettext_noop
from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.readers import plain_text
from quotes.formats.readers.building import Builder, tidy
from quotes.formats.readers.errors import Unreadable, refuse_many

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.text.run import CT_R

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_LINE_BREAKS = frozenset({_W + "br", _W + "cr"})
#: A document of pictures is larger than its text; more than this is no article.
_MOST_UNPACKED = 60 * 1024 * 1024
_MOST_PARTS = 2_000
#: Parsed mark-up takes ten times its size.
_MOST_MARK_UP = 8 * 1024 * 1024
#: Word has several tags for each word.
_MOST_TAGS = 150_000
_ARTICLE_PART = b"word/document"

#: The names of Word's own styles are English in every language of Word (ECMA-376, 17.7.4.9).
_STYLES: tuple[tuple[str, ZoneKind], ...] = (
    (r"title|heading 1|tittel|overskrift 1", "headline"),
    (r"heading \d|overskrift \d|mellomtittel|mellomtittel.*", "subheading"),
    (r"subtitle|ingress.*|undertittel|lead.*", "lead"),
    (r"caption|bildetekst.*|billedtekst.*", "caption"),
    (r"byline.*", "byline"),
    (r"(photo )?credit.*|foto.*", "credit"),
)


def score(data: bytes, name: str) -> float:
    if not data.startswith(b"PK\x03\x04"):
        return 0
    return 0.95 if _ARTICLE_PART in data else 0.5


def read(data: bytes) -> ReadArticle:
    """Read a document; raises Unreadable for other archives, macros and pending changes."""
    import docx

    _check(data)
    try:
        refuse_many(_tags(data), _MOST_TAGS)
        document = docx.Document(io.BytesIO(data))
        changes = _changes(document)
        lines, metadata = list(_lines(document)), _metadata(document)
    except Unreadable:
        raise
    except Exception as error:  # whatever zipfile, zlib, lxml and python-docx meet in it
        raise _broken() from error
    if changes:
        raise _pending(changes)
    return _article(lines, metadata)


def _tags(data: bytes) -> int:
    """The tags in the part that holds the text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = (p for p in archive.infolist() if _holds_text(p.filename.lower()))
        return max((archive.read(part).count(b"<") for part in parts), default=0)


def _holds_text(name: str) -> bool:
    return name.startswith("word/document")


def _metadata(document: WordDocument) -> Metadata:
    properties = document.core_properties
    author = tidy(properties.author or "")
    return Metadata(
        id=properties.identifier or "",
        version=properties.version or "",
        title=tidy(properties.title or ""),
        authors=(author,) if author else (),
        source=properties.content_status or "",
        published=properties.created.isoformat() if properties.created else "",
        modified=properties.modified.isoformat() if properties.modified else "",
        language=properties.language or "",
        section=properties.category or "",
        note=tidy(properties.comments or ""),
    )


def _check(data: bytes) -> None:
    """Refuse what is no document, or would not stay small, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _broken() from error
    names = [part.filename.lower() for part in parts]
    if not any(map(_holds_text, names)):
        raise Unreadable(
            Message(
                gettext_noop(
                    "This is an archive or a document of another program, not a Word document. "
                    "Take the article out of it, or save it as text, and try again."
                )
            )
        )
    mark_up = max((p.file_size for p in parts if p.filename.lower().endswith(".xml")), default=0)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or mark_up > _MOST_MARK_UP:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This document unpacks to more than {n} MB. Take out pictures and "
                    "attachments, or paste its text."
                ),
                {"n": str(_MOST_UNPACKED // (1024 * 1024))},
            )
        )
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable(
            Message(
                gettext_noop(
                    "This document holds macros, which are never run here. Save it as a plain "
                    "Word document (.docx) and try again."
                )
            )
        )


def _broken() -> Unreadable:
    return Unreadable(
        Message(
            gettext_noop(
                "This is not a Word document that can be opened, or it is damaged or locked by a "
                "password. Open it in Word, save it as .docx and try again."
            )
        )
    )


def _changes(document: WordDocument) -> list[str]:
    """The author of each tracked change that nobody decided (ECMA-376, 17.13.5)."""
    found = document.element.body.iter(*(_W + name for name in _CHANGES))
    return [change.get(_W + "author", "") for change in found]


def _pending(authors: list[str]) -> Unreadable:
    return Unreadable(
        Message(
            gettext_noop(
                "The document has {n} tracked changes by {names} that nobody has accepted or "
                "rejected. Decide on them in Word (Review, Accept or Reject), save and try again."
            ),
            {"n": str(len(authors)), "names": ", ".join(sorted(set(authors) - {""})) or "?"},
        )
    )


def _lines(document: WordDocument) -> Iterator[tuple[ZoneKind | None, str]]:
    """Kind by style (None for a plain paragraph) and words of each line, those in text boxes
    and tables included: captions stand in text boxes."""
    styles = {style.style_id: style.name or "" for style in document.styles}
    for paragraph in document.element.body.iter(_W + "p"):
        if any(a.tag == _FALLBACK for a in paragraph.iterancestors(_FALLBACK)):
            continue
        kind = _kind(styles.get(_style_id(paragraph), ""))
        for line in _words(paragraph).split("\n"):
            if line.strip():
                yield kind, line


def _style_id(paragraph: CT_P) -> str:
    return str(paragraph.style or "")


def _kind(style: str) -> ZoneKind | None:
    name = style.lower().strip()
    return next((kind for pattern, kind in _STYLES if re.fullmatch(pattern, name)), None)


def _words(paragraph: CT_P) -> str:
    """The paragraph's own words; hidden ones and those of text boxes in it are not."""
    words = []
    for run in paragraph.iter(_W + "r"):
        if next(run.iterancestors(_W + "p")) is not paragraph or _hidden(run):
            continue
        for part in run:
            if part.tag == _W + "t":
                words.append(part.text or "")
            elif part.tag == _W + "tab":
                words.append(" ")
            elif part.tag == _W + "noBreakHyphen":
                words.append("\u2011")
            elif part.tag in _LINE_BREAKS:
                words.append("\n")
    return "".join(words)


def _hidden(run: CT_R) -> bool:
    properties = run.find(_W + "rPr")
    vanish = properties.find(_W + "vanish") if properties is not None else None
    return vanish is not None and vanish.get(_W + "val", "true") not in ("0", "false", "off")


def _article(lines: list[tuple[ZoneKind | None, str]], metadata: Metadata) -> ReadArticle:
    """By styles where the document uses them, else as plain text with a blank line between."""
    if not any(lines):
        return Builder().article(metadata)
    if all(kind is None for kind, _words in lines):
        text = "\n\n".join(tidy(words) for _kind, words in lines)
        zoned = plain_text.article(text)
        return ReadArticle(zoned.document, metadata)
    builder = Builder()
    for kind, words in lines:
        if kind == "headline" and builder.has("headline"):
            kind = "subheading"
        builder.add(kind or "paragraph", words)
    return builder.article(metadata)
