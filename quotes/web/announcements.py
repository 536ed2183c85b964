"""Corrections of a published article are written, announced and withdrawn."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from quotes.models import Announcement, Version
from quotes.selectors.announcements import about, default_language, to_announce, told
from quotes.selectors.published import PublishedChange, published_changes
from quotes.services import announcing
from quotes.services.refusals import Refused
from quotes.web.access import announcement_to_edit, signed_in, version_to_edit
from quotes.web.announcement_forms import AnnouncementForm

_SAID = {
    "save": gettext_lazy("The draft is kept."),
    "announce": gettext_lazy("Announced. It goes along with every export from now on."),
    "withdraw": gettext_lazy("Withdrawn. It is told nowhere any more."),
}


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, article_id: int) -> HttpResponse:
    """A new announcement; the texts are written as soon as there is something to tell."""
    version = version_to_edit(request.user, article_id)
    changes = published_changes(version)
    if request.method == "GET":
        return _page(request, version, changes, _begun(version, changes))
    return _posted(request, version, changes, None)


@signed_in
@require_http_methods(["GET", "POST"])
def announcement(request: HttpRequest, announcement_id: int) -> HttpResponse:
    """One that is there: its texts can be changed, its corrections stay."""
    found, version = announcement_to_edit(request.user, announcement_id)
    changes = about(version, found)
    if request.method == "GET":
        return _page(request, version, changes, _as_kept(found, changes), found)
    return _posted(request, version, changes, found)


def _posted(
    request: HttpRequest,
    version: Version,
    changes: list[PublishedChange],
    found: Announcement | None,
) -> HttpResponse:
    act = request.POST.get("act", "")
    form = AnnouncementForm(request.POST, keys=[change.key for change in changes])
    if act == "withdraw" and found:
        announcing.withdraw(user=request.user, version=version, announcement=found)
        return _done(request, version, act)
    if not form.is_valid():
        return _page(request, version, changes, form, found)
    try:
        if act == "compose":
            return _page(request, version, changes, _composed(version, changes, form), found)
        _save(request, version, form, found, announce=act == "announce")
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return _page(request, version, changes, form, found)
    return _done(request, version, act)


def _save(
    request: HttpRequest,
    version: Version,
    form: AnnouncementForm,
    found: Announcement | None,
    *,
    announce: bool,
) -> None:
    common: dict[str, Any] = {"user": request.user, "version": version}
    with transaction.atomic():
        if found is None:
            keys, key = form.cleaned_data["keys"], form.cleaned_data["key"]
            found = announcing.write(**common, keys=keys, wording=form.wording, key=key)
        else:
            announcing.reword(**common, announcement=found, wording=form.wording)
        if announce:
            announcing.announce(**common, announcement=found)


def _done(request: HttpRequest, version: Version, act: str) -> HttpResponse:
    messages.success(request, _SAID.get(act, _SAID["save"]))
    return redirect(reverse("corrections", args=[version.article_id]) + "#announcements")


def _begun(version: Version, changes: list[PublishedChange]) -> AnnouncementForm:
    """A correction of all that is news and not announced yet, in the article's language."""
    chosen = [c for c in to_announce(version, changes) if not c.is_trivial]
    language = default_language(version)
    initial = {
        "keys": [c.key for c in chosen],
        "kind": Announcement.Kind.CORRECTION,
        "language": language,
        "key": uuid.uuid4(),
    }
    if chosen:
        found = told(
            version, chosen, kind=Announcement.Kind.CORRECTION, language=language, repeats=True
        )
        initial |= {"text": found.text, "wire": found.wire}
    return AnnouncementForm(initial=initial, keys=[c.key for c in changes])


def _as_kept(found: Announcement, changes: list[PublishedChange]) -> AnnouncementForm:
    keys = [c.key for c in changes]
    kept = {name: getattr(found, name) for name in ("kind", "language", "text", "wire", "was_true")}
    initial = {**kept, "unrepeated": not found.repeats, "keys": keys, "key": found.key}
    return AnnouncementForm(initial=initial, keys=keys)


def _composed(
    version: Version, changes: list[PublishedChange], form: AnnouncementForm
) -> AnnouncementForm:
    """The form with its texts written anew as it was filled in; raises Refused for none."""
    data = form.cleaned_data
    chosen = [change for change in changes if change.key in data["keys"]]
    if not chosen:
        raise Refused(_("Choose at least one correction of what has been published."))
    announcing.refuse_kind(data["kind"], chosen)
    found = told(
        version,
        chosen,
        kind=data["kind"],
        language=data["language"],
        repeats=not data["unrepeated"],
    )
    initial = {**data, "text": found.text, "wire": found.wire}
    return AnnouncementForm(initial=initial, keys=[change.key for change in changes])


def _page(
    request: HttpRequest,
    version: Version,
    changes: list[PublishedChange],
    form: AnnouncementForm,
    found: Announcement | None = None,
) -> HttpResponse:
    context = {
        "article": version.article,
        "changes": changes,
        "factual": dict.fromkeys(code for c in changes for code in c.factual_codes),
        "chosen": [str(key) for key in form["keys"].value() or []],
        "form": form,
        "announcement": found,
    }
    part = "#announcement" if request.htmx else ""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, f"articles/announcement.html{part}", context, status=status)
