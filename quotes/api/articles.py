"""Articles: pushed, followed, read."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from http import HTTPStatus

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status
from pydantic import AwareDatetime

from quotes.api.access import ApiRequest, Bearer, Scope, article_to_read, refuse_readers
from quotes.api.access import version_to_read as version_of
from quotes.api.conditional import article_tag, not_modified
from quotes.api.idempotency import idempotent
from quotes.api.openapi import CONFLICTS, TAGGED, writes
from quotes.api.problems import Refusal
from quotes.api.pushing import PUSHED, Pushed, push, received
from quotes.api.schemas import AnalysisOut, ArticleOut, ArticlePage, ArticleText, analysis_of
from quotes.api.values import Name, State
from quotes.models import AnalysisRun, Article
from quotes.selectors.edited_text import EditedText
from quotes.selectors.followed import Key, followed, followed_one

router = Router(tags=["Articles"])

_MOST = 100
_STAGES = tuple(AnalysisRun.Stage.values)


class Wanted(Schema):
    """``changed_since`` lets through what changed at that moment or later; ``cursor`` is the
    ``next`` of the page before."""

    state: State | None = None
    external_id: Name = ""
    changed_since: AwareDatetime | None = None
    cursor: Name = ""
    size: int = Field(30, ge=1, le=_MOST)


@router.get("", response=ArticlePage, auth=Bearer(Scope.ARTICLES_READ), summary="List articles")
def articles(request: ApiRequest, wanted: Query[Wanted]):
    """The desk's articles, those that changed longest ago first: whoever goes on from ``next``,
    and later from the last ``changed_at`` that they saw, misses no change."""
    token = request.auth
    page = followed(
        token.user,
        token.desk,
        state=wanted.state or "",
        external_id=wanted.external_id,
        since=wanted.changed_since,
        after=_key(wanted.cursor),
        size=wanted.size,
    )
    items = [ArticleOut.of(article) for article in page.articles]
    return {"items": items, "next": _cursor(page.then) if page.then else None}


@router.post(
    "",
    response={200: ArticleOut, 201: ArticleOut, 202: ArticleOut},
    auth=Bearer(Scope.ARTICLES_WRITE),
    summary="Push an article",
    openapi_extra=writes(PUSHED, CONFLICTS),
)
@idempotent
def push_article(request: ApiRequest, response: HttpResponse, asked: Query[Pushed]):
    """In any format that is read, as the body itself or as the file of a form.

    201: a new article. 202: a new version of the article with this sender's id. 200: nothing
    new, the very same text had come before. 409: its sender has sent a later text already. The
    analysis is queued at once.
    """
    refuse_readers(request.auth)
    imported = push(request.auth, received(request, asked))
    article = _tagged(request, response, imported.version.article_id)
    response["Location"] = reverse("api-1:article", args=[article.pk])
    status = HTTPStatus.OK
    if imported.new:
        first = imported.version.number == 1
        status = HTTPStatus.CREATED if first else HTTPStatus.ACCEPTED
    return Status(status, ArticleOut.of(article))


@router.get(
    "/{int:article_id}",
    response=ArticleText,
    auth=Bearer(Scope.ARTICLES_READ),
    summary="Read an article",
    url_name="article",
    openapi_extra=TAGGED,
)
@not_modified
def article(request: ApiRequest, response: HttpResponse, article_id: int):
    """Its latest text, with and without its corrections. The ETag is what an undo or a redo on
    the article sends as If-Match."""
    version = version_of(request.auth, article_id)
    shown = _tagged(request, response, article_id)
    run = version.runs.order_by("-id").first()
    return {
        **ArticleOut.of(shown),
        "dated": version.dated,
        "language": version.language or (run.language if run else ""),
        "text": version.text,
        "corrected": EditedText(version).text,
        "zones": version.zones,
        "metadata": version.metadata,
        "review_url": request.build_absolute_uri(reverse("article", args=[article_id])),
    }


@router.get(
    "/{int:article_id}/analysis",
    response=AnalysisOut,
    auth=Bearer(Scope.ARTICLES_READ),
    summary="Follow the analysis",
)
def analysis(request: ApiRequest, article_id: int):
    """How far the latest analysis of the latest text is."""
    version = version_of(request.auth, article_id)
    run = version.runs.order_by("-id").first()
    if run is None:
        raise Refusal(404)
    return analysis_of(version, run, _STAGES)


def _tagged(request: ApiRequest, response: HttpResponse, article_id: int) -> Article:
    """The article as lists show it, its ETag in the response."""
    article_to_read(request.auth, article_id)
    shown = followed_one(request.auth.user, article_id)
    response["ETag"] = article_tag(shown)
    return shown


def _cursor(key: Key) -> str:
    moment = key.changed_at.astimezone(UTC).isoformat()
    return urlsafe_b64encode(f"{moment}|{key.id}".encode()).decode().rstrip("=")


def _key(cursor: str) -> Key | None:
    if not cursor:
        return None
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        moment, _bar, pk = urlsafe_b64decode(padded).decode("ascii").partition("|")
        at = datetime.fromisoformat(moment)
        if at.tzinfo is None or not 0 <= int(pk) < 2**63:
            raise ValueError(cursor)
        return Key(at.astimezone(UTC), int(pk))
    except (ValueError, OverflowError) as error:
        raise Refusal(422, _("This is no cursor: take the “next” of a page.")) from error
