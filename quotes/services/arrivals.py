"""What a sender's metadata mean for an arriving article: how it hurries, whether it is late."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from quotes.formats.article import Metadata, as_told
from quotes.models import Article, Version
from quotes.services.refusals import Refused

Urgency = Article.Urgency
#: By the IPTC's numbers: 1 is the most urgent, 5 normal, 8 the least (IIM 2:10); 9 is the sender's
#: own, 0 untold.
_URGENCIES = {
    1: Urgency.FLASH,
    2: Urgency.URGENT,
    3: Urgency.URGENT,
    6: Urgency.LOW,
    7: Urgency.LOW,
    8: Urgency.SPARE,
}


class Late(Refused):
    """The sender has sent a later text of the article already."""


def urgency_of(metadata: Metadata) -> int:
    """The desk's urgency for the sender's."""
    return _URGENCIES.get(metadata.urgency, Urgency.NORMAL)


def refuse_late(last: Version, metadata: Metadata) -> None:
    """Raise Late for a text that its sender made before the latest one that the desk has.

    Versions are compared by their numbers, or else by when they were made; where neither tells,
    what comes later is later.
    """
    known = as_told(last.metadata)
    if _is_earlier(metadata, known):
        raise Late(
            _(
                "The desk has a later text of this article already ({known}); this one is {late}. "
                "It was not taken."
            ).format(known=_named(known), late=_named(metadata))
        )


def _is_earlier(arriving: Metadata, known: Metadata) -> bool:
    if arriving.version.isdecimal() and known.version.isdecimal():
        numbers = int(arriving.version), int(known.version)
        if numbers[0] != numbers[1]:
            return numbers[0] < numbers[1]
    made, before = _moment(arriving.modified), _moment(known.modified)
    return bool(made and before and made < before)


def _moment(value: str) -> datetime | None:
    """A time to compare with others; a day alone tells no order. Without a zone, the newsroom's."""
    if "T" not in value:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else timezone.make_aware(found)


def _named(metadata: Metadata) -> str:
    version = _("version {n}").format(n=metadata.version) if metadata.version else ""
    return ", ".join(part for part in (version, metadata.modified) if part)
