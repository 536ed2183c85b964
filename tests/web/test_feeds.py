"""The page of a desk's feeds."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from quotes.models import Feed
from tests.web.conftest import HTMX


@pytest.fixture
def feed(desk) -> Feed:
    return Feed.objects.create(
        desk=desk, name="Avisa", address="https://avisa.example/rss", next_at=timezone.now()
    )


NEW = {"name": "Bladet", "address": "bladet.example/rss", "interval": "15"}


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_chief_adds_a_feed(as_chief, desk, chief, headers):
    address = reverse("feeds", args=[desk.slug])
    answer = as_chief.post(address, NEW, headers=headers, follow=True)
    assert answer.status_code == 200
    assert "Bladet" in answer.text
    assert "every 15 minutes" in answer.text
    feed = Feed.objects.get()
    assert (feed.address, feed.created_by) == ("https://bladet.example/rss", chief)


@pytest.mark.parametrize(
    "wrong", [{"address": "x y"}, {"address": "ftp://a.example"}, {"interval": "1"}, {"name": ""},
              {"name": "Avisa"}],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_chief, desk, feed, wrong):
    answer = as_chief.post(reverse("feeds", args=[desk.slug]), NEW | wrong)
    assert answer.status_code == 422
    assert "problem" in answer.text
    assert (NEW | wrong)["address"] in answer.text
    assert Feed.objects.count() == 1


def test_what_went_wrong_is_shown(as_chief, desk, feed):
    Feed.objects.update(error="The server answers 404.", asked_at=timezone.now())
    page = as_chief.get(reverse("feeds", args=[desk.slug])).text
    assert "The server answers 404." in page
    assert "trouble" in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_feed_is_stopped_begun_and_removed(as_chief, feed, headers):
    address = reverse("feed", args=[feed.pk])
    for act, active in (("stop", False), ("start", True)):
        assert as_chief.post(address, {"act": act}, headers=headers).status_code in (200, 302)
        feed.refresh_from_db()
        assert feed.active == active
    as_chief.post(address, {"act": "remove"}, headers=headers)
    assert not Feed.objects.exists()


def test_others_do_not_see_them(as_alice, as_rita, as_charlie, anonymous, desk, feed):
    for client, status in ((as_alice, 403), (as_rita, 403), (as_charlie, 404), (anonymous, 302)):
        assert client.get(reverse("feeds", args=[desk.slug])).status_code == status
        assert client.post(reverse("feeds", args=[desk.slug]), NEW).status_code == status
        answer = client.post(reverse("feed", args=[feed.pk]), {"act": "remove"})
        assert answer.status_code == status
    assert Feed.objects.count() == 1


def test_the_desks_page_leads_there(as_chief, desk):
    assert (
        reverse("feeds", args=[desk.slug]) in as_chief.get(reverse("desk", args=[desk.slug])).text
    )


def test_the_number_of_queries_is_pinned(as_chief, desk, feed, django_assert_num_queries):
    with django_assert_num_queries(5):
        as_chief.get(reverse("feeds", args=[desk.slug]))
