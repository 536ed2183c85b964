"""A desk's page, for those who lead it: its members and its rules."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from quotes.models import Desk, Membership
from quotes.selectors.desks import desks_led_by, members_of
from quotes.services.desks import set_rules
from quotes.services.members import add_member, change_role, remove_member
from quotes.services.refusals import Refused
from quotes.web.access import desk_to_lead, membership_to_change, signed_in
from quotes.web.answers import said
from quotes.web.desk_forms import MemberForm, RulesForm


@signed_in
@require_GET
def desks(request: HttpRequest) -> HttpResponse:
    """The first of the desks that the visitor leads."""
    return redirect("desk", desk_to_lead(request.user).slug)


@signed_in
@never_cache
@require_GET
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, desk_to_lead(request.user, slug))


@signed_in
@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """A new account's password is in this one answer and nowhere else."""
    led, form = desk_to_lead(request.user, slug), MemberForm(request.POST)
    if not form.is_valid():
        return _page(request, led, form)
    try:
        added = add_member(user=request.user, desk=led, **form.cleaned_data)
    except Refused as refusal:
        form.add_error("username", refusal.message)
        return _page(request, led, form)
    return _page(request, led, added=added)


@signed_in
@require_POST
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The desk's switches."""
    led, form = desk_to_lead(request.user, slug), RulesForm(request.POST)
    if not form.is_valid():
        return _rules(request, led, form)
    set_rules(user=request.user, desk=led, **form.cleaned_data)
    if request.htmx:
        return said(_rules(request, led, _rules_form(led)), _("The rules are saved."))
    messages.success(request, _("The rules are saved."))
    return redirect("desk", led.slug)


@signed_in
@require_POST
def member(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Change a member's role, or take them out of the desk."""
    membership = membership_to_change(request.user, membership_id)
    try:
        message = _changed(request, membership)
    except Refused as refusal:
        return _page(request, membership.desk, problem=refusal.message)
    if request.htmx:
        return said(_page(request, membership.desk), message)
    messages.success(request, message)
    return redirect("desk", membership.desk.slug)


def _changed(request: HttpRequest, membership: Membership) -> str:
    name = membership.user.get_username()
    if request.POST.get("act") == "remove":
        remove_member(user=request.user, membership=membership)
        return _("{name} doesn't belong to the desk any more.").format(name=name)
    change_role(user=request.user, membership=membership, role=request.POST.get("role", ""))
    return _("{name} is now: {role}.").format(name=name, role=membership.get_role_display())


def _rules_form(led: Desk) -> RulesForm:
    names = ("headline_limit", "wording_in_marks", "wording_after_dash")
    return RulesForm(initial={name: getattr(led, name) for name in names})


def _rules(request: HttpRequest, led: Desk, form: RulesForm) -> HttpResponse:
    if not request.htmx:
        return _page(request, led, rules_form=form)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"desk": led, "rules_form": form}
    return render(request, "desk/desk.html#rules", context, status=status)


def _page(
    request: HttpRequest, led: Desk, form: MemberForm | None = None, **more: Any
) -> HttpResponse:
    more.setdefault("rules_form", _rules_form(led))
    wrong = (form is not None and form.errors) or "problem" in more or more["rules_form"].errors
    context = {
        "desk": led,
        "desks": desks_led_by(request.user),
        "members": members_of(led),
        "roles": Membership.Role.choices,
        "form": form or MemberForm(initial={"role": Membership.Role.EDITOR}),
        **more,
    }
    template = "desk/desk.html#members" if request.htmx else "desk/desk.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, template, context, status=status)
