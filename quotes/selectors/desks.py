"""Desks and who belongs to them."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet

from quotes.models import Desk
from quotes.permissions import EDITING


def desks_of(user: AbstractBaseUser | AnonymousUser) -> QuerySet[Desk]:
    """The desks whose articles the user sees."""
    return Desk.objects.filter(membership__user_id=user.pk).order_by("name")


def desks_edited_by(user: AbstractBaseUser | AnonymousUser) -> QuerySet[Desk]:
    """The desks for which the user may bring in and review articles."""
    # One filter over both conditions: the role has to be this very user's.
    mine = {"membership__user_id": user.pk, "membership__role__in": EDITING}
    return Desk.objects.filter(**mine).order_by("name")
