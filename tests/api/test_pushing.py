"""Articles come in."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from quotes.models import AnalysisRun, Article, Version
from tests.api.conftest import problem_of

TEXT = "Havna stenger\n\nFerja går ikke i dag.\n\n– Det er synd, sier Ola Nes."


def push(api, text=TEXT, kind="text/plain", query="?id=cms-7", **headers):
    return api.send(f"/articles{query}", text, kind, **headers)


def test_a_new_article_a_new_version_and_nothing_new(by_alice):
    new = push(by_alice)
    assert new.status_code == 201
    article = Article.objects.get()
    assert new["Location"] == f"/api/v1/articles/{article.pk}"
    said = new.json()
    assert (said["title"], said["external_id"], said["analysis"]) == (
        "Havna stenger",
        "cms-7",
        "queued",
    )
    again = push(by_alice)
    assert (again.status_code, again.json()["id"]) == (200, article.pk)
    newer = push(by_alice, TEXT + "\n\nMer kommer.")
    assert (newer.status_code, newer.json()["version"]) == (202, 2)
    assert Version.objects.count() == AnalysisRun.objects.count() == 2
    assert new["ETag"] != newer["ETag"]


def test_a_text_that_its_sender_made_earlier_comes_too_late(by_alice):
    def ninjs(version: str, words: str) -> str:
        said = {"uri": "urn:x:7", "type": "text", "version": version, "headline": "Havna stenger"}
        return json.dumps(said | {"body_text": words})

    assert push(by_alice, ninjs("2", "Ferja ligger til kai."), "application/json", query="")
    late = push(by_alice, ninjs("1", "Ferja går."), "application/json", query="")
    assert problem_of(late)["status"] == 409
    assert Version.objects.count() == 1


def test_without_an_id_each_is_an_article(by_alice):
    assert {push(by_alice, query="").status_code for _ in range(2)} == {201}
    assert Article.objects.count() == 2


def test_the_day_and_the_language_may_be_told(by_alice):
    assert push(by_alice, query="?date=2023-02-23&language=nn").status_code == 201
    version = Version.objects.get()
    assert (version.dated, version.language) == ("2023-02-23", "nn")


@pytest.mark.parametrize("query", ["?date=in-fjor", "?language=tlh"])
def test_another_day_or_language_than_there_is_is_refused(by_alice, query):
    assert problem_of(push(by_alice, query=query))["status"] == 422
    assert not Article.objects.exists()


def test_the_sender_keeps_articles_of_two_systems_apart(by_alice):
    push(by_alice, query="?id=7&source=cms")
    assert push(by_alice, query="?id=7&source=wire").status_code == 201


def test_a_form_with_a_file(by_alice):
    file = SimpleUploadedFile("sak.md", b"# Havna stenger\n\nFerja ligger til kai.")
    response = by_alice.send("/articles", {"file": file, "id": "a-1", "desk": "utenriks"})
    assert response.status_code == 201
    assert (response.json()["external_id"], response.json()["title"]) == ("a-1", "Havna stenger")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("text/html", "<article><h1>Havna stenger</h1><p>Ferja ligger til kai.</p></article>"),
        (
            "application/json",
            json.dumps(
                {
                    "uri": "urn:x:7",
                    "type": "text",
                    "headline": "Havna stenger",
                    "body_text": "Ferja ligger til kai.",
                }
            ),
        ),
    ],
)
def test_any_format_that_is_read(by_alice, kind, data):
    response = push(by_alice, data, kind, query="")
    assert response.status_code == 201, response.content
    assert response.json()["title"] == "Havna stenger"


def test_other_kinds_of_bodies_are_refused(by_alice):
    response = push(by_alice, b"x", "image/png")
    assert response.status_code == 415
    assert "text/html" in problem_of(response)["detail"]
    assert not Article.objects.exists()


def test_what_no_reader_reads_is_refused_with_its_reason(by_alice):
    response = push(by_alice, b"\x00\x01\x02" * 100, "application/octet-stream")
    assert response.status_code == 422
    assert "not a text file" in problem_of(response)["detail"]


def test_nul_in_a_text_breaks_nothing(by_alice):
    body = json.dumps({"uri": "a\0b", "type": "text", "headline": "H\0", "body_text": "x\0y og z"})
    assert push(by_alice, body, "application/json", query="").status_code in (201, 422)


def test_a_form_without_a_file_and_fields_too_long(by_alice):
    assert by_alice.send("/articles", {"id": "x"}).status_code == 422
    file = SimpleUploadedFile("sak.txt", TEXT.encode())
    assert by_alice.send("/articles", {"file": file, "id": "x" * 201}).status_code == 422
    assert push(by_alice, query=f"?id={'x' * 201}").status_code == 422


def test_another_desk_than_the_tokens_is_refused(by_alice):
    response = push(by_alice, query="?desk=sport")
    assert response.status_code == 422
    assert "utenriks" in problem_of(response)["detail"]


def test_a_body_too_large(by_alice, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert problem_of(push(by_alice, "x" * 2000))["status"] == 413
    file = SimpleUploadedFile("sak.txt", b"x" * 2000)
    assert problem_of(by_alice.send("/articles", {"file": file}))["status"] == 413
    keyed = push(by_alice, "x" * 2000, Idempotency_Key="k")
    assert problem_of(keyed)["status"] == 413


def test_readers_and_strangers_push_nothing(by_rita, by_charlie):
    assert problem_of(push(by_rita))["status"] == 403
    assert problem_of(push(by_charlie))["status"] == 403
    assert not Article.objects.exists()


def test_the_formats_are_listed(by_rita):
    said = by_rita.get("/formats").json()
    assert "application/pdf" in said["read"]
    assert {"nitf", "docx"} <= {writer["format"] for writer in said["write"]}
