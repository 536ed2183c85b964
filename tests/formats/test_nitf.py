"""NITF as agencies send it."""

from __future__ import annotations

import pytest

from quotes.formats.readers import Unreadable, read
from tests.formats.shown import SCHEMAS, needs_schemas, zones

WIRE = """<?xml version="1.0" encoding="iso-8859-1"?>
<nitf version="-//IPTC//DTD NITF 3.6//EN" baselang="nb-NO"><head><title>Ferja er innstilt</title>
<meta name="NTBID" content="NTBaa11"/><tobject tobject.type="Innenriks"/>
<docdata><urgency ed-urg="5"/><date.issue norm="2024-03-05T07:00:00"/>
<doc-id regsrc="NTB" id-string="NTBaa11_02"/><ed-msg info="Til red: Ny tittel."/>
<du-key version="3" key="ferje-innstilt"/></docdata></head>
<body><body.head><hedline><hl1>Ferja er innstilt</hl1><hl2>Venter på deler</hl2></hedline>
<byline>Kari Nes</byline><distributor><org>NTB</org></distributor><dateline>Bodø</dateline>
</body.head>
<body.content><p class="lead" lede="true">Ferja går ikke.</p>
<p class="txt-ind">&#8211; Vi beklager, sier <person>Per Moe</person>.</p><hl2>- Motorskade</hl2>
<p>Ferja ligger ved <location>kai</location>&nbsp;nå.<br/>Den venter.</p>
<ul><li>Punkt</li></ul><block><p>I blokk.</p></block><p class="txt">(©NTB)</p>
<media media-type="image"><media-reference mime-type="image/jpeg" source="b1"/>
<media-caption>Ferja ved kai. Foto: Ola Lie / NTB</media-caption></media>
<media media-type="image"><media-reference source="b2"/><media-caption>Kaia.</media-caption>
<media-producer>Ola Lie</media-producer></media></body.content>
<body.end><tagline>desk@example.no</tagline></body.end></body></nitf>"""

ZONES = [
    ("headline", "Ferja er innstilt"),
    ("subheading", "Venter på deler"),
    ("byline", "Kari Nes"),
    ("metadata", "Bodø"),
    ("lead", "Ferja går ikke."),
    ("paragraph", "– Vi beklager, sier Per Moe."),
    ("subheading", "- Motorskade"),
    ("paragraph", "Ferja ligger ved kai nå."),
    ("paragraph", "Den venter."),
    ("paragraph", "Punkt"),
    ("paragraph", "I blokk."),
    ("byline", "(©NTB)"),
    ("caption", "Ferja ved kai."),
    ("credit", "Foto: Ola Lie / NTB"),
    ("caption", "Kaia."),
    ("credit", "Ola Lie"),
    ("metadata", "desk@example.no"),
]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-8"])
def test_zones_whatever_the_declared_encoding(encoding):
    article = read(WIRE.encode(encoding))
    assert article.format == "nitf"
    assert zones(article.document) == ZONES


def test_the_namespace_makes_no_difference():
    with_namespace = WIRE.replace("<nitf ", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" ')
    assert zones(read(with_namespace.encode("iso-8859-1")).document) == ZONES


def test_id_and_version_come_from_doc_id_and_du_key():
    found = read(WIRE.encode("iso-8859-1")).metadata
    assert (found.id, found.version, found.slug) == ("NTBaa11", "3", "ferje-innstilt")
    assert (found.section, found.source, found.note) == ("Innenriks", "NTB", "Til red: Ny tittel.")
    without = WIRE.replace('<meta name="NTBID" content="NTBaa11"/>', "").replace("du-key", "key")
    found = read(without.encode("iso-8859-1")).metadata
    assert (found.id, found.version) == ("NTBaa11", "02")


def test_a_headless_article_is_called_by_its_title():
    wire = "<nitf><head><title>Ferja</title></head><body><p>En.</p></body></nitf>"
    assert zones(read(wire.encode()).document) == [("headline", "Ferja"), ("lead", "En.")]


@pytest.mark.parametrize(
    ("wire", "reason"),
    [
        (WIRE[:900], "cut off"),
        ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>', "entities"),
        ("<nitf><body></body></nitf>", "No words"),
        ("<nitf>" + "<p>" * 5_000, "cut off"),
    ],
)
def test_broken_and_dangerous_files_are_refused_with_the_reason(wire, reason):
    with pytest.raises(Unreadable, match=reason):
        read(wire.encode("iso-8859-1"))


@needs_schemas
@pytest.mark.parametrize(
    "name", ["nitf/own_nitf_3.6_corrected", "ninjs/examples/tools_xslt_NTB_nitf_sample"]
)
def test_official_examples_are_read_with_their_captions(name):
    article = read((SCHEMAS / f"{name}.xml").read_bytes())
    kinds = [kind for kind, _words in zones(article.document)]
    assert {"headline", "lead", "paragraph", "caption", "credit"} <= set(kinds)
    assert article.metadata.id.startswith("NTB")
