"""The queue, and bringing articles in."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET, require_http_methods

from quotes.models import Article
from quotes.selectors.articles import counts_by_state, queue
from quotes.selectors.desks import desks_edited_by
from quotes.services.importing import Imported, import_article
from quotes.services.refusals import Refused
from quotes.web.access import signed_in
from quotes.web.answers import RUNNING
from quotes.web.forms import NewArticleForm

PAGE_SIZE = 30
_MOST_POLLED = 100


@signed_in
@require_GET
def articles(request: HttpRequest) -> HttpResponse:
    """The queue; for htmx the list alone, or the rows that ?rows=1,2 asks about."""
    if request.htmx and "rows" in request.GET:
        return _rows(request)
    partial = request.htmx and not request.htmx.history_restore_request
    template = "articles/queue.html#queue" if partial else "articles/queue.html"
    response = render(request, template, _queue(request))
    patch_vary_headers(response, ["HX-Request"])
    return response


def _queue(request: HttpRequest) -> dict[str, Any]:
    state = request.GET.get("state", "")
    search = request.GET.get("search", "").replace("\x00", "").strip()
    state = state if state in Article.State.values else ""
    counts = counts_by_state(request.user)
    found = queue(request.user, state=state, search=search)
    listed = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return {
        "listed": listed,
        "state": state,
        "search": search,
        "states": [(s, s.label, counts[s]) for s in Article.State],
        "total": sum(counts.values()),
        "running": [a for a in listed if a.run_state in RUNNING],
        "may_add": desks_edited_by(request.user).exists(),
    }


def _rows(request: HttpRequest) -> HttpResponse:
    """The rows as they are now, and a poller for those that are not done yet."""
    ids = [int(part) for part in request.GET["rows"].split(",") if part.isdecimal()]
    rows = list(queue(request.user).filter(pk__in=ids[:_MOST_POLLED]))
    running = [a for a in rows if a.run_state in RUNNING]
    return render(request, "articles/_rows.html", {"rows": rows, "running": running})


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if not desks_edited_by(request.user).exists():
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewArticleForm(*sent, user=request.user)
    if form.is_valid():
        try:
            return redirect("article", _import(request, form).version.article_id)
        except Refused as refusal:
            form.add_error("file" if form.cleaned_data.get("file") else "text", refusal.message)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "articles/new.html", {"form": form}, status=status)


def _import(request: HttpRequest, form: NewArticleForm) -> Imported:
    return import_article(
        user=request.user,
        desk=form.cleaned_data["desk"],
        document=form.cleaned_data["document"],
        metadata=form.cleaned_data["metadata"],
        source="upload" if form.cleaned_data.get("file") else "paste",
    )
