"""XML without its dangers: no entities, no DTDs from elsewhere, no network, bounded depth."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from quotes.engine.results import Message, gettext_noop
from quotes.formats.readers.decoding import beginning, decode_markup
from quotes.formats.readers.errors import MOST_TAGS, Unreadable, refuse_many
from quotes.formats.readers.flow import all_words, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def root_name(data: bytes) -> str:
    """The local name of the first element, in lower case; empty for what is no XML."""
    start = beginning(data)
    found = _ROOT.search(start) if start.startswith("<") else None
    return found[1].lower() if found else ""


def parse(data: bytes) -> _Element:
    """The root element; raises Unreadable for broken XML and for declared entities."""
    from lxml import etree

    text = _DECLARATION.sub("", decode_markup(data), count=1)
    text = _NOT_XML.sub("", _ENTITY.sub(_character, text))
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        raise Unreadable(
            Message(
                gettext_noop(
                    "This XML file declares entities of its own, which may hide or fetch other "
                    "text. Ask the sender for a file without them."
                )
            )
        )
    refuse_many(text.count("<"), MOST_TAGS)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(text.encode(), parser=parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            Message(
                gettext_noop(
                    "This XML file is broken at line {line}, or was cut off ({reason}). "
                    "Ask the sender for it again."
                ),
                {"line": str(error.lineno or 0), "reason": str(error.msg)},
            )
        ) from error


def first(element: _Element, *names: str) -> _Element | None:
    """The first descendant with a local name, in the order of ``names``."""
    for name in names:
        for found in element.iter("{*}" + name):
            return found
    return None


def child(element: _Element, name: str) -> _Element | None:
    return next((c for c in element if local_name(c) == name), None)


def value(element: _Element | None, attribute: str = "") -> str:
    """An element's words, or one of its attributes; empty where there is no such element."""
    if element is None:
        return ""
    words = element.get(attribute, "") if attribute else all_words(element)
    return " ".join(words.split())


def _character(match: re.Match[str]) -> str:
    """HTML's named characters, which senders use in XML without declaring them."""
    character = html5.get(match[1] + ";", match[0])
    return match[0] if character in "<>&\"'" else character
