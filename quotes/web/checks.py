"""How the checks do on a desk, and how it wants them."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_POST

from quotes.models import CheckRule, DeclaredCheck, Desk
from quotes.permissions import may_lead
from quotes.selectors.checks import OFF, checks_of
from quotes.selectors.desks import desks_of
from quotes.services.checks import set_mode
from quotes.services.refusals import Refused
from quotes.web.access import desk_to_lead, signed_in
from quotes.web.answers import said

MODES = [*CheckRule.Mode.choices, (OFF, pgettext_lazy("check", "off"))]
SAID = {
    CheckRule.Mode.ON: gettext_lazy("“{check}” is on; articles are checked by it from now on."),
    CheckRule.Mode.ON_REQUEST: gettext_lazy("“{check}” now runs on request only."),
    OFF: gettext_lazy("“{check}” is off for the desk."),
}


@signed_in
@require_GET
def checks(request: HttpRequest) -> HttpResponse:
    """The checks of ?desk=, or of the first of the visitor's desks."""
    desks = list(desks_of(request.user))
    wanted = request.GET.get("desk", "")
    desk = next((d for d in desks if wanted in ("", d.slug)), None)
    if desk is None:
        raise PermissionDenied
    return _page(request, desk, desks)


@signed_in
@require_POST
def mode(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Turn a check on, off, or to "on request"."""
    desk = desk_to_lead(request.user, slug)
    check, chosen = get_object_or_404(DeclaredCheck, pk=code), request.POST.get("mode", "")
    try:
        set_mode(user=request.user, desk=desk, code=code, mode=chosen)
    except Refused as refusal:
        return _page(request, desk, [desk], status=422, problem=refusal.message)
    message = SAID[chosen].format(check=_(check.name))
    if request.htmx:
        return said(_page(request, desk, [desk]), message)
    messages.success(request, message)
    return redirect(f"{reverse('checks')}?desk={desk.slug}")


def _page(
    request: HttpRequest, desk: Desk, desks: list[Desk], status: int = 200, **more: str
) -> HttpResponse:
    context = {
        "desk": desk,
        "desks": desks,
        "checks": checks_of(desk),
        "modes": MODES,
        "may_lead": may_lead(request.user, desk),
        "decisions": settings.CHECK_DECISIONS,
        "least": settings.CHECK_LEAST_ACCEPTED,
        **more,
    }
    template = "desk/checks.html#checks" if request.htmx else "desk/checks.html"
    return render(request, template, context, status=status)
