"""Coming in and staying out."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.conftest import HTMX


def test_anonymous_visitors_are_sent_to_the_login_and_back(anonymous, alice, article):
    page = reverse("article", args=[article.pk])
    sent = anonymous.get(page)
    assert sent.url == f"{reverse('login')}?next={page}"
    form = {"username": "alice", "password": "alice-password", "next": page}
    assert anonymous.post(reverse("login"), form).url == page


def test_a_wrong_password_is_said_next_to_the_form(anonymous, alice):
    answer = anonymous.post(reverse("login"), {"username": "alice", "password": "wrong"})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text


def test_too_many_wrong_passwords_lock_the_user_name(anonymous, alice, settings):
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        last = anonymous.post(reverse("login"), {"username": "alice", "password": "wrong"})
    assert last.status_code == 429
    assert "quarter of an hour" in last.text
    right = anonymous.post(reverse("login"), {"username": "alice", "password": "alice-password"})
    assert right.status_code == 429


def test_logging_out_leads_to_the_login(as_alice):
    assert as_alice.post(reverse("logout")).url == reverse("login")
    assert as_alice.get(reverse("articles")).status_code == 302


def test_a_lapsed_session_answers_a_partial_request_with_401(anonymous, role_flag):
    answer = anonymous.post(reverse("flag", args=[role_flag.pk]), {}, headers=HTMX)
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("page", "back"),
    [
        ("http://testserver/articles/new/", "/articles/new/"),
        ("http://testserver/articles/new/?desk=1", "/articles/new/%3Fdesk%3D1"),
        ("http://elsewhere.example/articles/new/", "/"),
        ("", "/"),
    ],
)
def test_who_sent_a_form_comes_back_to_it_after_the_login(anonymous, page, back):
    answer = anonymous.post(reverse("new_article"), {"text": "x"}, headers={"Referer": page})
    assert answer.url == f"{reverse('login')}?next={back}"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_language_is_chosen_in_the_header(as_alice, language):
    as_alice.post(reverse("set_language"), {"language": language, "next": "/"})
    assert f'<html lang="{language}">' in as_alice.get("/").text


def test_pages_that_do_not_exist_say_so(as_alice):
    answer = as_alice.get("/articles/999/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


def test_a_form_of_another_session_says_what_to_do(alice):
    client = Client(enforce_csrf_checks=True)
    client.cookies["django_language"] = "en"
    client.force_login(alice)
    answer = client.post(reverse("logout"))
    assert answer.status_code == 403
    assert "The page had grown too old" in answer.text


def test_an_oversized_request_says_so(as_alice, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = as_alice.post(reverse("new_article"), {"text": "x" * 1000})
    assert answer.status_code == 400
    assert "may be too large" in answer.text


def test_a_failure_of_our_own_has_a_page(alice, monkeypatch):
    monkeypatch.setattr("quotes.selectors.articles.counts", lambda *a: 1 / 0)
    client = Client(raise_request_exception=False)
    client.force_login(alice)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Ingenting er endret" in answer.text


def test_no_page_allows_inline_script_or_style(as_alice, article):
    answer = as_alice.get(reverse("article", args=[article.pk]))
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert {"script-src 'self'", "style-src 'self'"} <= set(policy)
    assert " style=" not in answer.text
    assert "onclick" not in answer.text


def test_the_style_guide_shows_every_severity_and_tint(as_alice, anonymous):
    text = as_alice.get(reverse("styleguide")).text
    for name in ("flagged-critical", "flagged-high", "flagged-medium", "flagged-low", "tint-8"):
        assert name in text
    assert anonymous.get(reverse("styleguide")).status_code == 302
