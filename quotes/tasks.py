"""Celery tasks: ids in, a service called, nothing else."""

from datetime import timedelta
from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from django.conf import settings
from django.core.management import call_command

from quotes.services import (
    analysing,
    answers,
    checks,
    delivering,
    edited,
    feeds,
    rechecking,
    texts,
    webhooks,
)


@shared_task(name="quotes.tasks.analyse")
def analyse(run_id: int) -> None:
    analysing.run_analysis(run_id=run_id)


@shared_task(name="quotes.tasks.recheck")
def recheck(revision_id: int) -> None:
    rechecking.recheck(revision_id=revision_id)


@shared_task(name="quotes.tasks.check_edited")
def check_edited(version_id: int) -> None:
    edited.check_edited(version_id=version_id)


@shared_task(
    name="quotes.tasks.check_text",
    ignore_result=False,
    acks_late=False,
    soft_time_limit=settings.CHECK_SECONDS,
)
def check_text(text: str, language: str) -> dict[str, Any]:
    return texts.check_text(text=text, language=language)


@shared_task(name="quotes.tasks.deliver")
def deliver(delivery_id: int) -> None:
    delivering.deliver(delivery_id=delivery_id)


@shared_task(name="quotes.tasks.deliver_due")
def deliver_due() -> None:
    delivering.deliver_due()


@shared_task(name="quotes.tasks.requeue_stuck_analyses")
def requeue_stuck_analyses() -> None:
    edited.requeue_forgotten()
    rechecking.recheck_forgotten()
    analysing.requeue_stuck()


@shared_task(name="quotes.tasks.demote_doubtful_checks")
def demote_doubtful_checks() -> None:
    checks.demote_doubtful()


@shared_task(name="quotes.tasks.poll_feeds")
def poll_feeds() -> None:
    feeds.queue_due()


@shared_task(name="quotes.tasks.poll_feed")
def poll_feed(feed_id: int) -> None:
    feeds.poll(feed_id=feed_id)


@worker_ready.connect
def declare_checks(**signal: Any) -> None:
    """The pages list the checks that this worker runs."""
    checks.declare_checks()


@worker_ready.connect
def requeue_at_start(**signal: Any) -> None:
    """A worker that starts takes up at once what came while no broker ran."""
    analysing.requeue_stuck(waiting_since=timedelta(0))


@shared_task(name="quotes.tasks.clear_sessions")
def clear_sessions() -> None:
    answers.forget_answers()
    webhooks.forget_deliveries()
    call_command("clearsessions")
