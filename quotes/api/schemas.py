"""What clients are told of articles, decisions and exports; of findings in finding_schemas."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from ninja import Schema

from quotes.models import Article, Decision, Export, Flag, Version
from quotes.models.findings import rendered


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
            **plain(decision, "action", "note", "at"),
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
            **plain(export, "format", "sha256", "at"),
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


def plain(row: Any, *names: str) -> dict[str, Any]:
    return {"id": row.pk, **{name: getattr(row, name) for name in names}}
