"""Choosing a speaker's name while typing, and merging two speakers into one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from quotes.models import Version
from quotes.selectors.speakers import names_for
from quotes.services.refusals import Refused
from quotes.services.speaking import merge_speakers
from quotes.web.access import article_to_read, signed_in, version_to_edit
from quotes.web.answers import decided, refused
from quotes.web.forms import MergeForm


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def speakers(request: HttpRequest, article_id: int) -> HttpResponse:
    """With GET the names to choose from for what is typed; with POST two become one."""
    if request.method == "POST":
        return _merge(request, version_to_edit(request.user, article_id))
    article = article_to_read(request.user, article_id)
    names = names_for(article, request.GET.get("name", ""))
    return render(request, "articles/_speaker_names.html", {"names": names})


def _merge(request: HttpRequest, version: Version) -> HttpResponse:
    form = MergeForm(request.POST)
    form.is_valid()
    quote = version.quotes.filter(pk=form.cleaned_data.get("quote")).first()
    named = version.article.speakers
    speaker = get_object_or_404(named, pk=form.cleaned_data.get("speaker"))
    into = get_object_or_404(named, pk=form.cleaned_data.get("into"))
    try:
        decision = merge_speakers(
            user=request.user, version=version, speaker=speaker, into=into, request=form.request
        )
    except Refused as refusal:
        return refused(request, version, quote, refusal)
    message = _("{one} and {other} are one speaker now.").format(one=speaker, other=into)
    return decided(request, version, decision, message, then=quote)
