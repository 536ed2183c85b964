"""The corrected text, what was corrected in it, and its exports."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from quotes.models import Correction
from quotes.selectors.announcements import announcements_of, to_announce, was_published
from quotes.selectors.published import published_changes
from quotes.selectors.review import Review, ZoneView, review
from quotes.services import exporting
from quotes.services.refusals import Refused
from quotes.web.access import signed_in, version_to_edit, version_to_read
from quotes.web.answers import page, refused
from quotes.web.reading import too_long


@signed_in
@require_GET
def corrections(request: HttpRequest, article_id: int) -> HttpResponse:
    """?view=text shows the corrected text as a reader will see it, otherwise what was changed."""
    shown = review(version_to_read(request.user, article_id))
    changes = published_changes(shown.version)
    context = page(
        request,
        shown,
        None,
        rows=[(c, _zone_of(shown, c)) for c in shown.corrections],
        view=request.GET.get("view", "changes"),
        announcements=announcements_of(shown.article),
        unannounced=[c for c in to_announce(shown.version, changes) if not c.is_trivial],
        published=was_published(shown.article),
        too_long=too_long(shown),
    )
    return render(request, "articles/corrections.html", context)


@signed_in
@require_POST
def export(request: HttpRequest, article_id: int) -> HttpResponse:
    """The article in a format, as a download."""
    version = version_to_edit(request.user, article_id)
    try:
        exported = exporting.export(
            user=request.user, version=version, format=request.POST.get("format", "")
        )
    except Refused as refusal:
        return refused(request, version, None, refusal)
    response = HttpResponse(exported.content, content_type=exported.media_type)
    response["Content-Disposition"] = content_disposition_header(True, exported.filename)
    return response


def _zone_of(shown: Review, correction: Correction) -> ZoneView | None:
    """Words may be put in at a zone's very end, too."""
    return next(
        (z for z in shown.zones if z.start <= correction.start and correction.end <= z.end), None
    )
