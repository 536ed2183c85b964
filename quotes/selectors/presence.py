"""Who else has an article open."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone

from quotes.models import Article, Presence

#: A page tells every fifteen seconds that it is open; who was not heard of for so long has left.
GONE_AFTER = timedelta(seconds=40)


def others_in(article: Article, user: AbstractBaseUser) -> QuerySet[Presence]:
    heard = Presence.objects.filter(article=article, at__gte=timezone.now() - GONE_AFTER)
    return heard.exclude(user_id=user.pk).select_related("user").order_by("user__username")
