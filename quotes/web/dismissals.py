"""What the desks dismiss for good: listed, and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from quotes.permissions import may_edit
from quotes.selectors.desks import desks_edited_by, desks_led_by
from quotes.selectors.dismissals import dismissals_seen_by
from quotes.services import standing
from quotes.services.refusals import Refused
from quotes.web.access import signed_in

_PAGE = 50


@signed_in
@require_GET
def dismissals(request: HttpRequest) -> HttpResponse:
    listed = Paginator(dismissals_seen_by(request.user), _PAGE).get_page(request.GET.get("page"))
    edited = set(desks_edited_by(request.user).values_list("pk", flat=True))
    led = set(desks_led_by(request.user).values_list("pk", flat=True))
    context = {"listed": listed, "edited": edited, "led": led}
    return render(request, "dismissals.html", context)


@signed_in
@require_POST
def take_back(request: HttpRequest, dismissal_id: int) -> HttpResponse:
    dismissal = get_object_or_404(dismissals_seen_by(request.user), pk=dismissal_id)
    if not may_edit(request.user, dismissal.desk):
        raise PermissionDenied
    try:
        standing.take_back(user=request.user, dismissal=dismissal)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Taken back. The flags that it dismissed are open again."))
    return redirect("dismissals")
