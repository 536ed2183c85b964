"""The page of the checks."""

import pytest
from django.urls import reverse

from quotes.models import CheckRule, Desk, Flag
from quotes.services.checks import declare_checks
from tests.web.conftest import HTMX


@pytest.fixture(autouse=True)
def _declared(db):
    declare_checks()


def address(desk, code="role") -> str:
    return reverse("check_mode", args=[desk.slug, code])


def test_members_see_how_the_checks_do(as_rita, as_charlie, article):
    Flag.objects.filter(code="role").update(state="dismissed", dismissal="source")
    text = as_rita.get(reverse("checks")).text
    assert "That is what the source says" in text
    assert "<select" not in text
    assert as_charlie.get(reverse("checks")).status_code == 403


def test_chiefs_set_the_mode(as_chief, as_alice, as_charlie, desk):
    assert as_alice.post(address(desk), {"mode": "off"}).status_code == 403
    assert as_charlie.post(address(desk), {"mode": "off"}).status_code == 404
    answer = as_chief.post(address(desk), {"mode": "on_request"}, headers=HTMX)
    assert 'id="checks"' in answer.text
    assert "newsdesk:toast" in answer.headers["HX-Trigger"]
    assert CheckRule.objects.get().mode == "on_request"
    assert as_chief.post(address(desk), {"mode": "off"}).url == f"/checks/?desk={desk.slug}"
    assert as_chief.post(address(desk), {"mode": "x"}).status_code == 422
    assert as_chief.post(address(desk, "nothing"), {"mode": "on"}).status_code == 404


def test_it_says_that_a_check_demoted_itself(as_chief, desk):
    CheckRule.objects.create(desk=desk, code="role", mode="on_request", accepted=12)
    assert "by itself" in as_chief.get(reverse("checks")).text


def test_a_desk_of_others_is_not_shown(as_chief, desk):
    Desk.objects.create(name="Sport", slug="sport")
    assert as_chief.get(reverse("checks"), {"desk": "sport"}).status_code == 403


def test_checks_on_request_are_run_from_the_queue(as_alice, article, desk):
    handling = reverse("handling", args=[article.pk])
    assert 'value="all"' not in as_alice.get(handling, headers=HTMX).text
    CheckRule.objects.create(desk=desk, code="role", mode="on_request")
    assert 'value="all"' in as_alice.get(handling, headers=HTMX).text
    assert "waiting for a worker" in as_alice.post(handling, {"act": "all"}, headers=HTMX).text


def test_the_number_of_queries(as_rita, article, django_assert_num_queries):
    with django_assert_num_queries(9):
        as_rita.get(reverse("checks"))
