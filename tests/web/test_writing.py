"""Editing paragraphs, and flagging words by hand."""

from uuid import uuid4

import pytest
from django.urls import reverse

from quotes.models import Correction, Decision, EditedCheck, Flag, Quote
from tests.web.conftest import HTMX, TEXT

LEAD = "Ministeren møtte Storbritannias utenriksminister Ben Wallace i Brussel."


def zone_of(article, words: str) -> int:
    version = article.versions.get()
    start = version.text.index(words)
    return next(i for i, z in enumerate(version.zones) if z["start"] <= start < z["end"])


@pytest.fixture
def lead(article) -> int:
    return zone_of(article, "Ministeren")


def save(client, article, zone, text, *, seen=0, htmx=True, **more):
    fields = {"text": text, "seen": seen, "key": str(uuid4()), "base": LEAD, **more}
    address = reverse("zone", args=[article.pk, zone])
    return client.post(address, fields, headers=HTMX if htmx else {})


def test_the_editor_holds_the_corrected_text(as_alice, article, lead):
    part = as_alice.get(reverse("zone", args=[article.pk, lead]), headers=HTMX)
    assert LEAD in part.text
    assert "<html" not in part.text
    assert "<html" in as_alice.get(reverse("zone", args=[article.pk, lead])).text


def test_an_edit_becomes_corrections(as_alice, article, lead):
    answer = save(as_alice, article, lead, LEAD.replace("Brussel", "Oslo"))
    assert answer.status_code == 200
    assert Correction.objects.get().replacement == "Oslo"
    assert "<ins>Oslo</ins>" in answer.text
    assert f'id="edit-{lead}" hx-swap-oob="true"' in answer.text
    assert answer.headers["HX-Retarget"] == "#card"


def test_after_an_edit_the_page_waits_for_the_check(as_alice, as_charlie, article, lead):
    assert 'hx-trigger="every 1s"' in save(as_alice, article, lead, f"{LEAD} Slutt.").text
    address = reverse("edited", args=[article.pk])
    assert 'hx-trigger="every 1s"' in as_alice.get(address, headers=HTMX).text
    EditedCheck.objects.update(done=1)
    done = as_alice.get(address, headers=HTMX).text
    assert 'hx-trigger="every 1s"' not in done
    assert 'id="findings"' in done
    assert 'id="card"' not in done
    EditedCheck.objects.update(done=0, attempts=3)
    assert "could not be checked" in as_alice.get(address, headers=HTMX).text
    assert as_alice.get(address).status_code == 302
    assert as_charlie.get(address).status_code == 404


def test_an_edit_without_javascript_redirects(as_alice, article, lead):
    answer = save(as_alice, article, lead, LEAD + " Slik er det.", htmx=False)
    assert answer.status_code == 302
    assert Correction.objects.exists()


def test_an_edit_that_changes_nothing_says_so(as_alice, article, lead):
    assert "Nothing was changed" in save(as_alice, article, lead, LEAD).headers["HX-Trigger"]
    assert save(as_alice, article, lead, LEAD, htmx=False).status_code == 302
    assert not Decision.objects.exists()


def test_a_conflict_shows_both_texts_and_loses_none(as_alice, as_bob, article, lead):
    theirs, mine = LEAD.replace("Brussel", "Oslo"), LEAD.replace("Brussel", "Roma")
    save(as_alice, article, lead, theirs)
    answer = save(as_bob, article, lead, mine)
    assert answer.status_code == 409
    assert "<del>Brussel</del><ins>Oslo</ins>" in answer.text
    assert mine in answer.text
    assert "You both changed the same words" in answer.text
    fresh = Decision.objects.latest("id").pk
    assert f'name="seen" value="{fresh}"' in answer.text
    assert save(as_bob, article, lead, mine, seen=fresh, use="mine").status_code == 200
    assert Correction.objects.get(active=True).replacement == "Roma"


def test_both_texts_are_put_together_where_they_changed_different_words(
    as_alice, as_bob, article, lead
):
    save(as_alice, article, lead, LEAD.replace("Brussel", "Oslo"))
    mine = LEAD.replace("møtte", "traff")
    answer = save(as_bob, article, lead, mine)
    assert 'name="use" value="both"' in answer.text
    fresh = Decision.objects.latest("id").pk
    assert save(as_bob, article, lead, mine, seen=fresh, use="both").status_code == 200
    made = Correction.objects.filter(active=True).values_list("replacement", flat=True)
    assert set(made) == {"Oslo", "traff"}


def test_what_both_changed_is_not_put_together_by_itself(as_alice, as_bob, article, lead):
    save(as_alice, article, lead, LEAD.replace("Brussel", "Oslo"))
    mine, fresh = LEAD.replace("Brussel", "Roma"), Decision.objects.latest("id").pk
    answer = save(as_bob, article, lead, mine, seen=fresh, use="both")
    assert answer.status_code == 422
    assert "Roma" in answer.text
    assert Correction.objects.get(active=True).replacement == "Oslo"


def test_a_conflict_without_javascript_is_a_whole_page(as_alice, as_bob, article, lead):
    save(as_alice, article, lead, LEAD.replace("Brussel", "Oslo"))
    answer = save(as_bob, article, lead, LEAD.replace("Brussel", "Roma"), htmx=False)
    assert answer.status_code == 409
    assert "<html" in answer.text
    assert "Roma" in answer.text


def test_an_emptied_paragraph_is_refused(as_alice, article, lead):
    answer = save(as_alice, article, lead, "  ")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_zones_that_do_not_exist(as_alice, article):
    assert as_alice.get(reverse("zone", args=[article.pk, 99])).status_code == 404
    assert as_alice.get(reverse("new_flag", args=[article.pk, 99])).status_code == 404


def flag(client, article, zone, *, htmx=True, **fields):
    fields = {
        "key": str(uuid4()),
        "code": "ENT-STED",
        "severity": "2",
        "comment": "Møtet var i Oslo.",
        **fields,
    }
    address = reverse("new_flag", args=[article.pk, zone])
    return client.post(address, fields, headers=HTMX if htmx else {})


def test_words_are_flagged_by_hand(as_alice, alice, article, lead):
    answer = flag(as_alice, article, lead, words="Brussel", replacement="Oslo")
    assert answer.status_code == 200
    mine = Flag.objects.get(origin=Flag.Origin.PERSON)
    assert TEXT[mine.start : mine.end] == "Brussel"
    assert (mine.code, mine.severity, mine.created_by) == ("ENT-STED", 2, alice)
    assert f'data-name="flag-{mine.pk}"' in answer.text
    assert "Møtet var i Oslo." in answer.text


def test_a_flag_by_hand_without_javascript(as_alice, article, lead):
    form = as_alice.get(reverse("new_flag", args=[article.pk, lead]))
    assert LEAD in form.text
    answer = flag(as_alice, article, lead, words="Brussel", htmx=False)
    assert answer.status_code == 302


def test_the_form_opens_with_the_selected_words(as_alice, article, lead):
    address = reverse("new_flag", args=[article.pk, lead])
    text = as_alice.get(f"{address}?words=Brussel&start=120&comment=Oslo&key=x", headers=HTMX).text
    assert "Oslo</textarea>" in text
    assert 'name="key" value="x"' not in text
    assert "Brussel</textarea>" in text
    assert 'name="start" value="120"' in text


def test_the_start_tells_equal_words_apart(as_alice, article):
    zone = zone_of(article, "Tyskland sender")
    assert flag(as_alice, article, zone, words="Tyskland").status_code == 422
    second = TEXT.index("Tyskland", TEXT.index("Tyskland") + 1)
    assert flag(as_alice, article, zone, words="Tyskland", start=second).status_code == 200
    assert Flag.objects.get(origin=Flag.Origin.PERSON).start == second


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"words": ""}, "Write the words"),
        ({"words": "Trondheim"}, "don't stand in this paragraph"),
        ({"words": "Brussel", "start": "x"}, "Enter a whole number"),
        ({"words": "Brussel", "start": "-7"}, "greater than or equal to 0"),
        ({"words": "Brussel", "comment": ""}, "Say in a comment"),
        ({"words": "Brussel", "replacement": "Brussel"}, "the same as the selected words"),
        ({"words": "Brussel", "code": "X"}, "Select a valid choice"),
        ({"words": "Brussel", "severity": "9"}, "Select a valid choice"),
        ({"words": "Brussel", "comment": "x" * 2001}, "at most 2000"),
    ],
)
def test_a_flag_that_can_not_be_set_says_why(as_alice, article, lead, fields, message):
    answer = flag(as_alice, article, lead, **fields)
    assert answer.status_code == 422
    assert message in answer.text.replace("&#x27;", "'")
    assert not Flag.objects.filter(origin=Flag.Origin.PERSON).exists()


def mark(client, article, zone, *, htmx=True, **fields):
    fields = {"key": str(uuid4()), "type": "indirect", "name": "Kari Nes", **fields}
    address = reverse("new_quote", args=[article.pk, zone])
    return client.post(address, fields, headers=HTMX if htmx else {})


def test_words_are_marked_as_a_quote_by_hand(as_alice, article, lead):
    answer = mark(as_alice, article, lead, words="Brussel")
    mine = Quote.objects.get(origin=Quote.Origin.PERSON)
    assert f'data-name="quote-{mine.pk}"' in answer.text
    assert (mine.type, mine.speaker.name) == ("indirect", "Kari Nes")
    assert "Marked by alice" in answer.text


def test_a_quote_by_hand_without_javascript(as_alice, article, lead):
    form = as_alice.get(reverse("new_quote", args=[article.pk, lead]))
    assert LEAD in form.text
    assert '<option value="Ingrid Solbakken">' in form.text
    assert "htmx" not in form.text.partition("</head>")[0]
    assert reverse("new_flag", args=[article.pk, lead]) in form.text
    assert mark(as_alice, article, lead, words="Brussel", htmx=False).status_code == 302


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"words": ""}, "Write the words"),
        ({"words": "Brussel", "type": "x"}, "Select a valid choice"),
        ({"words": "Brussel", "name": "x" * 201}, "at most 200"),
    ],
)
def test_a_quote_that_can_not_be_marked_says_why(as_alice, article, lead, fields, message):
    answer = mark(as_alice, article, lead, **fields)
    assert answer.status_code == 422
    assert message in answer.text
