"""RSS 0.9x to 2.0, RDF (RSS 1.0) and Atom 1.0, with Media RSS: several articles in one file."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from quotes.engine.results import Message, gettext_noop
from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.readers.building import Builder, iso_time, tidy
from quotes.formats.readers.errors import Unreadable, only
from quotes.formats.readers.flow import local_name
from quotes.formats.readers.html import add_markup
from quotes.formats.readers.xml import child, parse, root_name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEDIA = "{http://search.yahoo.com/mrss/}"
_ITEMS = ("{*}item", "{*}entry")


def score(data: bytes, name: str) -> float:
    return 0.95 if root_name(data) in ("rss", "feed", "rdf") else 0


def read(data: bytes) -> ReadArticle:
    """Read the one article of a feed; raises Unreadable where there are more."""
    return only(read_all(data))


def read_all(data: bytes) -> tuple[ReadArticle, ...]:
    """Read every entry in the feed's order; those without words are left out."""
    root = parse(data)
    found = []
    for item in root.iter(*_ITEMS):
        try:
            found.append(_article(item, root))
        except Unreadable:
            continue
    if not found:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This feed holds no articles. Open it in a browser to see whether it is empty "
                    "or needs a login."
                )
            )
        )
    return tuple(found)


def _article(item: _Element, feed: _Element) -> ReadArticle:
    metadata = _metadata(item, feed)
    builder = Builder()
    builder.add("headline", metadata.title)
    content = _markup(item, "encoded", "content")
    summary = _markup(item, "description", "summary")
    body = Builder()
    add_markup(body, content)
    if summary and not _repeats(body, summary):
        add_markup(builder, summary if "<" in summary else f'<p class="lead">{summary}</p>')
    add_markup(builder, content)
    _add_media(builder, item)
    return builder.article(metadata)


def _repeats(body: Builder, summary: str) -> bool:
    """Whether the content holds the summary, or its beginning where it was cut short."""
    words = Builder()
    add_markup(words, summary)
    line = tidy(words.text).rstrip(".… ").removesuffix("[")
    return not line or body.holds(line[:80])


def _markup(item: _Element, *names: str) -> str:
    """HTML of an item's content: escaped, as CDATA, as text, or as XHTML (Atom, 3.1.1)."""
    from lxml import etree

    for element in item:
        if local_name(element) not in names or element.tag.startswith(_MEDIA):
            continue
        if element.get("type") == "xhtml":
            return "".join(etree.tostring(c, encoding="unicode", method="html") for c in element)
        text = element.text or ""
        if element.get("type") in ("text", "text/plain"):
            return text.replace("&", "&amp;").replace("<", "&lt;")
        return text
    return ""


def _add_media(builder: Builder, item: _Element) -> None:
    """Captions and credits of Media RSS, which stand beside the text and not inside."""
    for media in item.iter(_MEDIA + "description", _MEDIA + "text"):
        words = Builder()
        add_markup(words, media.text or "")
        credits = media.getparent().iter(_MEDIA + "credit")
        builder.shows(words.text, " ".join(value(credit) for credit in credits))


def _metadata(item: _Element, feed: _Element) -> Metadata:
    channel = child(feed, "channel")
    source = child(channel if channel is not None else feed, "title")
    link = _link(item)
    return Metadata(
        id=_of(item, "guid", "id") or link,
        title=_title(item),
        authors=tuple(_authors(item)),
        source=value(source),
        published=_time(_of(item, "published", "pubdate", "date", "updated")),
        modified=_time(_of(item, "updated", "modified")),
        language=_language(item, feed),
        section=_of(item, "category"),
        url=link,
    )


def _title(item: _Element) -> str:
    """The title as a reader sees it: feeds write it as text or as escaped HTML."""
    for element in item:
        if local_name(element) == "title" and not element.tag.startswith(_MEDIA):
            words = Builder()
            add_markup(words, value(element))
            return words.text
    return ""


def _of(item: _Element, *names: str) -> str:
    for name in names:
        for element in item:
            if local_name(element) == name and (words := value(element)):
                return words
    return ""


def _link(item: _Element) -> str:
    for element in item:
        if local_name(element) == "link" and element.get("rel", "alternate") == "alternate":
            return element.get("href") or value(element)
    return ""


def _authors(item: _Element) -> list[str]:
    found = []
    for element in item:
        if local_name(element) in ("author", "creator"):
            found.append(value(child(element, "name")) or value(element))
    return [name for name in dict.fromkeys(found) if name]


def _language(item: _Element, feed: _Element) -> str:
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    channel = child(feed, "channel")
    told = _of(channel, "language") if channel is not None else ""
    return item.get(xml_lang) or feed.get(xml_lang) or told


def _time(words: str) -> str:
    """RFC 822 (RSS) or ISO 8601 (Atom)."""
    if found := iso_time(words):
        return found
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
