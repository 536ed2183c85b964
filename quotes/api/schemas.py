"""What clients are told. Offsets are code points of the version's text, ranges half-open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from ninja import Schema

from quotes.models import Article, Claim, Correction, Decision, Export, Flag, Quote, Version
from quotes.models.findings import rendered

Span = tuple[int, int]


class ArticleOut(Schema):
    """``worst`` is the severity of the worst open flag, ``analysis`` the state of the latest
    analysis, ``version`` the number of the latest text."""

    id: int
    desk: str
    source: str
    external_id: str
    title: str
    state: str
    urgency: int
    assignee: str | None
    open_flags: int
    worst: str | None
    version: int
    analysis: str | None
    created_at: datetime
    changed_at: datetime

    @classmethod
    def of(cls, article: Article) -> dict[str, Any]:
        return {
            "id": article.pk,
            "desk": article.desk.slug,
            "source": article.source,
            "external_id": article.external_id,
            "title": article.title,
            "state": article.state,
            "urgency": article.urgency,
            "assignee": name_of(article.assignee),
            "open_flags": article.open_flags,
            "worst": severity(article.worst) if article.has_open_flags else None,
            "version": article.latest,
            "analysis": article.run_state,
            "created_at": article.created_at,
            "changed_at": article.changed_at,
        }


class ArticlePage(Schema):
    """``next`` is the cursor of the page that follows, null on the last one."""

    items: list[ArticleOut]
    next: str | None


class ZoneOut(Schema):
    kind: str
    start: int
    end: int


class ArticleText(ArticleOut):
    """``text`` is the original, to which all offsets refer; ``corrected`` is what it reads with
    its corrections."""

    dated: str
    language: str
    text: str
    corrected: str
    zones: list[ZoneOut]
    metadata: dict[str, Any]
    review_url: str


class NoticeOut(Schema):
    code: str
    message: str


class AnalysisOut(Schema):
    """``stage`` is the one that it is in, number ``done`` of ``of`` are behind it; ``error`` says
    why it failed, ``notices`` what could not be checked."""

    version: int
    state: str
    stage: str
    done: int
    of: int
    language: str
    error: str
    notices: list[NoticeOut]
    queued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class SpeakerOut(Schema):
    """``person_id`` is the person's id in the facts (Wikidata's), empty where it isn't known."""

    id: int
    name: str
    person_id: str


class QuoteOut(Schema):
    id: int
    type: str
    mark: str
    state: str
    origin: str
    content: list[Span]
    words: str
    cue: Span | None
    mention: Span | None
    speaker: SpeakerOut | None
    via: str
    reason: str
    confidence: float
    etag: str

    @classmethod
    def of(cls, quote: Quote, text: str, tag: str) -> dict[str, Any]:
        speaker = quote.speaker
        known = speaker and {"id": speaker.pk, "name": speaker.name, "person_id": speaker.person_id}
        return {
            **_plain(quote, "type", "mark", "state", "origin", "content", "cue", "mention", "via"),
            "words": quote.words or " … ".join(text[start:end] for start, end in quote.content),
            "speaker": known,
            "reason": rendered(quote.reason),
            "confidence": quote.confidence,
            "etag": tag,
        }


class EvidenceOut(Schema):
    """``first`` and ``last`` are the days between which it holds, null for an open end; ``span``
    is another place in the article."""

    text: str
    source: str
    first: str | None
    last: str | None
    span: Span | None

    @classmethod
    def of(cls, item: dict[str, Any]) -> dict[str, Any]:
        return {
            "text": rendered(item["text"]),
            "source": item.get("source") or "",
            "first": item.get("start"),
            "last": item.get("end"),
            "span": item.get("span"),
        }


class SuggestionOut(Schema):
    """``number`` counts from 1, as the page numbers its buttons."""

    number: int
    span: Span
    text: str
    why: str


class FlagOut(Schema):
    id: int
    code: str
    severity: str
    state: str
    origin: str
    span: Span
    words: str
    message: str
    comment: str
    suggestions: list[SuggestionOut]
    evidence: list[EvidenceOut]
    dismissal: str
    after_edit: bool
    confidence: float
    etag: str

    @classmethod
    def of(cls, flag: Flag, text: str, tag: str) -> dict[str, Any]:
        plain = ("code", "state", "origin", "comment", "dismissal", "after_edit", "confidence")
        return {
            **_plain(flag, *plain),
            "severity": severity(flag.severity),
            "span": (flag.start, flag.end),
            "words": flag.words or text[flag.start : flag.end],
            "message": rendered(flag.message),
            "suggestions": [
                {
                    "number": number,
                    "span": (item["start"], item["end"]),
                    "text": item["text"],
                    "why": rendered(item["why"]),
                }
                for number, item in enumerate(flag.suggestions, 1)
            ],
            "evidence": [EvidenceOut.of(item) for item in flag.evidence],
            "etag": tag,
        }


class ClaimOut(Schema):
    """``person_id`` and ``office_id`` are ids of the facts, empty where it rests on none."""

    kind: str
    person: str
    office: str
    person_id: str
    office_id: str
    span: Span
    words: str
    verdict: str
    evidence: list[EvidenceOut]

    @classmethod
    def of(cls, claim: Claim, text: str) -> dict[str, Any]:
        names = ("kind", "person", "office", "person_id", "office_id", "verdict")
        return {
            **{name: getattr(claim, name) for name in names},
            "span": (claim.start, claim.end),
            "words": text[claim.start : claim.end],
            "evidence": [EvidenceOut.of(item) for item in claim.evidence],
        }


class CorrectionOut(Schema):
    """``flag`` is the id of the flag whose suggestion it is, null for one of a person's own."""

    id: int
    start: int
    end: int
    original: str
    replacement: str
    flag: int | None
    by: str | None
    at: datetime

    @classmethod
    def of(cls, correction: Correction) -> dict[str, Any]:
        return {
            **_plain(correction, "start", "end", "original", "replacement"),
            "flag": correction.flag_id,
            "by": name_of(correction.created_by),
            "at": correction.created_at,
        }


class QuoteList(Schema):
    version: int
    items: list[QuoteOut]


class FlagList(Schema):
    version: int
    items: list[FlagOut]


class ClaimList(Schema):
    version: int
    items: list[ClaimOut]


class CorrectionList(Schema):
    version: int
    items: list[CorrectionOut]


class DecisionOut(Schema):
    """``target`` is the decision that an undo took back or a redo brought back."""

    id: int
    article: int
    action: str
    flag: int | None
    quote: int | None
    correction: int | None
    target: int | None
    note: str
    by: str | None
    at: datetime

    @classmethod
    def of(cls, decision: Decision) -> dict[str, Any]:
        about = ("flag", "quote", "correction", "target", "article")
        return {
            **_plain(decision, "action", "note", "at"),
            **{name: getattr(decision, f"{name}_id") for name in about},
            "by": name_of(decision.user),
        }


class ExportOut(Schema):
    id: int
    format: str
    sha256: str
    version: int
    by: str | None
    at: datetime

    @classmethod
    def of(cls, export: Export) -> dict[str, Any]:
        return {
            **_plain(export, "format", "sha256", "at"),
            "version": export.version.number,
            "by": name_of(export.user),
        }


class ExportList(Schema):
    items: list[ExportOut]


class WriterOut(Schema):
    format: str
    label: str
    media_type: str
    extension: str


class FormatList(Schema):
    """``read`` lists the media types that can be pushed, ``write`` the formats of exports."""

    read: list[str]
    write: list[WriterOut]


def analysis_of(version: Version, run: Any, stages: tuple[str, ...]) -> dict[str, Any]:
    reached = stages.index(run.stage) if run.stage in stages else 0
    return {
        "version": version.number,
        **{name: getattr(run, name) for name in ("state", "stage", "language", "queued_at")},
        "done": len(stages) if run.state == run.State.DONE else reached,
        "of": len(stages),
        "error": _(run.error) if run.error else "",
        "notices": [{"code": n["code"], "message": rendered(n)} for n in run.notices],
        "started_at": run.started_at,
        "finished_at": run.finished_at,
    }


def severity(value: int) -> str:
    return Flag.Severity(value).name.lower()


def name_of(user: AbstractBaseUser | None) -> str | None:
    return user.get_username() if user else None


def _plain(row: Any, *names: str) -> dict[str, Any]:
    return {"id": row.pk, **{name: getattr(row, name) for name in names}}
