"""The clients of a desk and their tokens."""

from __future__ import annotations

import hashlib

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from quotes.models import ApiToken, Desk


def digest_of(secret: str) -> str:
    """As ``ApiToken.digest`` is written. The secret is random, so a plain hash will do."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str) -> ApiToken | None:
    """The token with this secret, if it still opens anything."""
    unexpired = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
    tokens = ApiToken.objects.select_related("user", "desk")
    return tokens.filter(
        unexpired, digest=digest_of(secret), revoked_at=None, user__is_active=True
    ).first()


def tokens_of(desk: Desk) -> QuerySet[ApiToken]:
    return desk.tokens.select_related("user", "created_by", "revoked_by")


def client_accounts(desk: Desk) -> QuerySet[AbstractBaseUser]:
    """The desk's accounts in whose name no person works: they have no password."""
    members = get_user_model()._default_manager.filter(membership__desk=desk)
    return members.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX).order_by("username")
