"""Comments on the page."""

from uuid import uuid4

import pytest
from django.urls import reverse

from quotes.models import Comment
from tests.web.conftest import HTMX
from tests.web.test_writing import zone_of


def say(client, article, *, htmx=True, **fields):
    zone = zone_of(article, "Ministeren")
    fields = {"words": "Brussel", "text": "Hei @bob", "key": str(uuid4()), **fields}
    address = reverse("new_comment", args=[article.pk, zone])
    return client.post(address, fields, headers=HTMX if htmx else {})


def answer(client, comment, what="say", text="Ja."):
    fields = {"act": what, "text": text, "key": str(uuid4())}
    return client.post(reverse("comment", args=[comment.pk]), fields, headers=HTMX)


@pytest.fixture
def comment(as_alice, article) -> Comment:
    assert say(as_alice, article).status_code == 200
    return Comment.objects.get()


def test_a_comment_on_words_comes_up_as_a_card_and_in_the_text(as_alice, as_bob, article):
    text = say(as_alice, article).text
    comment = Comment.objects.get()
    assert f'data-name="comment-{comment.pk}"' in text
    assert "<b>@bob</b>" in text
    assert f'id="comment-{comment.pk}"' in as_bob.get(reverse("article", args=[article.pk])).text


def test_without_javascript(as_alice, article):
    zone = zone_of(article, "Ministeren")
    assert "<html" in as_alice.get(reverse("new_comment", args=[article.pk, zone])).text
    answer = say(as_alice, article, htmx=False)
    assert "comment=" in answer.url
    assert "Hei" in as_alice.get(answer.url).text


def test_an_empty_comment_is_refused(as_alice, article, role_flag):
    assert say(as_alice, article, text=" ").status_code == 422
    address = reverse("comment_on_flag", args=[role_flag.pk])
    assert as_alice.post(address, {"text": ""}, headers=HTMX).status_code == 422
    assert not Comment.objects.exists()


@pytest.mark.parametrize("on", ["flag", "quote"])
def test_a_comment_on_a_finding_stays_on_its_card(as_alice, role_flag, quote, on):
    finding = role_flag if on == "flag" else quote
    address = reverse(f"comment_on_{on}", args=[finding.pk])
    text = as_alice.post(address, {"text": "Er dette rett?"}, headers=HTMX).text
    assert f'data-name="{on}-{finding.pk}"' in text
    assert "Er dette rett?" in text
    answered = answer(as_alice, Comment.objects.get())
    assert f'data-name="{on}-{finding.pk}"' in answered.text


def test_answering_settling_and_opening_again(as_bob, comment):
    assert "Ja." in answer(as_bob, comment).text
    assert "1 settled" in answer(as_bob, comment, "settle").text
    answer(as_bob, comment, "reopen")
    comment.refresh_from_db()
    assert not comment.settled
    assert answer(as_bob, comment, "bogus").status_code == 422


def test_what_is_written_is_escaped(as_alice, article):
    assert "<script>x" not in say(as_alice, article, text="<script>x @bob").text


def test_who_may_not(as_rita, as_charlie, comment, role_flag):
    assert answer(as_rita, comment).status_code == 403
    assert answer(as_charlie, comment).status_code == 404
    assert as_rita.post(reverse("comment_on_flag", args=[role_flag.pk])).status_code == 403


def test_who_is_called_finds_it_on_the_queue(as_alice, as_bob, bob, article):
    say(as_alice, article, text="Vet du dette, @bob?")
    listed = as_bob.get("/").text
    comment = Comment.objects.get()
    assert "You are called" in listed
    assert f'{reverse("article", args=[article.pk])}?comment={comment.pk}"' in listed
    assert "You are called" not in as_alice.get("/").text
    answer(as_bob, comment, "settle", text="")
    assert "You are called" not in as_bob.get("/").text


def test_who_left_the_desk_is_called_no_more(as_alice, as_bob, bob, article):
    say(as_alice, article, text="Vet du dette, @bob?")
    bob.membership_set.all().delete()
    assert "You are called" not in as_bob.get("/").text
