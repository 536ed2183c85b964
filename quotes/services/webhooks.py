"""Webhooks: kept by a desk's chiefs, told by the services what happens to its articles.

What is to be delivered is written down in the transaction in which it happens, and sent when that
is through: see ``services.delivering``.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64encode
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quotes import queue
from quotes.models import Delivery, Desk, Version, Webhook
from quotes.permissions import may_lead
from quotes.services.refusals import Refused

KEPT_FOR = timedelta(days=30)
MOST_WEBHOOKS = 20
_SECRET_BYTES = 32
_URL_LENGTH = Webhook._meta.get_field("url").max_length or 0


@transaction.atomic
def add_webhook(*, user: AbstractBaseUser, desk: Desk, url: str, events: Iterable[str]) -> Webhook:
    """Have the address told of the events; its secret is to be shown this once.

    Raises Refused for anybody but a chief, for events that do not exist, and for an address that
    is none; whether it lies in a private network is looked at each time something is sent.
    """
    _refuse_others(user, desk)
    url, asked = url.strip(), sorted(set(events))
    if not asked or not set(asked) <= set(Webhook.Event.values):
        raise Refused(_("Choose what the address is told."))
    _refuse_address(url)
    if desk.webhooks.filter(active=True).count() >= MOST_WEBHOOKS:
        raise Refused(_("The desk has {n} webhooks; remove one first.").format(n=MOST_WEBHOOKS))
    secret = "whsec_" + b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()
    return Webhook.objects.create(desk=desk, url=url, events=asked, secret=secret, created_by=user)


@transaction.atomic
def remove_webhook(*, user: AbstractBaseUser, webhook: Webhook) -> None:
    """It is sent nothing any more, what waits for it included."""
    _refuse_others(user, webhook.desk)
    give_up(webhook)


def give_up(webhook: Webhook) -> None:
    """Send it nothing any more."""
    Webhook.objects.filter(pk=webhook.pk).update(active=False)
    waiting = webhook.deliveries.filter(state=Delivery.State.WAITING)
    waiting.update(state=Delivery.State.FAILED)


@transaction.atomic
def send_again(*, user: AbstractBaseUser, delivery: Delivery) -> None:
    """Begin anew with the same message; raises Refused where the webhook was removed."""
    _refuse_others(user, delivery.webhook.desk)
    if not delivery.webhook.active:
        raise Refused(_("This webhook was removed."))
    Delivery.objects.filter(pk=delivery.pk).update(
        state=Delivery.State.WAITING, attempts=0, next_at=timezone.now()
    )
    queue.deliver_when_committed(delivery.pk)


def tell(version: Version, event: str) -> None:
    """Tell the desk's webhooks; to be called in the transaction in which it happens."""
    article = version.article
    listening = Webhook.objects.filter(desk=article.desk_id, active=True).select_related("desk")
    for webhook in listening:
        if event not in webhook.events:
            continue
        told = {
            "id": article.pk,
            "desk": webhook.desk.slug,
            "source": article.source,
            "external_id": article.external_id,
            "title": article.title,
            "state": article.state,
            "version": version.number,
        }
        delivery = Delivery.objects.create(
            webhook=webhook,
            message=f"msg_{uuid4().hex}",
            event=event,
            body=_body(event, told),
            next_at=timezone.now(),
        )
        queue.deliver_when_committed(delivery.pk)


def forget_deliveries() -> None:
    Delivery.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()


def _body(event: str, article: dict[str, Any]) -> str:
    """The same text for the signature and for each attempt."""
    said = {"type": event, "timestamp": timezone.now().isoformat(), "data": {"article": article}}
    return json.dumps(said, ensure_ascii=False)


def _refuse_address(url: str) -> None:
    schemes = ["https", "http"] if settings.WEBHOOKS_TO_PRIVATE_NETWORKS else ["https"]
    try:
        URLValidator(schemes=schemes)(url)
        parts = urlsplit(url)
        if len(url) > _URL_LENGTH or parts.username or parts.password or parts.fragment:
            raise ValidationError("")
    except (ValidationError, ValueError) as error:
        raise Refused(
            _("Write an address such as https://cms.example/newsdesk, without a password.")
        ) from error


def _refuse_others(user: AbstractBaseUser, desk: Desk) -> None:
    if not may_lead(user, desk):
        raise Refused(_("Only a chief of the desk can do that."))
