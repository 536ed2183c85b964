"""Hands work to the workers: ids only, by the task's name, once the transaction is through."""

from __future__ import annotations

import logging
import socket

from celery import current_app
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
