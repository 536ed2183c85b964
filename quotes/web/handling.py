"""Who takes an article, how much it hurries, and trying a failed analysis again."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quotes.models import Article
from quotes.selectors.articles import editors_of, rows
from quotes.selectors.checks import codes_on_request
from quotes.selectors.review import latest_version
from quotes.services.analysing import run_all_checks, try_again
from quotes.services.handling import assign, set_urgency
from quotes.services.refusals import Refused
from quotes.web.access import article_to_edit, signed_in
from quotes.web.answers import said
from quotes.web.filters import read, written


@signed_in
@require_http_methods(["GET", "POST"])
def handling(request: HttpRequest, article_id: int) -> HttpResponse:
    """The form in place of the article's row, or on a page of its own; the row once it is saved."""
    article = article_to_edit(request.user, article_id)
    if request.method == "GET":
        if request.htmx and "row" in request.GET:
            return _row(request, article)
        return _form(request, article)
    try:
        with transaction.atomic():
            message = _done(request, article)
    except Refused as refusal:
        return _form(request, article, problem=refusal.message)
    if request.htmx:
        return said(_row(request, article), message)
    messages.success(request, message)
    return redirect("articles")


def _done(request: HttpRequest, article: Article) -> str:
    act = request.POST.get("act", "")
    if act == "again":
        try_again(version=latest_version(article))
        return _("The article is analysed once more.")
    if act == "all":
        run_all_checks(version=latest_version(article))
        return _("The article is analysed with the checks on request, too.")
    if "urgency" in request.POST:
        number = request.POST["urgency"]
        urgency = int(number) if number.isascii() and number.isdecimal() else 0
        set_urgency(user=request.user, article=article, urgency=urgency)
    if act == "take":
        assign(user=request.user, article=article, assignee=request.user)
        return _("The article is yours.")
    assign(user=request.user, article=article, assignee=_chosen(request, article))
    return _("Saved.")


def _chosen(request: HttpRequest, article: Article) -> AbstractBaseUser | None:
    name = request.POST.get("assignee", "")
    members = {member.user.get_username(): member.user for member in editors_of(article)}
    if name and name not in members:
        raise Refused(_("Choose one of the desk's editors."))
    return members.get(name)


def _row(request: HttpRequest, article: Article) -> HttpResponse:
    shown = rows(request.user, [article.pk]).get()
    return render(
        request,
        "articles/_row.html",
        {"article": shown, "may_add": True, "fresh": True, "query": _queue(request)},
    )


def _queue(request: HttpRequest) -> str:
    """The filters of the list in which the row stands."""
    return written(read(QueryDict(urlsplit(request.htmx.current_url or "").query)))


def _form(request: HttpRequest, article: Article, **more: Any) -> HttpResponse:
    context = {
        "article": article,
        "members": editors_of(article),
        "urgencies": Article.Urgency.choices,
        "on_request": codes_on_request(article.desk),
        **more,
    }
    template = "articles/_handling.html" if request.htmx else "articles/handling.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if "problem" in more else HTTPStatus.OK
    return render(request, template, context, status=status)
