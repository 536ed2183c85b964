"""Analyses are asked for, done by a worker, and kept.

The state of each is in the database; the broker only carries ids and may lose them.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop

from quotes import queue
from quotes.engine.version import ENGINE_VERSION
from quotes.models import AnalysisRun, Decision, Flag, Version, Webhook
from quotes.models.findings import stored
from quotes.selectors.facts import fact_base
from quotes.selectors.sources import at_hand
from quotes.selectors.zones import document_of
from quotes.services.archive import with_archive
from quotes.services.edited import want_check
from quotes.services.extra_checks import without_extra_checks
from quotes.services.findings import store
from quotes.services.states import analysis_is_done
from quotes.services.tallies import touch
from quotes.services.webhooks import tell

logger = logging.getLogger(__name__)

State = AnalysisRun.State

#: A queued run that no worker took, and a running one whose worker is gone, are queued anew
#: after these times; a run that killed its worker so often has failed.
QUEUED_TOO_LONG = timedelta(seconds=60)
RUNNING_TOO_LONG = timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT + 30)
MOST_ATTEMPTS = 3

_TOO_SLOW = gettext_noop("The analysis took too long and was stopped.")
_BROKE = gettext_noop("The analysis broke off. The reason is in the log of the worker.")
_WORKER_LOST = gettext_noop("The worker broke down several times over this text.")


def request_analysis(*, version: Version) -> AnalysisRun:
    """Queue the version for this version of the engine, unless it is queued or done already."""
    run, created = AnalysisRun.objects.get_or_create(
        version=version,
        engine_version=ENGINE_VERSION,
        facts=0,
        sources=0,
        defaults={"queued_at": timezone.now()},
    )
    if created:
        queue.analyse_when_committed(run.pk)
    return run


def analyse_with_sources(*, version: Version, decision: Decision) -> AnalysisRun:
    """Queue the version once more: the decision attached or removed a source."""
    last = version.runs.order_by("-id").first()
    run = AnalysisRun.objects.create(
        version=version,
        engine_version=ENGINE_VERSION,
        sources=decision.pk,
        all_checks=last is not None and last.all_checks,
        queued_at=timezone.now(),
    )
    queue.analyse_when_committed(run.pk)
    return run


@transaction.atomic
def run_all_checks(*, version: Version) -> AnalysisRun:
    """Analyse the version once more with the checks that its desk has on request."""
    run = version.runs.order_by("-id").first() or request_analysis(version=version)
    for state in (State.DONE, State.FAILED):
        if _move(run, state, State.QUEUED, all_checks=True, attempts=0, queued_at=timezone.now()):
            queue.analyse_when_committed(run.pk)
    run.refresh_from_db()
    return run


@transaction.atomic
def try_again(*, version: Version) -> AnalysisRun:
    """Queue a failed analysis anew; one that has not failed is left alone."""
    run = version.runs.order_by("-id").first() or request_analysis(version=version)
    if _move(run, State.FAILED, State.QUEUED, attempts=0, error="", queued_at=timezone.now()):
        queue.analyse_when_committed(run.pk)
    run.refresh_from_db()
    return run


def run_analysis(*, run_id: int) -> None:
    """Analyse the run's version and keep what is found, all of it or nothing.

    A run that another worker has taken, or that is done, is left alone: a message may come twice.
    """
    # spaCy is loaded here, in the worker: the web process only asks for analyses.
    from quotes.engine.analysis import analyse
    from quotes.engine.language.pipelines import PipelineNames, configure

    configure(PipelineNames(**settings.NEWSDESK_PIPELINES))
    run = AnalysisRun.objects.select_related("version__article__desk").get(pk=run_id)
    now = timezone.now()
    if not _move(run, State.QUEUED, State.RUNNING, started_at=now, attempts=F("attempts") + 1):
        return
    try:
        document, sources = document_of(run.version), at_hand(run.version.article)
        analysis = analyse(document, fact_base(), lambda stage: _show_stage(run_id, stage), sources)
        analysis = with_archive(run.version, document, analysis)
        with transaction.atomic():
            before = _open_flags(run.version)
            analysis, left_out = without_extra_checks(run, analysis)
            if not _is_outdone(run):
                store(run=run, analysis=analysis)
            after = _open_flags(run.version)
            notices = [
                {"code": n.code, **stored(n.message)} for n in (*analysis.notices, *left_out)
            ]
            _move(
                run,
                State.RUNNING,
                State.DONE,
                finished_at=timezone.now(),
                language=analysis.language,
                notices=notices,
                new_flags=len(after - before),
                gone_flags=len(before - after),
            )
            analysis_is_done(run.version.article)
            tell(run.version, Webhook.Event.ANALYSED)
            if run.version.corrections.filter(active=True).exists():
                want_check(run.version)
    except SoftTimeLimitExceeded:
        _fail(run, _TOO_SLOW)
    except Exception:
        # Whatever broke, the editor must see that this article was not checked.
        logger.exception("Analysis %s of version %s broke off", run_id, run.version_id)
        _fail(run, _BROKE)


def requeue_stuck(*, waiting_since: timedelta = QUEUED_TOO_LONG) -> int:
    """Queue anew what the broker or a worker lost; returns how many runs were."""
    now = timezone.now()
    waiting = AnalysisRun.objects.filter(state=State.QUEUED, queued_at__lte=now - waiting_since)
    orphaned = AnalysisRun.objects.filter(
        state=State.RUNNING, started_at__lt=now - RUNNING_TOO_LONG
    )
    requeued = 0
    for run in [*waiting, *orphaned]:
        if run.attempts >= MOST_ATTEMPTS:
            _move(run, run.state, State.FAILED, error=_WORKER_LOST, finished_at=now)
        elif _move(run, run.state, State.QUEUED, queued_at=now):
            queue.analyse_when_committed(run.pk)
            requeued += 1
    return requeued


def _open_flags(version: Version) -> set[int]:
    flags = version.flags.filter(state=Flag.State.OPEN, superseded=False)
    return set(flags.values_list("pk", flat=True))


def _is_outdone(run: AnalysisRun) -> bool:
    """Whether a later run was quicker, and has told already what holds now."""
    return run.version.runs.filter(pk__gt=run.pk, state=State.DONE).exists()


def _move(run: AnalysisRun, before: str, after: str, **fields: object) -> bool:
    """Compare and set: True if the run was in the one state and is now in the other."""
    moved = AnalysisRun.objects.filter(pk=run.pk, state=before).update(state=after, **fields)
    return moved == 1


def _fail(run: AnalysisRun, error: str) -> None:
    _move(run, State.RUNNING, State.FAILED, error=error, finished_at=timezone.now())
    touch(run.version.article_id)


def _show_stage(run_id: int, stage: str) -> None:
    AnalysisRun.objects.filter(pk=run_id).update(stage=stage)
