"""Desks and who belongs to them."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet

from quotes.models import Desk, Membership
from quotes.permissions import EDITING

User = AbstractBaseUser | AnonymousUser


def desks_of(user: User) -> QuerySet[Desk]:
    """The desks whose articles the user sees."""
    return Desk.objects.filter(membership__user_id=user.pk).order_by("name")


def desks_edited_by(user: User) -> QuerySet[Desk]:
    """The desks for which the user may bring in and review articles."""
    return _with_role(user, EDITING)


def desks_led_by(user: User) -> QuerySet[Desk]:
    """The desks that the user is a chief of."""
    return _with_role(user, (Membership.Role.CHIEF,))


def members_of(desk: Desk) -> QuerySet[Membership]:
    """Chiefs first, then editors, then readers; each group by name."""
    return desk.membership_set.select_related("user").order_by("role", "user__username")


def _with_role(user: User, roles: tuple[str, ...]) -> QuerySet[Desk]:
    # One filter over both conditions: the role has to be this very user's.
    return Desk.objects.filter(membership__user_id=user.pk, membership__role__in=roles).order_by(
        "name"
    )
