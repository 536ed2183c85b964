"""What opens the API, and how its answers behave: scopes, rates, keys, languages, errors."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from quotes.models import ApiToken, Article, Decision, KeptAnswer
from quotes.services.answers import KEPT_FOR, forget_answers
from tests.api.conftest import Api, problem_of, token_for
from tests.api.test_pushing import TEXT, push

Scope = ApiToken.Scope

READS = ("/articles", "/formats")


def test_without_a_token(by_nobody, db):
    for address in READS:
        response = by_nobody.get(address)
        assert response.status_code == 401
        assert response["WWW-Authenticate"] == "Bearer"
        problem_of(response)
    assert Api(None, "newsdesk_wrong").get("/articles").status_code == 401


def test_tokens_that_are_over(alice, desk):
    now = timezone.now()
    over = [
        token_for(alice, desk, expires_at=now - timedelta(seconds=1)),
        token_for(alice, desk, revoked_at=now),
    ]
    assert {api.get("/articles").status_code for api in over} == {401}
    still = token_for(alice, desk, expires_at=now + timedelta(hours=1))
    assert still.get("/articles").status_code == 200
    alice.is_active = False
    alice.save()
    assert still.get("/articles").status_code == 401


def test_each_scope_opens_its_own(with_scopes, article, flag):
    calls = {
        Scope.ARTICLES_READ: lambda api: api.get(f"/articles/{article.pk}"),
        Scope.ARTICLES_WRITE: push,
        Scope.REVIEW_WRITE: lambda api: api.post(
            f"/flags/{flag.pk}/decisions", {"act": "wait"}, If_Match="*"
        ),
        Scope.EXPORTS_READ: lambda api: api.get(f"/articles/{article.pk}/exports"),
    }
    for scope, call in calls.items():
        assert call(with_scopes(scope)).status_code < 300, scope
        others = with_scopes(*(set(Scope.values) - {scope}))
        response = call(others)
        assert response.status_code == 403, scope
        assert scope in problem_of(response)["detail"]


def test_the_last_use_is_noted(by_alice):
    by_alice.get("/articles")
    by_alice.token.refresh_from_db()
    noted = by_alice.token.last_used_at
    assert timezone.now() - noted < timedelta(minutes=1)
    by_alice.get("/articles")
    by_alice.token.refresh_from_db()
    assert by_alice.token.last_used_at == noted


def test_who_asks_too_often_waits(by_alice, by_bob, settings):
    settings.API_RATE = "3/minute"
    assert [by_alice.get("/articles").status_code for _ in range(4)] == [200, 200, 200, 429]
    late = by_alice.get("/articles")
    assert 1 <= int(late["Retry-After"]) <= 60
    problem_of(late)
    assert by_bob.get("/articles").status_code == 200


def test_the_same_key_does_it_once(by_alice):
    first = push(by_alice, query="", Idempotency_Key="k-1")
    again = push(by_alice, query="", Idempotency_Key="k-1")
    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    assert first["Location"] == again["Location"]
    assert first["ETag"] == again["ETag"]
    assert "Idempotency-Replayed" not in first
    assert again["Idempotency-Replayed"] == "true"
    assert Article.objects.count() == 1


def test_the_same_key_with_another_request(by_alice):
    push(by_alice, query="", Idempotency_Key="k-1")
    other = push(by_alice, TEXT + " Mer.", query="", Idempotency_Key="k-1")
    assert other.status_code == 422
    assert "Idempotency-Key" in problem_of(other)["detail"]
    assert Article.objects.count() == 1


def test_a_key_belongs_to_its_token(by_alice, by_bob):
    push(by_alice, query="", Idempotency_Key="k-1")
    assert "Idempotency-Replayed" not in push(by_bob, query="", Idempotency_Key="k-1")


def test_the_same_form_twice_is_the_same_request(by_alice):
    def send(words=TEXT):
        file = SimpleUploadedFile("sak.txt", words.encode())
        return by_alice.send("/articles", {"file": file}, Idempotency_Key="k-1")

    assert send().status_code == 201
    assert send()["Idempotency-Replayed"] == "true"
    assert send(TEXT + " Mer.").status_code == 422


def test_a_decision_with_a_key_is_made_once(by_alice, flag):
    address, tag = f"/flags/{flag.pk}/decisions", by_alice.get(f"/flags/{flag.pk}")["ETag"]
    sent = {"If_Match": tag, "Idempotency_Key": "d-1"}
    first = by_alice.post(address, {"act": "confirm"}, **sent)
    again = by_alice.post(address, {"act": "confirm"}, **sent)
    assert (first.status_code, again.json()) == (201, first.json())
    assert Decision.objects.count() == 1


def test_what_was_refused_can_be_tried_again_with_its_key(by_alice, flag):
    address = f"/flags/{flag.pk}/decisions"
    assert by_alice.post(address, {"act": "wait"}, Idempotency_Key="d-1").status_code == 428
    done = by_alice.post(address, {"act": "wait"}, Idempotency_Key="d-1", If_Match="*")
    assert done.status_code == 201


@pytest.mark.parametrize("key", ["x" * 256, "æ"])
def test_keys_that_are_none(by_alice, key):
    assert push(by_alice, Idempotency_Key=key).status_code == 422


def test_answers_are_forgotten_after_a_day(by_alice):
    push(by_alice, query="", Idempotency_Key="k-1")
    forget_answers()
    assert KeptAnswer.objects.exists()
    KeptAnswer.objects.update(at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
    forget_answers()
    assert not KeptAnswer.objects.exists()


def test_every_error_is_a_problem(by_alice, flag):
    for nowhere in (by_alice.get("/nowhere"), by_alice.post("/articles/x/undo")):
        assert problem_of(nowhere)["status"] == 404
    assert problem_of(by_alice.get(f"/articles/{2**70}"))["status"] == 404
    method = by_alice.put("/articles")
    assert problem_of(method)["status"] == 405
    assert set(method["Allow"].replace(" ", "").split(",")) == {"GET", "POST"}
    garbled = by_alice.send(
        f"/flags/{flag.pk}/decisions", b"{no json", "application/json", If_Match="*"
    )
    assert problem_of(garbled)["status"] == 400


@pytest.mark.parametrize(
    ("asked", "language", "title"),
    [("en", "en", "Not found"), ("nn-NO, en;q=0.5", "nn", None), ("de", "nb", None)],
)
def test_the_clients_language(by_alice, asked, language, title):
    response = by_alice.get("/nowhere", Accept_Language=asked)
    assert response["Content-Language"] == language
    assert title is None or problem_of(response)["title"] == title


def test_an_accident_tells_nothing(by_alice, monkeypatch, settings):
    settings.DEBUG = False
    by_alice._client.raise_request_exception = False

    def broken(*args, **kwargs):
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("quotes.api.articles.followed", broken)
    response = by_alice.get("/articles")
    assert problem_of(response)["status"] == 500
    assert "secret" not in response.text
