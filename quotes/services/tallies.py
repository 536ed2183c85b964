"""What the queue sorts by is kept on each article: how many flags are open, and the worst one;
and when it last changed, for those who follow it from outside."""

from __future__ import annotations

from django.db.models import Count, IntegerField, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from quotes.models import Article, Flag, Version

PENDING = (Flag.State.OPEN, Flag.State.CONFIRMED, Flag.State.WAITING)


def tally(articles: QuerySet[Article]) -> None:
    """Count anew after flags were found or decided on; one statement, however many articles."""
    latest = Version.objects.filter(article=OuterRef(OuterRef("pk"))).order_by("-number")
    pending = (
        Flag.objects.filter(
            version=Subquery(latest.values("pk")[:1]), state__in=PENDING, superseded=False
        )
        .order_by()
        .values("version")
    )
    count = pending.annotate(value=Count("pk")).values("value")
    worst = pending.annotate(value=Min("severity")).values("value")
    articles.order_by().update(
        open_flags=_or(count, Value(0)),
        worst=_or(worst, Value(Article.NOTHING_OPEN)),
        changed_at=timezone.now(),
    )


def touch(article_id: int) -> None:
    """Something else of the article changed than its flags; who follows it is to see that."""
    Article.objects.filter(pk=article_id).update(changed_at=timezone.now())


def tally_one(article_id: int) -> None:
    tally(Article.objects.filter(pk=article_id))


def tally_check(desk_id: int, code: str) -> None:
    """After something was decided on all flags of a check."""
    found = Flag.objects.filter(version__article__desk=desk_id, code=code)
    tally(Article.objects.filter(pk__in=found.values("version__article")))


def _or(counted: QuerySet, default: Value) -> Coalesce:
    return Coalesce(Subquery(counted, output_field=IntegerField()), default)
