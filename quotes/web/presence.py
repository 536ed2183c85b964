"""Telling who has the article open, and hearing who else has."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quotes.selectors.presence import others_in
from quotes.selectors.zones import place_of
from quotes.services.presence import heard_of
from quotes.web.access import signed_in, version_to_read


@signed_in
@require_POST
def presence(request: HttpRequest, article_id: int) -> HttpResponse:
    version = version_to_read(request.user, article_id)
    zone = request.POST.get("zone", "")
    index = int(zone) if zone.isdecimal() and int(zone) < len(version.zones) else None
    heard_of(user=request.user, article=version.article, zone=index)
    if not request.htmx:
        return redirect("article", article_id)
    others = [
        (other.user, place_of(version, other.zone))
        for other in others_in(version.article, request.user)
    ]
    context = {"article": version.article, "others": others, "zone": "" if index is None else index}
    return render(request, "articles/_presence.html", context)
