"""A desk to try things on: accounts and sample articles with planted errors."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from quotes.engine.document import document_from_text
from quotes.models import Desk, Membership
from quotes.services.importing import import_article

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
ACCOUNTS = {
    "redaktor": Membership.Role.EDITOR,
    "vaktsjef": Membership.Role.CHIEF,
    "leser": Membership.Role.READER,
}


@dataclass(frozen=True, slots=True)
class Demo:
    usernames: tuple[str, ...]
    password: str


@transaction.atomic
def load_demo(*, password_file: Path) -> Demo:
    """Make the demo desk, its accounts and its articles; what is there already is left alone.

    All accounts have one password, made up for this installation and kept in the file.
    """
    desk, _created = Desk.objects.get_or_create(slug="demo", defaults={"name": "Øvingsdesken"})
    password = _password(password_file)
    users = [_account(desk, name, role, password) for name, role in ACCOUNTS.items()]
    for path in sorted(SAMPLES.glob("*.txt")):
        document = document_from_text(path.read_text(encoding="utf-8"))
        import_article(
            user=users[0],
            desk=desk,
            document=document,
            source="sample",
            external_id=path.stem,
        )
    return Demo(tuple(ACCOUNTS), password)


def _password(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(4), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def _account(desk: Desk, name: str, role: str, password: str) -> AbstractBaseUser:
    user, _created = get_user_model().objects.get_or_create(username=name)
    if not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    Membership.objects.get_or_create(desk=desk, user=user, defaults={"role": role})
    return user
