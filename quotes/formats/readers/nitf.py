"""NITF 3.x, with or without its namespace; in detail as NTB sends 3.6.

NTB: no namespace, ``p.lead`` with ``lede="true"``, subheadings in ``hl2``, captions in
``media-caption`` at the end of the text, a last paragraph "(©NTB)", the article's id in
``doc-id`` with the version behind a low line, the version in ``du-key``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.readers.building import Builder, iso_time, urgency_of
from quotes.formats.readers.flow import Kind, blocks, local_name
from quotes.formats.readers.vocabulary import words
from quotes.formats.readers.xml import first, parse, root_name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = words("nitf", "blocks")
_KINDS: dict[str, Kind] = {
    "hl1": "headline",
    "hl2": "subheading",
    "byline": "byline",
    "dateline": "metadata",
    "abstract": "lead",
    "media": "caption",
    "distributor": "gone",
    "series": "gone",
    "rights": "gone",
    "copyrite": "metadata",
    "tagline": "metadata",
    "bibliography": "metadata",
}
_IN_MEDIA: dict[str, Kind] = {
    "media-producer": "credit",
    "media-object": "gone",
    "media-metadata": "gone",
}
_VERSION = re.compile(r"(NTB.*)_(\d{2,4})$")


def score(data: bytes, name: str) -> float:
    return 0.95 if root_name(data) == "nitf" else 0


def read(data: bytes) -> ReadArticle:
    """Read a NITF document; raises Unreadable where it is broken or holds no words."""
    root = parse(data)
    builder = Builder()
    metadata = metadata_of(root)
    add_nitf(builder, root)
    return builder.article(metadata)


def add_nitf(builder: Builder, root: _Element) -> None:
    """Add the words of a ``nitf`` element: its body, or what of it there is."""
    body = first(root, "body")
    if not value(first(root, "hl1")) and not builder.has("headline"):
        builder.add("headline", value(first(root, "title")))
    for parts in blocks(root if body is None else body, _kind, _BLOCKS):
        builder.add_parts(parts)


def metadata_of(root: _Element) -> Metadata:
    """What ``head`` and ``body.head`` say of the article."""
    meta = {m.get("name", ""): m.get("content", "") for m in root.iter("{*}meta")}
    doc_id = value(first(root, "doc-id"), "id-string")
    of_ntb = _VERSION.fullmatch(doc_id)
    byline = first(root, "byline")
    return Metadata(
        id=meta.get("NTBID") or (of_ntb[1] if of_ntb else doc_id),
        version=value(first(root, "du-key"), "version") or (of_ntb[2] if of_ntb else ""),
        title=value(first(root, "hl1", "title")),
        authors=(value(byline),) if value(byline) else (),
        source=value(first(root, "distributor")) or value(first(root, "doc-id"), "regsrc"),
        published=_published(root),
        modified=iso_time(value(first(root, "date.release"), "norm")),
        language=root.get("baselang", ""),
        slug=value(first(root, "du-key"), "key") or value(first(root, "keyword"), "key"),
        section=value(first(root, "tobject"), "tobject.type"),
        note=value(first(root, "ed-msg"), "info"),
        copyright=value(first(root, "doc.copyright"), "holder"),
        url=value(first(root, "pubdata"), "ex-ref"),
        urgency=urgency_of(value(first(root, "urgency"), "ed-urg")),
    )


def _published(root: _Element) -> str:
    issued = value(first(root, "date.issue"), "norm")
    return iso_time(issued or value(first(root, "pubdata"), "date.publication"))


def _kind(element: _Element, around: Kind) -> Kind:
    name = local_name(element)
    if around == "caption":
        return _IN_MEDIA.get(name, "caption")
    if around != "paragraph":
        return around
    if name == "p" and (
        "lead" in element.get("class", "").split() or element.get("lede") == "true"
    ):
        return "lead"
    return _KINDS.get(name, around)
