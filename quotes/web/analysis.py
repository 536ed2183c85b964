"""How far the analysis has come, and asking for it once more."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import retarget, trigger_client_event

from quotes.selectors.review import recheck_of, review
from quotes.services.analysing import try_again
from quotes.web.access import signed_in, version_to_edit, version_to_read
from quotes.web.answers import RUNNING, page
from quotes.web.reading import selected


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def analysis(request: HttpRequest, article_id: int) -> HttpResponse:
    """The progress; once the analysis has ended, everything that it found as well."""
    if request.method == "POST":
        try_again(version=version_to_edit(request.user, article_id))
    version = version_to_read(request.user, article_id)
    if not request.htmx:
        return redirect("article", article_id)
    run = version.runs.order_by("-id").first()
    if run and run.state in RUNNING:
        context = {"article": version.article, "version": version, "run": run, "running": True}
        return render(request, "articles/_progress.html", context)
    shown = review(version)
    # Whoever looks at a finding goes on looking at it.
    address = QueryDict(urlsplit(request.htmx.current_url or "").query)
    context = page(request, shown, selected(shown, address), touched=shown.zones)
    response = retarget(render(request, "articles/_answer_analysis.html", context), "#card")
    return trigger_client_event(response, "newsdesk:analysed")


@signed_in
@never_cache
@require_GET
def edited(request: HttpRequest, article_id: int) -> HttpResponse:
    """Whether the corrected text is still being checked; then what that changed on the page."""
    version = version_to_read(request.user, article_id)
    if not request.htmx:
        return redirect("article", article_id)
    if recheck_of(version) == "waiting":
        context = {"article": version.article, "rechecking": "waiting"}
        return render(request, "articles/_rechecking.html", context)
    shown = review(version)
    context = page(request, shown, None, touched=shown.zones)
    return render(request, "articles/_answer_edited.html", context)
