"""Deciding on quotes and their speakers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quotes.models import Decision, Quote
from quotes.services import reviewing
from quotes.services.refusals import Refused
from quotes.web.access import quote_to_edit, signed_in
from quotes.web.answers import decided, refused
from quotes.web.forms import DecisionForm

_SAID = {
    Decision.Action.CONFIRM: lambda: _("The quote is confirmed."),
    Decision.Action.REJECT: lambda: _("The quote is rejected."),
    Decision.Action.SPEAKER: lambda: _("The speaker is changed."),
}


@signed_in
@require_POST
def decide(request: HttpRequest, quote_id: int) -> HttpResponse:
    quote = quote_to_edit(request.user, quote_id)
    form = DecisionForm(request.POST)
    try:
        decision = _decide(request, quote, form)
    except Refused as refusal:
        return refused(request, quote.version, quote, refusal)
    message = _SAID.get(decision.action, lambda: _("Done."))()
    return decided(request, quote.version, decision, message)


def _decide(request: HttpRequest, quote: Quote, form: DecisionForm) -> Decision:
    if not form.is_valid():
        problems = [problem for errors in form.errors.values() for problem in errors]
        raise Refused(" ".join(problems))
    about = {"user": request.user, "quote": quote, "request": form.request}
    match form.verb:
        case "confirm":
            return reviewing.confirm_quote(**about)
        case "reject":
            return reviewing.reject_quote(**about)
        case "speaker":
            return reviewing.change_speaker(name=form.cleaned_data["name"], **about)
    raise Refused(_("Choose what to do."))
