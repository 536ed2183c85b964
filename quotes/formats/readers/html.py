"""HTML: a page or a fragment. Scripts and boilerplate go; captions stay, wherever they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.engine.document import ZoneKind
from quotes.engine.results import Message, gettext_noop
from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.readers import page_metadata
from quotes.formats.readers.building import Builder, Part
from quotes.formats.readers.decoding import beginning, decode_markup
from quotes.formats.readers.errors import MOST_TAGS, Unreadable, refuse_many
from quotes.formats.readers.flow import Kind, blocks
from quotes.formats.readers.page_content import Content, content_of
from quotes.formats.readers.vocabulary import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = words("html", "headings")
_BLOCKS = _HEADINGS | words("html", "blocks")
_ATTRIBUTES = {"class", "id", "itemprop", "role", "rel", "hidden", "aria-hidden"}
_GONE_ROLES = frozenset({"navigation", "search", "dialog", "menu", "menubar"})

_TAG = re.compile(r"<(?:!doctype html|!--|/?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)", re.I)
_PAGE = re.compile(r"<(?:!doctype html|html|head|body)\b", re.I)
#: Without a doctype, this many characters before the first tag are still a page's beginning.
_MOST_BEFORE = 200
#: A "byline" or "caption" longer than this is a wrapper that is only called so.
_LONGEST = {"byline": 200, "lead": 1_500, "caption": 1_500, "credit": 300}

_BY_CLASS: tuple[ZoneKind, ...] = ("byline", "lead")

#: Elements of which each needs its end; the others end by themselves or have none.
_OPENED_OR_CLOSED = re.compile(
    r"<(/?)(?!(?:p|li|d[dt]|t[drh]|t(?:head|body|foot)|option|br|hr|img|meta|link|input|source|wbr"
    r"|area|base|col|embed|track|param)\b)[a-z][a-z0-9-]*",
    re.IGNORECASE,
)
#: Sanitising takes the square of the depth.
_DEEPEST = 4_000

_CONTAINERS = frozenset({"div", "section", "p", "ul", "ol", "span", "header"})
_RUNNING = frozenset({"p", "li", "td", "th", "dd", "dt"})


def score(data: bytes, name: str) -> float:
    start = beginning(data)
    if _PAGE.match(start):
        return 0.9
    first = _TAG.search(start[:_MOST_BEFORE])
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return 0.85
    return 0.6 if first and (first.start() == 0 or start.count("</") > 2) else 0


def read(data: bytes) -> ReadArticle:
    """Read a page or fragment; raises Unreadable where it holds no words."""
    return article(decode_markup(data))


def article(markup: str) -> ReadArticle:
    refuse_many(markup.count("<"), MOST_TAGS)
    markup = markup.replace("\x00", "")
    whole_page = bool(_PAGE.search(markup))
    metadata = page_metadata.of_page(markup) if whole_page else Metadata()
    builder = Builder()
    add_markup(builder, markup, title=metadata.title)
    return builder.article(metadata)


def add_markup(builder: Builder, markup: str, *, title: str = "") -> None:
    """Add the article inside a page or fragment; ``title`` is its headline if no other is."""
    refuse_many(markup.count("<"), MOST_TAGS)
    body = _sanitised(markup)
    if body is None:
        return
    parts = list(_article_parts(body))
    if title and not any(kind == "headline" for block in parts for kind, _words in block):
        parts.insert(0, [("headline", title)])
    for block in _one_headline(parts, fresh=not builder.has("headline")):
        builder.add_parts(block)


def _sanitised(markup: str) -> HtmlElement | None:
    """The page's elements that hold words, parsed as browsers do, everything else gone."""
    import nh3
    from lxml import html

    if _depth(markup) > _DEEPEST:
        raise _too_deep()
    clean = nh3.clean(
        markup,
        tags=set(_BLOCKS | words("html", "inline")),
        clean_content_tags=set(words("html", "unseen")),
        attributes={"*": _ATTRIBUTES},
        link_rel=None,
    )
    if not clean.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    body = html.document_fromstring(f"<body>{clean}</body>".encode(), parser=parser).body
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise _too_deep()
    return body


def _depth(markup: str) -> int:
    """About how deeply elements are nested: how many more begin than end, at most."""
    depth = deepest = 0
    for match in _OPENED_OR_CLOSED.finditer(markup):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _too_deep() -> Unreadable:
    return Unreadable(
        Message(
            gettext_noop(
                "The elements of this page are nested too deeply to be read. "
                "Copy the article from the page itself and paste that."
            )
        )
    )


def _article_parts(body: HtmlElement) -> Iterator[list[Part]]:
    """The blocks of the article itself, and captions and the title from outside of it."""
    content = content_of(body)

    def kind_of(element: HtmlElement, around: Kind) -> Kind:
        if around == "gone" or element in content.others:
            return "gone"
        if element is content.root:
            return "paragraph"
        if element.tag == "h1" and around == "aside" and not content.has_title:
            return "headline"
        return _kind(element, around, content)

    return blocks(body, kind_of, _BLOCKS, "paragraph" if content.root is body else "aside")


def _kind(element: HtmlElement, around: Kind, content: Content) -> Kind:
    """What an element inside (or, for captions, outside) of the article is."""
    name, size = element.tag, content.sizes[element]
    if name == "nav" or element.get("role") in _GONE_ROLES or _hidden(element):
        return "gone"
    if around == "caption":
        return "credit" if _is_called(element, "credit", size) else "caption"
    if name == "figcaption" or (name == "figure" and not _holds_quotation(element)):
        return "caption"
    if _is_called(element, "caption", size):
        return "caption"
    if around not in ("paragraph", "lead"):
        return around
    return _kind_in_text(element, around, content)


def _kind_in_text(element: HtmlElement, around: Kind, content: Content) -> Kind:
    name, size = element.tag, content.sizes[element]
    if name == "aside" or (name == "footer" and element.getparent().tag != "blockquote"):
        return "aside"
    if name == "h1":
        return "headline"
    if name in _HEADINGS:
        return "lead" if _is_called(element, "lead", size) else "subheading"
    if name == "address" or element.get("rel") == "author":
        return "byline"
    if element.getparent().tag in _RUNNING:
        return around
    if name == "time":
        return "metadata"
    if name in _CONTAINERS:
        for kind in _BY_CLASS:
            if _is_called(element, kind, size):
                return kind
        if _is_called(element, "boilerplate", size, longest=content.sizes[content.root] // 4):
            return "aside"
    return around


def _hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _holds_quotation(figure: HtmlElement) -> bool:
    """Pull quotes, tables and code come in figures too (HTML, 4.4.12)."""
    return next(figure.iter("blockquote", "table", "pre"), None) is not None


def _is_called(element: HtmlElement, kind: str, size: int, *, longest: int = 0) -> bool:
    """Whether a word of ``class``, ``id`` or ``itemprop`` says so ("articleLead__x" has three)."""
    names = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop"))
    called = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+", names)}
    if called.isdisjoint(words("html", "classes", kind)):
        return False
    return size <= (longest or _LONGEST.get(kind, 0))


def _one_headline(parts: list[list[Part]], *, fresh: bool) -> Iterator[list[Part]]:
    """The first headline is one, the others are subheadings.

    A fragment that opens with a lesser heading is called by that.
    """
    kinds = {kind for block in parts for kind, _words in block}
    if fresh and "headline" not in kinds and parts and parts[0][0][0] == "subheading":
        parts[0] = [("headline", words) for _kind, words in parts[0]]
    for block in parts:
        if block[0][0] == "headline":
            if not fresh:
                block = [("subheading", words) for _kind, words in block]
            fresh = False
        yield block
