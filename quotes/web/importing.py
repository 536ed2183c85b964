"""Bringing an article in."""

from __future__ import annotations

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from quotes.selectors.desks import desks_edited_by
from quotes.services.importing import Imported, import_article
from quotes.services.refusals import Refused
from quotes.web.access import signed_in
from quotes.web.forms import NewArticleForm


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
