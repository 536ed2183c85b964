"""Addresses that are told what happens to a desk's articles, kept by its chiefs."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from quotes.models import Desk
from quotes.selectors.desks import desks_led_by
from quotes.selectors.webhooks import last_deliveries, webhooks_of
from quotes.services.refusals import Refused
from quotes.services.webhooks import add_webhook, remove_webhook, send_again
from quotes.web.access import delivery_to_repeat, desk_to_lead, signed_in, webhook_to_remove
from quotes.web.answers import said
from quotes.web.webhook_forms import WebhookForm


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def webhooks(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, what was delivered, and a new one; its secret is in this one answer alone."""
    led = desk_to_lead(request.user, slug)
    form = WebhookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            added = add_webhook(user=request.user, desk=led, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("url", refusal.message)
        else:
            return _page(request, led, WebhookForm(), added=added)
    return _page(request, led, form)


@signed_in
@require_POST
def remove(request: HttpRequest, webhook_id: int) -> HttpResponse:
    webhook = webhook_to_remove(request.user, webhook_id)
    remove_webhook(user=request.user, webhook=webhook)
    return _done(request, webhook.desk, _("{url} is told nothing any more.").format(url=webhook))


@signed_in
@require_POST
def again(request: HttpRequest, delivery_id: int) -> HttpResponse:
    delivery = delivery_to_repeat(request.user, delivery_id)
    desk = delivery.webhook.desk
    try:
        send_again(user=request.user, delivery=delivery)
    except Refused as refusal:
        return _page(request, desk, WebhookForm(), problem=refusal.message)
    return _done(request, desk, _("It is sent again."))


def _done(request: HttpRequest, desk: Desk, message: str) -> HttpResponse:
    if request.htmx:
        return said(_page(request, desk, WebhookForm()), message)
    messages.success(request, message)
    return redirect("webhooks", desk.slug)


def _page(request: HttpRequest, led: Desk, form: WebhookForm, **more: Any) -> HttpResponse:
    context = {
        "desk": led,
        "desks": desks_led_by(request.user),
        "webhooks": webhooks_of(led),
        "deliveries": last_deliveries(led),
        "form": form,
        **more,
    }
    template = "desk/webhooks.html#webhooks" if request.htmx else "desk/webhooks.html"
    wrong = form.errors or "problem" in more
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, template, context, status=status)
