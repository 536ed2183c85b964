"""What a web page says of itself: schema.org JSON-LD, ``<meta>`` (Open Graph, Dublin Core)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from quotes.formats.article import Metadata
from quotes.formats.readers.building import iso_time, tidy

_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator")
_PUBLISHED = ("article:published_time", "date", "dc.date", "dcterms.date", "pubdate")
_MODIFIED = ("article:modified_time", "og:updated_time", "last-modified")


def of_page(markup: str) -> Metadata:
    """Metadata of a whole page; JSON-LD goes before ``<meta>``."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        page = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # no element in it at all
        return Metadata()
    meta = {
        (m.get("property") or m.get("name") or "").lower(): m.get("content", "")
        for m in page.iter("meta")
    }
    linked = _linked(s.text or "" for s in page.iter("script") if "ld+json" in s.get("type", ""))
    title = tidy(page.findtext(".//title") or "")
    links = (n.get("href", "") for n in page.iter("link") if n.get("rel") == "canonical")
    url = _text(linked.get("url")) or next(links, "") or meta.get("og:url", "")
    return Metadata(
        id=_id(linked) or (url if _is_of_an_article(url) else ""),
        version=_text(linked.get("version")),
        title=_text(linked.get("headline")) or _first(meta, _TITLES) or _without_site(title, meta),
        authors=tuple(_names(linked.get("author"))) or _authors(meta),
        source=next(_names(linked.get("publisher")), "") or meta.get("og:site_name", ""),
        published=iso_time(_text(linked.get("datePublished")) or _first(meta, _PUBLISHED)),
        modified=iso_time(_text(linked.get("dateModified")) or _first(meta, _MODIFIED)),
        language=_text(linked.get("inLanguage")) or page.get("lang", ""),
        section=_text(linked.get("articleSection")) or meta.get("article:section", ""),
        copyright=next(_names(linked.get("copyrightHolder")), ""),
        url=url,
    )


def _is_of_an_article(url: str) -> bool:
    """Whether an address has a path: that of a whole site is no article's."""
    try:
        return bool(urlsplit(url).path.strip("/"))
    except ValueError:
        return False


def _linked(scripts: Iterator[str]) -> dict[str, Any]:
    """The first article among the page's JSON-LD; an empty one if there is none."""
    for script in scripts:
        try:
            found = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(found):
            kinds = thing.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(kind in _ARTICLES for kind in kinds if isinstance(kind, str)):
                return thing
    return {}


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a script: one, a list of them, or a ``@graph``."""
    for thing in value if isinstance(value, list) else [value]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (t for t in graph if isinstance(t, dict)) if isinstance(graph, list) else ()


def _names(value: Any) -> Iterator[str]:
    """Names of people or organisations, written as text, object or list."""
    for thing in value if isinstance(value, list) else [value]:
        name = _text(thing.get("name")) if isinstance(thing, dict) else _text(thing)
        if name:
            yield name


def _id(linked: dict[str, Any]) -> str:
    identifier = linked.get("identifier")
    if isinstance(identifier, dict):
        identifier = identifier.get("value")
    return _text(identifier) or _text(linked.get("@id"))


def _text(value: Any) -> str:
    return tidy(str(value)) if isinstance(value, str | int) else ""


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((tidy(meta[key]) for key in keys if meta.get(key, "").strip()), "")


def _authors(meta: dict[str, str]) -> tuple[str, ...]:
    """``article:author`` may be the address of a profile, which is no name."""
    name = _first(meta, _AUTHORS)
    return (name,) if name and "://" not in name else ()


def _without_site(title: str, meta: dict[str, str]) -> str:
    """ "Ferja er innstilt | Fjordavisa" without the site."""
    site = meta.get("og:site_name", "").strip()
    for mark in (" | ", " – ", " - "):
        head, _mark, tail = title.rpartition(mark)
        if head and (mark == " | " or tail == site):
            return head
    return title
