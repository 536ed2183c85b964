"""How a desk wants the checks, and checks that demote themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from quotes.engine import analysis as engine
from quotes.engine.checks.registry import CHECKS
from quotes.engine.version import ENGINE_VERSION
from quotes.models import (
    AnalysisRun,
    Article,
    CheckRule,
    DeclaredCheck,
    Flag,
    StandingDismissal,
)
from quotes.selectors.checks import checks_of
from quotes.services import analysing, history
from quotes.services.checks import declare_checks, demote_doubtful, set_mode
from quotes.services.refusals import Refused
from quotes.services.reviewing import confirm_flag, dismiss_flag
from tests.sample import TEXT, analysis

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _declared(db, settings, monkeypatch):
    monkeypatch.setattr("quotes.queue._send", lambda *message: None)
    settings.CHECK_DECISIONS, settings.CHECK_LEAST_ACCEPTED = 4, 30
    declare_checks()


def view(desk, code: str):
    return next(v for v in checks_of(desk) if v.check.code == code)


def analyse_again(version, monkeypatch) -> AnalysisRun:
    monkeypatch.setattr(engine, "analyse", lambda *a, **k: analysis(TEXT))
    run = AnalysisRun.objects.get(version=version, engine_version=ENGINE_VERSION)
    AnalysisRun.objects.filter(pk=run.pk).update(state=AnalysisRun.State.QUEUED)
    analysing.run_analysis(run_id=run.pk)
    run.refresh_from_db()
    assert run.state == AnalysisRun.State.DONE
    return run


def shown() -> set[str]:
    open_ = Flag.objects.filter(state=Flag.State.OPEN, superseded=False)
    return set(open_.values_list("code", flat=True))


def decide(alice, request_, *, right: int, wrong: int) -> None:
    """So many decisions on the role flag, each after taking the last one back by deciding anew."""
    for number in range(right + wrong):
        flag = Flag.objects.get(code="role")
        if number < right:
            confirm_flag(user=alice, flag=flag, request=request_(None))
        else:
            dismiss_flag(user=alice, flag=flag, dismissal="correct", request=request_(None))


def test_what_the_registry_declares_is_written_down_once(db):
    declare_checks()
    assert list(DeclaredCheck.objects.values_list("code", flat=True)) == [c.code for c in CHECKS]


def test_how_a_check_did(version, desk, alice, request_):
    decide(alice, request_, right=1, wrong=1)
    role = view(desk, "role")
    assert (role.fired, role.accepted, role.dismissed) == (1, 0, 1)
    assert role.reasons == (("correct", 1),)
    assert role.share == 50
    assert view(desk, "self-relation").share is None


def test_what_was_undone_does_not_count(version, desk, alice, request_):
    decide(alice, request_, right=0, wrong=1)
    history.undo(user=alice, version=version, request=request_())
    assert view(desk, "role").share is None
    history.redo(user=alice, version=version, request=request_())
    assert view(desk, "role").share == 0


def test_off_and_on_again(version, desk, chief):
    set_mode(user=chief, desk=desk, code="role", mode="off")
    assert (view(desk, "role").mode, shown()) == ("off", {"self-relation"})
    assert Article.objects.get().open_flags == 1
    set_mode(user=chief, desk=desk, code="role", mode="on")
    assert (view(desk, "role").mode, shown()) == ("on", {"role", "self-relation"})
    assert not StandingDismissal.objects.filter(active=True).exists()


def test_on_request_it_runs_when_asked_only(version, desk, chief, monkeypatch):
    version.runs.filter(engine_version="test").delete()
    set_mode(user=chief, desk=desk, code="role", mode="on_request")
    assert shown() == {"self-relation"}
    run = analyse_again(version, monkeypatch)
    assert shown() == {"self-relation"}
    assert [n["code"] for n in run.notices] == ["on-request"]
    assert analysing.run_all_checks(version=version).state == AnalysisRun.State.QUEUED
    run = analyse_again(version, monkeypatch)
    assert shown() == {"role", "self-relation"}
    assert run.notices == []


@pytest.mark.parametrize(
    ("right", "wrong", "demoted"), [(1, 3, True), (2, 2, False), (0, 3, False), (4, 0, False)]
)
def test_one_that_is_seldom_right_demotes_itself(
    version, desk, alice, request_, right, wrong, demoted
):
    decide(alice, request_, right=right, wrong=wrong)
    assert bool(demote_doubtful()) == demoted
    role = view(desk, "role")
    assert role.by_itself == demoted
    if demoted:
        assert role.rule.accepted == 25
        assert demote_doubtful() == []


def test_a_chiefs_word_counts_from_then_on(version, desk, alice, chief, request_):
    decide(alice, request_, right=0, wrong=4)
    set_mode(user=chief, desk=desk, code="role", mode="on")
    assert demote_doubtful() == []
    CheckRule.objects.update(at=timezone.now() - timedelta(days=1))
    assert [rule.code for rule in demote_doubtful()] == ["role"]


@pytest.mark.parametrize("who", ["alice", "rita", "charlie"])
def test_only_chiefs_set_it(request, desk, who):
    with pytest.raises(Refused):
        set_mode(user=request.getfixturevalue(who), desk=desk, code="role", mode="off")


def test_other_modes_are_refused(chief, desk):
    with pytest.raises(Refused):
        set_mode(user=chief, desk=desk, code="role", mode="sometimes")
