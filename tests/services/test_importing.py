"""Articles come in, and bad input is refused with a reason."""

from __future__ import annotations

import pytest

from quotes.formats.article import Metadata
from quotes.models import AnalysisRun, Article, Version
from quotes.services.importing import import_article, read_paste, read_upload
from quotes.services.refusals import Refused

PARAGRAPHS = (
    "Ferja er innstilt\n\nFerja går ikke før mandag, opplyser rederiet.\n\nBilene må vente."
)


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "<!doctype html><script>x()</script>", "<div> </div>"]
)
def test_pastes_that_are_no_text(text):
    with pytest.raises(Refused):
        read_paste(text)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02" * 100,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n" + bytes(range(1, 32)) * 50,
        b"\xef\xbb\xbf",
        b"\xff\xfe\x00",
        b"<html><body><script>ferja()</script></body></html>",
    ],
)
def test_uploads_that_are_no_text(data):
    with pytest.raises(Refused):
        read_upload(data, "article.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_uploads_in_the_encodings_of_newsrooms(encoding):
    assert read_upload(PARAGRAPHS.encode(encoding), "ferje.txt").document.text == PARAGRAPHS


def test_windows_line_breaks_become_one_character():
    data = PARAGRAPHS.replace("\n", "\r\n").encode()
    assert read_upload(data, "ferje.txt").document.text == PARAGRAPHS
    assert read_paste(PARAGRAPHS.replace("\n", "\r\n")).document.text == PARAGRAPHS


def test_five_megabytes_of_one_line_are_refused_with_the_limit(desk, alice):
    document = read_paste("ord " * 1_250_000).document
    with pytest.raises(Refused, match="1000000"):
        import_article(user=alice, desk=desk, document=document, source="paste")
    assert not Article.objects.exists()


def test_an_article_is_stored_with_its_headline_zones_and_date_and_is_queued(desk, alice):
    document = read_paste("Dato: 2024-05\n\n" + PARAGRAPHS).document
    version = import_article(user=alice, desk=desk, document=document, source="paste").version
    assert version.article.title == "Ferja er innstilt"
    assert version.dated == "2024-05"
    kinds = [zone["kind"] for zone in version.zones]
    assert kinds == ["metadata", "headline", "lead", "paragraph"]
    assert AnalysisRun.objects.get(version=version).state == AnalysisRun.State.QUEUED


def test_an_article_without_a_headline_is_called_by_its_first_words(desk, alice):
    document = read_paste("Bare ett avsnitt, uten tittel.").document
    version = import_article(user=alice, desk=desk, document=document, source="paste").version
    assert version.article.title == "Bare ett avsnitt, uten tittel."


def test_pasted_mark_up_is_read_as_the_page_that_it_makes(desk, alice):
    article = read_paste(
        "<h1>Ferja er innstilt</h1><figure><figcaption>Kaia.</figcaption></figure>"
    )
    assert article.document.text == "Ferja er innstilt\n\nKaia."
    assert [zone.kind for zone in article.document.zones] == ["headline", "caption"]


def test_the_senders_id_makes_a_second_text_a_new_version(desk, alice):
    def send(words: str, id: str = "NTB7") -> Version:
        read = read_paste(words)
        return import_article(
            user=alice, desk=desk, document=read.document, source="wire", metadata=Metadata(id=id)
        ).version

    first, second = send("Ferja er innstilt."), send("Ferja går igjen.")
    assert (second.article, second.number) == (first.article, 2)
    long = send("Ferja går.", "x" * 300).article
    assert long == send("Ferja går ikke.", "x" * 300).article != first.article
