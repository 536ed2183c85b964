"""What was found in a version and is still shown, and what was decided last on each zone."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from quotes.models import Claim, Correction, Flag, Quote, Version


def quotes_of(version: Version) -> QuerySet[Quote]:
    """In text order, the rejected ones too."""
    return (
        version.quotes.filter(superseded=False)
        .exclude(state=Quote.State.WITHDRAWN)
        .select_related("speaker", "machine_speaker", "created_by")
    )


def flags_of(version: Version) -> QuerySet[Flag]:
    """The worst first, then in text order."""
    return (
        version.flags.filter(superseded=False)
        .exclude(state=Flag.State.WITHDRAWN)
        .select_related("created_by", "standing__created_by")
    )


def claims_of(version: Version) -> QuerySet[Claim]:
    return version.claims.all()


def corrections_of(version: Version) -> QuerySet[Correction]:
    """Those that hold, in text order."""
    return version.corrections.filter(active=True).select_related("flag", "created_by")


def revisions_of(version: Version) -> dict[int | None, int]:
    """The id of the last decision on each zone; a zone without one is missing."""
    last = version.article.decisions.values_list("zone").annotate(last=Max("id"))
    return dict(last.order_by())
