"""Word documents: styles, text boxes, and what is refused."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from quotes.formats.readers import Unreadable, read
from quotes.formats.writers import WRITERS
from tests.formats.sample import reviewed
from tests.formats.shown import zones

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOX = f"""<w:p xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>
<w:r><w:t>Ferja ved kai. Foto: Ola Lie</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Ferja ved kai. Foto: Ola Lie</w:t>
</w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_styles_tell_zones_and_captions_in_text_boxes_are_kept_once():
    document = docx.Document()
    document.core_properties.title = "Ferja"
    document.core_properties.author = "Kari Nes"
    for style, words in [
        ("Title", "Ferja er innstilt"),
        ("Subtitle", "Ferja går ikke."),
        ("Normal", "– Vi beklager,\nsier Per Moe."),
        ("Heading 1", "Motorskade"),
    ]:
        document.add_paragraph(words, style=style)
    document.element.body.insert(3, parse_xml(BOX))
    document.add_table(1, 2).rows[0].cells[1].text = "I tabell."
    hidden = document.add_paragraph("Skjult").runs[0]
    hidden.font.hidden = True
    article = read(saved(document), "sak.docx")
    assert zones(article.document) == [
        ("headline", "Ferja er innstilt"),
        ("lead", "Ferja går ikke."),
        ("paragraph", "– Vi beklager,"),
        ("paragraph", "sier Per Moe."),
        ("caption", "Ferja ved kai."),
        ("credit", "Foto: Ola Lie"),
        ("subheading", "Motorskade"),
        ("paragraph", "I tabell."),
    ]
    assert article.metadata.authors == ("Kari Nes",)


def test_without_styles_the_layout_tells_as_in_plain_text():
    document = docx.Document()
    for words in [
        "Til red: Ny sak.",
        "Ferja er innstilt",
        "Ferja går ikke.",
        "Kaia. Foto: X / NTB",
    ]:
        document.add_paragraph(words)
    assert zones(read(saved(document)).document) == [
        ("metadata", "Til red: Ny sak."),
        ("headline", "Ferja er innstilt"),
        ("lead", "Ferja går ikke."),
        ("caption", "Kaia."),
        ("credit", "Foto: X / NTB"),
    ]


def test_pending_changes_are_refused_with_their_number_and_authors():
    with pytest.raises(Unreadable, match=r"4 tracked changes by alice, bob"):
        read(WRITERS["docx"].write(reviewed()))


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one more part."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for kept in old.namelist():
            new.writestr(kept, old.read(kept))
        new.writestr(name, content)
    return file.getvalue()


def test_macros_bombs_and_other_archives_are_refused():
    document = saved(docx.Document())
    with pytest.raises(Unreadable, match="macros"):
        read(repacked(document, "word/vbaProject.bin", b"x"))
    with pytest.raises(Unreadable, match="unpacks to more"):
        read(repacked(document, "word/media/x", b"\x00" * 70_000_000))
    with pytest.raises(Unreadable, match="Word document"):
        read(document[:-200], "sak.docx")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", "Hei")
    with pytest.raises(Unreadable, match="Word document"):
        read(archive.getvalue(), "a.zip")
    with pytest.raises(Unreadable, match="No words"):
        read(document)
