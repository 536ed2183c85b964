"""Bringing an article in: by paste, by file, and with everything that can be wrong."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from quotes.models import Article, Desk, Membership, Version
from tests.web.conftest import TEXT

NEW = "/articles/new/"


def file(data: bytes, name: str = "sak.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_pasted_text_becomes_an_article(as_alice, desk):
    answer = as_alice.post(NEW, {"text": TEXT, "date": "2023-02-23", "language": "nb"})
    version = Version.objects.get()
    assert answer.url == reverse("article", args=[version.article_id])
    assert (version.dated, version.language) == ("2023-02-23", "nb")
    assert version.article.desk == desk
    assert as_alice.get(answer.url).status_code == 200


def test_an_uploaded_file_becomes_an_article(as_alice):
    as_alice.post(NEW, {"file": file(TEXT.encode())})
    assert Article.objects.get().source == "upload"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2023-02-23", "2023-02-23"),
        ("2023-02", "2023-02"),
        ("2023", "2023"),
        ("23.02.2023", "2023-02-23"),
        ("3. 2. 2023", "2023-02-03"),
        ("02.2023", "2023-02"),
        ("", ""),
    ],
)
def test_dates_of_any_precision(as_alice, typed, stored):
    as_alice.post(NEW, {"text": TEXT, "date": typed})
    assert Version.objects.get().dated == stored


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({}, "The text is empty"),
        ({"text": "  \n "}, "The text is empty"),
        ({"file": file(b"")}, "The text is empty"),
        ({"file": file(b"\x89PNG\r\n\x00\x00" * 50, "a.png")}, "not a text file"),
        ({"file": file(b"\x01\x02\x03\x04" * 500)}, "not a text file"),
        ({"text": "ord " * 1_300_000}, "characters; at most"),
        ({"file": file(b"ord " * 1_300_000)}, "characters; at most"),
        ({"file": file("\ufeffå".encode("utf-16-le")[:-1] + b"\x00\xd8")}, "Save"),
        ({"text": "<!doctype html><html><script>hei()</script></html>"}, "No words"),
        ({"text": TEXT, "file": file(b"Noe annet")}, "Choose one"),
        ({"text": TEXT, "date": "i fjor"}, "not a date"),
        ({"text": TEXT, "date": "2023-13"}, "not a date"),
        ({"text": TEXT, "date": "31.02.2023"}, "not a date"),
        ({"text": TEXT, "language": "sv"}, "Select a valid choice"),
    ],
    ids=lambda value: None if isinstance(value, dict) else value[:12],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(as_alice, form, message):
    answer = as_alice.post(NEW, form)
    assert answer.status_code == 422
    assert message in answer.text
    assert not Article.objects.exists()


def test_what_was_typed_is_kept(as_alice):
    answer = as_alice.post(NEW, {"text": "Min tekst", "date": "i fjor", "language": "nn"})
    assert "Min tekst" in answer.text
    assert 'value="i fjor"' in answer.text
    assert '<option value="nn" selected>' in answer.text


def test_older_encodings_are_read(as_alice):
    as_alice.post(NEW, {"file": file("Blåbærsyltetøy på bordet i går".encode("cp1252"))})
    assert "Blåbærsyltetøy" in Version.objects.get().text


def test_who_edits_several_desks_chooses_one(as_alice, alice, desk):
    sport = Desk.objects.create(name="Sport", slug="sport")
    Membership.objects.create(desk=sport, user=alice, role=Membership.Role.EDITOR)
    assert "Sport" in as_alice.get(NEW).text
    as_alice.post(NEW, {"text": TEXT, "desk": sport.pk})
    assert Article.objects.get().desk == sport


def test_a_desk_that_one_only_reads_is_no_choice(as_alice, alice, bob):
    sport = Desk.objects.create(name="Sport", slug="sport")
    Membership.objects.create(desk=sport, user=alice, role=Membership.Role.READER)
    Membership.objects.create(desk=sport, user=bob, role=Membership.Role.EDITOR)
    as_alice.post(NEW, {"text": TEXT, "desk": sport.pk})
    assert Article.objects.get().desk != sport


def test_readers_and_strangers_bring_nothing_in(as_rita, as_charlie, bob):
    for client in (as_rita, as_charlie):
        assert client.get(NEW).status_code == 403
        assert client.post(NEW, {"text": TEXT}).status_code == 403
    assert not Article.objects.exists()


def test_a_file_that_is_too_large_is_not_taken_into_memory(as_alice, monkeypatch):
    taken = []
    monkeypatch.setattr("quotes.services.importing.read_upload", lambda *what: taken.append(what))
    file = SimpleUploadedFile("sak.docx", b"x" * (50 * 2**20))
    answer = as_alice.post(reverse("new_article"), {"file": file})
    assert answer.status_code == 422
    assert "This file has 50 MB; at most 25 can be read." in answer.text
    assert (taken, Article.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "name", ["../../../etc/cron.d/x.txt", "C:\\x\\y.txt", "\x00.txt", "a" * 300]
)
def test_a_files_name_leads_nowhere(as_alice, name, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("x.txt", "Ferja går ikke.".encode())
    file._name = name
    answer = as_alice.post(reverse("new_article"), {"file": file})
    assert answer.status_code in (302, 422)
    assert list(tmp_path.iterdir()) == []
    assert not Article.objects.filter(title__contains="..").exists()
