"""Hands work to the workers: ids only, by the task's name, once the transaction is through.

A text that is only checked is the exception: it is nowhere kept, so it travels itself.
"""

from __future__ import annotations

import logging
import socket
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

_PROBE_SECONDS = 1


def analyse_when_committed(run_id: int) -> None:
    transaction.on_commit(lambda: _send("quotes.tasks.analyse", run_id))


def recheck_when_committed(revision_id: int) -> None:
    transaction.on_commit(lambda: _send("quotes.tasks.recheck", revision_id))


def check_edited_when_committed(version_id: int) -> None:
    transaction.on_commit(lambda: _send("quotes.tasks.check_edited", version_id))


def poll_feed_when_committed(feed_id: int) -> None:
    transaction.on_commit(lambda: _send("quotes.tasks.poll_feed", feed_id))


def deliver_when_committed(delivery_id: int) -> None:
    transaction.on_commit(lambda: _send("quotes.tasks.deliver", delivery_id))


class NoAnswer(Exception):
    """No worker took the text, none was done with it in time, or the one that tried broke off."""


def check_text(text: str, language: str) -> dict[str, Any]:
    """What ``services.texts`` found in the text, by a worker; raises NoAnswer.

    What no worker took in time none will take later, and the answer is deleted when it is read.
    """
    seconds = settings.CHECK_SECONDS
    try:
        _probe()
        sent = current_app.send_task(
            "quotes.tasks.check_text",
            args=(text, language),
            queue=settings.CHECK_QUEUE,
            expires=seconds,
            retry=False,
        )
        try:
            return sent.get(timeout=seconds)
        finally:
            sent.forget()
    except Exception as error:
        # Whatever the broker, its client or the worker raises: the text was not checked.
        logger.warning("A text was not checked: %r", error)
        raise NoAnswer from error


def _send(task: str, *ids: int) -> None:
    """A broker that does not answer is no error here: beat queues what is waiting anew."""
    try:
        _probe()
        current_app.send_task(task, args=ids, retry=False)
    except (OperationalError, OSError) as error:
        logger.warning("The broker does not answer, %s%s waits: %s", task, ids, error)


def _probe() -> None:
    """Raise OSError at once where nobody listens; the client would try for six seconds."""
    broker = current_app.connection_for_write()
    if broker.hostname and broker.port:
        socket.create_connection((broker.hostname, broker.port), _PROBE_SECONDS).close()
