"""Who has an article open."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from quotes.models import Article, Presence


def heard_of(*, user: AbstractBaseUser, article: Article, zone: int | None) -> None:
    """The user's page has just told that it is open, and which zone is looked at."""
    Presence.objects.update_or_create(
        article=article, user=user, defaults={"zone": zone, "at": timezone.now()}
    )
