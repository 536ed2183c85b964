"""What was changed between two texts, as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from quotes.formats.reviewed import pieces
from quotes.selectors.differences import word_difference


def marked_difference(old: str, new: str) -> SafeString:
    """The new text; what is new in it and what it no longer holds are marked."""
    replacements = [(r.span.start, r.span.end, r.text) for r in word_difference(old, new)]
    parts = []
    for piece in pieces(old, 0, len(old), replacements):
        if piece.old == piece.new:
            parts.append(format_html("{}", piece.new))
            continue
        pairs = [("del", piece.old), ("ins", piece.new)]
        parts.append(format_html_join("", "<{0}>{1}</{0}>", (pair for pair in pairs if pair[1])))
    return format_html_join("", "{}", ((part,) for part in parts))


def marked_on_both_sides(old: str, new: str) -> tuple[SafeString, SafeString]:
    """The old text with what the new one no longer holds marked, the new one with what is new."""
    replacements = [(r.span.start, r.span.end, r.text) for r in word_difference(old, new)]
    found = list(pieces(old, 0, len(old), replacements))
    before = ((p.old, "del" if p.old != p.new else "") for p in found)
    after = ((p.new, "ins" if p.old != p.new else "") for p in found)
    return _marked(before), _marked(after)


def _marked(parts: Iterable[tuple[str, str]]) -> SafeString:
    marked = (
        format_html("<{0}>{1}</{0}>", tag, text) if tag and text else format_html("{}", text)
        for text, tag in parts
    )
    return format_html_join("", "{}", ((part,) for part in marked))
