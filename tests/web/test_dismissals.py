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


def test_the_whole_check_is_for_chiefs(as_alice, as_chief, article, role_flag):
    page = reverse("article", args=[article.pk])
    radio = 'value="rule" data-key="X r" data-key-then="x "'
    assert f"{radio} disabled" in as_alice.get(page).text
    assert "is for a desk chief to say" in as_alice.get(page).text
    assert f"{radio}>" in as_chief.get(page).text
    address, fields = reverse("flag", args=[role_flag.pk]), act("dismiss:style", scope="rule")
    refused = as_alice.post(address, fields, headers=HTMX)
    assert refused.status_code == 422
    assert "Only a chief of the desk turns a check off" in refused.text
    assert as_chief.post(address, fields, headers=HTMX).status_code == 200
    off = StandingDismissal.objects.get()
    take_back = reverse("take_back_dismissal", args=[off.pk])
    assert take_back not in as_alice.get(reverse("dismissals")).text
    assert "Only a chief" in as_alice.post(take_back, follow=True).text
    assert take_back in as_chief.get(reverse("dismissals")).text
