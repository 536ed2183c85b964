"""Deciding on flags and quotes."""

import json

import pytest
from django.urls import reverse

from quotes.models import Correction, Decision, Flag, Quote
from tests.web.conftest import HTMX, act


def decide(client, finding, what: str, *, htmx: bool = True, seen: int = 0, **more):
    name = finding._meta.model_name
    headers = HTMX if htmx else {}
    fields = act(what, seen, **more)
    return client.post(reverse(name, args=[finding.pk]), fields, headers=headers)


def test_accepting_corrects_the_text_and_goes_on(as_alice, article, role_flag):
    answer = decide(as_alice, role_flag, "accept:0")
    assert answer.status_code == 200
    assert Correction.objects.get(active=True).replacement == "forsvarsminister"
    other = Flag.objects.get(code="self-relation")
    assert f'data-name="flag-{other.pk}"' in answer.text
    assert answer.headers["HX-Replace-Url"].endswith(f"?flag={other.pk}")
    assert json.loads(answer.headers["HX-Trigger"])["newsdesk:toast"]["undo"] is True


def test_what_a_decision_changes_comes_out_of_band(as_alice, article, role_flag):
    text = decide(as_alice, role_flag, "accept:0").text
    for part in ("topbar", "findings", "speakers"):
        assert f'id="{part}"' in text
    assert "<del>utenriksminister</del><ins>forsvarsminister</ins>" in text
    assert text.count("zone-paragraph") + text.count("zone-lead") == 1


def test_without_javascript_it_redirects_to_the_next_flag(as_alice, article, role_flag):
    answer = decide(as_alice, role_flag, "accept:1", htmx=False)
    other = Flag.objects.get(code="self-relation")
    assert answer.url == f"{reverse('article', args=[article.pk])}?flag={other.pk}"
    assert "The text is corrected." in as_alice.get(answer.url).text


@pytest.mark.parametrize(
    ("what", "state"),
    [("confirm", "confirmed"), ("dismiss:source", "dismissed"), ("wait", "waiting")],
)
def test_flags_are_decided(as_alice, role_flag, what, state):
    decide(as_alice, role_flag, what, note="Sjekket med kilden")
    role_flag.refresh_from_db()
    assert role_flag.state == state


def test_the_history_tells_who_did_what_and_why(as_alice, as_bob, article, role_flag):
    decide(as_alice, role_flag, "dismiss:source", note="Sjekket med kilden")
    text = as_bob.get(f"{reverse('article', args=[article.pk])}?flag={role_flag.pk}").text
    assert "<b>alice</b> dismissed" in text
    assert "Sjekket med kilden" in text


def test_a_dismissed_flag_is_reopened_and_stays_on_the_card(as_alice, role_flag):
    decide(as_alice, role_flag, "dismiss:style")
    answer = decide(as_alice, role_flag, "reopen", seen=Decision.objects.latest("id").pk)
    assert f'data-name="flag-{role_flag.pk}"' in answer.text
    role_flag.refresh_from_db()
    assert role_flag.state == Flag.State.OPEN


@pytest.mark.parametrize(
    "what", ["", "bogus", "accept:9", "accept:x", "accept:-1", "accept:²", "dismiss:bogus"]
)
def test_what_can_not_be_done_is_said_on_the_card(as_alice, role_flag, what):
    answer = decide(as_alice, role_flag, what)
    assert answer.status_code == 422
    assert f'data-name="flag-{role_flag.pk}"' in answer.text
    assert 'role="alert"' in answer.text
    assert not Decision.objects.exists()


def test_a_refusal_without_javascript_is_a_whole_page(as_alice, role_flag):
    answer = decide(as_alice, role_flag, "accept:9", htmx=False)
    assert answer.status_code == 422
    assert "<html" in answer.text
    assert "no such suggestion" in answer.text


def test_a_stale_card_gets_409_with_what_stands_there_now(as_alice, as_bob, role_flag):
    decide(as_alice, role_flag, "wait")
    answer = decide(as_bob, role_flag, "confirm")
    assert answer.status_code == 409
    assert "Somebody else" in answer.text
    assert "waiting" in answer.text
    again = decide(as_bob, role_flag, "confirm", seen=Decision.objects.latest("id").pk)
    assert again.status_code == 200


def test_a_double_click_decides_once(as_alice, role_flag):
    fields = act("wait")
    for _click in range(2):
        answer = as_alice.post(reverse("flag", args=[role_flag.pk]), fields, headers=HTMX)
        assert answer.status_code == 200
    assert Decision.objects.count() == 1


def test_a_flag_of_an_earlier_version_is_gone(as_alice, article, role_flag):
    version = article.versions.get()
    article.versions.create(number=2, text=version.text, zones=version.zones, sha256="2")
    assert decide(as_alice, role_flag, "wait").status_code == 404


def test_quotes_are_confirmed_and_the_next_one_comes(as_bob, quote):
    answer = decide(as_bob, quote, "confirm")
    quote.refresh_from_db()
    assert quote.state == Quote.State.CONFIRMED
    following = Quote.objects.order_by("start").last()
    assert f'data-name="quote-{following.pk}"' in answer.text


def test_a_quote_is_given_to_another_speaker(as_bob, quote):
    decide(as_bob, quote, "speaker", name="  Kari   Lund ")
    quote.refresh_from_db()
    assert quote.speaker.name == "Kari Lund"
    decide(as_bob, quote, "speaker", name="", seen=Decision.objects.latest("id").pk)
    quote.refresh_from_db()
    assert quote.speaker is None


def test_a_rejected_quote_leaves_the_text_and_can_be_taken_back(as_bob, article, quote):
    text = decide(as_bob, quote, "reject").text
    assert f'id="quote-{quote.pk}"' not in text
    assert "1 rejected" in text
    card = as_bob.get(f"{reverse('article', args=[article.pk])}?quote={quote.pk}", headers=HTMX)
    assert 'value="reopen"' in card.text
    decide(as_bob, quote, "reopen", seen=Decision.objects.latest("id").pk)
    quote.refresh_from_db()
    assert quote.state == Quote.State.PROPOSED


@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("type:mixed", {}),
        ("start:on", {}),
        ("end:back", {}),
        ("merge", {}),
        ("split", {"opening": "merkes"}),
    ],
)
def test_a_quote_is_changed_and_stays_on_the_card(as_bob, quote, what, more):
    answer = decide(as_bob, quote, what, **more)
    assert answer.status_code == 200
    assert f'data-name="quote-{quote.pk}"' in answer.text
    quote.refresh_from_db()
    assert quote.state == Quote.State.CHANGED


def test_both_values_stand_side_by_side(as_bob, article, quote):
    text = decide(as_bob, quote, "type:indirect").text
    assert "<del>direct quote</del>" in text
    assert '<th scope="col">bob</th>' in text


@pytest.mark.parametrize(
    ("what", "more", "told"),
    [
        ("speaker", {"name": "Kari Nes"}, "<del>Ingrid Solbakken</del> <ins>Kari Nes</ins>"),
        ("speaker", {}, "<del>Ingrid Solbakken</del> <ins>unknown</ins>"),
        ("type:mixed", {}, "<del>direct quote</del> <ins>indirect quote with words"),
        ("start:on", {}, "<del>Dette</del>"),
        ("end:on", {}, "<ins>,</ins>"),
    ],
)
def test_the_history_tells_both_values(as_bob, article, quote, what, more, told):
    decide(as_bob, quote, what, **more)
    card = as_bob.get(reverse("article", args=[article.pk]), {"quote": quote.pk}, headers=HTMX)
    assert told in card.text.partition('<div class="history">')[2]
    assert told in as_bob.get(reverse("article_history", args=[article.pk])).text


def test_of_the_words_only_what_differs_is_marked(as_bob, quote):
    text = decide(as_bob, quote, "end:back").text
    assert "<td>Dette vil<del> merkes</del></td>" in text


def test_how_sure_the_analysis_was_is_not_said_of_a_persons_speaker(as_bob, article, quote):
    decide(as_bob, quote, "speaker", name="Kari Nes")
    card = as_bob.get(reverse("article", args=[article.pk]), {"quote": quote.pk}, headers=HTMX)
    assert "tier-sure" not in card.text
    assert "The analysis: Named beside “sier”." in card.text


@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("bogus", {}),
        ("speaker", {"name": "x" * 201}),
        ("type:loud", {}),
        ("end:2", {}),
        ("split", {"opening": "Trondheim"}),
        ("split:0", {}),
    ],
)
def test_what_can_not_be_done_with_a_quote_is_said(as_bob, quote, what, more):
    answer = decide(as_bob, quote, what, **more)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_when_all_flags_are_decided_the_quotes_come(as_alice, article):
    for flag in Flag.objects.all():
        answer = decide(as_alice, flag, "dismiss:correct")
    assert 'data-name="quote-' in answer.text
    for quote in Quote.objects.order_by("start"):
        last = Decision.objects.filter(zone__isnull=False).order_by("-id").first()
        answer = decide(as_alice, quote, "confirm", seen=last.pk if last.quote_id else 0)
    assert answer.status_code in (200, 409)


def test_the_number_of_queries_of_a_decision(as_alice, role_flag, django_assert_max_num_queries):
    with django_assert_max_num_queries(44):
        decide(as_alice, role_flag, "accept:0")
