"""NewsML-G2: news items and packages, alone or in a message.

The words are in ``inlineXML`` as NITF or XHTML, or in ``inlineData``; pictures are items of their
own (or ``remoteContent``) with their captions in ``contentMeta/description``. A package alone
holds the titles of what it refers to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.engine.document import ZoneKind
from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.ids import id_of
from quotes.formats.readers.building import Builder, iso_time, urgency_of
from quotes.formats.readers.errors import only
from quotes.formats.readers.flow import local_name
from quotes.formats.readers.html import add_markup
from quotes.formats.readers.nitf import add_nitf
from quotes.formats.readers.xml import child, first, parse, root_name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_ITEMS = frozenset({"newsitem", "packageitem"})
_ROOTS = _ITEMS | {"newsmessage", "contentset"}


def score(data: bytes, name: str) -> float:
    return 0.95 if root_name(data) in _ROOTS else 0


def read(data: bytes) -> ReadArticle:
    """Read the one article of an item or message; raises Unreadable where there are more."""
    return only(read_all(data))


def read_all(data: bytes) -> tuple[ReadArticle, ...]:
    """Read every article; pictures beside a single article are its pictures."""
    root = parse(data)
    items = [e for e in root.iter() if local_name(e) in _ITEMS]
    texts = [item for item in items if _has_text(item)]
    pictures = [item for item in items if item not in texts and local_name(item) == "newsitem"]
    if not texts:
        return tuple(_article(item, []) for item in (items or [root])[:1])
    beside = pictures if len(texts) == 1 else []
    return tuple(_article(item, beside) for item in texts)


def _has_text(item: _Element) -> bool:
    return any(first(item, name) is not None for name in ("inlineXML", "inlineData"))


def _article(item: _Element, pictures: list[_Element]) -> ReadArticle:
    builder = Builder()
    content = child(item, "contentmeta")
    metadata = _metadata(item, content)
    inner = Builder()
    _add_content(inner, item)
    if not inner.has("headline"):
        builder.add("headline", metadata.title)
    if not inner.has("byline"):
        builder.add("byline", value(_in(content, "by")))
    _add_content(builder, item)
    _add_captions(builder, [item, *pictures])
    if local_name(item) == "packageitem":
        _add_references(builder, item)
    return builder.article(metadata)


def _in(parent: _Element | None, name: str) -> _Element | None:
    return child(parent, name) if parent is not None else None


def _add_content(builder: Builder, item: _Element) -> None:
    """The first content that holds words; the others are the same in other forms."""
    for content in item.iter("{*}inlineXML", "{*}inlineData"):
        root = next((e for e in content if isinstance(e.tag, str)), None)
        if root is not None and local_name(root) == "nitf":
            add_nitf(builder, root)
        elif root is not None:
            add_markup(builder, _as_html(root))
        elif "html" in content.get("contenttype", ""):
            add_markup(builder, content.text or "")
        else:
            for line in (content.text or "").splitlines():
                builder.add("paragraph", line)
        if builder.has("paragraph", "lead"):
            return


def _as_html(root: _Element) -> str:
    """XHTML as a browser takes it: no prefixes, no empty elements in short form."""
    from lxml import etree

    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = local_name(element)
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode", method="html", with_tail=False))


def _add_captions(builder: Builder, items: list[_Element]) -> None:
    """Descriptions with the role of a caption; in a picture's item, all of them."""
    for item in items:
        content = child(item, "contentmeta")
        of_picture = "picture" in value(first(item, "itemClass"), "qcode")
        credit = value(_in(content, "creditline")) if of_picture else ""
        for description in content.iter("{*}description") if content is not None else ():
            if of_picture or "caption" in description.get("role", ""):
                builder.shows(value(description), credit)


def _add_references(builder: Builder, package: _Element) -> None:
    """Titles and descriptions of the items that a package refers to (G2, ``itemRef``)."""
    kinds: dict[str, ZoneKind] = {"title": "subheading", "description": "paragraph"}
    for reference in package.iter("{*}itemRef"):
        for name, kind in kinds.items():
            for element in reference.iter("{*}" + name):
                if not builder.holds(value(element)):
                    builder.add(kind, value(element))


def _metadata(item: _Element, content: _Element | None) -> Metadata:
    return Metadata(
        id=id_of(item.get("guid", "")),
        version=item.get("version", ""),
        title=value(_in(content, "headline")) or value(first(item, "title")),
        authors=tuple(_creators(content)),
        source=_name(first(item, "provider")),
        published=iso_time(value(first(item, "firstCreated", "contentCreated", "versionCreated"))),
        modified=iso_time(value(first(item, "versionCreated"))),
        language=value(_in(content, "language"), "tag") or _xml_language(item),
        slug=value(_in(content, "slugline")),
        section=_name(_in(content, "subject")),
        note=value(first(item, "edNote")),
        copyright=_name(first(item, "copyrightHolder")),
        urgency=urgency_of(value(_in(content, "urgency"))),
    )


def _creators(content: _Element | None) -> Iterator[str]:
    for creator in content if content is not None else ():
        if local_name(creator) == "creator" and (name := _name(creator)):
            yield name


def _name(element: _Element | None) -> str:
    """An entity's name, or the code behind its scheme ("nprov:NTB")."""
    if element is None:
        return ""
    named = value(child(element, "name"))
    return named or element.get("literal", "") or element.get("qcode", "").rpartition(":")[2]


def _xml_language(item: _Element) -> str:
    return str(item.get("{http://www.w3.org/XML/1998/namespace}lang", ""))
