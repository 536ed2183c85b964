"""Dismissals that reach further, and the page that lists them."""

import pytest
from django.urls import reverse

from quotes.models import StandingDismissal
from tests.web.conftest import HTMX, act


@pytest.fixture
def dismissal(as_alice, role_flag) -> StandingDismissal:
    fields = act("dismiss:style", scope="fact", note="Slik skriver vi det")
    answer = as_alice.post(reverse("flag", args=[role_flag.pk]), fields, headers=HTMX)
    assert answer.status_code == 200
    return StandingDismissal.objects.get()


def test_the_card_says_how_far_and_by_whom(as_bob, article, role_flag, dismissal):
    address = f"{reverse('article', args=[article.pk])}?flag={role_flag.pk}"
    text = as_bob.get(address, headers=HTMX).text
    assert "This fact, everywhere on the desk: alice" in text
    assert "Slik skriver vi det" in text


def test_a_scope_that_does_not_exist_is_refused(as_alice, role_flag):
    fields = act("dismiss:style", scope="galaxy")
    answer = as_alice.post(reverse("flag", args=[role_flag.pk]), fields, headers=HTMX)
    assert answer.status_code == 422


def test_the_list(as_bob, as_rita, as_charlie, anonymous, dismissal):
    text = as_bob.get(reverse("dismissals")).text
    assert "Ben Wallace" in text
    assert "House style" in text
    assert 'aria-label="Take back' in text
    read_only = as_rita.get(reverse("dismissals")).text
    assert "Ben Wallace" in read_only
    assert 'aria-label="Take back' not in read_only
    assert "Nothing is dismissed for good" in as_charlie.get(reverse("dismissals")).text
    assert anonymous.get(reverse("dismissals")).status_code == 302


def test_taking_back(as_bob, as_rita, as_charlie, role_flag, dismissal):
    address = reverse("take_back_dismissal", args=[dismissal.pk])
    assert as_charlie.post(address).status_code == 404
    assert as_rita.post(address).status_code == 403
    assert as_bob.post(address).status_code == 302
    role_flag.refresh_from_db()
    assert role_flag.state == "open"
    assert "Nothing is dismissed for good" in as_bob.get(reverse("dismissals")).text


def test_the_number_of_queries(as_alice, dismissal, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        as_alice.get(reverse("dismissals"))
