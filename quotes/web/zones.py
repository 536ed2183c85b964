"""Editing a paragraph in place."""

from __future__ import annotations

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import retarget

from quotes.models import Editing, Quote, Version
from quotes.selectors.retelling import Proposal, in_indirect_speech
from quotes.selectors.review import Review, ZoneView, review
from quotes.selectors.reviewed import headline_of
from quotes.services.correcting import edit_zone
from quotes.services.merging import merge
from quotes.services.presence import claim, take_over
from quotes.services.refusals import Published, Refused, Stale, Taken
from quotes.web.access import signed_in, version_to_edit
from quotes.web.answers import ask_first, decided, page, said
from quotes.web.forms import ZoneForm


@signed_in
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, article_id: int, zone: int) -> HttpResponse:
    version = version_to_edit(request.user, article_id)
    if zone >= len(version.zones):
        raise Http404
    form = ZoneForm(request.POST)
    form.is_valid()
    takes_over = form.cleaned_data.get("use") == "take"
    if request.method == "POST" and not takes_over:
        return _save(request, version, zone, form)
    about = {"user": request.user, "article": version.article, "zone": zone}
    if takes_over:
        take_over(**about)
    elif theirs := claim(**about):
        return _taken(request, version, zone, theirs)
    return _opened(request, version, zone)


def _opened(request: HttpRequest, version: Version, zone: int) -> HttpResponse:
    """The paragraph as it reads now; with a quote in indirect speech where that is asked for."""
    shown = review(version)
    base = shown.zones[zone].corrected_text
    quote = _quote(shown, zone, request.GET.get("indirect"))
    told = in_indirect_speech(shown, quote) if quote else None
    if told is None:
        return _editor(request, shown, shown.zones[zone], base, base)
    more = {"told": told, "indirect": quote}
    return _editor(request, shown, shown.zones[zone], told.text, base, **more)


def _quote(shown: Review, zone: int, asked: object) -> Quote | None:
    """The quote of the paragraph that has the id."""
    found = (q for q in shown.quotes if str(q.pk) == str(asked))
    return next((q for q in found if shown.zone_of(q) is shown.zones[zone]), None)


def _taken(request: HttpRequest, version: Version, zone: int, theirs: Editing) -> HttpResponse:
    """Who edits the paragraph, and a button that takes it over."""
    shown = review(version)
    context = page(request, shown, None, zone=shown.zones[zone], holder=theirs.user)
    template = "articles/_zone_taken.html" if request.htmx else "articles/zone_form.html"
    return render(request, template, context)


def _save(request: HttpRequest, version: Version, zone: int, form: ZoneForm) -> HttpResponse:
    use, indirect = form.cleaned_data.get("use"), form.cleaned_data.get("indirect")
    text, base = (form.cleaned_data.get(n, "").replace("\r\n", "\n") for n in ("text", "base"))
    try:
        ask_first(request, version)
        decision = edit_zone(
            user=request.user,
            version=version,
            zone=zone,
            text=_both(version, zone, base, text) if use == "both" else text,
            request=form.request,
            base=base,
            insist=use in ("mine", "both"),
            indirect=_quote(review(version), zone, indirect) if indirect else None,
        )
    except Refused as refusal:
        shown = review(version)
        quote = _quote(shown, zone, indirect)
        return _editor(request, shown, shown.zones[zone], text, base, refusal, indirect=quote)
    if decision is None:
        return _unchanged(request, version, zone)
    message = _said(version, zone)
    return retarget(decided(request, version, decision, message, closed_editor=zone), "#card")


def _said(version: Version, zone: int) -> str:
    """What was done, and for a headline whether it is too long by now."""
    limit = version.article.desk.headline_limit
    length = len(headline_of(version)) if version.zones[zone]["kind"] == "headline" else 0
    if not limit or length <= limit:
        return _("The paragraph is corrected.")
    return _("Corrected. The headline has {n} characters now; the desk keeps to {limit}.").format(
        n=length, limit=limit
    )


def _both(version: Version, zone: int, base: str, mine: str) -> str:
    """My changes and those that were made in the meantime."""
    merged = merge(base, mine, review(version).zones[zone].corrected_text)
    if merged.text is None:
        raise Refused(_("You both changed the same words. Write in your text what should stand."))
    return merged.text


def _editor(
    request: HttpRequest,
    shown: Review,
    zone: ZoneView,
    text: str,
    base: str,
    refusal: Refused | None = None,
    indirect: Quote | None = None,
    told: Proposal | None = None,
) -> HttpResponse:
    """The form with the text as typed; after a conflict beside the text as it is now.

    ``indirect`` is the quote that saving makes an indirect one, ``told`` how that was proposed.
    """
    stale = refusal is not None and base != zone.corrected_text
    begun = {"text": text, "base": base, "seen": zone.revision, "key": uuid.uuid4()}
    begun["indirect"] = indirect.pk if indirect else None
    context = page(
        request, shown, None, zone=zone, form=ZoneForm(initial=begun), refusal=refusal, stale=stale
    )
    context |= {"indirect": indirect, "told": told}
    context["taken"] = isinstance(refusal, Taken)
    context["published"] = isinstance(refusal, Published)
    if stale:
        context |= {"base": base, "merge": merge(base, text, zone.corrected_text)}
    template = "articles/_zone_form.html" if request.htmx else "articles/zone_form.html"
    status = HTTPStatus.OK
    if refusal:
        conflict = isinstance(refusal, Stale)
        status = HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, template, context, status=status)


def _unchanged(request: HttpRequest, version: Version, zone: int) -> HttpResponse:
    message = _("Nothing was changed.")
    if not request.htmx:
        messages.info(request, message)
        return redirect("article", version.article_id)
    return said(render(request, "articles/_editor_slot.html", {"index": zone}), message)
