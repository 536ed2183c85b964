"""Celery tasks: ids in, a service called, nothing else."""

from celery import shared_task
from django.core.management import call_command

from quotes.services import analysing


@shared_task(name="quotes.tasks.analyse")
def analyse(run_id: int) -> None:
    analysing.run_analysis(run_id=run_id)


@shared_task(name="quotes.tasks.requeue_stuck_analyses")
def requeue_stuck_analyses() -> None:
    analysing.requeue_stuck()


@shared_task(name="quotes.tasks.clear_sessions")
def clear_sessions() -> None:
    call_command("clearsessions")
