"""Decisions on flags and quotes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from quotes.engine.results import Span
from quotes.models import Article, Correction, Decision, Flag, Quote
from quotes.selectors.reviewed import reviewed_article
from quotes.services import correcting, history, reviewing
from quotes.services.history import Request
from quotes.services.refusals import Refused, Stale
from tests.sample import TEXT, analysed, analysis, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def role(version) -> Flag:
    return version.flags.get(code="role")


@pytest.fixture
def self_relation(version) -> Flag:
    return version.flags.get(code="self-relation")


@pytest.fixture
def quote(version) -> Quote:
    return version.quotes.get(type="direct")


def corrected(version) -> str:
    return reviewed_article(version).corrected


def test_accepting_a_suggestion_corrects_the_text_and_fixes_the_flag(version, role, alice):
    correcting.accept_suggestion(user=alice, flag=role, choice=0, request=Request(uuid4(), 0))
    role.refresh_from_db()
    assert role.state == Flag.State.FIXED
    assert corrected(version) == TEXT.replace("utenriksminister", "forsvarsminister")
    assert version.text == TEXT


def test_the_other_way_to_mend_it(version, role, alice):
    correcting.accept_suggestion(user=alice, flag=role, choice=1, request=Request(uuid4(), 0))
    assert corrected(version) == TEXT.replace("Ben Wallace", "James Cleverly")


def test_a_double_click_decides_once(version, role, alice):
    request = Request(uuid4(), 0)
    first = correcting.accept_suggestion(user=alice, flag=role, choice=0, request=request)
    again = correcting.accept_suggestion(user=alice, flag=role, choice=0, request=request)
    assert first == again
    assert Correction.objects.count() == 1


def test_two_of_the_same_click_at_once_decide_once(committing_db, version, role, alice):
    request, start = Request(uuid4(), 0), Barrier(2)

    def click() -> Decision:
        start.wait()
        try:
            return correcting.accept_suggestion(user=alice, flag=role, choice=0, request=request)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as clicks:
        first, again = (answer.result() for answer in [clicks.submit(click), clicks.submit(click)])
    assert first == again
    assert Correction.objects.count() == 1


def test_a_second_editor_is_told_that_the_paragraph_changed(version, role, alice, bob):
    correcting.accept_suggestion(user=alice, flag=role, choice=0, request=Request(uuid4(), 0))
    with pytest.raises(Stale):
        reviewing.confirm_flag(user=bob, flag=role, request=Request(uuid4(), 0))


def test_another_paragraph_is_no_conflict(version, role, self_relation, alice, bob):
    correcting.accept_suggestion(user=alice, flag=role, choice=0, request=Request(uuid4(), 0))
    reviewing.confirm_flag(user=bob, flag=self_relation, request=Request(uuid4(), 0))
    self_relation.refresh_from_db()
    assert self_relation.state == Flag.State.CONFIRMED


def test_a_corrected_flag_can_not_be_corrected_again(version, role, alice):
    correcting.accept_suggestion(user=alice, flag=role, choice=0, request=Request(uuid4(), 0))
    with pytest.raises(Refused):
        correcting.accept_suggestion(user=alice, flag=role, choice=1, request=Request(uuid4()))
    assert corrected(version) == TEXT.replace("utenriksminister", "forsvarsminister")


def test_a_suggestion_that_is_not_there_is_refused(role, alice):
    with pytest.raises(Refused):
        correcting.accept_suggestion(user=alice, flag=role, choice=2, request=Request(uuid4(), 0))


def test_dismissing_needs_a_known_reason(role, alice):
    with pytest.raises(Refused):
        reviewing.dismiss_flag(user=alice, flag=role, dismissal="", request=Request(uuid4(), 0))


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (reviewing.confirm_flag, Flag.State.CONFIRMED),
        (reviewing.wait_with_flag, Flag.State.WAITING),
    ],
)
def test_flags_are_confirmed_put_on_wait_and_reopened(role, alice, act, state, request_):
    act(user=alice, flag=role, request=request_())
    role.refresh_from_db()
    assert role.state == state
    reviewing.reopen_flag(user=alice, flag=role, request=request_(None))
    role.refresh_from_db()
    assert role.state == Flag.State.OPEN


def test_undo_and_redo_walk_through_ones_own_decisions(version, role, self_relation, alice):
    correcting.accept_suggestion(user=alice, flag=role, choice=0, request=Request(uuid4(), 0))
    reviewing.dismiss_flag(
        user=alice, flag=self_relation, dismissal="correct", request=Request(uuid4(), 0)
    )
    history.undo(user=alice, version=version, request=Request(uuid4()))
    self_relation.refresh_from_db()
    assert (self_relation.state, self_relation.dismissal) == (Flag.State.OPEN, "")
    history.undo(user=alice, version=version, request=Request(uuid4()))
    role.refresh_from_db()
    assert role.state == Flag.State.OPEN
    assert corrected(version) == TEXT
    with pytest.raises(Refused):
        history.undo(user=alice, version=version, request=Request(uuid4()))
    history.redo(user=alice, version=version, request=Request(uuid4()))
    assert corrected(version) == TEXT.replace("utenriksminister", "forsvarsminister")
    history.redo(user=alice, version=version, request=Request(uuid4()))
    self_relation.refresh_from_db()
    assert self_relation.state == Flag.State.DISMISSED
    with pytest.raises(Refused):
        history.redo(user=alice, version=version, request=Request(uuid4()))


def test_nobody_undoes_what_another_has_decided(version, role, alice, bob):
    reviewing.confirm_flag(user=alice, flag=role, request=Request(uuid4(), 0))
    with pytest.raises(Refused):
        history.undo(user=bob, version=version, request=Request(uuid4()))


def test_an_undo_never_overrides_a_later_decision(version, role, alice, bob):
    reviewing.confirm_flag(user=alice, flag=role, request=Request(uuid4(), 0))
    reviewing.dismiss_flag(user=bob, flag=role, dismissal="style", request=Request(uuid4()))
    with pytest.raises(Refused):
        history.undo(user=alice, version=version, request=Request(uuid4()))
    role.refresh_from_db()
    assert role.state == Flag.State.DISMISSED


def test_a_flag_of_ones_own(version, alice, request_):
    place = span("Hun")
    reviewing.add_flag(
        user=alice,
        version=version,
        span=place,
        code="SIT-PRON",
        severity=Flag.Severity.MEDIUM,
        comment="Hvem?",
        replacement="Solbakken",
        request=request_(),
    )
    flag = version.flags.get(origin=Flag.Origin.PERSON)
    assert (flag.start, flag.end, flag.state, flag.comment) == (
        place.start,
        place.end,
        Flag.State.OPEN,
        "Hvem?",
    )
    correcting.accept_suggestion(user=alice, flag=flag, choice=0, request=request_(None))
    assert corrected(version) == TEXT.replace("Hun mener", "Solbakken mener")


@pytest.mark.parametrize(
    ("place", "comment", "replacement"),
    [
        (Span(0, len(TEXT)), "Feil", ""),
        (Span(5000, 5003), "Feil", ""),
        (span("Hun"), " ", ""),
        (span("Hun"), "", "Hun"),
    ],
)
def test_flags_that_say_nothing_or_span_paragraphs_are_refused(
    version, alice, place, comment, replacement, request_
):
    with pytest.raises(Refused):
        reviewing.add_flag(
            user=alice,
            version=version,
            span=place,
            code="SIT-PRON",
            severity=3,
            comment=comment,
            replacement=replacement,
            request=request_(),
        )


def test_a_changed_speaker_survives_a_re_run(version, quote, alice, request_):
    reviewing.change_speaker(user=alice, quote=quote, name="  Kari   Nes ", request=request_())
    analysed(version, analysis())
    quote.refresh_from_db()
    assert (quote.speaker.name, quote.state) == ("Kari Nes", Quote.State.CHANGED)
    assert quote.machine_speaker.name == "Ingrid Solbakken"


def test_a_rejected_quote_stays_rejected(version, quote, alice, request_):
    reviewing.reject_quote(user=alice, quote=quote, request=request_())
    analysed(version, analysis())
    quote.refresh_from_db()
    assert quote.state == Quote.State.REJECTED


def test_deciding_moves_the_article_into_review(version, role, alice, request_):
    Article.objects.update(state=Article.State.ANALYSED)
    version.article.refresh_from_db()
    role.version.article.refresh_from_db()
    reviewing.confirm_flag(user=alice, flag=role, request=request_())
    assert Article.objects.get().state == Article.State.IN_REVIEW


@pytest.mark.parametrize(
    "statement", ["UPDATE quotes_decision SET note = 'x'", "DELETE FROM quotes_decision"]
)
def test_the_database_refuses_to_change_or_delete_a_decision(role, alice, request_, statement):
    reviewing.confirm_flag(user=alice, flag=role, request=request_())
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Decision.objects.get().note == ""
