"""What was changed between two texts, as HTML."""

from __future__ import annotations

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
