"""Pages on which corrections are announced, and the page and the feed that everybody sees."""

from __future__ import annotations

import html
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from quotes.formats.readers import read_all
from quotes.models import Announcement, Desk
from quotes.services.desks import set_rules
from tests.web.conftest import HTMX, act

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def corrected(as_alice, article, role_flag):
    """Published, and corrected after that."""
    as_alice.post(reverse("export", args=[article.pk]), {"format": "text"})
    as_alice.post(reverse("flag", args=[role_flag.pk]), act("accept:0", correct="1"))
    article.refresh_from_db()
    return article


def form_of(client, article, **changed):
    """The new announcement as the page fills it in."""
    form = client.get(reverse("new_announcement", args=[article.pk])).context["form"]
    names = ("keys", "kind", "language", "text", "wire", "key")
    return {**{name: form[name].value() for name in names}, **changed}


def announced(client, article, **changed) -> Announcement:
    address = reverse("new_announcement", args=[article.pk])
    answer = client.post(address, form_of(client, article, act="announce", **changed))
    assert answer.status_code == 302, answer.text
    return Announcement.objects.latest("id")


def test_a_published_article_that_is_corrected_leads_to_the_announcement(as_alice, corrected):
    assert corrected.state == "correcting"
    address = reverse("new_announcement", args=[corrected.pk])
    assert address in as_alice.get(reverse("article", args=[corrected.pk])).text
    page = as_alice.get(reverse("corrections", args=[corrected.pk])).text
    assert address in page
    assert "1 correction of what has been published is not announced." in page
    assert "Vær Varsom-plakaten 4.13" in page


def test_the_text_is_finished_when_the_page_opens(as_alice, corrected):
    page = as_alice.get(reverse("new_announcement", args=[corrected.pk])).text
    assert "Rettelse: I en tidligere versjon av ingressen sto det «Ministeren møtte" in page
    assert "Til red: RETTELSE. Ingressen: «" in page
    assert "Wrong title or office" in page


def test_the_texts_are_written_by_the_choices(as_alice, corrected):
    address = reverse("new_announcement", args=[corrected.pk])
    sent = form_of(as_alice, corrected, act="compose", language="nn", unrepeated="on")
    for headers in ({}, HTMX):
        answer = as_alice.post(address, sent, headers=headers)
        assert answer.status_code == 200
        assert "Retting: Ei opplysning i ingressen er retta." in answer.text
        assert ("<html" in answer.text) == (not headers)
    assert not Announcement.objects.exists()


def test_a_draft_is_kept_changed_announced_and_withdrawn(as_alice, as_bob, corrected):
    new = reverse("new_announcement", args=[corrected.pk])
    sent = form_of(as_alice, corrected, act="save", text="Rettelse: Mine ord.")
    answer = as_alice.post(new, sent)
    assert answer.url == reverse("corrections", args=[corrected.pk]) + "#announcements"
    as_alice.post(new, sent)  # a double click
    announcement = Announcement.objects.get()
    page = as_bob.get(reverse("corrections", args=[corrected.pk])).text
    assert "Rettelse: Mine ord." in page
    assert "draft" in page
    address = reverse("announcement", args=[announcement.pk])
    assert "Rettelse: Mine ord." in as_bob.get(address).text
    sent |= {"text": "Rettelse: Våre ord."}
    as_bob.post(address, {**sent, "act": "announce"})
    announcement.refresh_from_db()
    assert (announcement.state, announcement.text) == ("announced", "Rettelse: Våre ord.")
    as_alice.post(address, {"act": "withdraw"})
    announcement.refresh_from_db()
    assert announcement.state == "withdrawn"
    history = as_alice.get(reverse("corrections", args=[corrected.pk])).text
    assert history.count("<q>Rettelse:") == 4


def test_what_is_announced_is_in_the_next_export(as_alice, corrected):
    announcement = announced(as_alice, corrected)
    content = as_alice.post(reverse("export", args=[corrected.pk]), {"format": "nitf"}).content
    assert announcement.text.encode() in content
    assert announcement.wire.encode() in content


def test_a_clarification_of_what_was_not_so_is_refused_and_nothing_typed_is_lost(
    as_alice, corrected
):
    sent = form_of(
        as_alice, corrected, act="announce", kind="clarification", was_true="on", text="Mine ord."
    )
    answer = as_alice.post(reverse("new_announcement", args=[corrected.pk]), sent)
    assert answer.status_code == 422
    assert "Wrong title or office" in answer.text
    assert "Mine ord." in answer.text
    sent["act"] = "compose"
    assert as_alice.post(reverse("new_announcement", args=[corrected.pk]), sent).status_code == 422
    assert not Announcement.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"keys": []}, {"keys": ["x"]}, {"kind": "x"}, {"language": ""}, {"key": "x"},
                {"text": ""}, {"act": "compose", "keys": []}],
)  # fmt: skip
def test_what_can_not_be_is_said(as_alice, corrected, changed):
    sent = form_of(as_alice, corrected, act="announce") | changed
    answer = as_alice.post(reverse("new_announcement", args=[corrected.pk]), sent)
    assert answer.status_code == 422
    assert "problem" in answer.text
    assert not Announcement.objects.exists()


def test_nothing_published_nothing_to_announce(as_alice, article, role_flag):
    as_alice.post(reverse("flag", args=[role_flag.pk]), act("accept:0", correct="1"))
    assert (
        "Nothing to announce" in as_alice.get(reverse("new_announcement", args=[article.pk])).text
    )
    page = as_alice.get(reverse("corrections", args=[article.pk])).text
    assert "The article has not been exported" in page


def test_who_may_not_edit_announces_nothing(as_alice, as_rita, as_charlie, anonymous, corrected):
    announcement = announced(as_alice, corrected)
    for address in (
        reverse("new_announcement", args=[corrected.pk]),
        reverse("announcement", args=[announcement.pk]),
    ):
        assert as_rita.get(address).status_code == 403
        assert as_rita.post(address, {"act": "withdraw"}).status_code == 403
        assert as_charlie.post(address, {"act": "withdraw"}).status_code == 404
        assert anonymous.post(address, {"act": "withdraw"}).status_code == 302
    assert Announcement.objects.get().state == "announced"
    shown = as_rita.get(reverse("corrections", args=[corrected.pk])).text
    assert announcement.text.split("«")[0] in shown


@pytest.mark.parametrize("name", ["public_corrections", "corrections_feed"])
def test_nothing_is_public_unless_the_chief_wants_it(as_alice, anonymous, corrected, desk, name):
    announced(as_alice, corrected)
    address = reverse(name, args=[desk.slug])
    assert anonymous.get(address).status_code == 404
    Desk.objects.update(public_corrections=True)
    assert anonymous.get(address).status_code == 200
    assert anonymous.get(reverse(name, args=["andre"])).status_code == 404
    assert anonymous.post(address).status_code == 405


@pytest.mark.parametrize("name", ["public_corrections", "corrections_feed"])
def test_only_what_is_announced_is_public(as_alice, anonymous, corrected, desk, name):
    Desk.objects.update(public_corrections=True)
    address = reverse(name, args=[desk.slug])
    new = reverse("new_announcement", args=[corrected.pk])
    as_alice.post(new, form_of(as_alice, corrected, act="save", text="Rettelse: Et utkast."))
    assert "utkast" not in anonymous.get(address).text
    draft = Announcement.objects.get()
    as_alice.post(
        reverse("announcement", args=[draft.pk]),
        {**form_of(as_alice, corrected), "act": "announce", "kind": "correction",
         "language": "nb", "text": "Rettelse: <b>Ute</b> nå.", "wire": "Til red: Nei."},
    )  # fmt: skip
    shown = anonymous.get(address).text
    assert "Rettelse:" in shown
    assert "<b>Ute" not in shown
    words = html.unescape(shown) if name == "corrections_feed" else shown
    assert "&lt;b&gt;Ute" in words
    for kept in ("Til red", "alice", "utenriksminister", "Marte Fjell"):
        assert kept not in shown
    as_alice.post(reverse("announcement", args=[draft.pk]), {"act": "withdraw"})
    assert "gt;Ute" not in anonymous.get(address).text


def test_the_feed_is_atom_with_stable_ids(as_alice, anonymous, corrected, desk):
    Desk.objects.update(public_corrections=True)
    announcement = announced(as_alice, corrected)
    address = reverse("corrections_feed", args=[desk.slug])
    answer = anonymous.get(address)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    root = etree.fromstring(answer.content)
    for parent in (root, root.find(f"{ATOM}entry")):  # RFC 4287, 4.1.1 and 4.1.2
        assert [len(parent.findall(ATOM + n)) for n in ("id", "title", "updated")] == [1, 1, 1]
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Utenriks"
    assert root.find(f"{ATOM}link[@rel='self']").get("href").endswith(address)
    entry = root.find(f"{ATOM}entry")
    assert UUID(entry.find(f"{ATOM}id").text.removeprefix("urn:uuid:")) == announcement.key
    assert entry.find(f"{ATOM}title").text == "Ukraina får luftvern"
    before = entry.find(f"{ATOM}updated").text
    (article,) = read_all(answer.content)
    assert announcement.text.split(".")[0] in article.document.text
    later = timezone.now() + timedelta(hours=1)
    Announcement.objects.update(changed_at=later, text="Rettelse: Nå.")
    entry = etree.fromstring(anonymous.get(address).content).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}id").text == f"urn:uuid:{announcement.key}"
    assert entry.find(f"{ATOM}updated").text > before


@pytest.mark.parametrize("name", ["public_corrections", "corrections_feed"])
def test_answers_are_kept_by_caches_and_asked_for_by_their_tag(
    as_alice, anonymous, corrected, desk, name
):
    Desk.objects.update(public_corrections=True)
    address = reverse(name, args=[desk.slug])
    first = anonymous.get(address)
    assert "public" in first.headers["Cache-Control"]
    assert "max-age=300" in first.headers["Cache-Control"]
    tag = {"If-None-Match": first.headers["ETag"]}
    assert anonymous.get(address, headers=tag).status_code == 304
    announced(as_alice, corrected)
    assert anonymous.get(address, headers=tag).status_code == 200
    assert "sessionid" not in first.cookies


def test_the_number_of_queries_is_pinned(as_alice, corrected, anonymous, desk,
                                         django_assert_num_queries):  # fmt: skip
    Desk.objects.update(public_corrections=True)
    for _ in range(3):
        announced(as_alice, corrected)
        Announcement.objects.latest("id").corrections.clear()
    with django_assert_num_queries(4):
        anonymous.get(reverse("public_corrections", args=[desk.slug]))
    with django_assert_num_queries(4):
        anonymous.get(reverse("corrections_feed", args=[desk.slug]))
    with django_assert_num_queries(11):
        as_alice.get(reverse("new_announcement", args=[corrected.pk]))


def test_the_chief_opens_it_and_the_page_says_where(as_chief, as_alice, desk):
    address = reverse("desk_rules", args=[desk.slug])
    sent = {"public_corrections": "on", "headline_limit": "70"}
    assert as_alice.post(address, sent).status_code == 403
    page = as_chief.post(address, sent, headers=HTMX).text
    assert reverse("corrections_feed", args=[desk.slug]) in page
    desk.refresh_from_db()
    assert (desk.public_corrections, desk.headline_limit, desk.four_eyes) == (True, 70, False)
    for headers in ({}, HTMX):
        wrong = as_chief.post(address, {"headline_limit": "-1"}, headers=headers)
        assert wrong.status_code == 422
        assert "problem" in wrong.text


class TestHeadline:
    @pytest.fixture(autouse=True)
    def _short(self, chief, desk):
        set_rules(user=chief, desk=desk, headline_limit=22)

    def edit(self, client, article, text):
        sent = {**act(""), "text": text}
        return client.post(reverse("zone", args=[article.pk, 0]), sent, headers=HTMX)

    def test_a_corrected_headline_that_is_too_long_is_said(self, as_alice, article):
        answer = self.edit(as_alice, article, "Ukraina får mye luftvern")
        assert "The headline has 24 characters now" in answer.headers["HX-Trigger"]
        page = as_alice.get(reverse("corrections", args=[article.pk])).text
        assert "The corrected headline has 24 characters; the desk keeps to 22." in page

    def test_one_that_fits_is_not(self, as_alice, article):
        self.edit(as_alice, article, "Ukraina får luft")
        page = as_alice.get(reverse("corrections", args=[article.pk])).text
        assert "characters" not in page

    def test_the_card_tells_before_it_is_accepted(self, as_alice, article, role_flag):
        role_flag.start, role_flag.end = 0, 7
        role_flag.suggestions = [{"start": 0, "end": 7, "text": "Hele landet", "why": ""}]
        role_flag.save()
        address = f"{reverse('article', args=[article.pk])}?flag={role_flag.pk}"
        text = as_alice.get(address).text
        assert "The headline will have 24 characters; the desk keeps to 22." in text
        Desk.objects.update(headline_limit=0)
        assert "The headline will have 24 characters." in as_alice.get(address).text


def test_the_card_names_the_points_it_touches(as_alice, article, role_flag):
    text = as_alice.get(f"{reverse('article', args=[article.pk])}?flag={role_flag.pk}").text
    assert "<summary>Vær Varsom-plakaten 3.2</summary>" in text
    assert "Weigh sources critically" in text
