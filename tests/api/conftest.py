"""The API as the desk's people use it, each by a token of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from quotes.api import rates
from quotes.models import AnalysisRun, ApiToken, Article, Desk, Flag, Quote
from quotes.selectors.tokens import digest_of

V1 = "/api/v1"
EVERYTHING = tuple(ApiToken.Scope.values)


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    """Analyses are queued in the database only."""
    monkeypatch.setattr("quotes.queue._send", lambda *message: None)


@pytest.fixture(autouse=True)
def _fresh_counts():
    """Each test begins with no requests counted."""
    rates._limiter.cache_clear()


class Api:
    """A client with a token; ``token`` is its row, ``secret`` what opens."""

    def __init__(self, token: ApiToken | None, secret: str = "") -> None:
        self.token, self.secret = token, secret
        self._client = Client(enforce_csrf_checks=True)
        self._headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def get(self, address: str, query: dict[str, Any] | None = None, **headers: str):
        return self._client.get(V1 + address, query, headers=self._all(headers))

    def post(self, address: str, body: Any = None, **headers: str) -> HttpResponse:
        return self._client.post(
            V1 + address,
            json.dumps(body) if body is not None else "",
            content_type="application/json",
            headers=self._all(headers),
        )

    def send(self, address: str, data: Any, content_type: str = "", **headers: str):
        """A body that is no JSON; without ``content_type`` a form."""
        kind = {"content_type": content_type} if content_type else {}
        return self._client.post(V1 + address, data, headers=self._all(headers), **kind)

    def delete(self, address: str, **headers: str) -> HttpResponse:
        return self._client.delete(V1 + address, headers=self._all(headers))

    def put(self, address: str) -> HttpResponse:
        return self._client.put(V1 + address, headers=self._all({}))

    def _all(self, headers: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"Accept-Language": "en", **self._headers, **named}


def token_for(user, desk: Desk, scopes=EVERYTHING, **fields: Any) -> Api:
    secret = f"newsdesk_{user}_{len(scopes)}_{ApiToken.objects.count()}"
    token = ApiToken.objects.create(
        user=user,
        desk=desk,
        name=f"{user}'s",
        scopes=list(scopes),
        prefix=secret[:12],
        digest=digest_of(secret),
        **fields,
    )
    return Api(token, secret)


@pytest.fixture
def by_alice(alice, desk) -> Api:
    return token_for(alice, desk)


@pytest.fixture
def by_bob(bob, desk) -> Api:
    return token_for(bob, desk)


@pytest.fixture
def by_rita(rita, desk) -> Api:
    return token_for(rita, desk)


@pytest.fixture
def by_chief(chief, desk) -> Api:
    return token_for(chief, desk)


@pytest.fixture
def by_charlie(charlie, desk) -> Api:
    """A token for the desk whose account is no member of it (any more)."""
    return token_for(charlie, desk)


@pytest.fixture
def by_nobody(db) -> Api:
    return Api(None)


@pytest.fixture
def with_scopes(alice, desk) -> Callable[..., Api]:
    return lambda *scopes: token_for(alice, desk, scopes)


@pytest.fixture
def article(version) -> Article:
    """The sample article with its findings, as a worker leaves it."""
    version.runs.update(state=AnalysisRun.State.DONE, language="nb", stage="checks")
    Article.objects.filter(pk=version.article_id).update(state=Article.State.ANALYSED)
    return Article.objects.get(pk=version.article_id)


@pytest.fixture
def flag(article) -> Flag:
    return Flag.objects.get(code="role")


@pytest.fixture
def quote(article) -> Quote:
    return Quote.objects.order_by("start").first()


def problem_of(response: HttpResponse) -> dict[str, Any]:
    assert response["Content-Type"] == "application/problem+json", response.content
    said = response.json()
    assert said["status"] == response.status_code
    assert said["title"]
    return said
