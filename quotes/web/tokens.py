"""The programs that use a desk: their tokens, kept by its chiefs."""

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
from quotes.selectors.tokens import tokens_of
from quotes.services.refusals import Refused
from quotes.services.tokens import make_token, revoke_token
from quotes.web.access import desk_to_lead, signed_in, token_to_revoke
from quotes.web.answers import said
from quotes.web.token_forms import TokenForm


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, and a new token; its secret is in this one answer and nowhere else."""
    led = desk_to_lead(request.user, slug)
    sent = request.POST if request.method == "POST" else None
    form = TokenForm(sent, desk=led, user=request.user)
    if form.is_valid():
        try:
            made = make_token(user=request.user, desk=led, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", refusal.message)
        else:
            return _page(request, led, TokenForm(desk=led, user=request.user), made=made)
    return _page(request, led, form)


@signed_in
@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    token = token_to_revoke(request.user, token_id)
    revoke_token(user=request.user, token=token)
    message = _("{name} can't use the desk any more.").format(name=token.name)
    if request.htmx:
        fresh = TokenForm(desk=token.desk, user=request.user)
        return said(_page(request, token.desk, fresh), message)
    messages.success(request, message)
    return redirect("tokens", token.desk.slug)


def _page(request: HttpRequest, led: Desk, form: TokenForm, **more: Any) -> HttpResponse:
    context = {
        "desk": led,
        "desks": desks_led_by(request.user),
        "tokens": tokens_of(led),
        "form": form,
        **more,
    }
    template = "desk/tokens.html#clients" if request.htmx else "desk/tokens.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, context, status=status)
