"""The queue."""

import pytest

from quotes.engine.document import document_from_text
from quotes.models import AnalysisRun, Article, Flag
from quotes.services.importing import import_article
from tests.web.conftest import HTMX


def another(desk, user, title: str) -> Article:
    document = document_from_text(f"{title}\n\nMer tekst her.\n\nSlutt.")
    return import_article(user=user, desk=desk, document=document, source="paste").version.article


def test_it_lists_the_desks_articles_with_their_worst_open_flag(as_bob, article):
    text = as_bob.get("/").text
    assert article.title in text
    assert "severity-high" in text
    assert 'title="Open flags">2<' in text


def test_decided_flags_do_not_count(as_bob, article):
    Flag.objects.update(state=Flag.State.DISMISSED)
    assert "no open flags" in as_bob.get("/").text


def test_who_is_no_member_sees_nothing(as_charlie, article):
    text = as_charlie.get("/").text
    assert article.title not in text
    assert "No articles yet" in text


def test_readers_see_the_list_without_the_button(as_rita, as_alice, article):
    button = 'class="button button-primary" href="/articles/new/"'
    assert button not in as_rita.get("/").text
    assert button in as_alice.get("/").text


def test_state_and_search_are_in_the_address(as_alice, article, desk, alice):
    other = another(desk, alice, "Fisken er tilbake")
    analysed = as_alice.get("/?state=analysed").text
    assert article.title in analysed
    assert other.title not in analysed
    found = as_alice.get("/?search=FISKEN").text
    assert other.title in found
    assert article.title not in found
    assert "No article fits" in as_alice.get("/?search=zzz").text


@pytest.mark.parametrize(
    "query", ["?state=bogus", "?page=999", "?page=x", "?search=%00", "?rows=" + "9" * 30]
)
def test_a_wrong_address_still_shows_a_page(as_alice, article, query):
    assert as_alice.get(f"/{query}").status_code == 200


def test_long_lists_come_in_pages(as_alice, desk, alice, monkeypatch):
    monkeypatch.setattr("quotes.web.articles.PAGE_SIZE", 2)
    for number in range(3):
        another(desk, alice, f"Sak {number}")
    text = as_alice.get("/").text
    assert "Page 1 of 2" in text
    assert "Sak 0" not in text
    assert "Sak 0" in as_alice.get("/?page=2").text


def test_polling_goes_on_while_an_analysis_runs_and_then_ends(as_alice, desk, alice):
    article = another(desk, alice, "Ny sak")
    assert f"?rows={article.pk}" in as_alice.get("/").text
    poll = f"/?rows={article.pk}"
    AnalysisRun.objects.update(state=AnalysisRun.State.RUNNING, stage="quotes")
    running = as_alice.get(poll, headers=HTMX).text
    assert "finding quotes" in running
    assert "hx-trigger" in running
    AnalysisRun.objects.update(state=AnalysisRun.State.DONE)
    done = as_alice.get(poll, headers=HTMX).text
    assert "no open flags" in done
    assert "hx-trigger" not in done


def test_a_poll_shows_nothing_of_other_desks(as_charlie, article):
    assert article.title not in as_charlie.get(f"/?rows={article.pk},x,", headers=HTMX).text


def test_one_address_serves_the_page_and_the_list(as_alice, article):
    page, part = as_alice.get("/"), as_alice.get("/", headers=HTMX)
    assert "<html" in page.text
    assert "<html" not in part.text
    assert 'id="queue"' in part.text
    assert "HX-Request" in page.headers["Vary"]


def test_the_number_of_queries_does_not_grow(
    as_alice, article, desk, alice, django_assert_num_queries
):
    with django_assert_num_queries(6):
        as_alice.get("/")
    for number in range(5):
        another(desk, alice, f"Sak {number}")
    with django_assert_num_queries(6):
        as_alice.get("/")
