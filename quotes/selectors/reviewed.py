"""The reviewed article, ready for the writers."""

from __future__ import annotations

from quotes.formats.reviewed import (
    ReviewedArticle,
    ReviewedCorrection,
    ReviewedFlag,
    ReviewedQuote,
    ReviewedZone,
    corrected,
    pieces,
)
from quotes.models import Correction, Flag, Quote, Version
from quotes.models.findings import rendered


def reviewed_article(version: Version) -> ReviewedArticle:
    corrections = list(version.corrections.filter(active=True).select_related("flag", "created_by"))
    replacements = [(c.start, c.end, c.replacement) for c in corrections]
    zones = tuple(
        ReviewedZone(z["kind"], tuple(pieces(version.text, z["start"], z["end"], replacements)))
        for z in version.zones
    )
    headline = next((zone.text for zone in zones if zone.kind == "headline"), "")
    run = version.runs.order_by("-id").first()
    return ReviewedArticle(
        title=headline or version.article.title,
        date=version.dated,
        language=version.language or (run.language if run else "") or "nb",
        original=version.text,
        corrected=corrected(version.text, replacements),
        zones=zones,
        quotes=_quotes(version),
        corrections=tuple(_correction(c) for c in corrections),
        flags=_flags(version),
    )


def _quotes(version: Version) -> tuple[ReviewedQuote, ...]:
    quotes = (
        version.quotes.filter(superseded=False)
        .exclude(state=Quote.State.REJECTED)
        .select_related("speaker")
    )
    return tuple(
        ReviewedQuote(
            type=quote.type,
            text=" … ".join(version.text[s:e] for s, e in quote.content),
            speaker=quote.speaker.name if quote.speaker else None,
            state=quote.state,
            content=tuple((s, e) for s, e in quote.content),
        )
        for quote in quotes
    )


def _flags(version: Version) -> tuple[ReviewedFlag, ...]:
    flags = version.flags.filter(superseded=False).exclude(state=Flag.State.WITHDRAWN)
    return tuple(
        ReviewedFlag(
            code=flag.code,
            severity=Flag.Severity(flag.severity).name.lower(),
            state=flag.state,
            start=flag.start,
            end=flag.end,
            message=rendered(flag.message) or flag.comment,
        )
        for flag in flags
    )


def _correction(correction: Correction) -> ReviewedCorrection:
    return ReviewedCorrection(
        start=correction.start,
        end=correction.end,
        original=correction.original,
        replacement=correction.replacement,
        code=correction.flag.code if correction.flag else "",
        by=str(correction.created_by) if correction.created_by else "",
        at=correction.created_at,
    )
