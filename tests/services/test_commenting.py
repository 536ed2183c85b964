"""Comments: threads, mentions, settling, and their undo."""

from __future__ import annotations

from uuid import uuid4

import pytest

from quotes.engine.results import Span
from quotes.models import Article, Comment
from quotes.selectors.comments import open_mentions, threads_of
from quotes.services import commenting, history, reviewing
from quotes.services.history import Request
from quotes.services.refusals import Refused
from tests.sample import TEXT, span

pytestmark = pytest.mark.django_db


def say(version, user, text="Stemmer dette?", place=None) -> Comment:
    return commenting.comment_on_words(
        user=user,
        version=version,
        span=place or span("Brussel"),
        text=text,
        request=Request(uuid4()),
    ).comment


def answer(comment, user, text="Ja.") -> Comment:
    return commenting.answer(
        user=user, comment=comment, text=text, request=Request(uuid4())
    ).comment


def test_a_thread_on_words_with_an_answer(version, alice, bob):
    comment = say(version, alice)
    answer(comment, bob)
    (thread,) = threads_of(version.article)
    assert [c.text for c in thread.comments] == ["Stemmer dette?", "Ja."]
    assert thread.opening.words == "Brussel"


def test_an_undo_takes_the_comment_back(version, alice):
    say(version, alice)
    history.undo(user=alice, version=version, request=Request(uuid4()))
    assert threads_of(version.article) == ()
    history.redo(user=alice, version=version, request=Request(uuid4()))
    assert len(threads_of(version.article)) == 1


def test_members_of_the_desk_are_called_by_name(version, alice, bob, rita, charlie):
    comment = say(version, alice, "Hei @Bob, og @charlie. Spør ikke alice@rita.no")
    assert list(comment.mentioned.all()) == [bob]
    assert list(open_mentions(bob)) == [comment]
    commenting.settle(user=alice, comment=comment, request=Request(uuid4()))
    assert list(open_mentions(bob)) == []


def test_an_answer_opens_a_settled_thread_again(version, alice, bob):
    comment = say(version, alice)
    commenting.settle(user=alice, comment=comment, request=Request(uuid4()))
    comment.refresh_from_db()
    assert comment.settled
    later = answer(comment, bob, "@alice: nei")
    comment.refresh_from_db()
    assert not comment.settled
    assert list(open_mentions(alice)) == [later]


def test_a_comment_makes_nobodys_page_stale_and_begins_no_review(version, alice, bob):
    Article.objects.update(state=Article.State.READY)
    version.article.refresh_from_db()
    flag = version.flags.get(code="role")
    commenting.comment_on_finding(
        user=alice, finding=flag, text="Sjekk dette", request=Request(uuid4())
    )
    assert Article.objects.get().state == Article.State.READY
    reviewing.confirm_flag(user=bob, flag=flag, request=Request(uuid4(), 0))


@pytest.mark.parametrize(
    ("text", "place"),
    [("  ", span("Brussel")), ("Hm", Span(0, len(TEXT))), ("Hm", Span(999, 1000))],
)
def test_what_is_refused(version, alice, text, place):
    with pytest.raises(Refused):
        say(version, alice, text, place)
    assert not Comment.objects.exists()
