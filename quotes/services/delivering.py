"""Deliveries to webhooks are sent by a worker, signed as Standard Webhooks are, until they arrive.

The state of each is in the database; a broker that loses a message only delays it.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop
from requests import RequestException
from requests_hardened import Config, Manager
from requests_hardened.ip_filter import InvalidIPAddress
from standardwebhooks import Webhook as Signer

from quotes import queue
from quotes.models import Delivery
from quotes.services.webhooks import give_up

logger = logging.getLogger(__name__)

#: How long after each attempt that failed the next one follows; after the last it is given up.
WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
#: Longer than an attempt takes; one whose worker was lost is taken up after it.
_HELD_FOR = timedelta(minutes=2)
_SECONDS = (5, 15)  # to connect, to answer
_GONE = 410
PRIVATE = gettext_noop("The address lies in a private network.")
_ERROR_LENGTH = Delivery._meta.get_field("error").max_length or 0


def deliver(*, delivery_id: int) -> None:
    """Try once; a message that comes twice, or too early, does nothing."""
    now = timezone.now()
    due = Delivery.objects.filter(
        pk=delivery_id, state=Delivery.State.WAITING, next_at__lte=now, webhook__active=True
    )
    if not due.update(next_at=now + _HELD_FOR, attempts=F("attempts") + 1):
        return
    delivery = Delivery.objects.select_related("webhook").get(pk=delivery_id)
    try:
        status, error = _send(delivery), ""
    except InvalidIPAddress:
        status, error = None, PRIVATE
    except RequestException as reason:
        status, error = None, type(reason).__name__
    _note(delivery, status, error)


def deliver_due() -> None:
    """Queue what is to be tried (again) and what a worker or the broker lost."""
    due = Delivery.objects.filter(state=Delivery.State.WAITING, next_at__lte=timezone.now())
    for pk in due.order_by("next_at").values_list("pk", flat=True)[:500]:
        queue.deliver_when_committed(pk)


def _send(delivery: Delivery) -> int:
    """The status of the answer; raises RequestException."""
    at = datetime.now(UTC)
    body, signer = delivery.body, Signer(delivery.webhook.secret)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": delivery.message,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signer.sign(delivery.message, at, body),
    }
    client = Manager(
        Config(
            ip_filter_enable=not settings.WEBHOOKS_TO_PRIVATE_NETWORKS,
            ip_filter_allow_loopback_ips=False,
            never_redirect=True,
            default_timeout=_SECONDS,
            user_agent_override="Newsdesk",
        )
    )
    # The answer's body is of no interest, and might never end.
    answer = client.send_request(
        "POST", delivery.webhook.url, data=body.encode(), headers=headers, stream=True
    )
    answer.close()
    return answer.status_code


def _note(delivery: Delivery, status: int | None, error: str) -> None:
    delivery.status, delivery.error = status, error[:_ERROR_LENGTH]
    if status is not None and 200 <= status < 300:
        delivery.state, delivery.delivered_at = Delivery.State.DELIVERED, timezone.now()
    elif delivery.attempts > len(WAITS) or status == _GONE:
        delivery.state = Delivery.State.FAILED
    else:
        delivery.next_at = timezone.now() + WAITS[delivery.attempts - 1]
    delivery.save(update_fields=["status", "error", "state", "delivered_at", "next_at"])
    if status == _GONE:
        logger.warning("The webhook %s answers that it is gone", delivery.webhook)
        give_up(delivery.webhook)
