"""Who has an article open, and who has taken a paragraph to edit it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from quotes.models import Article, Editing, Presence
from quotes.selectors.presence import edited_by_others


@transaction.atomic
def heard_of(
    *, user: AbstractBaseUser, article: Article, zone: int | None, editing: Iterable[int] = ()
) -> None:
    """The user's page has just told that it is open, which zone is looked at, and in which the
    editor is open: these are claimed, unless others have them, and what was claimed else is left.
    """
    Presence.objects.update_or_create(
        article=article, user=user, defaults={"zone": zone, "at": timezone.now()}
    )
    zones = set(editing)
    Editing.objects.filter(article=article, user=user).exclude(zone__in=zones).delete()
    for index in sorted(zones):
        claim(user=user, article=article, zone=index)


@transaction.atomic
def claim(*, user: AbstractBaseUser, article: Article, zone: int) -> Editing | None:
    """Claim a paragraph whose editor was opened; the claim of another, if one holds."""
    theirs = edited_by_others(article, user).filter(zone=zone).first()
    if theirs is None:
        take_over(user=user, article=article, zone=zone)
    return theirs


def take_over(*, user: AbstractBaseUser, article: Article, zone: int) -> None:
    """Claim a paragraph, whoever has it. Who had it is told, at the latest when they save."""
    Editing.objects.update_or_create(
        article=article, zone=zone, defaults={"user": user, "at": timezone.now()}
    )


def leave(*, user: AbstractBaseUser, article: Article, zone: int) -> None:
    """The paragraph is saved, or given up."""
    Editing.objects.filter(article=article, zone=zone, user=user).delete()
