"""The queue filled with articles, and its pages timed; ``bench.queue`` runs it."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from quotes.models import AnalysisRun, Article, Desk, Membership, Version

ADDRESSES = (
    "/",
    "/?state=all",
    "/?state=all&after=3-5-{middle}",
    "/?sort=worst",
    "/?sort=newest&state=all",
    "/?state=ready",
    "/?severity=2",
    "/?whose=me",
    "/?source=ntb&desk=bench-1",
    "/?search=fjord+sak",
    "/?since=2026-01-01&until=2026-02-01",
    "/?failed=1",
    "/?rows={rows}&newest=1",
)
WORDS = ["Fjord", "Sak", "Minister", "Stortinget", "Ørsta", "Ås", "Krig", "Fred", "Laks", "Strøm"]
STATES = [*Article.State.values, *[Article.State.EXPORTED] * 30]


def run(wanted: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    user = fill(wanted)
    try:
        measure(user)
    finally:
        empty(user)


def fill(wanted: int):
    """Two desks with articles of all states, a text and an analysis each."""
    chance = random.Random(7)  # noqa: S311 (the same articles each time)
    user = get_user_model().objects.create_user("bench")
    desks = [Desk.objects.create(name=f"Bench {n}", slug=f"bench-{n}") for n in (1, 2)]
    for desk in desks:
        Membership.objects.create(desk=desk, user=user, role=Membership.Role.EDITOR)
    with transaction.atomic():
        articles = Article.objects.bulk_create(
            (article(chance, chance.choice(desks), user) for _n in range(wanted)), batch_size=1000
        )
        versions = Version.objects.bulk_create(
            (Version(article=a, number=1, text=a.title, zones=[]) for a in articles),
            batch_size=1000,
        )
        now = timezone.now()
        AnalysisRun.objects.bulk_create(
            (
                AnalysisRun(
                    version=v,
                    engine_version="bench",
                    state="failed" if v.pk % 500 == 0 else "done",
                    queued_at=now,
                )
                for v in versions
            ),
            batch_size=1000,
        )
        for day in range(400):
            some = [a.pk for a in articles[day::400]]
            Article.objects.filter(pk__in=some).update(created_at=now - timedelta(days=day))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return user


def article(chance: random.Random, desk: Desk, user) -> Article:
    title = " ".join(chance.choices(WORDS, k=5))
    worst = chance.choice([1, 2, 3, 4, 5, 5, 5])
    return Article(
        desk=desk,
        source=chance.choice(["paste", "upload", "ntb"]),
        title=title,
        folded_title=title.casefold(),
        state=chance.choice(STATES),
        urgency=chance.choice([1, 2, 3, 3, 3, 3, 4, 5]),
        worst=worst,
        open_flags=0 if worst == Article.NOTHING_OPEN else chance.randint(1, 9),
        assignee=user if chance.random() < 0.02 else None,
    )


def measure(user) -> None:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    values = {"middle": ids[len(ids) // 2], "rows": ",".join(f"{pk}-x" for pk in ids[:30])}
    print(f"{len(ids)} articles, {connection.vendor}")
    for address in ADDRESSES:
        path = address.format(**values)
        headers = {"HX-Request": "true"} if "rows=" in path else {}
        get = lambda path=path, headers=headers: client.get(path, headers=headers)  # noqa: E731
        assert get().status_code == 200
        print(f"{timed(get):7.1f} ms  {address}")


def timed(act: Callable[[], object], times: int = 7) -> float:
    took = []
    for _n in range(times):
        begun = time.perf_counter()
        act()
        took.append(time.perf_counter() - begun)
    return statistics.median(took) * 1000


def empty(user) -> None:
    benched = {"article__desk__slug__startswith": "bench-"}
    AnalysisRun.objects.filter(version__in=Version.objects.filter(**benched).values("pk")).delete()
    Version.objects.filter(**benched).delete()
    Article.objects.filter(desk__slug__startswith="bench-").delete()
    Desk.objects.filter(slug__startswith="bench-").delete()
    user.delete()
