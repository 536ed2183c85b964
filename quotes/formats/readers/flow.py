"""The words of a tree of elements (HTML, NITF), block by block in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from quotes.engine.document import ZoneKind

if TYPE_CHECKING:
    from lxml.etree import _Element

#: ``gone``: dropped with all that is inside. ``aside``: dropped but for captions inside.
Kind = ZoneKind | Literal["gone", "aside"]
KindOf = Callable[["_Element", Kind], Kind]

_Words = list[tuple[Kind, str]]

#: Elements whose words stand apart from those before, and zones of which all elements' do: names
#: and titles in bylines are set apart by style sheets alone.
_APART = frozenset({"br", "td", "th"})
_APART_IN = frozenset({"byline", "metadata"})


def local_name(element: _Element) -> str:
    """The element's name without its namespace, in lower case; empty for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def blocks(
    root: _Element, kind_of: KindOf, block_names: frozenset[str], first: Kind = "paragraph"
) -> Iterator[list[tuple[ZoneKind, str]]]:
    """Walk the tree without recursion and give the parts of each block, never an empty one.

    ``kind_of`` tells an element's kind from the element and the kind around it. Where an element
    of ``block_names`` begins or ends, so does a block, and at a line break but in a heading.
    """
    from lxml import etree

    kinds: list[Kind] = [first]
    words: _Words = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local_name(element)
        if event == "start":
            if name in block_names or (name == "br" and kinds[-1] != "headline"):
                yield from _block(words)
            kinds.append(kind_of(element, kinds[-1]))
            apart = " " if name in _APART or kinds[-1] in _APART_IN else ""
            words.append((kinds[-1], apart + (element.text or "")))
            continue
        if event == "end":
            kinds.pop()
            if name in block_names:
                yield from _block(words)
        if element is not root:
            words.append((kinds[-1], element.tail or ""))
    yield from _block(words)


def all_words(element: _Element) -> str:
    """All text inside the element, white space as it is."""
    return "".join(element.itertext("*"))


def _block(words: _Words) -> Iterator[list[tuple[ZoneKind, str]]]:
    """The parts of a block, neighbours of one kind joined; empties ``words``."""
    parts: list[tuple[ZoneKind, str]] = []
    for kind, text in words:
        if kind == "gone" or kind == "aside":
            continue
        if parts and (parts[-1][0] == kind or not text.strip()):
            parts[-1] = (parts[-1][0], parts[-1][1] + text)
        elif text.strip():
            parts.append((kind, text))
    words.clear()
    if any(text.strip() for _kind, text in parts):
        yield parts
