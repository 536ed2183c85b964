"""Sources beside an article: attached by paste and file, read, and removed."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from quotes.models import AnalysisRun, SourceText
from quotes.services.sourcing import attach_source
from tests.web.conftest import HTMX, act

SAID = "Utskrift fra møtet\n\nSolbakken: Dette vil nok ikke merkes."


@pytest.fixture
def source(article, alice, request_) -> SourceText:
    attach_source(
        user=alice,
        version=article.versions.get(),
        title="Utskrift fra møtet",
        kind="transcript",
        text=SAID,
        request=request_(),
    )
    AnalysisRun.objects.update(state=AnalysisRun.State.DONE, language="nb")
    return SourceText.objects.get()


def new(article):
    return reverse("new_source", args=[article.pk])


def typed(**more):
    return {**act(""), "title": "", "kind": "release", "text": "", **more}


def test_a_pasted_text_is_attached(as_alice, article):
    answer = as_alice.post(new(article), typed(text=SAID, title="Fra møtet"), follow=True)

    assert (SourceText.objects.get().title, SourceText.objects.get().kind) == (
        "Fra møtet",
        "release",
    )
    assert "The source is attached" in answer.text
    assert "The analysis waits for a worker" in answer.text


def test_an_uploaded_file_is_attached_under_its_name(as_alice, article):
    file = SimpleUploadedFile("melding.html", f"<html><body><p>{SAID}</p></body></html>".encode())
    as_alice.post(new(article), typed(file=file))

    source = SourceText.objects.get()
    assert source.title == "melding"
    assert "Solbakken: Dette vil" in source.text
    assert "<p>" not in source.text


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({}, "The text is empty"),
        ({"text": "ord " * 1_300_000}, "characters; at most"),
        ({"text": SAID, "title": "x" * 201}, "at most 200 characters"),
        ({"text": SAID, "kind": "rumour"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(as_alice, article, form, message):
    answer = as_alice.post(new(article), typed(**{"title": "Om saken", **form}))

    assert answer.status_code == 422
    assert message in answer.text
    assert form.get("title", "Om saken") in answer.text
    assert form.get("text", "")[:40].partition("\n")[0] in answer.text
    assert not SourceText.objects.exists()


def test_a_file_that_cannot_be_read_is_refused(as_alice, article):
    file = SimpleUploadedFile("a.png", b"\x89PNG\r\n\x00\x00" * 50)
    answer = as_alice.post(new(article), typed(file=file))

    assert answer.status_code == 422
    assert "not a text file" in answer.text


def test_the_texts_are_shown_with_what_was_found(as_rita, article, source, quote):
    address = reverse("sources", args=[article.pk])
    page, pane = as_rita.get(address).text, as_rita.get(address, headers=HTMX).text

    assert "<!doctype html>" in page
    assert "<!doctype html>" not in pane
    for text in (page, pane):
        assert f'data-findings="quote-{quote.pk} "' in text
        assert "Utskrift fra møtet" in text
        assert "Attach a source" not in text
        assert "Remove" not in text


def test_the_card_of_a_quote_shows_the_source_beside_it(as_rita, article, source, quote):
    text = as_rita.get(reverse("article", args=[article.pk]), {"quote": quote.pk}).text

    assert "Utskrift fra møtet, paragraph 2" in text
    assert "<mark>nok ikke</mark>" in text
    assert "Nearly word for word" in text
    assert "the desk asks for 80 %" in text
    assert "A negation differs: “ikke”" in text


def test_the_card_follows_the_correction(as_alice, article, source, quote):
    zone = next(
        i
        for i, z in enumerate(article.versions.get().zones)
        if z["start"] <= quote.start < z["end"]
    )
    said = "– Dette vil nok ikke merkes, sier Ingrid Solbakken."
    as_alice.post(reverse("zone", args=[article.pk, zone]), {**act(""), "text": said})
    text = as_alice.get(reverse("article", args=[article.pk]), {"quote": quote.pk}).text

    assert "Word for word" in text


def test_without_a_source_the_card_says_nothing_of_one(as_alice, article, quote):
    text = as_alice.get(reverse("article", args=[article.pk]), {"quote": quote.pk}).text

    assert "In the source" not in text
    assert "Attach a source" in as_alice.get(reverse("sources", args=[article.pk])).text


def test_a_source_is_removed_and_the_undo_brings_it_back(as_alice, article, source):
    answer = as_alice.post(reverse("remove_source", args=[source.pk]), act(""), follow=True)
    assert "“Utskrift fra møtet” is removed." in answer.text
    source.refresh_from_db()
    assert not source.active
    again = as_alice.post(reverse("remove_source", args=[source.pk]), act(""), follow=True)
    assert "removed already" in again.text

    undone = as_alice.post(reverse("undo", args=[article.pk]), act(""), headers=HTMX)
    assert 'id="progress" hx-swap-oob="true"' in undone.text
    source.refresh_from_db()
    assert source.active
    history = as_alice.get(reverse("article_history", args=[article.pk])).text
    assert "attached the source" in history
    assert "undid: removed the source" in history


def test_who_looks_at_a_quote_goes_on_when_the_analysis_ends(as_alice, article, source, quote):
    there = f"http://testserver{reverse('article', args=[article.pk])}?quote={quote.pk}"
    answer = as_alice.get(
        reverse("analysis", args=[article.pk]), headers={**HTMX, "HX-Current-URL": there}
    )
    assert f'data-name="quote-{quote.pk}"' in answer.text
    assert "newsdesk:analysed" in answer.headers["HX-Trigger"]


def test_readers_read_and_strangers_see_nothing(
    as_rita, as_bob, as_charlie, anonymous, article, source
):
    attach, remove = new(article), reverse("remove_source", args=[source.pk])
    read = reverse("sources", args=[article.pk])

    assert as_rita.get(read).status_code == 200
    assert as_rita.get(attach).status_code == 403
    assert as_rita.post(attach, typed(text=SAID)).status_code == 403
    assert as_rita.post(remove, act("")).status_code == 403
    assert as_bob.get(attach).status_code == 200
    for address in (read, attach):
        assert as_charlie.get(address).status_code == 404
        assert anonymous.get(address).status_code == 302
    assert as_charlie.post(remove, act("")).status_code == 404
    assert SourceText.objects.get().active


def test_the_number_of_queries(as_alice, article, source, django_assert_num_queries):
    address = reverse("sources", args=[article.pk])
    with django_assert_num_queries(17):
        as_alice.get(address)
