"""Deciding, as on the review page: the same services, the same record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal
from uuid import uuid4

from django.db import transaction
from django.http import HttpResponse
from ninja import Body, Field, Router, Schema, Status

from quotes.api.access import (
    ApiRequest,
    Bearer,
    Scope,
    flag_to_read,
    quote_to_read,
    refuse_readers,
    version_to_edit,
)
from quotes.api.conditional import article_tag, expect, flag_tag, quote_tag
from quotes.api.findings import revision_of
from quotes.api.idempotency import idempotent
from quotes.api.openapi import IF_MATCH, writes
from quotes.api.schemas import DecisionOut
from quotes.api.values import Name, Note, Reach, Reason
from quotes.models import Decision, Flag, Quote
from quotes.models.findings import Finding
from quotes.selectors.findings import revisions_of
from quotes.selectors.followed import followed_one
from quotes.services import correcting, history, reviewing
from quotes.services.history import Request

router = Router(tags=["Decisions"])
_DECIDING = {"auth": Bearer(Scope.REVIEW_WRITE), "openapi_extra": writes(IF_MATCH)}


class Accept(Schema):
    """``replacement`` is the number of the suggestion."""

    act: Literal["accept"]
    replacement: int = Field(1, ge=1, le=1000)


class Confirm(Schema):
    act: Literal["confirm"]


class Dismiss(Schema):
    """``scope`` is how far it reaches: this flag, the same words in the whole article, the same
    fact everywhere on the desk, or the whole check on the desk."""

    act: Literal["dismiss"]
    reason: Reason
    scope: Reach = "here"
    note: Note = ""


class Wait(Schema):
    act: Literal["wait"]


class Reopen(Schema):
    act: Literal["reopen"]


class Reject(Schema):
    act: Literal["reject"]


class Speak(Schema):
    """``name`` is the speaker's, empty for unknown."""

    act: Literal["speaker"]
    name: Name


FlagAct = Annotated[Accept | Confirm | Dismiss | Wait | Reopen, Field(discriminator="act")]
QuoteAct = Annotated[Confirm | Reject | Speak, Field(discriminator="act")]


@router.post(
    "/flags/{int:flag_id}/decisions",
    response={201: DecisionOut},
    summary="Decide on a flag",
    **_DECIDING,
)
@idempotent
def decide_flag(request: ApiRequest, response: HttpResponse, flag_id: int, act: Body[FlagAct]):
    """If-Match is the flag's ``etag``; the answer's ETag is its next one."""
    flag = flag_to_read(request.auth, flag_id)
    return _decided(
        request, response, flag, flag_tag, lambda common: _decide_flag(flag, act, common)
    )


def _decide_flag(flag: Flag, act: FlagAct, common: dict[str, Any]) -> Decision:
    about = {"flag": flag, **common}
    match act:
        case Accept():
            return correcting.accept_suggestion(choice=act.replacement - 1, **about)
        case Confirm():
            return reviewing.confirm_flag(**about)
        case Dismiss(scope="here"):
            return reviewing.dismiss_flag(dismissal=act.reason, note=act.note, **about)
        case Dismiss():
            return reviewing.dismiss_like(
                scope=act.scope, dismissal=act.reason, note=act.note, **about
            )
        case Wait():
            return reviewing.wait_with_flag(**about)
        case Reopen():
            return reviewing.reopen_flag(**about)


@router.post(
    "/quotes/{int:quote_id}/decisions",
    response={201: DecisionOut},
    summary="Decide on a quote",
    **_DECIDING,
)
@idempotent
def decide_quote(request: ApiRequest, response: HttpResponse, quote_id: int, act: Body[QuoteAct]):
    """If-Match is the quote's ``etag``; the answer's ETag is its next one."""
    quote = quote_to_read(request.auth, quote_id)
    return _decided(
        request, response, quote, quote_tag, lambda common: _decide_quote(quote, act, common)
    )


def _decide_quote(quote: Quote, act: QuoteAct, common: dict[str, Any]) -> Decision:
    about = {"quote": quote, **common}
    match act:
        case Confirm():
            return reviewing.confirm_quote(**about)
        case Reject():
            return reviewing.reject_quote(**about)
        case Speak():
            return reviewing.change_speaker(name=act.name, **about)


def _decided(
    request: ApiRequest,
    response: HttpResponse,
    finding: Finding,
    tag: Callable[[Any, int], str],
    decide: Callable[[dict[str, Any]], Decision],
):
    """Decide on the finding as its reader saw it: who decides, and on what they had seen, are
    given to ``decide``."""
    refuse_readers(request.auth)
    revision = revision_of(finding, finding.version, revisions_of(finding.version))
    expect(request, tag(finding, revision))
    decision = decide({"user": request.auth.user, "request": Request(uuid4(), revision)})
    finding.refresh_from_db()
    response["ETag"] = tag(finding, decision.pk)
    return Status(201, DecisionOut.of(decision))


@router.post(
    "/articles/{int:article_id}/undo",
    response={201: DecisionOut},
    summary="Undo",
    **_DECIDING,
)
@idempotent
def undo(request: ApiRequest, response: HttpResponse, article_id: int):
    """Take back the last decision of the token's account on the article. If-Match is the
    article's ETag, the answer's ETag its next one."""
    return _go_back_or_forth(request, response, article_id, history.undo)


@router.post(
    "/articles/{int:article_id}/redo",
    response={201: DecisionOut},
    summary="Do again",
    **_DECIDING,
)
@idempotent
def redo(request: ApiRequest, response: HttpResponse, article_id: int):
    """Bring back what the last undo took away."""
    return _go_back_or_forth(request, response, article_id, history.redo)


def _go_back_or_forth(request: ApiRequest, response: HttpResponse, article_id: int, act):
    version, user = version_to_edit(request.auth, article_id), request.auth.user
    with transaction.atomic():
        history.lock(version)
        expect(request, article_tag(followed_one(user, article_id)))
        decision = act(user=user, version=version, request=Request(uuid4()))
    response["ETag"] = article_tag(followed_one(user, article_id))
    return Status(201, DecisionOut.of(decision))
