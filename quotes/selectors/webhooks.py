"""Webhooks and what was delivered to them."""

from __future__ import annotations

from django.db.models import QuerySet

from quotes.models import Delivery, Desk, Webhook

#: As many deliveries as a page lists.
LAST = 50


def webhooks_of(desk: Desk) -> QuerySet[Webhook]:
    return desk.webhooks.filter(active=True).select_related("created_by")


def last_deliveries(desk: Desk) -> QuerySet[Delivery]:
    """The latest first."""
    found = Delivery.objects.filter(webhook__desk=desk).select_related("webhook")
    return found.order_by("-pk")[:LAST]
