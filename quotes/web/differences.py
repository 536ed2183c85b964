"""What was changed between two texts, as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from quotes.formats.reviewed import Piece, pieces
from quotes.selectors.differences import word_difference


def marked_difference(old: str, new: str) -> SafeString:
    """The new text; what is new in it and what it no longer holds are marked."""
    return _marked(
        part
        for piece in _pieces(old, new)
        for part in ([_old(piece), _new(piece)] if piece.corrected else [_new(piece)])
    )


def marked_on_both_sides(old: str, new: str) -> tuple[SafeString, SafeString]:
    """The old text with what the new one no longer holds marked, the new one with what is new."""
    found = _pieces(old, new)
    return _marked(map(_old, found)), _marked(map(_new, found))


def _pieces(old: str, new: str) -> list[Piece]:
    replacements = [(r.span.start, r.span.end, r.text) for r in word_difference(old, new)]
    return list(pieces(old, 0, len(old), replacements))


def _old(piece: Piece) -> tuple[str, str]:
    """The old text and its tag, none where it stays."""
    return piece.old, "del" if piece.corrected else ""


def _new(piece: Piece) -> tuple[str, str]:
    return piece.new, "ins" if piece.corrected else ""


def _marked(parts: Iterable[tuple[str, str]]) -> SafeString:
    marked = (
        format_html("<{0}>{1}</{0}>", tag, text) if tag and text else format_html("{}", text)
        for text, tag in parts
    )
    return format_html_join("", "{}", ((part,) for part in marked))
