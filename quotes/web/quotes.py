"""Deciding on quotes and their speakers, and marking quotes of one's own."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from quotes.models import Decision, Quote, Version
from quotes.services import quoting, reviewing
from quotes.services.refusals import Refused
from quotes.web.access import quote_to_edit, signed_in
from quotes.web.answers import decided, refused
from quotes.web.forms import DecisionForm
from quotes.web.word_forms import QuoteForm
from quotes.web.writing import Kind, write

Action = Decision.Action

_SAID = {
    Action.CONFIRM: gettext_lazy("The quote is confirmed."),
    Action.REJECT: gettext_lazy("The quote is rejected."),
    Action.TYPE: gettext_lazy("The type is changed."),
    Action.EXTENT: gettext_lazy("The edge is moved."),
    Action.SPLIT: gettext_lazy("The quote is split in two."),
    Action.MERGE: gettext_lazy("The two quotes are one."),
    Action.REOPEN: gettext_lazy("The quote is to be decided anew."),
}
#: After these the next undecided quote comes; after others the card stays.
_SETTLED = (Action.CONFIRM, Action.REJECT, Action.SPEAKER)


@signed_in
@require_POST
def decide(request: HttpRequest, quote_id: int) -> HttpResponse:
    quote = quote_to_edit(request.user, quote_id)
    form = DecisionForm(request.POST)
    try:
        decision = _decide(request, quote, form)
    except Refused as refusal:
        return refused(request, quote.version, quote, refusal)
    message = _speaker_said(quote) if decision.action == Action.SPEAKER else _SAID[decision.action]
    then = "next" if decision.action in _SETTLED else quote
    return decided(request, quote.version, decision, str(message), then=then)


def _speaker_said(quote: Quote) -> str:
    """By name: what was typed may have meant a speaker whom the article knows."""
    if quote.speaker is None:
        return _("The speaker is unknown now.")
    return _("The speaker is {name} now.").format(name=quote.speaker)


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
        case "type":
            return quoting.change_type(type=form.choice, **about)
        case "start" | "end" as edge if form.choice in _STEPS:
            return quoting.move_edge(edge=edge, words=_STEPS[form.choice], **about)
        case "split":
            return quoting.split_quote(at=_place(quote, form), **about)
        case "merge":
            return quoting.merge_with_next(**about)
        case "reopen":
            return quoting.take_back_quote(**about)
    raise Refused(_("Choose what to do."))


_STEPS = {"back": -1, "on": 1}


def _place(quote: Quote, form: DecisionForm) -> int:
    """Where to split: a code point, or the words with which the second part begins."""
    if form.choice.isdecimal():
        return int(form.choice)
    words, text = form.cleaned_data["opening"], quote.version.text
    at = text.find(words, quote.start, quote.end) if words else -1
    if at < 0:
        raise Refused(_("Write the first words of the second quote as they stand in the text."))
    return at


def _add(user: AbstractBaseUser, version: Version, form: QuoteForm) -> Decision:
    data = form.cleaned_data
    fields = {name: data[name] for name in ("span", "type", "name")}
    return quoting.add_quote(user=user, version=version, request=form.request, **fields)


_QUOTE = Kind(
    form=QuoteForm,
    part="articles/_quote_form.html",
    heading=gettext_lazy("Mark a quote"),
    said=gettext_lazy("The quote is marked."),
    save=_add,
)


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, article_id: int, zone: int) -> HttpResponse:
    """Mark words of the zone as a quote."""
    return write(request, article_id, zone, _QUOTE)
