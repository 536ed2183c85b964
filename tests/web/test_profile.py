"""What people choose for themselves."""

import pytest
from django.urls import reverse

from quotes.models import Profile
from tests.web.conftest import HTMX, in_english


def test_language_and_keys_are_kept(as_rita, rita):
    assert "checked" in as_rita.get(reverse("profile")).text
    assert as_rita.post(reverse("profile"), {"language": "nn"}).url == reverse("profile")
    profile = Profile.objects.get(user=rita)
    assert (profile.language, profile.keys) == ("nn", False)
    page = as_rita.get("/").text
    assert '<html lang="nn">' in page
    assert "without-keys" in page
    as_rita.post(reverse("profile"), {"language": "nn", "keys": "on"})
    assert "without-keys" not in as_rita.get("/").text


def test_the_language_is_there_at_the_next_login(rita):
    Profile.objects.create(user=rita, language="nn")
    client = in_english()
    client.post(reverse("login"), {"username": "rita", "password": "rita-password"})
    assert '<html lang="nn">' in client.get("/").text


def test_the_headers_choice_is_kept_too(as_rita, rita, anonymous):
    as_rita.post(reverse("set_language"), {"language": "nn", "next": "/"})
    assert Profile.objects.get(user=rita).language == "nn"
    as_rita.post(reverse("set_language"), {"language": "xx", "next": "/"})
    assert Profile.objects.get(user=rita).language == "nn"
    anonymous.post(reverse("set_language"), {"language": "nn", "next": "/login/"})
    assert Profile.objects.count() == 1


def test_the_switch_beside_the_list_of_keys(as_alice, article, alice):
    page = reverse("article", args=[article.pk])
    assert 'name="keys" checked' in as_alice.get(page).text
    assert as_alice.post(reverse("profile_keys"), {}, headers=HTMX).status_code == 204
    assert 'name="keys" checked' not in as_alice.get(page).text
    assert as_alice.post(reverse("profile_keys"), {"keys": "on"}).status_code == 302
    assert Profile.objects.get(user=alice).keys


@pytest.mark.parametrize("language", ["", "xx"])
def test_an_unknown_language_is_refused(as_rita, language):
    answer = as_rita.post(reverse("profile"), {"language": language})
    assert answer.status_code == 422
    assert not Profile.objects.exists()


def test_it_is_for_people_who_are_signed_in(anonymous):
    assert anonymous.get(reverse("profile")).status_code == 302
    assert anonymous.post(reverse("profile_keys")).status_code == 302
