"""Commenting on words, flags and quotes, answering, and settling."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from quotes.models import Comment, Decision, Flag, Quote, Version
from quotes.services import commenting
from quotes.services.refusals import Refused
from quotes.web.access import comment_to_edit, flag_to_edit, quote_to_edit, signed_in
from quotes.web.answers import decided, refused
from quotes.web.forms import AnswerForm
from quotes.web.word_forms import CommentForm
from quotes.web.writing import Kind, write

_SAID = {
    Decision.Action.COMMENT: gettext_lazy("The comment is there."),
    Decision.Action.SETTLE: gettext_lazy("The comments are settled."),
    Decision.Action.REOPEN: gettext_lazy("The comments are open again."),
}


def _on_words(user: AbstractBaseUser, version: Version, form: CommentForm) -> Decision:
    span, text = form.cleaned_data["span"], form.cleaned_data["text"]
    return commenting.comment_on_words(
        user=user, version=version, span=span, text=text, request=form.request
    )


_COMMENT = Kind(
    form=CommentForm,
    part="articles/_comment_form.html",
    heading=gettext_lazy("Comment"),
    said=_SAID[Decision.Action.COMMENT],
    save=_on_words,
)


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, article_id: int, zone: int) -> HttpResponse:
    """Comment on words of the zone."""
    return write(request, article_id, zone, _COMMENT)


@signed_in
@require_POST
def on_flag(request: HttpRequest, flag_id: int) -> HttpResponse:
    return _on_finding(request, flag_to_edit(request.user, flag_id))


@signed_in
@require_POST
def on_quote(request: HttpRequest, quote_id: int) -> HttpResponse:
    return _on_finding(request, quote_to_edit(request.user, quote_id))


def _on_finding(request: HttpRequest, finding: Flag | Quote) -> HttpResponse:
    form = AnswerForm(request.POST)
    form.is_valid()
    text = form.cleaned_data.get("text", "")
    try:
        decision = commenting.comment_on_finding(
            user=request.user, finding=finding, text=text, request=form.request
        )
    except Refused as refusal:
        return refused(request, finding.version, finding, refusal)
    return decided(request, finding.version, decision, _said(decision), then=finding)


@signed_in
@require_POST
def thread(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Answer in the thread that the comment opens, settle it, or open it again."""
    comment, version = comment_to_edit(request.user, comment_id)
    form = AnswerForm(request.POST)
    form.is_valid()
    card = _card_of(comment, version)
    try:
        decision = _act(request.user, comment, form)
    except Refused as refusal:
        return refused(request, version, card, refusal)
    return decided(request, version, decision, _said(decision), then=card)


def _act(user: AbstractBaseUser, comment: Comment, form: AnswerForm) -> Decision:
    about = {"user": user, "comment": comment, "request": form.request}
    match form.cleaned_data.get("act"):
        case "say":
            return commenting.answer(text=form.cleaned_data.get("text", ""), **about)
        case "settle":
            return commenting.settle(**about)
        case "reopen":
            return commenting.settle(settled=False, **about)
    raise Refused(_("Choose what to do."))


def _card_of(comment: Comment, version: Version) -> Comment | Flag | Quote:
    """The finding that the thread is about, if it is one of the shown version."""
    finding = comment.flag or comment.quote
    return finding if finding and finding.version_id == version.pk else comment


def _said(decision: Decision) -> str:
    return str(_SAID[decision.action])
