"""Several flags by one decision."""

from __future__ import annotations

from uuid import uuid4

import pytest

from quotes.models import Decision, Flag
from quotes.selectors.review import review
from quotes.services import bulk, history
from quotes.services.history import Request
from quotes.services.refusals import Refused

pytestmark = pytest.mark.django_db


def decide(version, user, action, flags=None, **more) -> Decision:
    ids = [flag.pk for flag in (version.flags.all() if flags is None else flags)]
    return bulk.decide_flags(
        user=user, version=version, ids=ids, action=action, request=Request(uuid4()), **more
    )


def states(version) -> set[tuple[str, str]]:
    return set(version.flags.values_list("state", "dismissal"))


@pytest.mark.parametrize(
    ("action", "reason", "state"),
    [("confirm", "", "confirmed"), ("wait", "", "waiting"), ("dismiss", "style", "dismissed")],
)
def test_one_decision_moves_all_and_one_undo_takes_it_back(version, alice, action, reason, state):
    decide(version, alice, action, dismissal=reason)
    assert states(version) == {(state, reason)}
    assert Decision.objects.count() == 1
    history.undo(user=alice, version=version, request=Request(uuid4()))
    assert states(version) == {("open", "")}


def test_each_flags_history_tells_of_it(version, alice):
    decision = decide(version, alice, "wait")
    shown = review(version)
    assert all(shown.history_of(flag) == (decision,) for flag in shown.flags)


def test_what_is_decided_already_is_left_alone(version, alice):
    role = version.flags.get(code="role")
    decide(version, alice, "dismiss", [role], dismissal="source")
    decide(version, alice, "wait")
    role.refresh_from_db()
    assert role.state == Flag.State.DISMISSED
    with pytest.raises(Refused):
        decide(version, alice, "wait", [role])


@pytest.mark.parametrize("action", ["", "bogus", "reject", "dismiss"])
def test_what_is_refused(version, alice, action):
    with pytest.raises(Refused):
        decide(version, alice, action)
    assert states(version) == {("open", "")}
