"""The queue."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quotes.engine.document import document_from_text
from quotes.models import AnalysisRun, Article, Flag, SavedView
from quotes.services.importing import import_article
from quotes.services.tallies import tally_one
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
    tally_one(article.pk)
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
    "query",
    [
        "?state=bogus&sort=x&severity=9&whose=x&desk=x&source=x",
        "?after=x&since=i+fjor",
        "?after=" + "9" * 30,
        "?after=1-2-3-4-5",
        "?after=²-1",
        "?search=%00",
        "?rows=" + "9" * 30,
    ],
)
def test_a_wrong_address_still_shows_a_page(as_alice, article, query):
    assert as_alice.get(f"/{query}").status_code == 200


def test_long_lists_come_in_pages(as_alice, desk, alice, monkeypatch):
    monkeypatch.setattr("quotes.web.articles.PAGE_SIZE", 2)
    for number in range(5):
        another(desk, alice, f"Sak {number}")
    seen, address = [], "/"
    while address:
        page = as_alice.get(address)
        seen += [a.title for a in page.context["articles"]]
        after = page.context["after"]
        address = f"/?after={after}" if after else ""
    assert seen == [f"Sak {number}" for number in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("urgency", ["haster", "alvorlig", "småting", "rolig"]),
        ("worst", ["alvorlig", "småting", "haster", "rolig"]),
        ("newest", ["rolig", "haster", "alvorlig", "småting"]),
    ],
)
def test_the_order_holds_from_page_to_page(as_alice, desk, alice, monkeypatch, sort, titles):
    monkeypatch.setattr("quotes.web.articles.PAGE_SIZE", 1)
    for title, urgency, worst in [
        ("småting", 3, 4),
        ("alvorlig", 3, 1),
        ("haster", 1, 5),
        ("rolig", 5, 5),
    ]:
        made = another(desk, alice, title)
        Article.objects.filter(pk=made.pk).update(urgency=urgency, worst=worst)
    seen, after = [], ""
    for _step in titles:
        page = as_alice.get("/", {"sort": sort, "after": after})
        seen += [a.title for a in page.context["articles"]]
        after = page.context["after"]
    assert (seen, after) == (titles, "")


def test_polling_goes_on_while_an_analysis_runs_and_then_ends(as_alice, desk, alice):
    article = another(desk, alice, "Ny sak")
    assert f"rows={article.pk}-" in as_alice.get("/").text
    poll = f"/?newest={article.pk}&rows={article.pk}-old"
    AnalysisRun.objects.update(state=AnalysisRun.State.RUNNING, stage="quotes")
    running = as_alice.get(poll, headers=HTMX)
    assert "finding quotes" in running.text
    assert "every 2s" in running.text
    again = f"/?newest={article.pk}&rows={running.context['known']}"
    assert as_alice.get(again, headers=HTMX).status_code == 204
    AnalysisRun.objects.update(state=AnalysisRun.State.DONE)
    done = as_alice.get(again, headers=HTMX).text
    assert "no open flags" in done
    assert "every 8s" in done


def test_a_poll_tells_of_new_articles(as_alice, desk, alice):
    first = another(desk, alice, "Første")
    look = as_alice.get("/").context["known"]
    another(desk, alice, "Andre")
    poll = as_alice.get(f"/?rows={look}&newest={first.pk}&newer=0", headers=HTMX)
    assert "1 new article" in poll.text
    assert f"newest={first.pk}&amp;newer=1" in poll.text
    same = as_alice.get(f"/?rows={look}&newest={first.pk}&newer=1", headers=HTMX)
    assert same.status_code == 204


@pytest.fixture
def three(desk, alice, bob) -> dict[str, Article]:
    made = {title: another(desk, alice, title) for title in ("Ørsta", "Ålesund", "Ås")}
    Article.objects.filter(title="Ørsta").update(worst=1, assignee=alice, source="ntb")
    Article.objects.filter(title="Ålesund").update(worst=3, assignee=bob)
    AnalysisRun.objects.filter(version__article=made["Ås"]).update(
        state=AnalysisRun.State.FAILED, error="The analysis took too long and was stopped."
    )
    return made


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("severity=2", {"Ørsta"}),
        ("severity=3", {"Ørsta", "Ålesund"}),
        ("whose=me", {"Ørsta"}),
        ("whose=bob", {"Ålesund"}),
        ("whose=nobody", {"Ås"}),
        ("source=ntb", {"Ørsta"}),
        ("search=ØRSTA", {"Ørsta"}),
        ("search=å", {"Ålesund", "Ås"}),
        ("since=2100-01-01", set()),
        ("until=2100-01-01", {"Ørsta", "Ålesund", "Ås"}),
        ("desk=utenriks", {"Ørsta", "Ålesund", "Ås"}),
        ("failed=1", {"Ås"}),
        ("state=ready", set()),
    ],
)
def test_filters(as_alice, three, query, titles):
    page = as_alice.get(f"/?{query}")
    assert {a.title for a in page.context["articles"]} == titles


def test_done_articles_leave_the_list_of_what_is_to_do(as_alice, three):
    Article.objects.filter(title="Ås").update(state=Article.State.EXPORTED)
    assert len(as_alice.get("/").context["articles"]) == 2
    assert len(as_alice.get("/?state=all").context["articles"]) == 3


def test_counts_leave_out_their_own_filter(as_alice, three):
    Article.objects.filter(title="Ås").update(state=Article.State.READY)
    counts = as_alice.get("/?source=ntb&state=ready").context["counts"]
    assert (counts.states["received"], counts.states["ready"], counts.states["todo"]) == (1, 0, 1)
    assert counts.sources == {"ntb": 0, "paste": 1}


def test_what_failed_says_why_and_is_tried_again(as_alice, as_rita, three):
    text = as_alice.get("/?failed=1").text
    assert "took too long" in text
    assert "Try again" in text
    assert "Try again" not in as_rita.get("/?failed=1").text
    address = reverse("handling", args=[three["Ås"].pk])
    assert "waiting for a worker" in as_alice.post(address, {"act": "again"}, headers=HTMX).text
    assert not as_alice.get("/?failed=1").context["articles"]


def test_a_later_run_that_worked_is_no_failure(as_alice, three):
    version = three["Ås"].versions.get()
    AnalysisRun.objects.create(
        version=version, engine_version="next", state="done", queued_at=timezone.now()
    )
    assert as_alice.get("/").context["failed"] == 0


def test_articles_are_assigned_and_given_an_urgency(as_alice, article, bob):
    address = reverse("handling", args=[article.pk])
    assert 'name="assignee"' in as_alice.get(address, headers=HTMX).text
    row = as_alice.post(address, {"assignee": "bob", "urgency": "1"}, headers=HTMX)
    assert f'id="article-{article.pk}"' in row.text
    article.refresh_from_db()
    assert (article.assignee, article.urgency) == (bob, 1)
    assert as_alice.post(address, {"act": "take"}).url == "/"
    article.refresh_from_db()
    assert article.assignee.username == "alice"
    as_alice.post(address, {"assignee": "", "urgency": "3"})
    article.refresh_from_db()
    assert article.assignee is None
    assert as_alice.get(f"{address}?row=1", headers=HTMX).status_code == 200


@pytest.mark.parametrize("wrong", [{"urgency": "9"}, {"urgency": "3", "assignee": "rita"}])
def test_what_can_not_be_is_refused(as_alice, article, rita, wrong):
    answer = as_alice.post(reverse("handling", args=[article.pk]), wrong)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_only_editors_handle_articles(as_rita, as_charlie, article):
    address = reverse("handling", args=[article.pk])
    for act in ("take", "again", ""):
        assert as_rita.post(address, {"act": act, "urgency": "1"}).status_code == 403
        assert as_charlie.post(address, {"act": act, "urgency": "1"}).status_code == 404
    assert address not in as_rita.get("/").text
    assert address not in as_rita.get(f"/?rows={article.pk}-x", headers=HTMX).text


def test_filters_are_kept_under_a_name(as_alice, as_bob, article):
    form = {"name": "Mine", "whose": "me", "sort": "worst", "after": "1-2-3"}
    assert as_alice.post(reverse("saved_views"), form).url == "/?whose=me&sort=worst"
    view = SavedView.objects.get()
    assert "?whose=me&amp;sort=worst" in as_alice.get("/").text
    assert "sort=worst" not in as_bob.get("/").text
    delete = {"act": "delete", "view": view.pk}
    as_bob.post(reverse("saved_views"), delete)
    assert SavedView.objects.exists()
    as_alice.post(reverse("saved_views"), delete)
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("name", ["", " ", "x" * 61])
def test_a_view_needs_a_name(as_alice, name):
    answer = as_alice.post(reverse("saved_views"), {"name": name, "whose": "me"}, follow=True)
    assert "Give the view a name" in answer.text
    assert not SavedView.objects.exists()


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
    with django_assert_num_queries(10):
        as_alice.get("/")
    for number in range(5):
        another(desk, alice, f"Sak {number}")
    with django_assert_num_queries(10):
        as_alice.get("/")
    with django_assert_num_queries(5):
        as_alice.get("/?rows=1-x,2-x,3-x&newest=3", headers=HTMX)
