"""A changed fact re-checks the articles that it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from quotes import queue
from quotes.engine.version import ENGINE_VERSION
from quotes.models import AnalysisRun, FactChange, FactsRevision, Version
from quotes.selectors.touched import touched_versions

#: A revision that no worker took after this time is taken up by the clock.
FORGOTTEN_AFTER = timedelta(seconds=60)
_PORTION = 100


@transaction.atomic
def recheck(*, revision_id: int) -> int:
    """Queue the latest versions that the revision's changes touch; returns how many.

    A message that comes twice finds the revision done.
    """
    revision = FactsRevision.objects.select_for_update().get(pk=revision_id)
    if revision.rechecked_at:
        return 0
    people, offices = _subjects(revision.changes.all())
    now, queued = timezone.now(), 0
    for version in _touched(sorted(people), offices):
        run, created = AnalysisRun.objects.get_or_create(
            version=version,
            engine_version=ENGINE_VERSION,
            facts=revision.pk,
            defaults={"queued_at": now},
        )
        if created:
            queue.analyse_when_committed(run.pk)
            queued += 1
    revision.rechecked_at = now
    revision.save(update_fields=["rechecked_at"])
    return queued


def _touched(people: list[str], offices: set[str]) -> Iterator[Version]:
    """In portions: each name is a condition of the query, and an import may bring thousands."""
    for start in range(0, max(len(people), 1), _PORTION):
        yield from touched_versions(people[start : start + _PORTION], offices if not start else ())


def recheck_forgotten() -> None:
    """Take up what the broker lost."""
    waiting = FactsRevision.objects.filter(
        rechecked_at=None, at__lt=timezone.now() - FORGOTTEN_AFTER
    )
    for revision in waiting.order_by("pk"):
        recheck(revision_id=revision.pk)


def _subjects(changes: Iterable[FactChange]) -> tuple[set[str], set[str]]:
    """The ids of the people and of the offices that the changes are about."""
    people: set[str] = set()
    offices: set[str] = set()
    for change in changes:
        if change.table == "persons":
            people.add(change.row)
        for row in filter(None, (change.before, change.after)):
            if change.table == "terms":
                people.add(row["person"])
                offices.add(row["office"])
    return people, offices
