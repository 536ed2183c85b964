"""A desk's articles in the order of their changes, for those who follow them from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from quotes.models import Article, Desk, Version
from quotes.permissions import User
from quotes.selectors.articles import rows, visible_to


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page ends: that article's moment and id."""

    changed_at: datetime
    id: int


@dataclass(frozen=True, slots=True)
class Followed:
    """``then`` is the key that leads on, None where nothing follows yet."""

    articles: tuple[Article, ...]
    then: Key | None


def followed(
    user: User,
    desk: Desk,
    *,
    state: str = "",
    external_id: str = "",
    since: datetime | None = None,
    after: Key | None = None,
    size: int,
) -> Followed:
    """What changed longest ago comes first: who goes on from the last key misses nothing.

    ``since`` lets through what changed at that moment or later.
    """
    found = visible_to(user).filter(desk=desk)
    if state:
        found = found.filter(state=state)
    if external_id:
        found = found.filter(external_id=external_id)
    if since:
        found = found.filter(changed_at__gte=since)
    if after:
        beyond = Q(changed_at__gt=after.changed_at) | Q(pk__gt=after.id)
        found = found.filter(beyond, changed_at__gte=after.changed_at)
    keys = list(found.order_by("changed_at", "pk").values_list("changed_at", "pk")[: size + 1])
    shown = keys[:size]
    by_id = {a.pk: a for a in with_version(rows(user, [pk for _moment, pk in shown]))}
    articles = tuple(by_id[pk] for _moment, pk in shown if pk in by_id)
    return Followed(articles, Key(*shown[-1]) if len(keys) > size else None)


def followed_one(user: User, article_id: int) -> Article:
    """The article as ``followed`` lists it."""
    return with_version(rows(user, [article_id])).get()


def with_version(articles: QuerySet[Article]) -> QuerySet[Article]:
    """``latest`` is the number of the latest version."""
    numbers = Version.objects.filter(article=OuterRef("pk")).order_by("-number").values("number")
    return articles.annotate(latest=Subquery(numbers[:1]))
