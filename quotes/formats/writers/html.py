"""A page that shows each correction by <del> and <ins>."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from quotes.formats.reviewed import Piece, ReviewedArticle, ReviewedZone

_ELEMENTS = {
    "headline": "h1",
    "subheading": "h2",
    "caption": "figcaption",
    "credit": "small",
    "byline": "address",
}
_LEFT_OUT = {"metadata", "leftover"}


def write(article: ReviewedArticle) -> bytes:
    zones = [_zone(zone) for zone in article.zones if zone.kind not in _LEFT_OUT]
    page = format_html(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        "<title>{}</title>\n</head>\n<body>\n<article>\n{}\n</article>\n</body>\n</html>\n",
        article.language,
        article.title,
        format_html_join("\n", "{}", ((zone,) for zone in zones)),
    )
    return page.encode()


def _zone(zone: ReviewedZone) -> SafeString:
    element = _ELEMENTS.get(zone.kind, "p")
    words = format_html_join("", "{}", ((_piece(piece),) for piece in zone.pieces))
    html = format_html('<{0} class="{1}">{2}</{0}>', element, zone.kind, words)
    return format_html("<figure>{}</figure>", html) if element == "figcaption" else html


def _piece(piece: Piece) -> SafeString:
    if not piece.corrected:
        return format_html("{}", piece.new)
    old = format_html("<del>{}</del>", piece.old) if piece.old else ""
    new = format_html("<ins>{}</ins>", piece.new) if piece.new else ""
    return format_html("{}{}", old, new)
