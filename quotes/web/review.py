"""The review page, its state, and undoing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import replace_url

from quotes.selectors.review import review
from quotes.services import history
from quotes.services.refusals import Refused
from quotes.services.states import move
from quotes.web.access import signed_in, version_to_edit, version_to_read
from quotes.web.answers import address, decided, page, refused, said
from quotes.web.forms import ActForm
from quotes.web.reading import selected


@signed_in
@require_GET
@cache_control(private=True, no_cache=True)
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """The page; for htmx the card that the address names, or the top bar."""
    shown = review(version_to_read(request.user, article_id))
    context = page(request, shown, selected(shown, request.GET))
    template = "articles/review.html"
    if request.htmx and not request.htmx.history_restore_request:
        template = f"articles/_{'topbar' if request.htmx.target == 'topbar' else 'card'}.html"
    response = render(request, template, context)
    if request.htmx and context["card"]:
        replace_url(response, address(request, article_id, context["card"].finding))
    patch_vary_headers(response, ["HX-Request"])
    return response


@signed_in
@require_POST
def undo(request: HttpRequest, article_id: int) -> HttpResponse:
    return _go_back_or_forth(request, article_id, history.undo)


@signed_in
@require_POST
def redo(request: HttpRequest, article_id: int) -> HttpResponse:
    return _go_back_or_forth(request, article_id, history.redo)


@signed_in
@require_POST
def state(request: HttpRequest, article_id: int) -> HttpResponse:
    """Move the article on to another state."""
    version = version_to_edit(request.user, article_id)
    try:
        move(user=request.user, article=version.article, state=request.POST.get("state", ""))
    except Refused as refusal:
        return refused(request, version, None, refusal)
    version = version_to_read(request.user, article_id)
    message = _("The article is now “{state}”.").format(state=version.article.get_state_display())
    if not request.htmx:
        messages.success(request, message)
        return redirect("article", article_id)
    context = page(request, review(version), None)
    return said(render(request, "articles/_topbar.html", context), message)


def _go_back_or_forth(request: HttpRequest, article_id: int, act) -> HttpResponse:
    version = version_to_edit(request.user, article_id)
    form = ActForm(request.POST)
    form.is_valid()
    try:
        decision = act(user=request.user, version=version, request=form.request)
    except Refused as refusal:
        return refused(request, version, None, refusal)
    message = _("Undone.") if act is history.undo else _("Done again.")
    then = decision.flag or decision.quote
    return decided(request, version, decision, message, then=then, undo=False)
