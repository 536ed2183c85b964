"""The queue."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery

from quotes.models import AnalysisRun, Article, Flag, Version
from quotes.selectors.desks import desks_of

_OPEN = (Flag.State.OPEN, Flag.State.CONFIRMED, Flag.State.WAITING)


def visible_to(user: AbstractBaseUser | AnonymousUser) -> QuerySet[Article]:
    return Article.objects.filter(desk__in=desks_of(user))


def queue(
    user: AbstractBaseUser | AnonymousUser, *, state: str = "", search: str = ""
) -> QuerySet[Article]:
    """The articles of the user's desks, newest first.

    Each carries ``open_flags`` and ``worst`` (the severity of its worst open flag, None without
    any) of its latest version, and ``run_state`` of that version's latest analysis.
    """
    latest = Version.objects.filter(article=OuterRef("pk")).order_by("-number")
    run = AnalysisRun.objects.filter(version=OuterRef("latest")).order_by("-id")
    is_open = Q(
        versions__flags__version=F("latest"),
        versions__flags__state__in=_OPEN,
        versions__flags__superseded=False,
    )
    articles = (
        visible_to(user)
        .select_related("desk")
        .annotate(latest=Subquery(latest.values("pk")[:1]))
        .annotate(
            run_state=Subquery(run.values("state")[:1]),
            run_stage=Subquery(run.values("stage")[:1]),
            open_flags=Count("versions__flags", filter=is_open, distinct=True),
            worst=Min("versions__flags__severity", filter=is_open),
        )
        .order_by("-created_at", "-id")
    )
    if state:
        articles = articles.filter(state=state)
    if search:
        articles = articles.filter(title__icontains=search)
    return articles


def counts_by_state(user: AbstractBaseUser | AnonymousUser) -> dict[str, int]:
    """How many of the user's articles are in each state; states without any are 0."""
    counted = visible_to(user).order_by().values_list("state").annotate(n=Count("pk"))
    return dict.fromkeys(Article.State.values, 0) | dict(counted)
