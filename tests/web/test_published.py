"""Correcting an article that has left the house is asked about, once."""

import pytest
from django.urls import reverse

from quotes.models import Article, Correction
from quotes.services.exporting import export
from tests.web.conftest import HTMX, act
from tests.web.test_writing import LEAD, save, zone_of


@pytest.fixture
def exported(article, alice) -> Article:
    export(user=alice, version=article.versions.get(), format="text")
    return article


def accept(client, flag, *, htmx=True, **more):
    address = reverse("flag", args=[flag.pk])
    return client.post(address, act("accept:0", **more), headers=HTMX if htmx else {})


@pytest.mark.parametrize("htmx", [True, False])
def test_accepting_asks_and_the_answer_accepts(as_alice, exported, role_flag, htmx):
    asked = accept(as_alice, role_flag, htmx=htmx)
    assert asked.status_code == 422
    assert "This article was exported on" in asked.text
    assert 'name="act" value="accept:0"' in asked.text
    assert not Correction.objects.exists()
    answered = accept(as_alice, role_flag, htmx=htmx, correct="1")
    assert answered.status_code == (200 if htmx else 302)
    assert Correction.objects.get().active
    assert Article.objects.get().state == "correcting"


def test_nothing_is_asked_a_second_time(as_bob, exported, role_flag):
    accept(as_bob, role_flag, correct="1")
    zone = zone_of(exported, "Hun mener")
    old, new = "Hun mener hjelpen kommer for sent.", "Hun mener det kommer for sent."
    assert save(as_bob, exported, zone, new, base=old).status_code == 200


def test_editing_asks_and_keeps_what_was_typed(as_alice, exported):
    zone, text = zone_of(exported, "Ministeren"), LEAD.replace("Brussel", "Oslo")
    asked = save(as_alice, exported, zone, text)
    assert asked.status_code == 422
    assert "This article was exported on" in asked.text
    assert text in asked.text
    assert 'name="correct" value="1"' in asked.text
    assert save(as_alice, exported, zone, text, correct="1").status_code == 200
    assert Article.objects.get().state == "correcting"


def test_decisions_that_leave_the_text_alone_ask_nothing(as_alice, exported, role_flag):
    address = reverse("flag", args=[role_flag.pk])
    assert as_alice.post(address, act("dismiss:style"), headers=HTMX).status_code == 200
    assert Article.objects.get().state == "exported"


def test_readers_do_not_begin_to_correct(as_rita, exported, role_flag):
    assert accept(as_rita, role_flag, correct="1").status_code == 403
    assert Article.objects.get().state == "exported"
