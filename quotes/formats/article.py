"""An article as a reader gives it: its document, and what the sender says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from quotes.engine.document import Document


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the sender says about an article, beside its words; empty where it doesn't.

    ``id`` is the sender's own and the same for all versions of an article; ``version`` counts
    them. ``published`` and ``modified`` are ISO 8601, to the day or finer; ``language`` is a tag
    like ``nb-NO``. ``note`` is for the desk, not for readers ("Til red:").
    ``urgency`` is 1 (flash) to 9 as the IPTC's formats count it, 0 where it isn't told.
    """

    id: str = ""
    version: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    slug: str = ""
    section: str = ""
    note: str = ""
    copyright: str = ""
    url: str = ""
    urgency: int = 0


def told(metadata: Metadata) -> dict[str, Any]:
    """What the sender does say, as JSON keeps it."""
    return {key: value for key, value in asdict(metadata).items() if value}


def as_told(values: Mapping[str, Any]) -> Metadata:
    """What ``told`` was given, after its way through JSON."""
    return Metadata(**{**values, "authors": tuple(values.get("authors", ()))})


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """``format`` is the code of the reader that read it."""

    document: Document
    metadata: Metadata = Metadata()
    format: str = ""
