"""The review page: what it shows, to whom, and how it goes on."""

import pytest
from django.urls import reverse

from quotes.models import AnalysisRun, Article, Decision, Flag, Quote
from tests.web.conftest import HTMX, act


def page(article, query: str = "") -> str:
    return reverse("article", args=[article.pk]) + query


def test_it_shows_zones_quotes_flags_and_ticks(as_alice, article):
    text = as_alice.get(page(article)).text
    assert 'class="zone zone-headline"' in text
    assert '<figure class="figure">' in text
    assert "Ingrid Solbakken" in text
    assert "flagged flagged-high" in text
    assert 'class="tick"' in text


def test_the_worst_open_flag_is_on_the_card_first(as_alice, article):
    first = Flag.objects.first()
    assert f'data-name="flag-{first.pk}"' in as_alice.get(page(article)).text


def test_the_address_chooses_the_card(as_alice, article, role_flag, quote):
    flagged = as_alice.get(page(article, f"?flag={role_flag.pk}"), headers=HTMX)
    assert "forsvarsminister" in flagged.text
    assert "<html" not in flagged.text
    assert "HX-Request" in flagged.headers["Vary"]
    quoted = as_alice.get(page(article, f"?quote={quote.pk}")).text
    assert "Named beside “sier”." in quoted
    claim = article.versions.get().claims.get(verdict="supported")
    assert "This holds" in as_alice.get(page(article, f"?claim={claim.pk}")).text


@pytest.mark.parametrize("query", ["?flag=999", "?flag=x", "?quote=", "?claim=-1"])
def test_an_unknown_finding_leads_to_the_worst_flag(as_alice, article, query):
    answer = as_alice.get(page(article, query))
    assert answer.status_code == 200
    assert 'data-name="flag-' in answer.text


def test_the_preview_reads_as_the_sentence_will(as_alice, article, role_flag):
    text = as_alice.get(page(article, f"?flag={role_flag.pk}")).text
    assert "Storbritannias <ins>forsvarsminister</ins> Ben Wallace i Brussel." in text


def test_coming_back_in_history_gives_the_whole_page(as_alice, article):
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert "<html" in as_alice.get(page(article), headers=headers).text


def test_readers_see_all_and_may_do_nothing(as_rita, article, role_flag, quote):
    text = as_rita.get(page(article)).text
    assert "flagged-high" in text
    assert 'name="act"' not in text
    for name, pk in [("flag", role_flag.pk), ("quote", quote.pk), ("undo", article.pk)]:
        answer = as_rita.post(reverse(name, args=[pk]), act("confirm"))
        assert answer.status_code == 403
    for name in ("article_state", "redo", "export", "analysis"):
        assert as_rita.post(reverse(name, args=[article.pk])).status_code == 403
    assert as_rita.post(reverse("zone", args=[article.pk, 0]), {}).status_code == 403
    assert as_rita.post(reverse("new_flag", args=[article.pk, 0]), {}).status_code == 403
    assert not Decision.objects.exists()


def test_strangers_can_not_tell_that_it_exists(as_charlie, article, role_flag, quote):
    for name in ("article", "corrections", "analysis"):
        assert as_charlie.get(reverse(name, args=[article.pk])).status_code == 404
    for name in ("undo", "redo", "article_state", "export"):
        assert as_charlie.post(reverse(name, args=[article.pk])).status_code == 404
    assert as_charlie.post(reverse("flag", args=[role_flag.pk]), act("wait")).status_code == 404
    assert as_charlie.post(reverse("quote", args=[quote.pk]), act("confirm")).status_code == 404
    assert as_charlie.get(reverse("zone", args=[article.pk, 0])).status_code == 404
    assert as_charlie.get(reverse("new_flag", args=[article.pk, 0])).status_code == 404


def test_the_state_is_moved_by_hand(as_alice, article):
    address = reverse("article_state", args=[article.pk])
    assert as_alice.post(address, {"state": "ready"}).url == page(article)
    assert Article.objects.get().state == Article.State.READY
    bar = as_alice.post(address, {"state": "in_review"}, headers=HTMX)
    assert 'id="topbar"' in bar.text
    assert "newsdesk:toast" in bar.headers["HX-Trigger"]


@pytest.mark.parametrize("state", ["received", "bogus", ""])
def test_moves_that_do_not_exist_are_refused_in_words(as_alice, article, state):
    answer = as_alice.post(reverse("article_state", args=[article.pk]), {"state": state})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_undo_and_redo(as_alice, article, role_flag):
    as_alice.post(reverse("flag", args=[role_flag.pk]), act("wait"))
    undone = as_alice.post(reverse("undo", args=[article.pk]), act(""), headers=HTMX)
    assert f'data-name="flag-{role_flag.pk}"' in undone.text
    role_flag.refresh_from_db()
    assert role_flag.state == Flag.State.OPEN
    as_alice.post(reverse("redo", args=[article.pk]), act(""))
    role_flag.refresh_from_db()
    assert role_flag.state == Flag.State.WAITING


def test_nobody_undoes_what_another_did(as_alice, as_bob, article, role_flag):
    as_alice.post(reverse("flag", args=[role_flag.pk]), act("wait"))
    answer = as_bob.post(reverse("undo", args=[article.pk]), act(""), headers=HTMX)
    assert answer.status_code == 422
    assert "nothing to undo" in answer.text


def test_the_analysis_is_polled_until_it_ends(as_alice, article):
    AnalysisRun.objects.update(state=AnalysisRun.State.RUNNING, stage="speakers")
    whole = as_alice.get(page(article)).text
    assert 'hx-trigger="every 1s"' in whole
    assert '<meta http-equiv="refresh"' in whole
    poll = reverse("analysis", args=[article.pk])
    running = as_alice.get(poll, headers=HTMX).text
    assert "naming speakers" in running
    assert 'hx-trigger="every 1s"' in running
    AnalysisRun.objects.update(state=AnalysisRun.State.DONE)
    done = as_alice.get(poll, headers=HTMX)
    assert 'hx-trigger="every 1s"' not in done.text
    assert done.headers["HX-Retarget"] == "#card"
    for part in ('id="findings"', 'id="zone-0"', 'id="topbar"', 'id="speakers"'):
        assert f"{part}" in done.text


def test_a_failed_analysis_says_why_and_is_tried_again(as_alice, article):
    AnalysisRun.objects.update(state=AnalysisRun.State.FAILED, error="The analysis took too long.")
    text = as_alice.get(page(article)).text
    assert "This article is not checked." in text
    assert "The analysis took too long." in text
    as_alice.post(reverse("analysis", args=[article.pk]))
    assert AnalysisRun.objects.filter(state=AnalysisRun.State.QUEUED).exists()


def test_what_could_not_be_run_is_said(as_alice, article):
    notice = {"code": "spelling", "template": "{check} could not run.", "values": {"check": "X"}}
    AnalysisRun.objects.update(notices=[notice])
    assert "X could not run." in as_alice.get(page(article)).text


def test_nothing_found_is_said_in_words(as_alice, article):
    Flag.objects.update(superseded=True)
    Quote.objects.update(superseded=True)
    assert "Nothing found" in as_alice.get(page(article)).text


def test_the_number_of_queries_is_constant(as_alice, article, django_assert_num_queries):
    with django_assert_num_queries(19):
        as_alice.get(page(article))
    for flag in Flag.objects.all():
        as_alice.post(reverse("flag", args=[flag.pk]), act("wait"))
    with django_assert_num_queries(19):
        as_alice.get(page(article))
