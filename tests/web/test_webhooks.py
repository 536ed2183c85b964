"""The page of webhooks and their deliveries."""

from __future__ import annotations

import pytest
from django.urls import reverse

from quotes.models import Delivery, Webhook
from quotes.services.webhooks import tell
from tests.web.conftest import HTMX

SENT = {"url": "https://cms.example/hook", "events": ["article.analysed"]}


def page(desk) -> str:
    return reverse("webhooks", args=[desk.slug])


@pytest.fixture
def webhook(as_chief, desk) -> Webhook:
    as_chief.post(page(desk), SENT)
    return Webhook.objects.get()


@pytest.fixture
def delivery(webhook, version) -> Delivery:
    tell(version, Webhook.Event.ANALYSED)
    return Delivery.objects.get()


def test_the_secret_is_shown_once(as_chief, desk):
    answer = as_chief.post(page(desk), SENT, headers=HTMX)
    secret = Webhook.objects.get().secret
    assert secret.startswith("whsec_")
    assert secret in answer.text
    assert "<html" not in answer.text
    listed = as_chief.get(page(desk)).text
    assert SENT["url"] in listed
    assert secret not in listed


@pytest.mark.parametrize("sent", [{"url": ""}, {"url": "x"}, {"events": []}, {"events": ["x"]}])
def test_what_is_wrong_is_said_at_the_form(as_chief, desk, sent):
    answer = as_chief.post(page(desk), SENT | sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not Webhook.objects.exists()


def test_removing(as_chief, desk, webhook):
    answer = as_chief.post(reverse("webhook", args=[webhook.pk]))
    assert (answer.url, Webhook.objects.get().active) == (page(desk), False)
    assert "Nobody is told anything" in as_chief.get(page(desk)).text


def test_deliveries_are_listed_and_sent_again(as_chief, desk, delivery):
    Delivery.objects.update(state="failed", attempts=10, status=500)
    text = as_chief.get(page(desk)).text
    assert "answered 500" in text
    assert "10 attempts" in text
    answer = as_chief.post(reverse("delivery", args=[delivery.pk]), headers=HTMX)
    assert 'id="webhooks"' in answer.text
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("waiting", 0)
    Webhook.objects.update(active=False)
    again = as_chief.post(reverse("delivery", args=[delivery.pk]))
    assert again.status_code == 422
    assert "was removed" in again.text


def test_only_chiefs(as_alice, as_rita, as_charlie, desk, webhook, delivery):
    for client, status in ((as_alice, 403), (as_rita, 403), (as_charlie, 404)):
        assert client.get(page(desk)).status_code == status
        assert client.post(page(desk), SENT).status_code == status
        assert client.post(reverse("webhook", args=[webhook.pk])).status_code == status
        assert client.post(reverse("delivery", args=[delivery.pk])).status_code == status
    assert Webhook.objects.get().active


def test_the_number_of_queries(as_chief, desk, version, webhook, django_assert_num_queries):
    for _n in range(3):
        tell(version, Webhook.Event.ANALYSED)
    with django_assert_num_queries(7):
        as_chief.get(page(desk))
