"""A desk's feeds, for those who lead it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from quotes.models import Desk, Feed
from quotes.services import feeds as services
from quotes.services.refusals import Refused
from quotes.web.access import desk_to_lead, feed_to_keep, signed_in
from quotes.web.answers import said
from quotes.web.desk_forms import FeedForm


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def feeds(request: HttpRequest, slug: str) -> HttpResponse:
    """The desk's feeds with the result of each; a post adds one."""
    led = desk_to_lead(request.user, slug)
    if request.method == "GET":
        return _page(request, led, FeedForm())
    form = FeedForm(request.POST)
    if form.is_valid():
        try:
            added = services.add_feed(user=request.user, desk=led, **form.cleaned_data)
            return _done(request, led, _("{name} is asked for from now on.").format(name=added))
        except Refused as refusal:
            form.add_error("address", refusal.message)
    return _page(request, led, form)


@signed_in
@require_POST
def feed(request: HttpRequest, feed_id: int) -> HttpResponse:
    """Stop a feed, begin again, or remove it."""
    kept = feed_to_keep(request.user, feed_id)
    act = request.POST.get("act", "")
    if act == "remove":
        services.remove_feed(user=request.user, feed=kept)
        return _done(request, kept.desk, _("{name} is removed.").format(name=kept))
    services.set_active(user=request.user, feed=kept, active=act != "stop")
    message = _("{name} is stopped.") if act == "stop" else _("{name} is asked for now.")
    return _done(request, kept.desk, message.format(name=kept))


def _done(request: HttpRequest, led: Desk, message: str) -> HttpResponse:
    if request.htmx:
        return said(_page(request, led, FeedForm()), message)
    messages.success(request, message)
    return redirect("feeds", led.slug)


def _page(request: HttpRequest, led: Desk, form: FeedForm) -> HttpResponse:
    context = {"desk": led, "feeds": Feed.objects.filter(desk=led), "form": form}
    template = "desk/feeds.html#feeds" if request.htmx else "desk/feeds.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, context, status=status)
