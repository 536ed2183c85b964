"""A new version on the review page: what changed, what to look at, what was set aside."""

from uuid import uuid4

import pytest
from django.urls import reverse

from quotes.engine.document import document_from_text
from quotes.models import AnalysisRun, Article, Correction, Decision
from quotes.services.history import Request
from quotes.services.importing import import_article
from quotes.services.reviewing import add_flag, confirm_quote
from tests.sample import TEXT, analysed, analysis, span
from tests.web.conftest import HTMX, act

NEW_TEXT = TEXT.replace("i Brussel.", "i Oslo i går.").replace(
    "Hun mener hjelpen kommer for sent.", "Det er alt.\n\nHun mener hjelpen kommer for sent."
)


@pytest.fixture
def newer(article, alice, quote) -> Article:
    """A second version came in after somebody had decided on the first one."""
    Article.objects.filter(pk=article.pk).update(external_id="wire-1")
    confirm_quote(user=alice, quote=quote, request=Request(uuid4()))
    return send(article, NEW_TEXT)


def send(article, text: str) -> Article:
    imported = import_article(
        user=None,
        desk=article.desk,
        document=document_from_text(text),
        source="paste",
        external_id="wire-1",
    )
    analysed(imported.version, analysis(text))
    imported.version.runs.update(state=AnalysisRun.State.DONE, language="nb")
    return Article.objects.get(pk=article.pk)


def page(client, article, query="") -> str:
    return client.get(reverse("article", args=[article.pk]) + query).text


def see(client, article, *, htmx=True, **fields):
    address = reverse("changes", args=[article.pk])
    return client.post(address, {"key": str(uuid4()), **fields}, headers=HTMX if htmx else {})


def test_the_banner_counts_and_the_changed_paragraphs_are_marked(as_rita, newer):
    text = page(as_rita, newer)
    assert "Version 2 came in after version 1 was reviewed." in text
    assert "1 paragraph changed" in text
    assert "1 new" in text
    assert text.count('data-change="changed"') == 1
    assert "<del>Brussel</del><ins>Oslo i går</ins>" in text
    assert text.count("in-changes") == 1


def test_nobody_is_asked_about_an_article_that_nobody_had_reviewed(as_alice, article):
    Article.objects.filter(pk=article.pk).update(external_id="wire-1")
    text = page(as_alice, send(article, NEW_TEXT))
    assert "came in after" not in text
    assert "data-change" not in text


def test_the_first_card_is_one_from_the_changed_paragraphs(as_alice, newer):
    """The flag on the caption, which did not change, would come first in the text."""
    assert "was not x" in page(as_alice, newer).partition('id="card"')[2]


def test_going_on_stays_in_the_changes_where_the_list_does(as_alice, newer):
    role = newer.versions.last().flags.get(code="role")
    address = reverse("flag", args=[role.pk])
    answer = as_alice.post(address, {**act("wait"), "only": "changes"}, headers=HTMX)
    assert "The changed paragraphs are decided" in answer.text
    assert "The changed paragraphs are decided" not in as_alice.post(address, act("wait")).text


def test_an_editor_of_the_old_version_overwrites_no_other_paragraph(as_alice, article):
    """The new text has a paragraph more, so that another one has the old one's number."""
    Article.objects.filter(pk=article.pk).update(external_id="wire-1")
    zone = len(article.versions.get().zones) - 1
    old = "Hun mener hjelpen kommer for sent."
    newer = send(article, NEW_TEXT)
    mine = {"text": f"{old} Slutt.", "base": old, "seen": "0", "key": str(uuid4())}
    address = reverse("zone", args=[newer.pk, zone])
    answer = as_alice.post(address, mine, headers=HTMX)
    assert answer.status_code == 409
    assert "Det er alt." in answer.text
    assert f"{old} Slutt." in answer.text
    assert not Correction.objects.exists()


def test_who_has_the_old_version_open_is_told(as_alice, newer):
    def tell(shown):
        fields = {"zone": "", "version": shown}
        return as_alice.post(reverse("presence", args=[newer.pk]), fields, headers=HTMX).text

    assert "Version 2 of the article has come in." in tell("1")
    assert 'name="version" value="1"' in tell("1")
    assert "has come in" not in tell("2")
    assert 'name="version" value="2"' in page(as_alice, newer)


def test_seen_puts_it_away_for_the_desk(as_alice, as_bob, newer):
    answer = see(as_alice, newer)
    assert answer.status_code == 200
    assert 'id="newer" hx-swap-oob="true"' in answer.text
    assert "data-change" not in answer.text
    assert "came in after" not in page(as_bob, newer)
    assert Decision.objects.filter(action="seen").count() == 1
    assert "Oslo i går" in as_bob.get(reverse("changes", args=[newer.pk])).text


def test_the_page_of_the_changes(as_rita, newer):
    address = reverse("changes", args=[newer.pk])
    text = as_rita.get(address).text
    assert "<del>Brussel</del><ins>Oslo i går</ins>" in text
    assert "<ins>Det er alt.</ins>" in text
    assert "Against version 1" in text
    assert as_rita.get(f"{address}?base=7²").status_code == 200


def test_the_first_version_has_no_changes(as_rita, article):
    text = as_rita.get(reverse("changes", args=[article.pk])).text
    assert "This is the first version" in text


def test_what_was_set_aside_is_listed(as_alice, alice, newer):
    add_flag(
        user=alice,
        version=newer.versions.last(),
        span=span("Det er alt", NEW_TEXT),
        code="SIT-PRON",
        severity=3,
        comment="Er det?",
        replacement="",
        request=Request(uuid4()),
    )
    third = send(newer, TEXT.replace("Hun mener", "Hun tror"))
    assert "1 thing is set aside" in page(as_alice, third)
    text = as_alice.get(reverse("changes", args=[third.pk])).text
    assert "<q>Det er alt</q>" in text
    assert "Er det?" in text


def test_a_correction_is_made_again(as_alice, as_rita, article, role_flag):
    Article.objects.filter(pk=article.pk).update(external_id="wire-1")
    as_alice.post(reverse("flag", args=[role_flag.pk]), act("accept:0"), headers=HTMX)
    newer = send(article, NEW_TEXT)
    made = Correction.objects.get()
    assert "Correct again" in as_alice.get(reverse("changes", args=[newer.pk])).text
    assert see(as_rita, newer, again=made.pk).status_code == 403
    assert see(as_alice, newer, again=made.pk, htmx=False).status_code == 302
    assert Correction.objects.filter(version__number=2, active=True).count() == 1
    assert see(as_alice, newer, again="²").status_code == 404


def test_without_javascript(as_alice, newer):
    assert see(as_alice, newer, htmx=False).status_code == 302


def test_who_may_not(as_rita, as_charlie, newer):
    assert see(as_rita, newer).status_code == 403
    assert see(as_charlie, newer).status_code == 404
    assert as_charlie.get(reverse("changes", args=[newer.pk])).status_code == 404


def test_the_number_of_queries(as_alice, newer, django_assert_max_num_queries):
    with django_assert_max_num_queries(36):
        page(as_alice, newer)
    with django_assert_max_num_queries(18):
        as_alice.get(reverse("changes", args=[newer.pk]))
