"""The corrected article in each format, and the record of each export."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from unittest.mock import ANY
from uuid import uuid4

import pytest

from quotes.engine.document import document_from_text
from quotes.formats.article import Metadata
from quotes.formats.readers import read
from quotes.formats.writers import WRITERS
from quotes.models import Article, Export
from quotes.services import correcting, exporting
from quotes.services.history import Request
from quotes.services.importing import import_article
from quotes.services.refusals import Refused
from tests.sample import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected(version, alice):
    flag = version.flags.get(code="role")
    correcting.accept_suggestion(user=alice, flag=flag, choice=0, request=Request(uuid4()))
    return version


def test_plain_text_is_the_article_as_it_came_but_for_the_corrections(corrected, alice):
    exported = exporting.export(user=alice, version=corrected, format="text")
    assert exported.content.decode() == (
        TEXT.replace("utenriksminister", "forsvarsminister") + "\n"
    )
    assert exported.filename == "ukraina-får-luftvern.txt"


def test_html_shows_each_correction(corrected, alice):
    page = exporting.export(user=alice, version=corrected, format="html-changes").content.decode()
    assert "<del>utenriksminister</del><ins>forsvarsminister</ins> Ben Wallace" in page
    assert '<h1 class="headline">Ukraina får luftvern</h1>' in page


def test_what_the_sender_said_goes_out_again(desk, alice):
    told = Metadata(id="NTB7", version="2", authors=("Kari Nes",), source="NTB", urgency=4)
    document = document_from_text("Ferja er innstilt.")
    sent = import_article(
        user=alice, desk=desk, document=document, source="wire", metadata=told
    ).version
    content = exporting.export(user=alice, version=sent, format="nitf").content
    assert read(content).metadata == replace(
        told, title="Ferja er innstilt.", language="nb-NO", published=ANY
    )


@pytest.mark.parametrize("format", WRITERS)
def test_every_format_is_written_from_the_desk(corrected, alice, format):
    exported = exporting.export(user=alice, version=corrected, format=format)
    assert exported.content
    assert exported.filename.endswith(f".{WRITERS[format].extension}")


def test_evidence_and_decisions_go_along(corrected, alice):
    content = exporting.export(user=alice, version=corrected, format="json").content
    (flag,) = [f for f in json.loads(content)["flags"] if f["code"] == "role"]
    assert (flag["state"], flag["by"]) == ("fixed", "alice")
    assert flag["evidence"][0]["source"] == "ifg"
    assert (flag["evidence"][0]["first"], flag["evidence"][0]["last"]) == (
        "2019-07-24",
        "2023-08-31",
    )


def test_json_holds_both_texts_and_what_was_found(corrected, alice):
    exported = exporting.export(user=alice, version=corrected, format="json")
    values = json.loads(exported.content)
    assert values["original"] == TEXT
    correction = values["corrections"][0]
    assert values["original"][correction["start"] : correction["end"]] == "utenriksminister"
    assert (correction["replacement"], correction["by"]) == ("forsvarsminister", "alice")
    assert {quote["speaker"] for quote in values["quotes"]} == {"Ingrid Solbakken"}


def test_each_export_is_on_record(corrected, alice):
    exported = exporting.export(user=alice, version=corrected, format="text")
    record = Export.objects.get()
    assert record.sha256 == hashlib.sha256(exported.content).hexdigest()
    assert (record.user, record.format) == (alice, "text")
    assert Article.objects.get().state == Article.State.EXPORTED


def test_an_unknown_format_is_refused(corrected, alice):
    with pytest.raises(Refused, match="nitf"):
        exporting.export(user=alice, version=corrected, format="papyrus")
    assert not Export.objects.exists()
