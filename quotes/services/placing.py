"""Where a finding of one's own may stand."""

from __future__ import annotations

from django.utils.translation import gettext as _

from quotes.engine.results import Span
from quotes.models import Version
from quotes.selectors.zones import zone_around
from quotes.services.refusals import Refused


def zone_of_span(version: Version, span: Span) -> int:
    """The index of the zone that holds all of the span; raises Refused if none does."""
    zone = zone_around(version, span)
    if zone is None:
        raise Refused(_("Select words within one paragraph."))
    return zone
