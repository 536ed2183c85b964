"""Webhooks are told what happens: signed, until it arrives, and never inside a private network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.db import transaction
from django.utils import timezone
from standardwebhooks import Webhook as Receiver
from standardwebhooks import WebhookVerificationError

from quotes import queue
from quotes.models import AnalysisRun, Article, Delivery, Flag, Version, Webhook
from quotes.services.correcting import accept_suggestion
from quotes.services.delivering import PRIVATE, WAITS, deliver, deliver_due
from quotes.services.history import undo
from quotes.services.refusals import Refused
from quotes.services.states import move
from quotes.services.webhooks import (
    KEPT_FOR,
    add_webhook,
    forget_deliveries,
    remove_webhook,
    send_again,
    tell,
)

Event = Webhook.Event
State = Delivery.State


@pytest.fixture(autouse=True)
def queued(monkeypatch) -> list[tuple[str, int]]:
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(queue, "_send", lambda task, *ids: sent.append((task, *ids)))
    return sent


class _Endpoint(HTTPServer):
    """Answers with ``status`` and keeps what came."""

    status = 204
    location = ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.got: list[tuple[dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server_port}/hook"


class _Handler(BaseHTTPRequestHandler):
    server: _Endpoint

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.end_headers()

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def endpoint(settings) -> Iterator[_Endpoint]:
    settings.WEBHOOKS_TO_PRIVATE_NETWORKS = True
    server = _Endpoint()
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def webhook(endpoint, chief, desk) -> Webhook:
    return add_webhook(user=chief, desk=desk, url=endpoint.url, events=Event.values)


@pytest.fixture
def delivery(webhook, version) -> Delivery:
    tell(version, Event.ANALYSED)
    return Delivery.objects.get()


def attempt(delivery: Delivery) -> Delivery:
    deliver(delivery_id=delivery.pk)
    delivery.refresh_from_db()
    return delivery


def test_a_message_is_signed_as_standard_webhooks_are(delivery, endpoint, webhook, version):
    assert attempt(delivery).state == State.DELIVERED
    assert (delivery.status, delivery.attempts) == (204, 1)
    [(headers, body)] = endpoint.got
    said = Receiver(webhook.secret).verify(body, headers)
    assert said["type"] == "article.analysed"
    assert said["data"]["article"]["id"] == version.article_id
    assert headers["webhook-id"] == delivery.message
    with pytest.raises(WebhookVerificationError):
        Receiver(webhook.secret).verify(body + b" ", headers)


def test_a_message_that_comes_twice_is_sent_once(delivery, endpoint):
    attempt(delivery)
    attempt(delivery)
    assert len(endpoint.got) == 1


def test_what_does_not_arrive_is_tried_again_ever_later(delivery, endpoint, queued):
    endpoint.status = 500
    for number, wait in enumerate(WAITS, 1):
        before = timezone.now()
        assert attempt(delivery).state == State.WAITING
        assert delivery.attempts == number
        assert delivery.next_at - before >= wait
        attempt(delivery)
        assert len(endpoint.got) == number, "not before its time"
        Delivery.objects.update(next_at=timezone.now())
    assert attempt(delivery).state == State.FAILED
    assert delivery.status == 500
    assert len({headers["webhook-id"] for headers, _body in endpoint.got}) == 1


def test_the_clock_queues_what_is_due(delivery, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        deliver_due()
    assert queued == [("quotes.tasks.deliver", delivery.pk)]
    queued.clear()
    Delivery.objects.update(next_at=timezone.now() + timedelta(seconds=5))
    with django_capture_on_commit_callbacks(execute=True):
        deliver_due()
    assert queued == []


def test_redirects_are_not_followed(delivery, endpoint):
    endpoint.status, endpoint.location = 302, f"{endpoint.url}/elsewhere"
    assert attempt(delivery).state == State.WAITING
    assert (delivery.status, len(endpoint.got)) == (302, 1)


def test_who_is_gone_is_told_no_more(delivery, endpoint, webhook):
    endpoint.status = 410
    assert attempt(delivery).state == State.FAILED
    webhook.refresh_from_db()
    assert not webhook.active


def test_private_networks_are_refused(delivery, endpoint, settings):
    settings.WEBHOOKS_TO_PRIVATE_NETWORKS = False
    assert attempt(delivery).state == State.WAITING
    assert (delivery.status, delivery.error) == (None, PRIVATE)
    assert endpoint.got == []


@pytest.mark.parametrize(
    "url", ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/"]
)
def test_and_so_are_these(delivery, settings, url):
    settings.WEBHOOKS_TO_PRIVATE_NETWORKS = False
    Webhook.objects.update(url=url)
    assert attempt(delivery).error == PRIVATE


def test_nobody_there(delivery):
    Webhook.objects.update(url="http://127.0.0.1:9/")
    assert attempt(delivery).error == "ConnectionError"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "cms.example",
        "ftp://cms.example/",
        "http://cms.example/",
        "https://user:secret@cms.example/",
        "https://cms.example/#part",
        "https://cms.example/" + 500 * "x",
    ],
)
def test_addresses_that_are_none(chief, desk, url):
    with pytest.raises(Refused):
        add_webhook(user=chief, desk=desk, url=url, events=[Event.ANALYSED])


def test_only_chiefs_and_known_events(chief, alice, desk):
    about = {"desk": desk, "url": "https://cms.example/"}
    with pytest.raises(Refused):
        add_webhook(user=alice, events=[Event.ANALYSED], **about)
    for events in ([], ["article.eaten"]):
        with pytest.raises(Refused):
            add_webhook(user=chief, events=events, **about)


def test_only_what_was_asked_for_is_told(chief, desk, version):
    add_webhook(user=chief, desk=desk, url="https://cms.example/", events=[Event.CORRECTED])
    tell(version, Event.ANALYSED)
    assert not Delivery.objects.exists()


def test_events_are_announced_by_what_happens(webhook, version, alice, request_):
    flag = Flag.objects.get(code="role")
    accept_suggestion(user=alice, flag=flag, choice=0, request=request_())
    undo(user=alice, version=version, request=request_(None))
    version.article.refresh_from_db()
    version.runs.update(state=AnalysisRun.State.DONE)
    Article.objects.update(state=Article.State.IN_REVIEW)
    article = Article.objects.get()
    move(user=alice, article=article, state=Article.State.READY)
    move(user=alice, article=article, state=Article.State.HOLD)
    told = [d.event for d in Delivery.objects.order_by("pk")]
    assert told == ["article.corrected", "article.corrected", "article.reviewed"]
    last = json.loads(Delivery.objects.first().body)
    assert last["data"]["article"]["state"] == "ready"


@transaction.atomic
def _failing(version: Version) -> None:
    tell(version, Event.ANALYSED)
    raise ZeroDivisionError


def test_an_act_that_fails_tells_nothing(
    webhook, version, queued, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        _failing(version)
    assert not Delivery.objects.exists()
    assert queued == []


def test_a_removed_webhook_is_sent_nothing_any_more(delivery, webhook, chief, endpoint, version):
    remove_webhook(user=chief, webhook=webhook)
    assert attempt(delivery).state == State.FAILED
    tell(version, Event.ANALYSED)
    assert Delivery.objects.count() == 1
    with pytest.raises(Refused):
        send_again(user=chief, delivery=Delivery.objects.select_related("webhook").get())


def test_sending_again(delivery, chief, endpoint):
    attempt(delivery)
    send_again(user=chief, delivery=delivery)
    assert attempt(delivery).state == State.DELIVERED
    assert len({headers["webhook-id"] for headers, _body in endpoint.got}) == 1
    assert len(endpoint.got) == 2


def test_deliveries_are_forgotten_after_a_month(delivery):
    Delivery.objects.update(created_at=timezone.now() - KEPT_FOR - timedelta(days=1))
    forget_deliveries()
    assert not Delivery.objects.exists()
