"""Decisions and corrections by the same services as the page's."""

from __future__ import annotations

import pytest

from quotes.models import Article, Correction, Decision, Flag, Quote, StandingDismissal
from quotes.services.presence import claim
from tests.api.conftest import problem_of
from tests.sample import TEXT, span


def tag(api, address: str) -> str:
    return api.get(address)["ETag"]


def decide(api, finding, **act):
    kind = "flags" if isinstance(finding, Flag) else "quotes"
    address = f"/{kind}/{finding.pk}"
    return api.post(f"{address}/decisions", act, If_Match=tag(api, address))


def test_a_replacement_is_accepted(by_alice, article, flag):
    response = decide(by_alice, flag, act="accept", replacement=2)
    assert response.status_code == 201
    said = response.json()
    assert (said["action"], said["flag"], said["by"]) == ("accept", flag.pk, "alice")
    read = by_alice.get(f"/articles/{article.pk}").json()
    assert "utenriksminister James Cleverly" in read["corrected"]
    assert (read["text"], read["state"], read["open_flags"]) == (TEXT, "in_review", 1)
    correction = by_alice.get(f"/articles/{article.pk}/corrections").json()["items"][0]
    assert (correction["original"], correction["flag"]) == ("Ben Wallace", flag.pk)


def test_the_answers_tag_is_the_next_one(by_alice, flag):
    first = decide(by_alice, flag, act="wait")
    assert first["ETag"] == tag(by_alice, f"/flags/{flag.pk}")
    second = by_alice.post(f"/flags/{flag.pk}/decisions", {"act": "reopen"}, If_Match=first["ETag"])
    assert second.status_code == 201


@pytest.mark.parametrize(
    ("act", "state"),
    [
        ({"act": "confirm"}, "confirmed"),
        ({"act": "wait"}, "waiting"),
        ({"act": "dismiss", "reason": "source", "note": "slik sto det"}, "dismissed"),
    ],
)
def test_flags_are_decided(by_alice, flag, act, state):
    assert decide(by_alice, flag, **act).status_code == 201
    flag.refresh_from_db()
    assert flag.state == state


def test_a_dismissal_reaches_further(by_alice, flag):
    assert decide(by_alice, flag, act="dismiss", reason="correct", scope="fact").status_code == 201
    assert StandingDismissal.objects.get().scope == "fact"


def test_quotes_are_decided(by_alice, quote):
    assert decide(by_alice, quote, act="speaker", name="Kari Nes").status_code == 201
    quote.refresh_from_db()
    assert (quote.state, quote.speaker.name) == ("changed", "Kari Nes")
    other = Quote.objects.exclude(pk=quote.pk).get()
    assert decide(by_alice, other, act="reject").status_code == 201


def test_without_if_match_nothing_is_decided(by_alice, flag):
    response = by_alice.post(f"/flags/{flag.pk}/decisions", {"act": "confirm"})
    assert response.status_code == 428
    assert "If-Match" in problem_of(response)["detail"]


def test_who_read_before_somebody_else_decided_is_told(by_alice, by_bob, flag):
    seen = tag(by_alice, f"/flags/{flag.pk}")
    decide(by_bob, flag, act="wait")
    late = by_alice.post(f"/flags/{flag.pk}/decisions", {"act": "confirm"}, If_Match=seen)
    assert late.status_code == 412
    problem_of(late)
    assert late["ETag"] == tag(by_alice, f"/flags/{flag.pk}")
    flag.refresh_from_db()
    assert flag.state == "waiting"


def test_a_tag_read_in_another_language_counts(by_alice, flag):
    seen = by_alice.get(f"/flags/{flag.pk}", Accept_Language="nn")["ETag"]
    done = by_alice.post(f"/flags/{flag.pk}/decisions", {"act": "confirm"}, If_Match=seen)
    assert done.status_code == 201


def test_whatever_it_is_now(by_alice, flag):
    done = by_alice.post(f"/flags/{flag.pk}/decisions", {"act": "confirm"}, If_Match="*")
    assert done.status_code == 201


@pytest.mark.parametrize(
    "act",
    [
        {},
        {"act": "explode"},
        {"act": "dismiss"},
        {"act": "dismiss", "reason": "mood"},
        {"act": "dismiss", "reason": "other", "note": "x" * 2001},
        {"act": "dismiss", "reason": "other", "note": "a\0b"},
        {"act": "accept", "replacement": 0},
        {"act": "accept", "replacement": 9},
    ],
)
def test_acts_that_make_no_sense_are_refused(by_alice, flag, act):
    response = by_alice.post(f"/flags/{flag.pk}/decisions", act, If_Match="*")
    assert response.status_code == 422
    problem_of(response)
    assert not Decision.objects.exists()


def test_what_is_wrong_is_named_in_the_clients_language(by_alice, flag):
    response = by_alice.post(f"/flags/{flag.pk}/decisions", {"act": "dismiss"}, If_Match="*")
    errors = problem_of(response)["errors"]
    assert errors == [{"field": "body.dismiss.reason", "message": "This is missing."}]


def test_undo_and_redo(by_alice, by_bob, article, flag):
    decide(by_alice, flag, act="accept", replacement=1)
    address = f"/articles/{article.pk}"
    assert by_alice.post(f"{address}/undo").status_code == 428
    assert by_alice.post(f"{address}/undo", If_Match='"old"').status_code == 412
    nothing = by_bob.post(f"{address}/undo", If_Match=tag(by_bob, address))
    assert nothing.status_code == 422
    undone = by_alice.post(f"{address}/undo", If_Match=tag(by_alice, address))
    assert (undone.status_code, undone.json()["action"]) == (201, "undo")
    assert not Correction.objects.filter(active=True).exists()
    redone = by_alice.post(f"{address}/redo", If_Match=undone["ETag"])
    assert redone.json()["target"] == undone.json()["target"]
    assert Correction.objects.filter(active=True).exists()


def correct(api, article, words: str, text: str, **headers):
    place = span(words)
    address = f"/articles/{article.pk}/corrections"
    headers = headers or {"If_Match": tag(api, address)}
    return api.post(address, {"start": place.start, "end": place.end, "text": text}, **headers)


def test_words_are_corrected_and_the_correction_taken_back(by_alice, article):
    made = correct(by_alice, article, "for sent", "for seint")
    assert made.status_code == 201
    listed = by_alice.get(f"/articles/{article.pk}/corrections")
    assert (listed.json()["items"], listed["ETag"]) == ([made.json()], made["ETag"])
    address = f"/articles/{article.pk}/corrections/{made.json()['id']}"
    assert by_alice.delete(address).status_code == 428
    gone = by_alice.delete(address, If_Match=made["ETag"])
    assert (gone.status_code, gone.content) == (204, b"")
    assert by_alice.get(f"/articles/{article.pk}/corrections")["ETag"] == gone["ETag"]
    assert by_alice.delete(address, If_Match="*").status_code == 404
    assert by_alice.get(f"/articles/{article.pk}").json()["corrected"] == TEXT


def test_taking_back_an_accepted_suggestion_opens_its_flag(by_alice, article, flag):
    decide(by_alice, flag, act="accept", replacement=1)
    correction = Correction.objects.get()
    address = f"/articles/{article.pk}/corrections/{correction.pk}"
    assert by_alice.delete(address, If_Match="*").status_code == 204
    flag.refresh_from_db()
    assert flag.state == "open"


def test_corrections_that_can_not_be(by_alice, article):
    correct(by_alice, article, "for sent", "for seint")
    assert correct(by_alice, article, "sent", "tidlig").status_code == 422
    assert correct(by_alice, article, "Hun mener", "Hun mener").status_code == 422
    over = {"start": 0, "end": len(TEXT), "text": "x"}
    address = f"/articles/{article.pk}/corrections"
    assert by_alice.post(address, over, If_Match="*").status_code == 422
    backwards = {"start": 9, "end": 3, "text": "x"}
    assert by_alice.post(address, backwards, If_Match="*").status_code == 422
    assert correct(by_alice, article, "Hun", "Han", If_Match='"old"').status_code == 412


def test_a_paragraph_that_somebody_edits_is_left_alone(by_alice, bob, article):
    zone = next(
        i for i, z in enumerate(article.versions.get().zones) if z["start"] == TEXT.index("Hun")
    )
    claim(user=bob, article=article, zone=zone)
    response = correct(by_alice, article, "Hun", "Han")
    assert response.status_code == 409
    assert "bob has taken over" in problem_of(response)["detail"]


def test_readers_read_and_decide_nothing(by_rita, article, flag, quote):
    assert decide(by_rita, flag, act="confirm").status_code == 403
    assert decide(by_rita, quote, act="confirm").status_code == 403
    assert correct(by_rita, article, "Hun", "Han").status_code == 403
    assert by_rita.post(f"/articles/{article.pk}/undo", If_Match="*").status_code == 403
    export = by_rita.post(f"/articles/{article.pk}/exports", {"format": "text"})
    assert problem_of(export)["status"] == 403


def test_strangers_find_nothing_to_decide_on(by_charlie, article, flag, quote):
    for address in (
        f"/flags/{flag.pk}/decisions",
        f"/quotes/{quote.pk}/decisions",
    ):
        response = by_charlie.post(address, {"act": "confirm"}, If_Match="*")
        assert response.status_code == 404
    for address in ("undo", "redo"):
        response = by_charlie.post(f"/articles/{article.pk}/{address}", If_Match="*")
        assert response.status_code == 404
    new = {"start": 0, "end": 1, "text": "x"}
    assert by_charlie.post(f"/articles/{article.pk}/corrections", new).status_code == 404
    assert by_charlie.post(f"/articles/{article.pk}/exports", {"format": "text"}).status_code == 404


def test_chiefs_decide_as_well(by_chief, flag):
    assert decide(by_chief, flag, act="confirm").status_code == 201


def test_the_corrected_article_is_exported(by_alice, article, flag):
    decide(by_alice, flag, act="accept", replacement=1)
    response = by_alice.post(f"/articles/{article.pk}/exports", {"format": "text"})
    assert response.status_code == 200
    assert "forsvarsminister Ben Wallace" in response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    listed = by_alice.get(f"/articles/{article.pk}/exports").json()["items"]
    assert [(e["format"], e["version"], e["by"]) for e in listed] == [("text", 1, "alice")]
    unknown = by_alice.post(f"/articles/{article.pk}/exports", {"format": "vhs"})
    assert unknown.status_code == 422


def test_what_is_held_back_is_not_exported(by_alice, article):
    Article.objects.update(state=Article.State.HOLD)
    response = by_alice.post(f"/articles/{article.pk}/exports", {"format": "text"})
    assert response.status_code == 422
    assert "take up its review" in problem_of(response)["detail"]
