"""The sources of an article: read beside it, attached and removed."""

from __future__ import annotations

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from quotes.models import Version
from quotes.permissions import may_edit
from quotes.selectors.review import review
from quotes.services.refusals import Refused
from quotes.services.sourcing import attach_source, remove_source
from quotes.web.access import signed_in, source_to_edit, version_to_edit, version_to_read
from quotes.web.forms import ActForm
from quotes.web.source_forms import SourceForm
from quotes.web.sourcing import shown_sources


@signed_in
@require_GET
@cache_control(private=True, no_cache=True)
def sources(request: HttpRequest, article_id: int) -> HttpResponse:
    """The texts with what was found in them marked: a page, or the pane of the review."""
    version = version_to_read(request.user, article_id)
    shown = review(version)
    context = {
        "article": version.article,
        "review": shown,
        "sources": list(shown_sources(shown)),
        "may_edit": may_edit(request.user, version.article.desk),
    }
    template = "sources/_sources.html" if request.htmx else "sources/sources.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, article_id: int) -> HttpResponse:
    version = version_to_edit(request.user, article_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SourceForm(*sent, initial={"key": uuid.uuid4()})
    if form.is_valid():
        try:
            return _attached(request, version, form)
        except Refused as refusal:
            form.add_error("file" if form.cleaned_data.get("file") else "text", refusal.message)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"article": version.article, "form": form}
    return render(request, "sources/new.html", context, status=status)


@signed_in
@require_POST
def remove(request: HttpRequest, source_id: int) -> HttpResponse:
    source, version = source_to_edit(request.user, source_id)
    form = ActForm(request.POST)
    form.is_valid()
    try:
        remove_source(user=request.user, version=version, source=source, request=form.request)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        message = _("“{title}” is removed.").format(title=source.title)
        messages.success(request, message, extra_tags="undo")
    return redirect("article", version.article_id)


def _attached(request: HttpRequest, version: Version, form: SourceForm) -> HttpResponse:
    data = form.cleaned_data
    attach_source(
        user=request.user,
        version=version,
        title=data["title"],
        kind=data["kind"],
        text=data["read"].document.text,
        request=form.request,
    )
    message = _("The source is attached. The quotes are being held against it.")
    messages.success(request, message, extra_tags="undo")
    return redirect("article", version.article_id)
