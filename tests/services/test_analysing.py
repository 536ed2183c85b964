"""The states of an analysis; the engine itself is a stand-in here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from quotes.engine import analysis as engine
from quotes.models import AnalysisRun, Article
from quotes.services import analysing
from tests.sample import TEXT, analysis

pytestmark = pytest.mark.django_db

State = AnalysisRun.State


@pytest.fixture
def sent(monkeypatch):
    """The ids handed to the workers."""
    ids: list[int] = []
    monkeypatch.setattr("quotes.queue.analyse_when_committed", ids.append)
    return ids


@pytest.fixture
def run(version, sent) -> AnalysisRun:
    version.runs.filter(engine_version="test").delete()
    return version.runs.get()


def found(*args, **kwargs):
    return analysis(TEXT)


def broken(*args, **kwargs):
    raise RuntimeError("engine trouble")


def test_a_worker_takes_a_queued_run_once(run, monkeypatch):
    calls = []
    monkeypatch.setattr(engine, "analyse", lambda *a, **k: calls.append(a) or found())
    analysing.run_analysis(run_id=run.pk)
    analysing.run_analysis(run_id=run.pk)
    run.refresh_from_db()
    assert (len(calls), run.state, run.attempts, run.language) == (1, State.DONE, 1, "nb")
    assert Article.objects.get().state == Article.State.ANALYSED


def test_the_stage_is_shown_while_it_runs(run, monkeypatch):
    def staged(document, facts, progress, sources):
        progress("quotes")
        run.refresh_from_db()
        assert (run.state, run.stage) == (State.RUNNING, "quotes")
        return found()

    monkeypatch.setattr(engine, "analyse", staged)
    analysing.run_analysis(run_id=run.pk)
    run.refresh_from_db()
    assert run.state == State.DONE


def test_a_failure_is_said_and_can_be_tried_again(run, sent, monkeypatch):
    monkeypatch.setattr(engine, "analyse", broken)
    analysing.run_analysis(run_id=run.pk)
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert run.error
    sent.clear()
    analysing.try_again(version=run.version)
    run.refresh_from_db()
    assert (run.state, run.error, sent) == (State.QUEUED, "", [run.pk])


def test_a_failed_store_keeps_nothing(run, monkeypatch):
    run.version.flags.all().delete()
    monkeypatch.setattr(engine, "analyse", found)
    monkeypatch.setattr(analysing, "analysis_is_done", broken)
    analysing.run_analysis(run_id=run.pk)
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert not run.version.flags.exists()


def test_what_is_done_is_not_queued_again(run, sent):
    AnalysisRun.objects.update(state=State.DONE)
    sent.clear()
    analysing.request_analysis(version=run.version)
    analysing.try_again(version=run.version)
    assert sent == []


@pytest.mark.parametrize(
    ("state", "age", "attempts", "expected"),
    [
        (State.QUEUED, analysing.QUEUED_TOO_LONG, 0, State.QUEUED),
        (State.RUNNING, analysing.RUNNING_TOO_LONG, 1, State.QUEUED),
        (State.RUNNING, analysing.RUNNING_TOO_LONG, analysing.MOST_ATTEMPTS, State.FAILED),
    ],
)
def test_lost_runs_are_queued_anew_or_given_up(run, sent, state, age, attempts, expected):
    then = timezone.now() - age - timedelta(seconds=1)
    AnalysisRun.objects.update(state=state, queued_at=then, started_at=then, attempts=attempts)
    sent.clear()
    analysing.requeue_stuck()
    run.refresh_from_db()
    assert run.state == expected
    assert sent == ([run.pk] if expected == State.QUEUED else [])


def test_runs_in_good_time_are_left_alone(run, sent):
    sent.clear()
    assert analysing.requeue_stuck() == 0
    assert sent == []
