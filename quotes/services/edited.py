"""The corrected text is checked anew, in a worker, whenever a correction is made or undone."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from quotes import queue
from quotes.models import AnalysisRun, Article, EditedCheck, Flag, Version
from quotes.selectors.edited_text import EditedText
from quotes.selectors.facts import fact_base
from quotes.selectors.review import MOST_ATTEMPTS
from quotes.selectors.sources import at_hand
from quotes.services.archive import with_archive
from quotes.services.edited_findings import keep_edited
from quotes.services.edited_quotes import keep_edited_quotes
from quotes.services.extra_checks import without_extra_checks
from quotes.services.tallies import tally_one

logger = logging.getLogger(__name__)

#: A check that no worker took, or that broke off, is queued anew after this time.
QUEUED_TOO_LONG = timedelta(seconds=60)


def want_check(version: Version, *, undone: bool = False) -> None:
    """To be called when corrections were made or undone.

    After an undo what the last check cleared is open at once: it may be the next to be undone.
    """
    now = timezone.now()
    if undone:
        version.flags.filter(cleared=True, state=Flag.State.OUTDATED).update(
            cleared=False, state=Flag.State.OPEN
        )
        version.quotes.filter(cleared=True).update(cleared=False, superseded=False)
    EditedCheck.objects.get_or_create(version=version, defaults={"queued_at": now})
    EditedCheck.objects.filter(version=version).update(
        wanted=F("wanted") + 1, queued_at=now, attempts=0
    )
    queue.check_edited_when_committed(version.pk)


def check_edited(*, version_id: int) -> None:
    """Check the corrected text; a message that comes twice, or too early, does nothing."""
    # spaCy is loaded here, in the worker: the web process only asks for checks.
    from quotes.engine.analysis import analyse
    from quotes.engine.language.pipelines import PipelineNames, configure

    check = EditedCheck.objects.select_related("version__article__desk").get(version=version_id)
    version = check.version
    run = version.runs.order_by("-id").first()
    if check.wanted == check.done or run is None or run.state != AnalysisRun.State.DONE:
        return
    EditedCheck.objects.filter(pk=check.pk).update(attempts=F("attempts") + 1)
    configure(PipelineNames(**settings.NEWSDESK_PIPELINES))
    edited = EditedText(version)
    sources = at_hand(version.article)
    document = edited.document()
    analysis = analyse(document, fact_base(), sources=sources)
    analysis = with_archive(version, document, analysis)
    analysis, _left_out = without_extra_checks(run, analysis)
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=version.article_id)
        # Corrected once more in the meantime: the message about that is on its way.
        answered = EditedCheck.objects.filter(pk=check.pk, wanted=check.wanted).update(
            done=check.wanted, attempts=0
        )
        if answered:
            keep_edited(version, edited, analysis)
            keep_edited_quotes(version, edited, analysis.quotes)
            tally_one(version.article_id)


def requeue_forgotten() -> None:
    """Queue anew what the broker or a worker lost, and what came before the analysis was done."""
    waiting = EditedCheck.objects.filter(
        wanted__gt=F("done"),
        queued_at__lte=timezone.now() - QUEUED_TOO_LONG,
        attempts__lt=MOST_ATTEMPTS,
    )
    for check in waiting:
        EditedCheck.objects.filter(pk=check.pk).update(queued_at=timezone.now())
        queue.check_edited_when_committed(check.version_id)
