"""The corrected text and its exports."""

import json

import pytest
from django.urls import reverse

from quotes.models import Article, Export
from tests.web.conftest import act


@pytest.fixture
def corrected(as_alice, article, role_flag) -> Article:
    as_alice.post(reverse("flag", args=[role_flag.pk]), act("accept:0"))
    return article


def test_each_correction_is_listed(as_rita, corrected):
    text = as_rita.get(reverse("corrections", args=[corrected.pk])).text
    assert "<td><del>utenriksminister</del></td>" in text
    assert "<td><ins>forsvarsminister</ins></td>" in text
    assert "Wrong title or office" in text
    assert "<td>alice</td>" in text


def test_the_text_is_shown_with_changes_and_without(as_alice, corrected):
    address = reverse("corrections", args=[corrected.pk])
    assert "<del>utenriksminister</del><ins>forsvarsminister</ins>" in as_alice.get(address).text
    plain = as_alice.get(f"{address}?view=text").text
    assert "Storbritannias forsvarsminister Ben Wallace" in plain


def test_words_put_in_at_the_end_have_their_paragraph(as_alice, article):
    zone = len(article.versions.get().zones) - 1
    text = "Hun mener hjelpen kommer for sent. Kanskje."
    as_alice.post(reverse("zone", args=[article.pk, zone]), {**act(""), "text": text})
    page = as_alice.get(reverse("corrections", args=[article.pk])).text
    assert f'<td><a href="#zone-{zone}">' in page
    assert "Edited by hand" in page


def test_nothing_corrected_says_what_to_do(as_alice, article):
    text = as_alice.get(reverse("corrections", args=[article.pk])).text
    assert "Nothing is corrected yet" in text


@pytest.mark.parametrize(
    ("format", "start", "ending"),
    [("text", "text/plain", ".txt"), ("html", "text/html", ".html"), ("json", "application", "n")],
)
def test_an_export_is_a_download_and_on_record(as_alice, alice, corrected, format, start, ending):
    answer = as_alice.post(reverse("export", args=[corrected.pk]), {"format": format})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(start)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["Content-Disposition"].rstrip('"').endswith(ending)
    assert b"forsvarsminister" in answer.content
    record = Export.objects.get()
    assert (record.format, record.user) == (format, alice)
    corrected.refresh_from_db()
    assert corrected.state == Article.State.EXPORTED


def test_the_json_export_is_json(as_alice, corrected):
    answer = as_alice.post(reverse("export", args=[corrected.pk]), {"format": "json"})
    assert json.loads(answer.content)["corrections"][0]["replacement"] == "forsvarsminister"


def test_an_unknown_format_is_refused_in_words(as_alice, article):
    answer = as_alice.post(reverse("export", args=[article.pk]), {"format": "bogus"})
    assert answer.status_code == 422
    assert "There is no format" in answer.text


def test_readers_do_not_export(as_rita, article):
    address = reverse("export", args=[article.pk])
    assert as_rita.post(address, {"format": "text"}).status_code == 403
    assert not Export.objects.exists()


def test_the_number_of_queries_is_pinned(as_alice, corrected, django_assert_num_queries):
    with django_assert_num_queries(23):
        as_alice.get(reverse("corrections", args=[corrected.pk]))
