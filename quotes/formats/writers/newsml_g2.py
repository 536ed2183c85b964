"""NewsML-G2 2.35: a news item with the article as XHTML, and ``sig:correction`` where it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.formats.ids import uri_of
from quotes.formats.reviewed import ReviewedArticle, blocks
from quotes.formats.writers.html import body_of
from quotes.formats.writers.shaping import (
    authors,
    full_note,
    is_correction,
    language_tag,
    moment,
    version,
    xml_text,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_G2 = "http://iptc.org/std/nar/2006-10-01/"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML = "http://www.w3.org/XML/1998/namespace"
_CATALOGUE = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"


def write(article: ReviewedArticle) -> bytes:
    from lxml import etree

    number = version(article)
    item = etree.Element(
        f"{{{_G2}}}newsItem",
        {
            "guid": uri_of(article.id),
            "version": number if number.isdecimal() and int(number) else "1",
            "standard": "NewsML-G2",
            "standardversion": "2.35",
            "conformance": "power",
            f"{{{_XML}}}lang": language_tag(article),
        },
        nsmap={None: _G2},
    )
    _add(item, "catalogRef", href=_CATALOGUE)
    if article.metadata.copyright:
        holder = _add(_add(item, "rightsInfo"), "copyrightHolder")
        _add(holder, "name", article.metadata.copyright)
    _item_meta(_add(item, "itemMeta"), article)
    _content_meta(_add(item, "contentMeta"), article)
    inline = _add(_add(item, "contentSet"), "inlineXML", contenttype="application/xhtml+xml")
    inline.append(_page(article))
    return bytes(etree.tostring(item, xml_declaration=True, encoding="UTF-8"))


def _add(parent: _Element, name: str, words: str = "", /, **attributes: str) -> _Element:
    from lxml import etree

    given = {key: xml_text(value) for key, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{_G2}}}{name}", given)
    element.text = xml_text(words) or None
    return element


def _item_meta(meta: _Element, article: ReviewedArticle) -> None:
    """In the order of the schema (NewsML-G2 2.35, itemMeta)."""
    metadata = article.metadata
    is_new = is_correction(article) or not moment(metadata.modified)
    created = article.at.isoformat(timespec="seconds") if is_new else moment(metadata.modified)
    _add(meta, "itemClass", qcode="ninat:text")
    provider = _add(meta, "provider", literal=metadata.source or "newsdesk")
    if metadata.source:
        _add(provider, "name", metadata.source)
    _add(meta, "versionCreated", created)
    if first := moment(metadata.published):
        _add(meta, "firstCreated", first)
    _add(meta, "pubStatus", qcode="stat:usable")
    if announced := full_note(article) or metadata.note:
        _add(meta, "edNote", announced)
    if is_correction(article):
        _add(meta, "signal", qcode="sig:correction")


def _content_meta(meta: _Element, article: ReviewedArticle) -> None:
    metadata = article.metadata
    if metadata.urgency:
        _add(meta, "urgency", str(metadata.urgency))
    if created := moment(metadata.published):
        _add(meta, "contentCreated", created)
    for name in authors(article):
        _add(_add(meta, "creator", literal=name), "name", name)
    _add(meta, "language", tag=language_tag(article))
    if metadata.section:
        _add(_add(meta, "subject", literal=metadata.section), "name", metadata.section)
    if metadata.slug:
        _add(meta, "slugline", metadata.slug)
    _add(meta, "headline", article.title)


def _page(article: ReviewedArticle) -> _Element:
    """The article as XHTML, which is XML with HTML's names in their namespace."""
    from lxml import etree, html

    page = etree.Element(f"{{{_XHTML}}}html", nsmap={None: _XHTML})
    head = etree.SubElement(page, f"{{{_XHTML}}}head")
    etree.SubElement(head, f"{{{_XHTML}}}title").text = xml_text(article.title)
    body = html.fragment_fromstring(xml_text(body_of(blocks(article.zones))), create_parent="body")
    for element in body.iter():
        element.tag = f"{{{_XHTML}}}{element.tag}"
    page.append(body)
    return page
