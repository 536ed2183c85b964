"""PDF files of press releases."""

from __future__ import annotations

from importlib.resources import files

import pytest
from fpdf import FPDF

from quotes.formats.readers import Unreadable, read
from tests.formats.shown import zones

LONG = (
    "Ferja går ikke før mandag, opplyser rederiet i en pressemelding som kom tirsdag morgen. "
    "Motoren er ødelagt, og delene må hentes fra Ålesund før noen kan begynne med reparasjonen."
)


def release(*paragraphs: tuple[float, str]) -> bytes:
    """A PDF of paragraphs, each with its size in points."""
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("N", fname=files("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf")
    for size, words in paragraphs:
        pdf.set_font("N", size=size)
        pdf.multi_cell(0, size * 0.5, words, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(size * 0.3)
    pdf.set_title("Ferja")
    pdf.set_author("Rederiet")
    return bytes(pdf.output())


def test_lines_become_paragraphs_and_large_words_headings():
    data = release(
        (20, "Ferja er innstilt"),
        (11, LONG),
        (14, "Motorskade"),
        (11, "– Vi beklager, sier Per Moe. " + LONG),
        (9, "Ferja ved kai. Foto: Ola Lie / NTB"),
    )
    article = read(data, "melding.pdf")
    assert zones(article.document) == [
        ("headline", "Ferja er innstilt"),
        ("lead", LONG),
        ("subheading", "Motorskade"),
        ("paragraph", "– Vi beklager, sier Per Moe. " + LONG),
        ("caption", "Ferja ved kai."),
        ("credit", "Foto: Ola Lie / NTB"),
    ]
    assert (article.metadata.title, article.metadata.authors) == ("Ferja", ("Rederiet",))


def test_scans_and_damaged_files_are_refused():
    blank = FPDF()
    blank.add_page()
    with pytest.raises(Unreadable, match="no text"):
        read(bytes(blank.output()))
    with pytest.raises(Unreadable, match="can't be opened"):
        read(b"%PDF-1.7\nnothing")


def test_locked_files_are_refused():
    pdf = FPDF()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.add_page()
    with pytest.raises(Unreadable, match="locked"):
        read(bytes(pdf.output()))
