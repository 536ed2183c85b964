"""Several flags at once, from article to article, and who else is here."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from quotes.engine.document import document_from_text
from quotes.models import Article, Flag, Presence
from quotes.services.importing import import_article
from tests.web.conftest import HTMX, TEXT, act


def bulk(client, article, flags, *, htmx=True, **fields):
    fields = {"flag": [flag.pk for flag in flags], "key": str(uuid4()), **fields}
    return client.post(reverse("bulk", args=[article.pk]), fields, headers=HTMX if htmx else {})


def test_selected_flags_are_dismissed_at_once(as_alice, article):
    answer = bulk(as_alice, article, Flag.objects.all(), act="dismiss", reason="style")
    assert answer.status_code == 200
    assert set(Flag.objects.values_list("state", flat=True)) == {"dismissed"}
    assert "2 flags are decided." in answer.headers["HX-Trigger"]
    assert 'name="closed-flags"' in answer.text


def test_without_javascript(as_alice, article):
    flags = Flag.objects.filter(code="role")
    assert bulk(as_alice, article, flags, act="wait", htmx=False).status_code == 302
    assert set(Flag.objects.values_list("code", "state")) == {
        ("role", "waiting"),
        ("self-relation", "open"),
    }


@pytest.mark.parametrize("fields", [{"act": "wait", "flag": []}, {"act": "x"}, {"flag": ["x"]}])
def test_nothing_to_decide_is_said(as_alice, article, fields):
    assert bulk(as_alice, article, Flag.objects.all(), **fields).status_code == 422


def test_who_may_not_decide(as_rita, as_charlie, article):
    assert bulk(as_rita, article, [], act="wait").status_code == 403
    assert bulk(as_charlie, article, [], act="wait").status_code == 404


@pytest.fixture
def three(article, desk, alice) -> list[Article]:
    """In the order of the queue; the sample article with its flags is the first."""
    for n in (1, 2):
        document = document_from_text(f"{TEXT} {n}.")
        import_article(user=alice, desk=desk, document=document, source="paste")
    return [article, *Article.objects.exclude(pk=article.pk).order_by("-pk")]


def step(client, article, where: str) -> str:
    return client.get(reverse(f"{where}_article", args=[article.pk])).url


def test_from_article_to_article(as_alice, three):
    from quotes.services.tallies import tally_one

    tally_one(three[0].pk)
    address = [reverse("article", args=[a.pk]) for a in three]
    assert step(as_alice, three[0], "next") == address[1]
    assert step(as_alice, three[1], "next") == address[2]
    assert step(as_alice, three[1], "previous") == address[0]
    assert step(as_alice, three[2], "next") == address[0]
    assert step(as_alice, three[0], "previous") == reverse("articles")


def test_a_lonely_article_leads_back_to_the_queue(as_alice, as_charlie, article):
    assert step(as_alice, article, "next") == reverse("articles")
    assert as_charlie.get(reverse("next_article", args=[article.pk])).status_code == 404


def tell(client, article, zone=""):
    return client.post(reverse("presence", args=[article.pk]), {"zone": zone}, headers=HTMX)


def test_people_see_who_else_is_here_and_where(as_alice, as_bob, article):
    tell(as_alice, article, "3")
    text = tell(as_bob, article).text
    assert "<b>alice</b>" in text
    assert 'href="#zone-3"' in text
    assert "bob</b>" not in text
    long_ago = Presence.objects.get(user__username="alice").at - timedelta(minutes=1)
    Presence.objects.filter(user__username="alice").update(at=long_ago)
    assert "alice" not in tell(as_bob, article).text


@pytest.mark.parametrize("zone", ["99", "x", "-1", "²"])
def test_a_zone_that_does_not_exist_is_nowhere(as_alice, article, zone):
    assert tell(as_alice, article, zone).status_code == 200
    assert Presence.objects.get().zone is None


def test_readers_are_here_too_but_strangers_are_not(as_rita, as_charlie, article):
    assert tell(as_rita, article).status_code == 200
    assert tell(as_charlie, article).status_code == 404


def test_the_walk_keeps_to_the_queue_that_one_came_from(as_alice, alice, three):
    Article.objects.filter(pk=three[1].pk).update(assignee=None)
    Article.objects.exclude(pk=three[1].pk).update(assignee=alice)
    queue = as_alice.get("/?whose=me").text
    assert f"{reverse('article', args=[three[0].pk])}?from=whose%3Dme" in queue
    came = {"from": "whose=me"}
    address = reverse("next_article", args=[three[0].pk])
    assert f'href="{address}?from=whose%3Dme"' in (
        as_alice.get(reverse("article", args=[three[0].pk]), came).text
    )
    there = reverse("article", args=[three[2].pk])
    assert as_alice.get(address, came).url == f"{there}?from=whose%3Dme"
    # Without the filter the walk begins anew, over all that is to do.
    assert step(as_alice, three[0], "next") == reverse("article", args=[three[1].pk])


def test_decisions_and_cards_keep_the_queue_in_the_address(as_alice, article, role_flag):
    page = f"http://testserver{reverse('article', args=[article.pk])}?from=whose%3Dme"
    htmx = {**HTMX, "HX-Current-URL": page}
    card = as_alice.get(reverse("article", args=[article.pk]), {"flag": role_flag.pk}, headers=htmx)
    assert card.headers["HX-Replace-Url"].endswith(f"?flag={role_flag.pk}&from=whose%3Dme")
    done = as_alice.post(reverse("flag", args=[role_flag.pk]), act("wait"), headers=htmx)
    assert done.headers["HX-Replace-Url"].endswith("&from=whose%3Dme")
    redirected = as_alice.post(
        reverse("flag", args=[role_flag.pk]), act("reopen", seen=99), headers={"Referer": page}
    )
    assert redirected.status_code == 409
    assert 'next/?from=whose%3Dme"' in redirected.text


def test_the_end_of_a_walk_leads_back_to_the_same_queue(as_alice, article):
    address = reverse("next_article", args=[article.pk])
    assert as_alice.get(address, {"from": "whose=me"}).url == "/?whose=me"
    assert as_alice.get(address, {"from": "no=thing&after=1²"}).status_code == 302
