"""NITF 3.6, shaped as NTB sends it, with the correction announced in ``docdata``.

Quotes are marked up by ``q`` with their source, pictures' texts are ``media`` at their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotes.formats.reviewed import Figure, ReviewedArticle, ReviewedZone, blocks
from quotes.formats.writers.shaping import (
    authors,
    language_tag,
    moment,
    note,
    spoken,
    version,
    xml_text,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What ``xs:NMTOKEN`` may be, for versions.
_TOKEN = re.compile(r"[\w.:-]+")
NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"


def write(article: ReviewedArticle) -> bytes:
    from lxml import etree

    root = etree.Element(
        f"{{{NAMESPACE}}}nitf",
        {"version": "-//IPTC//DTD NITF 3.6//EN", "baselang": language_tag(article)},
        nsmap={None: NAMESPACE},
    )
    _head(_add(root, "head"), article)
    _body(_add(root, "body"), article)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _add(parent: _Element, name: str, words: str = "", /, **attributes: str) -> _Element:
    """Append an element; low lines in names of attributes stand for the hyphens of the format,
    two for a dot. Attributes without a value are left out."""
    from lxml import etree

    given = {
        key.replace("__", ".").replace("_", "-"): xml_text(value)
        for key, value in attributes.items()
        if value
    }
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", given)
    element.text = xml_text(words) or None
    return element


def _head(head: _Element, article: ReviewedArticle) -> None:
    metadata = article.metadata
    _add(head, "title", article.title)
    _add(head, "meta", name="NTBID", content=article.id)
    if metadata.section:
        _add(head, "tobject", tobject__type=metadata.section)
    _docdata(_add(head, "docdata"), article)
    size = len(article.corrected)
    _add(
        head,
        "pubdata",
        date__publication=_basic(moment(metadata.published) or metadata.published),
        item_length=str(size),
        unit_of_measure="character",
        ex_ref=metadata.url,
    )
    for correction in article.corrections:
        words = f"«{correction.original}» → «{correction.replacement}»"
        comment = f"{correction.code}: {words}" if correction.code else words
        at = _basic(correction.at.isoformat(timespec="seconds"))
        _add(
            head,
            "revision-history",
            name=correction.by,
            function="editor",
            norm=at,
            comment=comment,
        )


def _docdata(docdata: _Element, article: ReviewedArticle) -> None:
    metadata, announced = article.metadata, note(article)
    number = version(article)
    for info in [a.text for a in article.announcements] or ([announced] if announced else []):
        corrected = _doc_id(article, metadata.version)
        _add(docdata, "correction", info=info, id_string=corrected, regsrc=metadata.source)
    if metadata.urgency:
        _add(docdata, "urgency", ed_urg=str(metadata.urgency))
    issued = metadata.published or article.date or article.at.isoformat(timespec="seconds")
    _add(docdata, "date.issue", norm=issued)
    if metadata.modified or article.corrections:
        at = article.at.isoformat(timespec="seconds")
        _add(docdata, "date.release", norm=at if article.corrections else metadata.modified)
    _add(docdata, "doc-id", regsrc=metadata.source, id_string=_doc_id(article, number))
    _add(docdata, "ed-msg", info=announced or metadata.note)
    if metadata.copyright:
        _add(docdata, "doc.copyright", holder=metadata.copyright)
    if metadata.slug:
        _add(_add(docdata, "key-list"), "keyword", key=metadata.slug)
    token = number if _TOKEN.fullmatch(number) else ""
    _add(docdata, "du-key", version=token, key=metadata.slug)


def _doc_id(article: ReviewedArticle, number: str) -> str:
    """NTB counts versions from 1 in ``du-key`` and from 00 behind the id."""
    if article.id.startswith("NTB") and number.isdecimal() and int(number):
        return f"{article.id}_{int(number) - 1:02}"
    return article.id


def _basic(iso: str) -> str:
    """ISO 8601 in its basic form: 20240305T070000+0100."""
    day, mark, time = iso.partition("T")
    return day.replace("-", "") + mark + time.replace(":", "")


def _body(body: _Element, article: ReviewedArticle) -> None:
    parts = list(blocks(article.zones))
    titles = [p for p in parts if _kind(p) == "headline"]
    opening = _opening(parts)
    head = _add(body, "body.head")
    hedline = _add(head, "hedline")
    _add(hedline, "hl1", titles[0].text if titles else article.title)
    for zone in opening:
        if zone.kind == "subheading":
            _add(hedline, "hl2", zone.text)
    bylines = [zone.text for zone in opening if zone.kind == "byline"]
    for name in bylines or authors(article):
        _add(head, "byline", name)
    if article.metadata.source:
        _add(_add(head, "distributor"), "org", article.metadata.source)
    content = _add(body, "body.content")
    for part in parts:
        if part not in opening and part not in titles[:1]:
            _content(content, article, part)
    _add(body, "body.end")


def _kind(part: ReviewedZone | Figure) -> str:
    return "figure" if isinstance(part, Figure) else part.kind


def _opening(parts: Iterable[ReviewedZone | Figure]) -> list[ReviewedZone]:
    """What stands right under the headline: its second line and the bylines."""
    found: list[ReviewedZone] = []
    kinds = ("subheading", "byline")
    under = False
    for part in parts:
        if isinstance(part, Figure) or part.kind not in ("headline", *kinds):
            break
        if part.kind == "headline":
            if under:
                break
            under = True
        elif under:
            found.append(part)
    return found


def _content(content: _Element, article: ReviewedArticle, part: ReviewedZone | Figure) -> None:
    if isinstance(part, Figure):
        _figure(content, article, part)
    elif part.kind in ("subheading", "headline"):
        _words(_add(content, "hl2"), article, part)
    elif part.kind == "lead":
        _words(_add(content, "p", **{"class": "lead", "lede": "true"}), article, part)
    else:
        _words(_add(content, "p", **{"class": "txt-ind"}), article, part)


def _figure(content: _Element, article: ReviewedArticle, figure: Figure) -> None:
    media = _add(content, "media", media_type="image")
    _add(media, "media-reference", mime_type="image/jpeg")
    if figure.caption:
        _words(_add(media, "media-caption"), article, figure.caption)
    for credit in figure.credits:
        _add(media, "media-producer", credit.text)


def _words(element: _Element, article: ReviewedArticle, zone: ReviewedZone) -> None:
    """The zone's words, its direct quotes in ``q`` (NITF 3.6, ``q/@quote-source``)."""
    before: _Element | None = None
    for speaker, words in spoken(article, zone):
        if speaker is not None:
            before = _add(element, "q", words, quote_source=speaker)
        elif before is None:
            element.text = (element.text or "") + xml_text(words)
        else:
            before.tail = (before.tail or "") + xml_text(words)
