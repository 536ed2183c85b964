"""Feeds are asked for at intervals, and their entries become articles and versions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from quotes import tasks
from quotes.models import Article, Feed
from quotes.services import feeds
from quotes.services.refusals import Refused
from tests.server import reply, serving

pytestmark = pytest.mark.django_db
ENTRY = "<item><guid>{id}</guid><title>{title}</title><description>{words}</description></item>"


def rss(*entries: tuple[str, str, str]) -> bytes:
    items = "".join(ENTRY.format(id=i, title=title, words=words) for i, title, words in entries)
    return f"<rss><channel><title>Avisa</title>{items}</channel></rss>".encode()


@pytest.fixture(autouse=True)
def _own_network(settings, monkeypatch):
    settings.FETCH_PRIVATE_ADDRESSES = True
    monkeypatch.setattr("quotes.queue._send", lambda *message: None)


@pytest.fixture
def server():
    """A feed's server; ``server.body`` is what it has, ``server.asked`` what it was asked."""

    class Server:
        body = rss(("2", "To", "Nei."), ("1", "En", "Ja."))
        etag = ""
        asked: list[dict[str, str]] = []

    Server.asked = []

    def answer(request):
        Server.asked.append(dict(request.headers))
        if Server.etag and request.headers.get("If-None-Match") == Server.etag:
            return reply(request, b"", 304)
        return reply(request, Server.body, **({"ETag": Server.etag} if Server.etag else {}))

    with serving(answer) as address:
        Server.address = f"{address}/feed"
        yield Server


@pytest.fixture
def feed(desk, chief, server) -> Feed:
    return feeds.add_feed(user=chief, desk=desk, name="Avisa", address=server.address, interval=10)


def poll(feed: Feed) -> Feed:
    Feed.objects.update(next_at=timezone.now())
    feeds.poll(feed_id=feed.pk)
    feed.refresh_from_db()
    return feed


def test_entries_become_articles_the_oldest_first(feed, desk):
    poll(feed)
    found = Article.objects.order_by("pk").values_list("title", "source", "external_id", "desk")
    assert list(found) == [("En", "Avisa", "1", desk.pk), ("To", "Avisa", "2", desk.pk)]
    assert (feed.found, feed.error) == (2, "")
    assert feed.next_at > timezone.now() + timedelta(minutes=9)


def test_the_same_again_is_nothing_new_and_a_changed_entry_a_version(feed, server):
    poll(feed)
    assert poll(feed).found == 0
    server.body = rss(("1", "En", "Ja, nå."))
    assert poll(feed).found == 1
    versions = Article.objects.get(external_id="1").versions.all()
    assert [v.text for v in versions] == ["En\n\nJa.", "En\n\nJa, nå."]


def test_a_server_that_has_nothing_new_sends_nothing(feed, server):
    server.etag = '"7"'
    poll(feed)
    assert poll(feed).found == 0
    assert [asked.get("If-None-Match") for asked in server.asked] == [None, '"7"']


def test_what_could_not_be_taken_is_said_and_asked_for_anew(feed, server, settings):
    server.etag = '"7"'
    server.body = rss(("1", "En", "Ja."), ("2", "Lang", "Nei. " * 50))
    settings.ARTICLE_MAX_CHARACTERS = 100
    poll(feed)
    assert feed.found == 1
    assert feed.error.startswith("Lang: ")
    settings.ARTICLE_MAX_CHARACTERS = 10_000
    assert (poll(feed).found, feed.error) == (1, "")


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"<html><body><h1>Avisa</h1><p>Dette er en side.</p></body></html>", "html"),
     (b"<rss><channel/></rss>", ""), (b"\x00\x01", "")],
)  # fmt: skip
def test_what_is_no_feed_is_said_to_the_chief(feed, server, body, words):
    server.body = body
    poll(feed)
    assert feed.error
    assert words in feed.error
    assert not Article.objects.exists()
    server.body = rss(("1", "En", "Ja."))
    assert poll(feed).error == ""


def test_a_server_that_is_gone_is_said(feed):
    Feed.objects.update(address="http://127.0.0.1:9/")
    feed.refresh_from_db()
    assert "127.0.0.1" in poll(feed).error


def test_a_reader_that_trips_leaves_the_feed_going(feed, monkeypatch):
    def trips(*_what, **_how):
        raise RuntimeError

    monkeypatch.setattr("quotes.services.feeds.import_article", trips)
    assert poll(feed).error
    monkeypatch.undo()


def test_it_is_asked_for_when_its_time_has_come_and_once(feed, server):
    tasks.poll_feed(feed.pk)
    tasks.poll_feed(feed.pk)
    assert len(server.asked) == 1
    Feed.objects.update(next_at=timezone.now(), active=False)
    tasks.poll_feed(feed.pk)
    tasks.poll_feed(9_999)
    assert len(server.asked) == 1


def test_the_clock_hands_over_what_is_due(feed, chief, desk, monkeypatch):
    later = feeds.add_feed(
        user=chief, desk=desk, name="Sein", address="https://sein.example/", interval=60
    )
    Feed.objects.filter(pk=later.pk).update(next_at=timezone.now() + timedelta(hours=1))
    sent = []
    monkeypatch.setattr("quotes.services.feeds.poll_feed_when_committed", sent.append)
    tasks.poll_feeds()
    assert sent == [feed.pk]


def test_a_feed_is_stopped_begun_again_and_removed(feed, chief, server):
    poll(feed)
    feeds.set_active(user=chief, feed=feed, active=False)
    assert not Feed.objects.get().active
    feeds.set_active(user=chief, feed=feed, active=True)
    assert Feed.objects.get().next_at <= timezone.now()
    feeds.remove_feed(user=chief, feed=feed)
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [{"address": "file:///etc/passwd"}, {"interval": 1}, {"interval": 9999},
     {"name": "Avisa", "address": "https://annen.example/"}],
)  # fmt: skip
def test_what_can_not_be_a_feed_is_refused(feed, chief, desk, wrong):
    values = {"name": "Ny", "address": "https://ny.example/rss", "interval": 10} | wrong
    with pytest.raises(Refused):
        feeds.add_feed(user=chief, desk=desk, **values)
    assert Feed.objects.count() == 1


@pytest.mark.parametrize("who", ["alice", "rita", "charlie"])
def test_only_chiefs_keep_feeds(feed, desk, who, request):
    user = request.getfixturevalue(who)
    with pytest.raises(Refused):
        feeds.add_feed(user=user, desk=desk, name="x", address="https://x.example", interval=10)
    with pytest.raises(Refused):
        feeds.set_active(user=user, feed=feed, active=False)
    with pytest.raises(Refused):
        feeds.remove_feed(user=user, feed=feed)
