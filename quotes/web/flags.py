"""Deciding on flags, and setting flags of one's own."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quotes.models import Decision, Flag, Version
from quotes.selectors.review import Review, ZoneView, review
from quotes.services import correcting, reviewing
from quotes.services.refusals import Refused
from quotes.web.access import flag_to_edit, signed_in, version_to_edit
from quotes.web.answers import decided, page, refused
from quotes.web.forms import DecisionForm, FlagForm

_SAID = {
    Decision.Action.ACCEPT: lambda: _("The text is corrected."),
    Decision.Action.CONFIRM: lambda: _("The flag is confirmed."),
    Decision.Action.DISMISS: lambda: _("The flag is dismissed."),
    Decision.Action.WAIT: lambda: _("The flag waits."),
    Decision.Action.REOPEN: lambda: _("The flag is open again."),
}


@signed_in
@require_POST
def decide(request: HttpRequest, flag_id: int) -> HttpResponse:
    flag = flag_to_edit(request.user, flag_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return refused(request, flag.version, flag, Refused(_("Choose what to do.")))
    try:
        decision = _decide(request, flag, form)
    except Refused as refusal:
        return refused(request, flag.version, flag, refusal)
    then = flag if decision.action == Decision.Action.REOPEN else "next"
    message = _SAID.get(decision.action, lambda: _("Done."))()
    return decided(request, flag.version, decision, message, then=then)


def _decide(request: HttpRequest, flag: Flag, form: DecisionForm) -> Decision:
    about = {"user": request.user, "flag": flag, "request": form.request}
    match form.verb:
        case "accept":
            return correcting.accept_suggestion(choice=form.number, **about)
        case "dismiss":
            note = form.cleaned_data["note"]
            return reviewing.dismiss_flag(dismissal=form.choice, note=note, **about)
        case "confirm":
            return reviewing.confirm_flag(**about)
        case "wait":
            return reviewing.wait_with_flag(**about)
        case "reopen":
            return reviewing.reopen_flag(**about)
    raise Refused(_("Choose what to do."))


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, article_id: int, zone: int) -> HttpResponse:
    """Flag words of the zone; with GET the form, filled from the address."""
    version = version_to_edit(request.user, article_id)
    shown = review(version)
    if zone >= len(shown.zones):
        raise Http404
    view = shown.zones[zone]
    sent = request.POST if request.method == "POST" else None
    form = FlagForm(sent, zone=view, text=version.text, initial=_chosen(request))
    if form.is_valid():
        try:
            decision = _add(request, version, form)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return decided(request, version, decision, _("The flag is set."), then=decision.flag)
    return _flag_form(request, shown, view, form)


def _chosen(request: HttpRequest) -> dict[str, Any]:
    return {
        **{name: request.GET[name] for name in FlagForm.base_fields if name in request.GET},
        "key": uuid.uuid4(),
    }


def _add(request: HttpRequest, version: Version, form: FlagForm) -> Decision:
    data = form.cleaned_data
    return reviewing.add_flag(
        user=request.user,
        version=version,
        request=form.request,
        **{name: data[name] for name in ("span", "code", "severity", "comment", "replacement")},
    )


def _flag_form(request: HttpRequest, shown: Review, zone: ZoneView, form: FlagForm) -> HttpResponse:
    context = page(request, shown, None, zone=zone, form=form)
    template = "articles/_flag_form.html" if request.htmx else "articles/flag_form.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, template, context, status=status)
