"""A proof sheet: the text with its corrections shown, numbered flags, and their evidence below."""

from __future__ import annotations

import logging
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from quotes.formats.reviewed import (
    LEFT_OUT,
    Piece,
    ReviewedArticle,
    ReviewedFlag,
    ReviewedZone,
    cut,
)
from quotes.formats.writers.shaping import authors, flag_lines, xml_text

if TYPE_CHECKING:
    from fpdf import FPDF

_FONT = "NotoSans"
_FONT_FILES = {"": "NotoSans[wdth,wght].ttf", "I": "NotoSans-Italic[wdth,wght].ttf"}
#: Size in points and style of each kind of zone.
_LOOKS = {
    "headline": (20, ""),
    "lead": (12.5, ""),
    "subheading": (14, ""),
    "caption": (9, "I"),
    "credit": (9, "I"),
    "byline": (9, ""),
}
_USUAL = (10.5, "")
_BLACK, _GREY, _RED, _GREEN = (0,), (110,), (176, 0, 32), (0, 104, 56)


def write(article: ReviewedArticle) -> bytes:
    pdf = _sheet(article)
    pdf.add_page()
    _heading(pdf, article)
    ranges = [(flag.start, flag.end) for flag in article.flags]
    for zone in article.zones:
        if zone.kind not in LEFT_OUT:
            _zone(pdf, zone, ranges)
    if article.corrections:
        _list(
            pdf,
            _("Corrections"),
            [_correction(article, i) for i in range(len(article.corrections))],
        )
    if article.flags:
        _list(pdf, _("Flags"), [_flag(n, flag) for n, flag in enumerate(article.flags, start=1)])
    return bytes(pdf.output())


def _sheet(article: ReviewedArticle) -> FPDF:
    from fpdf import FPDF

    # It tells each step of taking the letters needed out of a font.
    logging.getLogger("fontTools").setLevel(logging.WARNING)

    class Sheet(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(_FONT, size=8)
            self.set_text_color(*_GREY)
            self.cell(0, 6, f"{self.page_no()}/{{nb}}", align="C")

    pdf = Sheet(format="A4")
    pdf.set_auto_page_break(True, margin=18)
    pdf.set_margin(20)
    for style, name in _FONT_FILES.items():
        with as_file(files("fontpkg_noto_sans") / "files" / name) as path:
            pdf.add_font(_FONT, style, path)
    pdf.set_title(xml_text(article.title))
    pdf.set_author(xml_text(", ".join(authors(article))))
    pdf.set_creation_date(article.at)
    return pdf


def _heading(pdf: FPDF, article: ReviewedArticle) -> None:
    told = [
        article.id,
        article.metadata.source,
        article.date,
        f"{localtime(article.at):%Y-%m-%d %H:%M}",
    ]
    _line(pdf, " · ".join(part for part in told if part), 8, colour=_GREY)
    for announcement in article.announcements:
        _line(pdf, announcement.text, 9, colour=_RED)
    pdf.ln(3)


def _line(pdf: FPDF, words: str, size: float, *, colour: tuple[int, ...]) -> None:
    pdf.set_font(_FONT, size=size)
    pdf.set_text_color(*colour)
    pdf.multi_cell(0, size * 0.5, xml_text(words), new_x="LMARGIN", new_y="NEXT")


def _zone(pdf: FPDF, zone: ReviewedZone, ranges: list[tuple[int, int]]) -> None:
    """The zone's words; a flag's number stands behind the words that it is about."""
    size, style = _LOOKS.get(zone.kind, _USUAL)
    before: set[int] = set()
    for piece, held in [*cut(zone, ranges), (Piece("", ""), set())]:
        for ended in sorted(before - held):
            pdf.set_font(_FONT, "", size * 0.65)
            pdf.set_text_color(*_RED)
            pdf.write(size * 0.5, f" [{ended + 1}]")
        before = held
        _piece(pdf, piece, size, style + ("U" if held and not piece.corrected else ""))
    pdf.ln(size * 0.5 + 2.5)


def _piece(pdf: FPDF, piece: Piece, size: float, style: str) -> None:
    changed = ((piece.old, style + "S", _RED), (piece.new, style + "U", _GREEN))
    for words, look, colour in changed if piece.corrected else ((piece.new, style, _BLACK),):
        if words:
            pdf.set_font(_FONT, look, size)
            pdf.set_text_color(*colour)
            pdf.write(size * 0.5, xml_text(words))


def _list(pdf: FPDF, title: str, entries: list[str]) -> None:
    pdf.ln(4)
    _line(pdf, title, 14, colour=_BLACK)
    for entry in entries:
        pdf.ln(1.5)
        _line(pdf, entry, 9, colour=_BLACK)


def _correction(article: ReviewedArticle, index: int) -> str:
    correction = article.corrections[index]
    words = _("“{old}” became “{new}”").format(old=correction.original, new=correction.replacement)
    told = [correction.code, correction.by, f"{localtime(correction.at):%Y-%m-%d %H:%M}"]
    return f"{words} ({', '.join(part for part in told if part)})"


def _flag(number: int, flag: ReviewedFlag) -> str:
    first, *evidence = flag_lines(flag)
    return "\n".join([f"[{number}] {first}", *(f"– {line}" for line in evidence)])
