"""The desks' standing dismissals."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Q, QuerySet

from quotes.models import Flag, StandingDismissal
from quotes.selectors.desks import desks_of


def dismissals_seen_by(user: AbstractBaseUser) -> QuerySet[StandingDismissal]:
    """What holds on the user's desks, the latest first, with how many flags each dismisses."""
    dismissed = Count("flags", filter=Q(flags__state=Flag.State.DISMISSED))
    return (
        StandingDismissal.objects.filter(active=True, desk__in=desks_of(user))
        .select_related("desk", "article", "created_by")
        .annotate(dismissed=dismissed)
        .order_by("-id")
    )
