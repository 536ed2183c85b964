"""The queue: filtered, counted and paged by key, in a constant number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from quotes.models import AnalysisRun, Article, Membership, SavedView, Version
from quotes.permissions import EDITING
from quotes.selectors.desks import desks_of

User = AbstractBaseUser | AnonymousUser
State = Article.State

#: Somebody has still to do something about these; the queue shows them first of all.
TO_DO = (
    State.RECEIVED,
    State.ANALYSED,
    State.IN_REVIEW,
    State.READY,
    State.CORRECTING,
    State.HOLD,
)
#: The fields that each order goes by, the last always the newest first.
ORDERS: dict[str, tuple[str, ...]] = {
    "urgency": ("urgency", "worst"),
    "worst": ("worst", "urgency"),
    "newest": (),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """``state`` is one of the states, "all", or empty for what is to do; ``severity`` lets
    through articles whose worst open flag is at least as bad; ``whose`` is "me", "nobody" or a
    user name; ``failed`` only what could not be checked; ``after`` the key of the last row of the
    page before."""

    state: str = ""
    desk: str = ""
    source: str = ""
    severity: int = 0
    whose: str = ""
    since: date | None = None
    until: date | None = None
    search: str = ""
    failed: bool = False
    sort: str = "urgency"
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """``after`` is the key that leads to the next page, empty on the last one."""

    articles: tuple[Article, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles there are by state, desk (slug and name) and source, the other filters
    applied; ``todo`` and ``all`` are among the states. ``newest`` is the id of the last that
    came in of those that pass all filters."""

    states: dict[str, int]
    desks: dict[tuple[str, str], int]
    sources: dict[str, int]
    newest: int


def visible_to(user: User) -> QuerySet[Article]:
    return Article.objects.filter(desk__in=desks_of(user))


def page(user: User, wanted: Filter, *, size: int) -> Page:
    """One page of the queue."""
    order = ORDERS[wanted.sort]
    found = _of_states(_filtered(user, wanted), wanted.state)
    if wanted.desk:
        found = found.filter(desk__slug=wanted.desk)
    if wanted.source:
        found = found.filter(source=wanted.source)
    if len(wanted.after) == len(order) + 1:
        found = found.filter(_beyond(order, wanted.after))
    keys = list(found.order_by(*order, "-pk").values_list(*order, "pk")[: size + 1])
    shown = keys[:size]
    by_id = {article.pk: article for article in rows(user, [key[-1] for key in shown])}
    articles = tuple(by_id[key[-1]] for key in shown if key[-1] in by_id)
    return Page(articles, tuple(shown[-1]) if len(keys) > size else ())


def rows(user: User, ids: Iterable[int]) -> QuerySet[Article]:
    """The articles with what their rows show: desk, assignee and the latest version's latest run
    (``run_state``, ``run_stage``, ``run_error``)."""
    run = AnalysisRun.objects.filter(version__article=OuterRef("pk")).order_by(
        "-version__number", "-pk"
    )
    return (
        visible_to(user)
        .filter(pk__in=list(ids))
        .select_related("desk", "assignee")
        .annotate(
            run_state=Subquery(run.values("state")[:1]),
            run_stage=Subquery(run.values("stage")[:1]),
            run_error=Subquery(run.values("error")[:1]),
        )
    )


def counts(user: User, wanted: Filter) -> Counts:
    """In one query; each kind of count leaves out its own filter, so that the others show."""
    grouped = list(
        _filtered(user, wanted)
        .order_by()
        .values_list("state", "desk__slug", "desk__name", "source")
        .annotate(n=Count("pk"), last=Max("pk"))
    )
    states: Counter[str] = Counter()
    desks: Counter[tuple[str, str]] = Counter()
    sources: Counter[str] = Counter()
    newest = 0
    for state, desk, name, source, n, last in grouped:
        of_state = _is_of(state, wanted.state)
        of_desk = wanted.desk in ("", desk)
        of_source = wanted.source in ("", source)
        states[state] += n * (of_desk and of_source)
        desks[desk, name] += n * (of_state and of_source)
        sources[source] += n * (of_state and of_desk)
        newest = max(newest, last * (of_state and of_desk and of_source))
    by_state = {state: states[state] for state in State.values}
    todo = sum(by_state[state] for state in TO_DO)
    return Counts(
        states={"todo": todo, "all": sum(by_state.values()), **by_state},
        desks=dict(desks),
        sources=dict(sources),
        newest=newest,
    )


def failed_count(user: User) -> int:
    return visible_to(user).filter(pk__in=_failed()).count()


def newer_than(user: User, wanted: Filter, article_id: int) -> int:
    """How many articles that fit have come in since that one."""
    found = _of_states(_filtered(user, wanted), wanted.state).filter(pk__gt=article_id)
    if wanted.desk:
        found = found.filter(desk__slug=wanted.desk)
    if wanted.source:
        found = found.filter(source=wanted.source)
    return found.count()


def editors_beside(user: User) -> list[str]:
    """The user names of those who edit for the user's desks."""
    members = Membership.objects.filter(desk__in=desks_of(user), role__in=EDITING)
    return list(
        members.values_list("user__username", flat=True).distinct().order_by("user__username")
    )


def editors_of(article: Article) -> QuerySet[Membership]:
    members = Membership.objects.filter(desk=article.desk_id, role__in=EDITING)
    return members.select_related("user").order_by("user__username")


def saved_views(user: User) -> QuerySet[SavedView]:
    return SavedView.objects.filter(user_id=user.pk)


def folded(words: str) -> str:
    """As ``Article.folded_title`` is written: databases don't agree on the case of æ, ø and å."""
    return words.casefold()


def _filtered(user: User, wanted: Filter) -> QuerySet[Article]:
    """All filters but those on state, desk and source."""
    found = visible_to(user)
    if wanted.severity:
        found = found.filter(worst__lte=wanted.severity)
    if wanted.whose == "me":
        found = found.filter(assignee_id=user.pk)
    elif wanted.whose == "nobody":
        found = found.filter(assignee=None)
    elif wanted.whose:
        found = found.filter(assignee__username=wanted.whose)
    if wanted.since:
        found = found.filter(created_at__gte=_midnight(wanted.since))
    if wanted.until:
        found = found.filter(created_at__lt=_midnight(wanted.until + timedelta(days=1)))
    if wanted.failed:
        found = found.filter(pk__in=_failed())
    for word in folded(wanted.search).split():
        found = found.filter(folded_title__contains=word)
    return found


def _failed() -> QuerySet[AnalysisRun]:
    """The articles whose latest analysis failed; few, and found by the state of the runs."""
    later_run = AnalysisRun.objects.filter(version=OuterRef("version"), pk__gt=OuterRef("pk"))
    later_version = Version.objects.filter(
        article=OuterRef("version__article"), number__gt=OuterRef("version__number")
    )
    failed = AnalysisRun.objects.filter(state=AnalysisRun.State.FAILED)
    return failed.filter(~Exists(later_run), ~Exists(later_version)).values("version__article")


def _of_states(found: QuerySet[Article], state: str) -> QuerySet[Article]:
    if state == "all":
        return found
    return found.filter(state=state) if state else found.filter(state__in=TO_DO)


def _is_of(state: str, wanted: str) -> bool:
    return wanted in ("all", state) or (not wanted and state in TO_DO)


def _beyond(order: tuple[str, ...], key: tuple[int, ...]) -> Q:
    """What comes after the key: rows with a greater first field, or the same and so on."""
    beyond = Q(pk__lt=key[-1])
    for field, value in reversed(list(zip(order, key, strict=False))):
        # The first part bounds the index; the second is what is meant.
        beyond = Q(**{f"{field}__gte": value}) & (Q(**{f"{field}__gt": value}) | beyond)
    return beyond


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
