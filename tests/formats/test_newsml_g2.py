"""NewsML-G2: items, messages and packages."""

from __future__ import annotations

import pytest

from quotes.formats.readers import Unreadable, read, read_all
from tests.formats.shown import SCHEMAS, needs_schemas, zones

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2"
 standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="nb-NO">
<itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="nprov:NTB"/>
<versionCreated>2024-03-05T08:00:00+01:00</versionCreated>
<firstCreated>2024-03-05T07:00:00+01:00</firstCreated><edNote>Ny tittel.</edNote></itemMeta>
<contentMeta><creator literal="k"><name>Kari Nes</name></creator><slugline>ferje</slugline>
<headline>{title}</headline>{meta}</contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>T</title></head><body><p>Ferja går ikke.<br/>Den venter.</p><h2>Motor</h2>
<figure><figcaption>Ferja ved kai. Foto: X / NTB</figcaption></figure></body></html></inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Ferja</hl1>
</hedline><byline>Ola Lie</byline></body.head><body.content><p>Ferja går ikke.</p>
</body.content></body></nitf></inlineXML>"""
MESSAGE = (
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}</itemSet></newsMessage>'
)


def item(content: str, *, guid="urn:x:1", kind="text", title="Ferja er innstilt", meta="") -> str:
    return ITEM.format(guid=guid, kind=kind, title=title, meta=meta, content=content)


PICTURE = item(
    "<remoteContent href='x.jpg'/>",
    guid="urn:x:2",
    kind="picture",
    title="ferje.jpg",
    meta="<creditline>Ola Lie</creditline><description role='drol:caption'>Kaia.</description>",
)


def test_xhtml_inside():
    article = read(item(XHTML).encode())
    assert zones(article.document) == [
        ("headline", "Ferja er innstilt"),
        ("lead", "Ferja går ikke."),
        ("paragraph", "Den venter."),
        ("subheading", "Motor"),
        ("caption", "Ferja ved kai."),
        ("credit", "Foto: X / NTB"),
    ]
    found = article.metadata
    assert (found.id, found.version, found.source) == ("urn:x:1", "2", "NTB")
    assert (found.authors, found.note, found.slug) == (("Kari Nes",), "Ny tittel.", "ferje")
    assert found.published == "2024-03-05T07:00:00+01:00"
    assert article.document.language == "nb"


def test_nitf_inside():
    assert zones(read(item(NITF).encode()).document) == [
        ("headline", "Ferja"),
        ("byline", "Ola Lie"),
        ("lead", "Ferja går ikke."),
    ]


@pytest.mark.parametrize(
    ("kind", "words"), [("text/plain", "Ferja.\nDen."), ("text/html", "&lt;p>Ferja.&lt;p>Den.")]
)
def test_inline_data(kind, words):
    content = f'<inlineData contenttype="{kind}">{words}</inlineData>'
    assert zones(read(item(content).encode()).document)[1:] == [
        ("lead", "Ferja."),
        ("paragraph", "Den."),
    ]


def test_pictures_of_a_message_are_the_articles():
    article = read(MESSAGE.format(item(NITF) + PICTURE).encode())
    assert zones(article.document)[-2:] == [("caption", "Kaia."), ("credit", "Ola Lie")]


def test_a_picture_alone_is_its_caption():
    assert ("caption", "Kaia.") in zones(read(PICTURE.encode()).document)


def test_several_texts_are_several_articles():
    message = MESSAGE.format(item(NITF) + item(XHTML, guid="urn:x:3")).encode()
    assert [a.metadata.id for a in read_all(message)] == ["urn:x:1", "urn:x:3"]
    with pytest.raises(Unreadable, match="2 articles"):
        read(message)


def test_a_package_alone_holds_the_titles_of_its_items():
    package = """<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:9">
    <contentMeta><headline>Dagens saker</headline></contentMeta><groupSet root="g"><group id="g">
    <itemRef residref="urn:x:1"><title>Ferja</title><description>Den går ikke.</description>
    </itemRef></group></groupSet></packageItem>"""
    assert zones(read(package.encode()).document) == [
        ("headline", "Dagens saker"),
        ("subheading", "Ferja"),
        ("lead", "Den går ikke."),
    ]


@needs_schemas
def test_official_examples_are_read():
    paths = [*SCHEMAS.glob("newsml-g2/examples/*.xml"), *SCHEMAS.glob("newsml-g2/own_*.xml")]
    assert paths
    for path in paths:
        assert zones(read(path.read_bytes(), path.name).document)
