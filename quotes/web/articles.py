"""The queue."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from zlib import crc32

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from quotes.models import Article
from quotes.selectors import articles as selectors
from quotes.selectors.articles import Filter
from quotes.selectors.comments import open_mentions
from quotes.selectors.desks import desks_edited_by
from quotes.services.refusals import Refused
from quotes.services.views import delete_view, save_view
from quotes.web import filters
from quotes.web.access import signed_in
from quotes.web.answers import RUNNING

PAGE_SIZE = 30
_MOST_POLLED = 100
MOST_MENTIONS = 10


@signed_in
@require_GET
def articles(request: HttpRequest) -> HttpResponse:
    """The queue; for htmx the list alone, or the rows of ?rows= that have changed."""
    if request.htmx and "rows" in request.GET:
        return _poll(request)
    partial = request.htmx and not request.htmx.history_restore_request
    template = "articles/queue.html#queue" if partial else "articles/queue.html"
    response = render(request, template, _queue(request))
    patch_vary_headers(response, ["HX-Request"])
    return response


@signed_in
@require_POST
def views(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the form under a name, or delete a view."""
    try:
        if request.POST.get("act") == "delete":
            number = request.POST.get("view", "")
            delete_view(user=request.user, view_id=int(number) if number.isdecimal() else 0)
            return redirect("articles")
        wanted = filters.read(request.POST)
        name = request.POST.get("name", "")
        save_view(user=request.user, name=name, query=filters.written(wanted))
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("articles")
    messages.success(request, _("The view is saved."))
    return redirect(f"{reverse('articles')}?{filters.written(wanted)}")


def _queue(request: HttpRequest) -> dict[str, Any]:
    wanted = filters.read(request.GET)
    counts = selectors.counts(request.user, wanted)
    page = selectors.page(request.user, wanted, size=PAGE_SIZE)
    edited = list(desks_edited_by(request.user))
    return {
        "wanted": wanted,
        "query": filters.written(wanted),
        "counts": counts,
        "states": [(s, s.label, counts.states[s]) for s in Article.State],
        "desks": sorted((name, slug, n) for (slug, name), n in counts.desks.items()),
        "sources": sorted((s, filters.source_name(s), n) for s, n in counts.sources.items()),
        "sorts": filters.SORTS,
        "severities": filters.SEVERITIES,
        "failed": selectors.failed_count(request.user),
        "people": selectors.editors_beside(request.user),
        "mentions": open_mentions(request.user)[:MOST_MENTIONS],
        "saved": selectors.saved_views(request.user),
        "articles": page.articles,
        "after": "-".join(map(str, page.after)),
        "may_add": bool(edited),
        **_poller(page.articles, wanted, counts.newest, 0),
    }


def _poll(request: HttpRequest) -> HttpResponse:
    """The rows that look different by now, with a poller for the next time; 204 if none does."""
    known = dict(part.partition("-")[::2] for part in request.GET["rows"].split(",")[:_MOST_POLLED])
    wanted = filters.read(request.GET)
    rows = list(selectors.rows(request.user, map(_number, known)))
    newest = _number(request.GET.get("newest", ""))
    newer = selectors.newer_than(request.user, wanted, newest)
    changed = [row for row in rows if known[str(row.pk)] != look(row)]
    if not changed and str(newer) == request.GET.get("newer", "0"):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    may_add = desks_edited_by(request.user).exists()
    poller = _poller(rows, wanted, newest, newer)
    context = {"rows": changed, "may_add": may_add, **poller}
    return render(request, "articles/_rows.html", context)


def _number(text: str) -> int:
    """An id; 0, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def _poller(shown: Any, wanted: Filter, newest: int, newer: int) -> dict[str, Any]:
    return {
        "known": ",".join(f"{row.pk}-{look(row)}" for row in shown),
        "newest": newest,
        "newer": newer,
        "running": any(row.run_state in RUNNING for row in shown),
        "query": filters.written(wanted),
    }


def look(article: Article) -> str:
    """Changes when the article's row would look different."""
    shown = (
        article.title,
        article.state,
        article.urgency,
        article.worst,
        article.open_flags,
        article.assignee_id,
        article.run_state,
        article.run_stage,
    )
    return f"{crc32(repr(shown).encode()):x}"
