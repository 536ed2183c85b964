"""Dismissals that reach further than one flag."""

from __future__ import annotations

from uuid import uuid4

import pytest

from quotes.engine.document import document_from_text
from quotes.models import Desk, Flag, StandingDismissal
from quotes.services import history, reviewing, standing
from quotes.services.history import Request
from quotes.services.importing import import_article
from quotes.services.refusals import Refused, Stale
from tests.sample import TEXT, analysed, analysis

pytestmark = pytest.mark.django_db


def dismiss(flag, user, scope, *, seen=None, reason="correct"):
    return reviewing.dismiss_like(
        user=user,
        flag=flag,
        scope=scope,
        dismissal=reason,
        note="Slik er det",
        request=Request(uuid4(), seen),
    )


def another(desk, user, text: str = f"{TEXT} Slutt.", **found):
    """Another article with the same findings."""
    document = document_from_text(text)
    imported = import_article(user=user, desk=desk, document=document, source="paste")
    return analysed(imported.version, analysis(text, **found))


def state(version, code: str) -> str:
    return version.flags.get(code=code).state


@pytest.fixture
def role(version) -> Flag:
    return version.flags.get(code="role")


@pytest.mark.parametrize(
    ("scope", "elsewhere", "with_other_evidence"),
    [
        ("article", "open", "open"),
        ("fact", "dismissed", "open"),
        ("rule", "dismissed", "dismissed"),
    ],
)
def test_it_reaches_other_articles_as_far_as_it_says(
    version, desk, role, alice, chief, scope, elsewhere, with_other_evidence
):
    dismiss(role, chief, scope)
    role.refresh_from_db()
    assert (role.state, role.standing.created_by) == ("dismissed", chief)
    assert state(version, "self-relation") == "open"
    assert state(another(desk, alice), "role") == elsewhere
    text = f"{TEXT} Enda en."
    assert state(another(desk, alice, text, evidence_until=2022), "role") == with_other_evidence


def test_what_is_open_already_is_dismissed_and_an_undo_opens_it_again(version, desk, role, alice):
    other = another(desk, alice)
    dismiss(role, alice, "fact")
    assert state(other, "role") == "dismissed"
    history.undo(user=alice, version=version, request=Request(uuid4()))
    assert (state(other, "role"), state(version, "role")) == ("open", "open")
    assert state(another(desk, alice, f"{TEXT} Enda en."), "role") == "open"
    history.redo(user=alice, version=version, request=Request(uuid4()))
    assert state(other, "role") == "dismissed"


def test_other_desks_keep_their_flags(version, role, alice, chief):
    elsewhere = Desk.objects.create(name="Kultur", slug="kultur")
    dismiss(role, chief, "rule")
    assert state(another(elsewhere, alice), "role") == "open"


def test_the_whole_article_means_the_same_words_again(version, role, alice):
    twin = Flag.objects.create(
        version=version, code="role", severity=2, start=role.start, end=role.end, fingerprint="x"
    )
    dismiss(role, alice, "article")
    twin.refresh_from_db()
    assert twin.state == "dismissed"


def test_taken_back_its_flags_are_open_again_but_not_what_was_decided(version, desk, role, alice):
    other, third = another(desk, alice), another(desk, alice, f"{TEXT} Enda en.")
    confirmed = third.flags.get(code="role")
    reviewing.confirm_flag(user=alice, flag=confirmed, request=Request(uuid4()))
    dismiss(role, alice, "fact")
    assert state(third, "role") == "confirmed"
    row = StandingDismissal.objects.get()
    standing.take_back(user=alice, dismissal=row)
    assert [state(v, "role") for v in (version, other, third)] == ["open", "open", "confirmed"]
    row.refresh_from_db()
    assert (row.active, row.ended_by) == (False, alice)
    with pytest.raises(Refused):
        history.undo(user=alice, version=version, request=Request(uuid4()))


def test_a_flag_that_is_reopened_stays_open_in_a_re_run(version, role, alice, chief):
    dismiss(role, chief, "rule")
    reviewing.reopen_flag(user=alice, flag=role, request=Request(uuid4()))
    analysed(version, analysis())
    assert state(version, "role") == "open"


def test_only_a_chief_turns_a_check_off_and_on_again(version, role, alice, chief):
    with pytest.raises(Refused):
        dismiss(role, alice, "rule")
    dismiss(role, chief, "rule")
    row = StandingDismissal.objects.get()
    with pytest.raises(Refused):
        standing.take_back(user=alice, dismissal=row)
    assert state(version, "role") == "dismissed"
    standing.take_back(user=chief, dismissal=row)
    assert state(version, "role") == "open"


def test_what_is_refused(version, role, alice):
    with pytest.raises(Refused):
        dismiss(role, alice, "galaxy")
    with pytest.raises(Refused):
        dismiss(role, alice, "fact", reason="")
    with pytest.raises(Stale):
        dismiss(role, alice, "fact", seen=77)
    role.origin = Flag.Origin.PERSON
    with pytest.raises(Refused):
        dismiss(role, alice, "fact")


def test_a_double_click_dismisses_once(role, alice):
    request = Request(uuid4(), 0)
    for _click in range(2):
        reviewing.dismiss_like(
            user=alice, flag=role, scope="fact", dismissal="other", request=request
        )
    assert StandingDismissal.objects.count() == 1
