"""What a new version changed, and what of the desk's work did not come along."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quotes.models import Correction, Version
from quotes.permissions import may_edit
from quotes.selectors.set_aside import set_aside
from quotes.selectors.version_changes import VersionChanges, changes_between, changes_to_see
from quotes.services import versions
from quotes.services.history import Request
from quotes.services.refusals import Refused
from quotes.web.access import signed_in, version_to_edit, version_to_read
from quotes.web.answers import decided
from quotes.web.forms import ActForm


@signed_in
@require_http_methods(["GET", "POST"])
def changes(request: HttpRequest, article_id: int) -> HttpResponse:
    """The latest version against ?base=, by default the one that was reviewed last.

    With POST the changes are seen, or the correction ``again`` is made once more.
    """
    if request.method == "POST":
        return _act(request, version_to_edit(request.user, article_id))
    version = version_to_read(request.user, article_id)
    article = version.article
    earlier = list(article.versions.filter(number__lt=version.number).defer("text"))
    context = {
        "article": article,
        "version": version,
        "changes": _compared(request, version, earlier),
        "earlier": [v.number for v in earlier],
        "set_aside": set_aside(version),
        "may_edit": may_edit(request.user, article.desk),
        "fresh_key": uuid.uuid4(),
    }
    return render(request, "articles/changes.html", context)


def _compared(
    request: HttpRequest, version: Version, earlier: list[Version]
) -> VersionChanges | None:
    asked = next((v for v in earlier if str(v.number) == request.GET.get("base")), None)
    shown = changes_to_see(version)
    if asked is None and shown:
        return shown
    base = asked or (earlier[-1] if earlier else None)
    return changes_between(base, version, seen=shown is None or shown.seen) if base else None


def _act(request: HttpRequest, version: Version) -> HttpResponse:
    form = ActForm(request.POST)
    form.is_valid()
    if "again" in request.POST:
        return _correct_again(request, version, form.request)
    decision = versions.see_changes(user=request.user, version=version, request=form.request)
    return decided(request, version, decision, _("The changes are seen."), undo=False, seen=True)


def _correct_again(request: HttpRequest, version: Version, key: Request) -> HttpResponse:
    number = request.POST["again"]
    made = Correction.objects.filter(version__article=version.article).select_related("version")
    correction = get_object_or_404(made, pk=int(number) if number.isdecimal() else 0)
    about = {"user": request.user, "version": version, "correction": correction, "request": key}
    try:
        versions.correct_again(**about)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The text is corrected."))
    return redirect("changes", version.article_id)
