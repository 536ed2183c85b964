"""Everything that was decided on an article, for all who may read it."""

import pytest
from django.urls import reverse

from quotes.models import Article, Decision
from tests.web.conftest import HTMX, act


@pytest.fixture
def address(article) -> str:
    return reverse("article_history", args=[article.pk])


def handle(client, article, **fields):
    return client.post(reverse("handling", args=[article.pk]), fields, headers=HTMX)


def test_nothing_decided_says_so(as_rita, address):
    assert "Nothing is decided yet" in as_rita.get(address).text


def test_decisions_corrections_and_moves_are_listed(as_alice, as_rita, article, role_flag, address):
    as_alice.post(reverse("flag", args=[role_flag.pk]), act("accept:0"), headers=HTMX)
    as_alice.post(reverse("article_state", args=[article.pk]), {"state": "hold"}, headers=HTMX)
    text = as_rita.get(address).text
    assert "<del>utenriksminister</del> <ins>forsvarsminister</ins>" in text
    assert "on hold" in text
    assert "alice" in text


def test_who_got_it_and_how_urgent_it_is_are_on_record(as_alice, as_bob, article, bob, address):
    handle(as_alice, article, assignee="bob", urgency="1")
    assert list(Decision.objects.values_list("action", "note")) == [
        ("urgency", "1 flash"),
        ("assign", "bob"),
    ]
    text = as_bob.get(address).text
    assert "<q>bob</q>" in text
    assert "changed the urgency" in text
    handle(as_alice, article, assignee="bob", urgency="1")
    assert Decision.objects.count() == 2
    assert Article.objects.get().state == "analysed"


def test_an_assignment_is_undone(as_alice, article):
    handle(as_alice, article, act="take")
    as_alice.post(reverse("undo", args=[article.pk]), headers=HTMX)
    assert Article.objects.get().assignee is None


def test_who_may_not(as_charlie, anonymous, address):
    assert as_charlie.get(address).status_code == 404
    assert anonymous.get(address).status_code == 302


def test_the_number_of_queries(as_rita, as_alice, article, address, django_assert_num_queries):
    handle(as_alice, article, assignee="bob", urgency="1")
    as_rita.get(address)
    with django_assert_num_queries(5):
        as_rita.get(address)
