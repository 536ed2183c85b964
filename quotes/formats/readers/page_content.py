"""Where on a web page the article is: the fullest ``<article>``, ``<main>``, or the whole body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: The best ``<article>`` counts as the content if it holds this share of the page's paragraphs.
_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Content:
    """``root`` holds the article and ``others`` are other articles' elements.

    ``sizes`` are the characters inside of each element; ``has_title`` tells of an ``<h1>`` in it.
    """

    root: HtmlElement
    others: frozenset[HtmlElement]
    sizes: Mapping[HtmlElement, int]
    has_title: bool


def content_of(body: HtmlElement) -> Content:
    sizes, paragraphs = _measured(body)
    articles = list(body.iter("article"))
    root = max(articles, key=lambda article: paragraphs[article], default=body)
    if not paragraphs[root] or paragraphs[root] < _SHARE * paragraphs[body]:
        main = next(body.iter("main"), None)
        root = main if main is not None and paragraphs[main] else body
    related = {*root.iterancestors(), *root.iter("article"), root}
    return Content(
        root=root,
        others=frozenset(article for article in articles if article not in related),
        sizes=sizes,
        has_title=next(root.iter("h1"), None) is not None,
    )


def _measured(
    body: HtmlElement,
) -> tuple[dict[HtmlElement, int], dict[HtmlElement, int]]:
    """Characters inside of each element, and those of its paragraphs, in one walk."""
    from lxml import etree

    sizes: dict[HtmlElement, int] = {}
    paragraphs: dict[HtmlElement, int] = {}
    for _event, element in etree.iterwalk(body, events=("end",)):
        inside = list(element)
        size = _length(element.text) + sum(sizes[e] + _length(e.tail) for e in inside)
        sizes[element] = size
        paragraphs[element] = size if element.tag == "p" else sum(paragraphs[e] for e in inside)
    return sizes, paragraphs


def _length(text: str | None) -> int:
    return len(" ".join(text.split())) if text else 0
