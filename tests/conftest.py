"""The desk's people, and what several parts of the suite need."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.utils.translation import override

from quotes.engine.document import document_from_text
from quotes.models import Desk, Membership, Version, append_only
from quotes.services.history import Request
from quotes.services.importing import import_article
from tests.sample import TEXT, analysed, analysis


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def in_english():
    """Messages read as their ids."""
    with override("en"):
        yield


@pytest.fixture
def committing_db(transactional_db):
    """A database whose writes other processes see; it is emptied after the test.

    Emptying deletes decisions too, so their triggers are taken off for that.
    """
    append_only.remove(connection)
    append_only.install(connection)
    yield
    append_only.remove(connection)


def person(name: str, desk: Desk | None = None, role: str = "") -> AbstractBaseUser:
    user = get_user_model().objects.create_user(name, password=f"{name}-password")
    if desk:
        Membership.objects.create(user=user, desk=desk, role=role)
    return user


@pytest.fixture
def desk(db) -> Desk:
    return Desk.objects.create(name="Utenriks", slug="utenriks")


@pytest.fixture
def alice(desk) -> AbstractBaseUser:
    """An editor of the desk."""
    return person("alice", desk, Membership.Role.EDITOR)


@pytest.fixture
def bob(desk) -> AbstractBaseUser:
    """Another editor of the same desk."""
    return person("bob", desk, Membership.Role.EDITOR)


@pytest.fixture
def chief(desk) -> AbstractBaseUser:
    return person("chief", desk, Membership.Role.CHIEF)


@pytest.fixture
def rita(desk) -> AbstractBaseUser:
    """A reader of the desk."""
    return person("rita", desk, Membership.Role.READER)


@pytest.fixture
def charlie(db) -> AbstractBaseUser:
    """Nobody's member."""
    return person("charlie")


@pytest.fixture
def request_():
    """A fresh act from a page that has seen nothing decided on the paragraph."""
    return lambda seen=0: Request(uuid4(), seen)


@pytest.fixture
def version(desk, alice) -> Version:
    """The sample article, with the sample findings."""
    imported = import_article(
        user=alice, desk=desk, document=document_from_text(TEXT), source="paste"
    )
    return analysed(imported.version, analysis())
