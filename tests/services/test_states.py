"""An article's way through the house."""

from __future__ import annotations

import pytest

from quotes.engine.document import document_from_text
from quotes.models import Article, Correction, Decision, Flag
from quotes.services import history
from quotes.services.correcting import accept_suggestion
from quotes.services.desks import set_rules
from quotes.services.exporting import export
from quotes.services.importing import import_article
from quotes.services.refusals import Published, Refused
from quotes.services.reviewing import confirm_flag
from quotes.services.states import ALLOWED, ask_before_correcting, begin_correcting, move
from tests.sample import TEXT

pytestmark = pytest.mark.django_db

State = Article.State


@pytest.fixture
def article(version) -> Article:
    Article.objects.update(state=State.ANALYSED)
    return Article.objects.get()


def state() -> str:
    return Article.objects.get().state


def put(article: Article, value: str) -> Article:
    Article.objects.update(state=value)
    article.refresh_from_db()
    return article


@pytest.mark.parametrize("before", State.values)
@pytest.mark.parametrize("after", State.values)
def test_only_the_listed_moves_are_made(alice, article, before, after):
    put(article, before)
    if after == before or after in ALLOWED[before]:
        move(user=alice, article=article, state=after)
        assert state() == after
    else:
        with pytest.raises(Refused):
            move(user=alice, article=article, state=after)
        assert state() == before


def test_every_state_has_a_way_out():
    assert set(ALLOWED) == set(State)
    assert all(ALLOWED.values())


def test_a_move_is_a_decision_that_can_be_undone(alice, article, version, request_):
    move(user=alice, article=article, state=State.HOLD)
    decision = Decision.objects.get()
    assert (decision.action, decision.user) == (Decision.Action.STATE, alice)
    history.undo(user=alice, version=version, request=request_())
    assert state() == State.ANALYSED
    history.redo(user=alice, version=version, request=request_())
    assert state() == State.HOLD


def test_a_state_that_moved_on_does_not_bar_the_way_back(alice, article, version, request_):
    move(user=alice, article=article, state=State.READY)
    version.article.refresh_from_db()
    flag = Flag.objects.get(code="role")
    confirm_flag(user=alice, flag=flag, request=request_())
    assert state() == State.IN_REVIEW
    for _step in range(2):
        history.undo(user=alice, version=version, request=request_())
    with pytest.raises(Refused):
        history.undo(user=alice, version=version, request=request_())


def test_what_is_published_is_corrected(alice, article, version, request_):
    export(user=alice, version=version, format="text")
    assert state() == State.EXPORTED
    confirm_flag(user=alice, flag=Flag.objects.get(code="self-relation"), request=request_())
    assert state() == State.EXPORTED
    corrected(alice, version, request_)
    assert state() == State.CORRECTING
    export(user=alice, version=version, format="text")
    assert state() == State.EXPORTED


def test_correcting_what_is_published_is_asked_about_once(alice, version, article):
    ask_before_correcting(article)
    export(user=alice, version=version, format="text")
    article.refresh_from_db()
    with pytest.raises(Published, match=r"\d{4}"):
        ask_before_correcting(article)
    begin_correcting(user=alice, article=article)
    ask_before_correcting(article)
    assert (state(), Decision.objects.get().action) == (State.CORRECTING, Decision.Action.STATE)


def test_what_was_published_and_held_back_goes_on_being_corrected(alice, article, version):
    export(user=alice, version=version, format="text")
    article.refresh_from_db()
    for step in (State.CORRECTING, State.HOLD, State.IN_REVIEW):
        move(user=alice, article=article, state=step)
    assert state() == State.CORRECTING


@pytest.mark.parametrize("kept", [State.HOLD, State.WITHDRAWN])
def test_what_is_held_back_is_not_exported(alice, version, article, kept):
    version.article = put(article, kept)
    with pytest.raises(Refused):
        export(user=alice, version=version, format="text")
    assert state() == kept


def test_a_new_version_is_looked_at_again(alice, desk, article):
    put(article, State.READY)
    Article.objects.update(source="wire", external_id="ntb-1")
    document = document_from_text(TEXT + "\n\nEn ny setning.")
    import_article(user=alice, desk=desk, document=document, source="wire", external_id="ntb-1")
    assert state() == State.IN_REVIEW


@pytest.fixture
def four_eyes(desk, chief):
    set_rules(user=chief, desk=desk, four_eyes=True)


def corrected(alice, version, request_) -> Article:
    flag = Flag.objects.get(code="role")
    accept_suggestion(user=alice, flag=flag, choice=0, request=request_())
    assert Correction.objects.filter(active=True, created_by=alice).exists()
    return Article.objects.get()


def test_who_corrected_does_not_approve(four_eyes, alice, bob, article, version, request_):
    article = corrected(alice, version, request_)
    with pytest.raises(Refused):
        move(user=alice, article=article, state=State.READY)
    version.article = article
    with pytest.raises(Refused):
        export(user=alice, version=version, format="text")
    move(user=bob, article=article, state=State.READY)
    version.article.refresh_from_db()
    export(user=alice, version=version, format="text")
    assert state() == State.EXPORTED


def test_without_the_rule_two_eyes_will_do(alice, article, version, request_):
    move(user=alice, article=corrected(alice, version, request_), state=State.READY)
    assert state() == State.READY


@pytest.mark.parametrize("who", ["alice", "rita", "charlie"])
def test_only_chiefs_set_the_rule(request, desk, who):
    with pytest.raises(Refused):
        set_rules(user=request.getfixturevalue(who), desk=desk, four_eyes=True)
