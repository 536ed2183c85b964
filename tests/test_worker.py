"""A real worker with a real broker, on whichever database the suite runs."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from quotes.models import AnalysisRun, Desk, Membership
from quotes.services.analysing import requeue_stuck
from quotes.services.demo import SAMPLES
from quotes.services.facts import load_folder
from quotes.services.importing import import_article, read_upload
from tests import processes
from tests.conftest import person

pytestmark = pytest.mark.usefixtures("committing_db")

State = AnalysisRun.State


def import_sample(name: str) -> AnalysisRun:
    desk = Desk.objects.create(name="Utenriks", slug="utenriks")
    editor = person("alice", desk, Membership.Role.EDITOR)
    document = read_upload((SAMPLES / name).read_bytes(), name).document
    version = import_article(user=editor, desk=desk, document=document, source="paste").version
    return version.runs.get()


def wait_for(run: AnalysisRun, state: str, log: Path) -> None:
    def reached() -> bool:
        run.refresh_from_db()
        return run.state == state

    try:
        processes.wait_until(reached, seconds=60, what=f"{state}, it is {run.state}")
    except AssertionError:
        print(log.read_text())
        raise


def test_a_worker_finds_quotes_and_errors(tmp_path):
    load_folder(user=None)
    with processes.broker(tmp_path), processes.worker(tmp_path):
        run = import_sample("luftvern.txt")
        wait_for(run, State.DONE, tmp_path / "worker.log")
    version = run.version
    assert {"role", "self-relation"} <= set(version.flags.values_list("code", flat=True))
    names = set(version.quotes.values_list("speaker__name", flat=True))
    assert {"Ingrid Solbakken", "Torgeir Lunde"} <= names


def test_nothing_is_lost_with_the_broker_or_the_worker(tmp_path):
    """No broker when it is queued; then the worker is killed; beat's task brings it back."""
    run = import_sample("fiskeri.txt")
    assert run.state == State.QUEUED
    with processes.broker(tmp_path):
        with processes.worker(tmp_path) as killed:
            os.killpg(killed.pid, signal.SIGKILL)
            killed.wait()
        AnalysisRun.objects.update(queued_at="2020-01-01T00:00Z")
        assert requeue_stuck() == 1
        (tmp_path / "worker.log").unlink()
        with processes.worker(tmp_path):
            wait_for(run, State.DONE, tmp_path / "worker.log")
