"""Deciding on flags, and setting flags of one's own."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from quotes.models import Decision, Flag, Version
from quotes.services import correcting, reviewing
from quotes.services.bulk import decide_flags
from quotes.services.refusals import Refused
from quotes.web.access import flag_to_edit, signed_in, version_to_edit
from quotes.web.answers import ask_first, decided, refused
from quotes.web.forms import BulkForm, DecisionForm
from quotes.web.word_forms import FlagForm
from quotes.web.writing import Kind, write

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
            ask_first(request, flag.version)
            return correcting.accept_suggestion(choice=form.number, **about)
        case "dismiss":
            return _dismiss(form, **about)
        case "confirm":
            return reviewing.confirm_flag(**about)
        case "wait":
            return reviewing.wait_with_flag(**about)
        case "reopen":
            return reviewing.reopen_flag(**about)
    raise Refused(_("Choose what to do."))


@signed_in
@require_POST
def bulk(request: HttpRequest, article_id: int) -> HttpResponse:
    """Decide on the selected flags at once."""
    version = version_to_edit(request.user, article_id)
    form = BulkForm(request.POST, ids=version.flags.values_list("pk", flat=True))
    form.is_valid()
    try:
        decision = decide_flags(
            user=request.user,
            version=version,
            ids=form.cleaned_data.get("flag", []),
            action=form.cleaned_data.get("act", ""),
            dismissal=form.cleaned_data.get("reason", ""),
            request=form.request,
        )
    except Refused as refusal:
        return refused(request, version, None, refusal)
    n = len({entry["id"] for entry in decision.changes})
    message = ngettext("{n} flag is decided.", "{n} flags are decided.", n).format(n=n)
    return decided(request, version, decision, message)


def _dismiss(form: DecisionForm, **about: Any) -> Decision:
    scope = form.cleaned_data["scope"] or "here"
    how = {"dismissal": form.choice, "note": form.cleaned_data["note"]}
    if scope == "here":
        return reviewing.dismiss_flag(**how, **about)
    return reviewing.dismiss_like(scope=scope, **how, **about)


def _add(user: AbstractBaseUser, version: Version, form: FlagForm) -> Decision:
    data = form.cleaned_data
    fields = {name: data[name] for name in _FIELDS}
    return reviewing.add_flag(user=user, version=version, request=form.request, **fields)


_FIELDS = ("span", "code", "severity", "comment", "replacement")
_FLAG = Kind(
    form=FlagForm,
    part="articles/_flag_form.html",
    heading=gettext_lazy("Flag an error"),
    said=gettext_lazy("The flag is set."),
    save=_add,
)


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, article_id: int, zone: int) -> HttpResponse:
    """Flag words of the zone."""
    return write(request, article_id, zone, _FLAG)
