"""The reviewed article, ready for the writers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from quotes.formats.article import Metadata, as_told
from quotes.formats.reviewed import (
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
from quotes.models import Announcement, Article, Correction, Decision, Export, Flag, Quote, Version
from quotes.models.findings import rendered


def reviewed_article(version: Version) -> ReviewedArticle:
    corrections = list(version.corrections.filter(active=True).select_related("flag", "created_by"))
    replacements = [(c.start, c.end, c.replacement) for c in corrections]
    zones = tuple(
        ReviewedZone(
            z["kind"], tuple(pieces(version.text, z["start"], z["end"], replacements)), z["start"]
        )
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
        quotes=_quotes(version, replacements),
        corrections=tuple(_correction(c) for c in corrections),
        flags=_flags(version),
        id=version.article.external_id or f"article-{version.article_id}",
        at=timezone.now(),
        metadata=_metadata(version),
        announcements=_announcements(version),
    )


def headline_of(version: Version) -> str:
    """The first headline as it reads now, or else the article's title."""
    zone = next((z for z in version.zones if z["kind"] == "headline"), None)
    if zone is None:
        return version.article.title
    made = version.corrections.filter(active=True)
    replacements = [(c.start, c.end, c.replacement) for c in made]
    found = pieces(version.text, zone["start"], zone["end"], replacements)
    return "".join(piece.new for piece in found)


def _announcements(version: Version) -> tuple[ReviewedAnnouncement, ...]:
    """What is announced, the oldest first."""
    announced = version.article.announcements.filter(state=Announcement.State.ANNOUNCED)
    return tuple(
        ReviewedAnnouncement(
            id=f"urn:uuid:{a.key}",
            kind=a.kind,
            language=a.language,
            text=a.text,
            wire=a.wire,
            at=a.announced_at or a.changed_at,
        )
        for a in announced.order_by("announced_at", "id")
    )


def exports_of(article: Article) -> QuerySet[Export]:
    """The files that were made of it, the latest first."""
    return Export.objects.filter(version__article=article).select_related("version", "user")


def _metadata(version: Version) -> Metadata:
    """What the sender said, and in its absence what the desk knows."""
    told = as_told(version.metadata)
    return replace(
        told,
        id=told.id or version.article.external_id,
        version=told.version or str(version.number),
        published=told.published or version.dated,
        language=told.language or version.language,
    )


def _quotes(
    version: Version, replacements: list[tuple[int, int, str]]
) -> tuple[ReviewedQuote, ...]:
    quotes = (
        version.quotes.filter(superseded=False)
        .exclude(state__in=Quote.GONE)
        .select_related("speaker")
    )
    return tuple(
        ReviewedQuote(
            type=quote.type,
            text=quote.words
            or " … ".join(
                "".join(piece.new for piece in pieces(version.text, start, end, replacements))
                for start, end in quote.content
            ),
            speaker=quote.speaker.name if quote.speaker else None,
            state=quote.state,
            content=tuple((s, e) for s, e in quote.content),
            speaker_id=quote.speaker.person_id if quote.speaker else "",
            via=quote.via,
        )
        for quote in quotes
    )


def _flags(version: Version) -> tuple[ReviewedFlag, ...]:
    flags = version.flags.filter(superseded=False).exclude(state=Flag.State.WITHDRAWN)
    decisions = version.decisions.filter(flag__isnull=False).select_related("user")
    last = {decision.flag_id: decision for decision in decisions}
    return tuple(_flag(flag, last.get(flag.pk)) for flag in flags)


def _flag(flag: Flag, decision: Decision | None) -> ReviewedFlag:
    decided = decision if flag.state != Flag.State.OPEN else None
    return ReviewedFlag(
        code=flag.code,
        severity=Flag.Severity(flag.severity).name.lower(),
        state=flag.state,
        start=flag.start,
        end=flag.end,
        message=rendered(flag.message) or flag.comment,
        evidence=tuple(_evidence(item) for item in flag.evidence),
        by=str(decided.user) if decided and decided.user else "",
        at=decided.at if decided else None,
    )


def _evidence(item: dict[str, Any]) -> ReviewedEvidence:
    return ReviewedEvidence(
        text=rendered(item["text"]),
        source=item.get("source") or "",
        first=item.get("start") or "",
        last=item.get("end") or "",
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
