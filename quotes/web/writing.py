"""Writing about words of a paragraph: one way for flags, quotes and comments."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from quotes.models import Decision, Version
from quotes.selectors.review import Review, ZoneView, review
from quotes.services.refusals import Refused
from quotes.web.access import version_to_edit
from quotes.web.answers import decided, page
from quotes.web.word_forms import WordsForm


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be written about words: its form, the form's template, and the service behind."""

    form: type[WordsForm]
    part: str
    heading: str | Promise
    said: str | Promise
    save: Callable[[AbstractBaseUser, Version, WordsForm], Decision]


def write(request: HttpRequest, article_id: int, zone: int, kind: Kind) -> HttpResponse:
    """Keep what was written; with GET the form, filled from the address."""
    version = version_to_edit(request.user, article_id)
    shown = review(version)
    if zone >= len(shown.zones):
        raise Http404
    view = shown.zones[zone]
    sent = request.POST if request.method == "POST" else None
    form = kind.form(sent, zone=view, text=version.text, initial=_begun(request, kind))
    if form.is_valid():
        try:
            decision = kind.save(request.user, version, form)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            then = decision.flag or decision.quote or decision.comment
            return decided(request, version, decision, str(kind.said), then=then)
    return _form(request, shown, view, form, kind)


def _begun(request: HttpRequest, kind: Kind) -> dict[str, Any]:
    begun = {name: request.GET[name] for name in kind.form.base_fields if name in request.GET}
    return {**begun, "key": uuid.uuid4()}


def _form(
    request: HttpRequest, shown: Review, zone: ZoneView, form: WordsForm, kind: Kind
) -> HttpResponse:
    context = page(request, shown, None, zone=zone, form=form, part=kind.part, heading=kind.heading)
    template = kind.part if request.htmx else "articles/words_form.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, template, context, status=status)
