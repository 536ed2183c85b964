"""Telling who has the article open, and hearing who else has."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quotes.models import Version
from quotes.permissions import may_edit
from quotes.selectors.presence import edited_by_others, others_in
from quotes.selectors.zones import place_of
from quotes.services.presence import heard_of
from quotes.web.access import signed_in, version_to_read


@signed_in
@require_POST
def presence(request: HttpRequest, article_id: int) -> HttpResponse:
    version = version_to_read(request.user, article_id)
    article, zone = version.article, request.POST.get("zone", "")
    index = int(zone) if zone.isdecimal() and int(zone) < len(version.zones) else None
    told = request.POST.get("version", "")
    is_old = told not in ("", str(version.number))
    # The numbers of the paragraphs are those of the version that the page shows.
    editing = set() if is_old else _zones(request, version)
    heard_of(user=request.user, article=article, zone=index, editing=editing)
    if not request.htmx:
        return redirect("article", article_id)
    newer = {"page_version": told, "newer": version if is_old else None}
    context = {"article": article, "zone": "" if index is None else index, **newer}
    return render(
        request, "articles/_presence.html", context | _others(request.user, version, editing)
    )


def _others(user: AbstractBaseUser, version: Version, editing: set[int]) -> dict[str, Any]:
    """Who else is here and edits what, and who has taken over what the user is editing."""
    claims = list(edited_by_others(version.article, user))
    edited = {claim.user_id: place_of(version, claim.zone) for claim in claims}
    here = others_in(version.article, user)
    return {
        "others": [(o.user, place_of(version, o.zone), edited.get(o.user_id)) for o in here],
        "lost": [(c.user, place_of(version, c.zone)) for c in claims if c.zone in editing],
    }


def _zones(request: HttpRequest, version: Version) -> set[int]:
    """The paragraphs in which the user's page has the editor open."""
    if not may_edit(request.user, version.article.desk):
        return set()
    told = request.POST.get("editing", "").split(",")[: len(version.zones)]
    numbers = {int(part) for part in told if part.isascii() and part.isdecimal() and len(part) < 9}
    return {number for number in numbers if number < len(version.zones)}
