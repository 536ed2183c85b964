"""A reviewed article of our own: two corrections, quotes, flags with evidence."""

from __future__ import annotations

from datetime import UTC, datetime

from quotes.engine.document import document_from_text
from quotes.formats.article import Metadata
from quotes.formats.reviewed import (
    Piece,
    ReviewedAnnouncement,
    ReviewedArticle,
    ReviewedCorrection,
    ReviewedEvidence,
    ReviewedFlag,
    ReviewedQuote,
    ReviewedZone,
    corrected,
    pieces,
)

TEXT = """Ukraina får luftvern

Av Kari Nes

Tyskland sender luftvern til Tyskland. Foto: Marte Fjell / Øvingsfoto

Ministeren møtte <Storbritannias> utenriksminister Ben Wallace & co. i Brussel.

Mye på vei

– Dette vil merkes 👩‍🚒, sier Ingrid Solbakken.

=HYPERLINK("x") er tull, mener departementet.

Les mer"""

AT = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
METADATA = Metadata(
    id="NTBaa11",
    version="2",
    title="Ukraina får luftvern",
    authors=("Kari Nes",),
    source="NTB",
    published="2024-03-05T07:00:00+01:00",
    modified="2024-03-05T08:00:00+01:00",
    language="nb-NO",
    slug="ukraina-luftvern",
    section="Utenriks",
    note="Til red: Ny tittel.",
    copyright="NTB",
    urgency=4,
)


ANNOUNCED = (
    ReviewedAnnouncement(
        "urn:uuid:0b9bdb5a-6c5c-4b5e-8c52-5f7d0d3b8a11",
        "correction",
        "nb",
        "Rettelse: I en tidligere versjon av bildeteksten sto det «til Tyskland».",
        "Til red: RETTELSE. Bildeteksten: «til Tyskland» rettes til «til Ukraina».",
        AT,
    ),
    ReviewedAnnouncement(
        "urn:uuid:0b9bdb5a-6c5c-4b5e-8c52-5f7d0d3b8a12",
        "clarification",
        "nn",
        "Presisering: Møtet er i <Brussel> & omegn.",
        "Til red: PRESISERING. Brødteksten: Nytt er «i Brussel».",
        AT,
    ),
)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def reviewed(**changes) -> ReviewedArticle:
    office, receiver = span("utenriksminister"), span("til Tyskland")
    replacements = [(*receiver, "til Ukraina"), (*office, "forsvarsminister")]
    zones = tuple(
        ReviewedZone(
            z.kind, tuple(pieces(TEXT, z.span.start, z.span.end, replacements)), z.span.start
        )
        for z in document_from_text(TEXT).zones
    )
    values = {
        "title": "Ukraina får luftvern",
        "date": "2024-03-05",
        "language": "nb",
        "original": TEXT,
        "corrected": corrected(TEXT, replacements),
        "zones": zones,
        "quotes": (
            ReviewedQuote(
                "direct",
                "Dette vil merkes 👩‍🚒",
                "Ingrid Solbakken",
                "confirmed",
                (span("Dette vil merkes 👩‍🚒"),),
                "Q42",
            ),
            ReviewedQuote(
                "indirect",
                '=HYPERLINK("x") er tull',
                "departementet",
                "proposed",
                (span('=HYPERLINK("x") er tull'),),
            ),
        ),
        "corrections": (
            ReviewedCorrection(
                *receiver, "til Tyskland", "til Ukraina", "self-relation", "bob", AT
            ),
            ReviewedCorrection(
                *office, "utenriksminister", "forsvarsminister", "role", "alice", AT
            ),
        ),
        "flags": (
            ReviewedFlag(
                "role",
                "high",
                "fixed",
                office[0],
                span("Ben Wallace")[1],
                "Ben Wallace var ikke utenriksminister.",
                (ReviewedEvidence("Forsvarsminister", "ifg", "2019-07-24", "2023-08-31"),),
                "alice",
                AT,
            ),
            ReviewedFlag("quote-marks", "low", "open", *span("merkes 👩‍🚒, sier"), "Tegn."),
        ),
        "id": METADATA.id,
        "at": AT,
        "metadata": METADATA,
    }
    return ReviewedArticle(**(values | changes))


def plain(*zones: tuple[str, str], metadata: Metadata = METADATA) -> ReviewedArticle:
    """An article without corrections, of zones a blank line apart."""
    text, made = "", []
    for kind, words in zones:
        text += "\n\n" if text else ""
        made.append(ReviewedZone(kind, (Piece(words, words),), len(text)))
        text += words
    headline = next((words for kind, words in zones if kind == "headline"), "")
    return ReviewedArticle(
        title=headline or metadata.title,
        date="",
        language="nb",
        original=text,
        corrected=text,
        zones=tuple(made),
        quotes=(),
        corrections=(),
        flags=(),
        id=metadata.id,
        at=AT,
        metadata=metadata,
    )
