"""The zones of a stored version."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.engine.dates import DateSpan
from quotes.engine.document import BODY, Document, Zone
from quotes.engine.results import Span
from quotes.models import Version


def zones_of(version: Version) -> tuple[Zone, ...]:
    return tuple(Zone(z["kind"], Span(z["start"], z["end"])) for z in version.zones)


def zone_index(version: Version, start: int) -> int | None:
    """The index of the zone that holds the code point, None between zones."""
    return next(
        (i for i, z in enumerate(version.zones) if z["start"] <= start < z["end"]),
        None,
    )


def zone_around(version: Version, span: Span) -> int | None:
    """The index of the zone that holds all of the span; words are put in at its very end, too."""
    return next(
        (
            i
            for i, z in enumerate(version.zones)
            if z["start"] <= span.start and span.end <= z["end"]
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A zone by its kind and, in the body, by the number of its paragraph."""

    index: int
    kind: str
    paragraph: int | None


def place_of(version: Version, index: int | None) -> Place | None:
    if index is None or index >= len(version.zones):
        return None
    kinds = [zone["kind"] for zone in version.zones[: index + 1]]
    number = sum(kind in BODY for kind in kinds)
    return Place(index, kinds[-1], number if kinds[-1] in BODY else None)


def document_of(version: Version) -> Document:
    """The version as the engine reads it."""
    return Document(
        version.text,
        zones_of(version),
        DateSpan.parse(version.dated) if version.dated else None,
        version.language or None,  # type: ignore[arg-type]
    )


def zones_as_json(zones: tuple[Zone, ...]) -> list[dict[str, str | int]]:
    """As ``Version.zones`` keeps them."""
    return [{"kind": z.kind, "start": z.span.start, "end": z.span.end} for z in zones]
