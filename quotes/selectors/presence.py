"""Who else has an article open, and who edits which paragraph."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone

from quotes.models import Article, Editing, Presence

#: A page tells every fifteen seconds that it is open; who was not heard of for so long has left.
GONE_AFTER = timedelta(seconds=40)


def others_in(article: Article, user: AbstractBaseUser) -> QuerySet[Presence]:
    heard = Presence.objects.filter(article=article, at__gte=timezone.now() - GONE_AFTER)
    return heard.exclude(user_id=user.pk).select_related("user").order_by("user__username")


def edited_by_others(article: Article, user: AbstractBaseUser) -> QuerySet[Editing]:
    """Their claims that hold, in the order of the paragraphs."""
    claims = Editing.objects.filter(article=article, at__gte=timezone.now() - GONE_AFTER)
    return claims.exclude(user_id=user.pk).select_related("user").order_by("zone")
