"""A paragraph that somebody edits is theirs, as long as nobody takes it over."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from quotes.models import Correction, Editing
from tests.web.conftest import HTMX
from tests.web.test_writing import LEAD, save, zone_of


@pytest.fixture
def lead(article) -> int:
    return zone_of(article, "Ministeren")


@pytest.fixture
def editor(article, lead) -> str:
    return reverse("zone", args=[article.pk, lead])


def tell(client, article, editing=""):
    address = reverse("presence", args=[article.pk])
    return client.post(address, {"zone": "", "editing": editing}, headers=HTMX).text


def take(client, editor, *, htmx=True):
    return client.post(editor, {"use": "take"}, headers=HTMX if htmx else {})


def test_the_second_editor_is_told_and_takes_over(as_alice, as_bob, alice, bob, editor):
    as_alice.get(editor, headers=HTMX)
    told = as_bob.get(editor, headers=HTMX)
    assert told.status_code == 200
    assert "alice is editing this paragraph" in told.text
    assert 'name="text"' not in told.text
    assert Editing.objects.get().user == alice
    assert LEAD in take(as_bob, editor).text
    assert Editing.objects.get().user == bob


def test_without_javascript(as_alice, as_bob, editor):
    as_alice.get(editor)
    assert "alice is editing this paragraph" in as_bob.get(editor).text
    taken = take(as_bob, editor, htmx=False).text
    assert "<html" in taken
    assert LEAD in taken


def test_who_lost_the_paragraph_is_told_by_the_page_and_when_they_save(
    as_alice, as_bob, article, lead, editor
):
    as_alice.get(editor, headers=HTMX)
    take(as_bob, editor)
    assert "bob has taken over" in tell(as_alice, article, str(lead))
    mine = LEAD.replace("Brussel", "Roma")
    answer = save(as_alice, article, lead, mine)
    assert answer.status_code == 409
    assert "bob has taken over this paragraph" in answer.text
    assert mine in answer.text
    assert not Correction.objects.exists()
    assert save(as_alice, article, lead, mine, use="mine").status_code == 200
    assert Correction.objects.get().replacement == "Roma"
    # Whose claim it was is not silently overwritten by that.
    assert save(as_bob, article, lead, LEAD.replace("Brussel", "Oslo")).status_code == 409


def test_saving_ends_the_claim(as_alice, as_bob, article, lead, editor):
    as_alice.get(editor, headers=HTMX)
    save(as_alice, article, lead, LEAD.replace("Brussel", "Oslo"))
    assert not Editing.objects.exists()
    assert 'name="text"' in as_bob.get(editor, headers=HTMX).text


def test_a_claim_is_renewed_while_the_editor_is_open_and_lapses(
    as_alice, as_bob, article, lead, editor
):
    as_alice.get(editor, headers=HTMX)
    opened = Editing.objects.get().at
    tell(as_alice, article, str(lead))
    assert Editing.objects.get().at > opened
    assert 'edits <a href="#zone' in tell(as_bob, article)
    tell(as_alice, article)
    assert not Editing.objects.exists()
    as_alice.get(editor, headers=HTMX)
    Editing.objects.update(at=opened - timedelta(minutes=1))
    assert 'name="text"' in as_bob.get(editor, headers=HTMX).text


def test_others_paragraphs_are_not_claimed_by_being_named(as_alice, as_bob, alice, article, lead):
    tell(as_alice, article, str(lead))
    tell(as_bob, article, f"{lead},99,x,²,-1")
    assert Editing.objects.get().user == alice


def test_readers_and_strangers_claim_nothing(as_rita, as_charlie, article, lead, editor):
    assert as_rita.get(editor, headers=HTMX).status_code == 403
    assert take(as_rita, editor).status_code == 403
    assert as_charlie.get(editor, headers=HTMX).status_code == 404
    tell(as_rita, article, str(lead))
    assert not Editing.objects.exists()


def test_the_number_of_queries(as_alice, as_bob, article, lead, django_assert_max_num_queries):
    tell(as_bob, article, str(lead))
    with django_assert_max_num_queries(26):
        tell(as_alice, article, "0")


def test_a_claim_does_not_keep_others_from_deciding(as_alice, as_bob, role_flag, editor):
    as_alice.get(editor, headers=HTMX)
    fields = {"act": "accept:0", "seen": 0, "key": str(uuid4())}
    address = reverse("flag", args=[role_flag.pk])
    assert as_bob.post(address, fields, headers=HTMX).status_code == 200
