"""Where a finding of one's own may stand."""

from __future__ import annotations

from django.utils.translation import gettext as _

from quotes.engine.results import Span
from quotes.models import Version
from quotes.selectors.zones import zone_index
from quotes.services.refusals import Refused


def zone_of_span(version: Version, span: Span) -> int:
    """The index of the zone that holds all of the span; raises Refused if none does."""
    zone = zone_index(version, span.start)
    if zone is None or span.end > version.zones[zone]["end"]:
        raise Refused(_("Select words within one paragraph."))
    return zone
