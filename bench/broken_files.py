"""Files as they come out of a broken line or an evil hand: cut, doubled, changed, spiced.

The files are made by our own writers from the sample articles, plus those that we don't write; real
ones from a folder may be added.
"""

from __future__ import annotations

import io
import random
import zipfile
from email.message import EmailMessage
from pathlib import Path

from django.utils import timezone
from django.utils.html import escape

from quotes.formats.readers import plain_text
from quotes.formats.reviewed import unreviewed
from quotes.formats.writers import WRITERS

SAMPLES = Path(__file__).resolve().parent.parent / "quotes" / "samples"
#: Formats of ours by the reader that reads them.
_WRITTEN = {
    "plain-text": ("text",),
    "markdown": ("markdown",),
    "html": ("html", "html-changes"),
    "nitf": ("nitf",),
    "ninjs": ("ninjs", "ninjs-2.2"),
    "newsml-g2": ("newsml-g2",),
    "docx": ("docx",),
    "pdf": ("pdf",),
}
_ENDINGS = {
    ".md": "markdown",
    ".htm": "html",
    ".html": "html",
    ".json": "ninjs",
    ".docx": "docx",
    ".pdf": "pdf",
    ".eml": "eml",
    ".rss": "feed",
    ".atom": "feed",
    ".txt": "plain-text",
}
_ROOTS = {"nitf": "nitf", "newsitem": "newsml-g2", "newsmessage": "newsml-g2",
          "packageitem": "newsml-g2", "rss": "feed", "feed": "feed", "rdf": "feed"}  # fmt: skip
_SPICE = (
    b"<", b">", b"\x00", b"&", b"&#0;", b"&#x110000;", b"]]>", b'"', b"\xff\xfe", b"\xef\xbb\xbf",
    b"=?utf-8?b?", b"{", b"[" * 40, b"(" * 50, b"\xc3", b"\xed\xa0\x80", b"--\n", b"1e999",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"xmlns:x=''", b"<script>alert(1)</script>", b"\r\n\r\n",
    b"%00", b"../" * 5, b"\xf0\x9f\x91\xa9\xe2\x80\x8d",
)  # fmt: skip


def seeds(folder: Path | None = None) -> dict[str, list[bytes]]:
    """Whole files by the reader that reads them."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(SAMPLES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        article = unreviewed(plain_text.article(text), at=timezone.now())
        for reader, formats in _WRITTEN.items():
            files = (WRITERS[format].write(article) for format in formats)
            found.setdefault(reader, []).extend(files)
        found.setdefault("feed", []).append(_feed(text))
        found.setdefault("eml", []).append(_message(text))
    for path in sorted(folder.rglob("*")) if folder else ():
        if path.is_file() and (reader := _reader_of(path)):
            found[reader].append(path.read_bytes())
    return found


def mangled(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them taken out, doubled, changed or spiced, or with their end off.

    Of an archive two in three times only what is packed in it, since its sums catch the rest.
    """
    if data.startswith(b"PK") and chance.random() < 0.67:
        return _repacked(data, chance)
    return _damaged(data, chance)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """The archive with one of its parts damaged."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(packed, "w") as broken:
        parts = whole.namelist()
        main = [name for name in parts if name.startswith("word/document")]
        chosen = chance.choice(main if main and chance.random() < 0.6 else parts)
        for name in parts:
            words = whole.read(name)
            broken.writestr(name, _damaged(words, chance) if name == chosen else words)
    return packed.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    data = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(data) or 1), chance.choice([1, 3, 20, 400])
        match chance.randrange(6):
            case 0:
                del data[at : at + size]
            case 1:
                data[at:at] = data[at : at + size]
            case 2:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                data[at:at] = chance.choice(_SPICE)
            case 4:
                other = chance.randrange(len(data) or 1)
                data[at : at + size] = data[other : other + size]
            case 5 if chance.random() < 0.2:
                del data[at:]
    return bytes(data)


def _reader_of(path: Path) -> str:
    if path.suffix.lower() == ".xml":
        from quotes.formats.readers.xml import root_name

        return _ROOTS.get(root_name(path.read_bytes()), "")
    return _ENDINGS.get(path.suffix.lower(), "")


def _feed(text: str) -> bytes:
    title, _line, words = text.strip().partition("\n")
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in words.split("\n\n"))
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Avisa</title>'
        f"<item><guid>1</guid><title>{escape(title)}</title><pubDate>Tue, 24 Nov 2026 10:00:00 "
        f"+0100</pubDate><content:encoded><![CDATA[{paragraphs}]]></content:encoded><media:content>"
        "<media:description>Kaia i går.</media:description><media:credit>Ola</media:credit>"
        f"</media:content></item><item><guid>2</guid><title>To</title><description>"
        f"{escape(paragraphs[:500])}</description></item></channel></rss>"
    ).encode()


def _message(text: str) -> bytes:
    title, _line, words = text.strip().partition("\n")
    message = EmailMessage()
    message["From"], message["To"] = "Kari Næss <kari@etat.example>", "desk@avis.example"
    message["Subject"] = title or "Tips"
    message["Date"], message["Message-ID"] = "Tue, 24 Nov 2026 10:00:00 +0100", "<1@etat.example>"
    message.set_content(words)
    message.add_alternative(f"<h1>{escape(title)}</h1><p>{escape(words)}</p>", subtype="html")
    message.add_attachment(b"\x00\x01", maintype="image", subtype="png", filename="../../x.png")
    return message.as_bytes()
