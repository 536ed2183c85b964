"""Choosing speakers while typing, and merging two."""

from uuid import uuid4

from django.urls import reverse

from quotes.models import Decision, Speaker
from tests.web.conftest import HTMX


def address(article) -> str:
    return reverse("speakers", args=[article.pk])


def test_names_come_while_typing(as_rita, article):
    text = as_rita.get(address(article), {"name": "solb"}, headers=HTMX).text
    assert '<option value="Ingrid Solbakken">in this article</option>' in text


def test_who_may_not(as_rita, as_charlie, anonymous, article):
    assert as_charlie.get(address(article)).status_code == 404
    assert anonymous.get(address(article), headers=HTMX).status_code == 401
    assert as_rita.post(address(article)).status_code == 403


def test_two_speakers_become_one_and_the_card_stays(as_alice, article, quote):
    other = article.speakers.create(name="Solbakken")
    fields = {"speaker": quote.speaker_id, "into": other.pk, "quote": quote.pk}
    fields["key"] = str(uuid4())
    answer = as_alice.post(address(article), fields, headers=HTMX)
    assert answer.status_code == 200
    assert f'data-name="quote-{quote.pk}"' in answer.text
    quote.refresh_from_db()
    assert quote.speaker == other


def test_only_the_articles_speakers_are_merged(as_alice, article, quote):
    for wrong in ({}, {"speaker": quote.speaker_id}, {"speaker": "x", "into": "y"}):
        assert as_alice.post(address(article), wrong, headers=HTMX).status_code == 404
    same = {"speaker": quote.speaker_id, "into": quote.speaker_id, "key": str(uuid4())}
    assert as_alice.post(address(article), same, headers=HTMX).status_code == 422
    assert not Decision.objects.exists()
    assert Speaker.objects.filter(same_as=None).count() == 1


def test_the_number_of_queries(as_alice, article, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        as_alice.get(address(article), {"name": "solb"}, headers=HTMX)
