"""The pages as each of the desk's people sees them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from quotes.models import AnalysisRun, Article, Flag, Quote
from tests.sample import TEXT


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    """Without the manifest that collecting the static files writes."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    """Analyses are queued in the database only."""
    monkeypatch.setattr("quotes.queue._send", lambda *message: None)


def in_english() -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    return client


def signed_in(user) -> Client:
    client = in_english()
    client.force_login(user)
    return client


@pytest.fixture
def as_alice(alice) -> Client:
    return signed_in(alice)


@pytest.fixture
def as_bob(bob) -> Client:
    return signed_in(bob)


@pytest.fixture
def as_chief(chief) -> Client:
    return signed_in(chief)


@pytest.fixture
def as_rita(rita) -> Client:
    return signed_in(rita)


@pytest.fixture
def as_charlie(charlie) -> Client:
    return signed_in(charlie)


@pytest.fixture
def anonymous() -> Client:
    return in_english()


@pytest.fixture
def article(version) -> Article:
    """The sample article with its findings, as a worker leaves it."""
    version.runs.update(state=AnalysisRun.State.DONE, language="nb")
    Article.objects.filter(pk=version.article_id).update(state=Article.State.ANALYSED)
    return Article.objects.get(pk=version.article_id)


@pytest.fixture
def role_flag(article) -> Flag:
    return Flag.objects.get(code="role")


@pytest.fixture
def quote(article) -> Quote:
    return Quote.objects.order_by("start").first()


def act(what: str, seen: int = 0, **more: str) -> dict[str, object]:
    """The fields that a decision sends."""
    return {"act": what, "key": str(uuid4()), "seen": seen, **more}


HTMX = {"HX-Request": "true"}

__all__ = ["HTMX", "TEXT", "act", "signed_in"]
