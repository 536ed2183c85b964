"""A page of the corrected article, or one that shows each correction by <del> and <ins>."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from quotes.formats.reviewed import Figure, Piece, ReviewedArticle, ReviewedZone, blocks
from quotes.formats.writers import json_ld
from quotes.formats.writers.shaping import language_tag

_ELEMENTS = {"headline": "h1", "subheading": "h2", "byline": "address", "credit": "small"}
#: What ends a script or begins mark-up inside it, spelt as JSON may.
_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}

PieceWriter = Callable[[Piece], SafeString]


def write(article: ReviewedArticle) -> bytes:
    return _page(article, _corrected)


def write_changes(article: ReviewedArticle) -> bytes:
    return _page(article, _changed)


def body_of(parts: Iterable[ReviewedZone | Figure]) -> str:
    """The corrected elements of blocks, for formats that carry HTML inside."""
    return str(_body(parts, _corrected))


def _page(article: ReviewedArticle, words: PieceWriter) -> bytes:
    page = format_html(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<title>{}</title>\n<script type="application/ld+json">{}</script>\n'
        "</head>\n<body>\n<article>\n{}\n{}</article>\n</body>\n</html>\n",
        language_tag(article),
        article.title,
        mark_safe(json_ld.text_of(article).translate(_IN_SCRIPT)),  # noqa: S308
        _body(blocks(article.zones, with_deleted=words is _changed), words),
        format_html_join(
            "",
            '<aside class="correction" lang="{}"><p>{}</p></aside>\n',
            ((a.language, a.text) for a in article.announcements),
        ),
    )
    return str(page).encode("utf-8", "replace")


def _body(parts: Iterable[ReviewedZone | Figure], words: PieceWriter) -> SafeString:
    return format_html_join("\n", "{}", ((_block(part, words),) for part in parts))


def _block(block: ReviewedZone | Figure, words: PieceWriter) -> SafeString:
    if not isinstance(block, Figure):
        return _zone(block, words)
    caption = _words(block.caption, words) if block.caption else ""
    credits = format_html_join(" ", "{}", ((_zone(c, words),) for c in block.credits))
    space = " " if caption and credits else ""
    return format_html(
        '<figure><figcaption class="caption">{}{}{}</figcaption></figure>', caption, space, credits
    )


def _zone(zone: ReviewedZone, words: PieceWriter) -> SafeString:
    element = _ELEMENTS.get(zone.kind, "p")
    return format_html('<{0} class="{1}">{2}</{0}>', element, zone.kind, _words(zone, words))


def _words(zone: ReviewedZone, words: PieceWriter) -> SafeString:
    return format_html_join("", "{}", ((words(piece),) for piece in zone.pieces))


def _corrected(piece: Piece) -> SafeString:
    return format_html("{}", piece.new)


def _changed(piece: Piece) -> SafeString:
    if not piece.corrected:
        return format_html("{}", piece.new)
    old = format_html("<del>{}</del>", piece.old) if piece.old else ""
    new = format_html("<ins>{}</ins>", piece.new) if piece.new else ""
    return format_html("{}{}", old, new)
