"""Corrections: listed, made, taken back."""

from __future__ import annotations

from uuid import uuid4

from django.db import transaction
from django.http import HttpResponse
from ninja import Router, Schema, Status
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from quotes.api.access import (
    ApiRequest,
    Bearer,
    Scope,
    correction_to_edit,
    version_to_edit,
    version_to_read,
)
from quotes.api.conditional import corrections_tag, expect, not_modified
from quotes.api.finding_schemas import CorrectionList, CorrectionOut
from quotes.api.idempotency import idempotent
from quotes.api.openapi import CONFLICTS, IF_MATCH, TAGGED, writes
from quotes.api.values import Offset, Words
from quotes.engine.results import Span
from quotes.models import Version
from quotes.selectors.findings import corrections_of, revisions_of
from quotes.services import correcting, history
from quotes.services.history import Request

router = Router(tags=["Corrections"])
_ADDRESS = "/articles/{int:article_id}/corrections"


class NewCorrection(Schema):
    """``text`` in place of the code points from ``start`` to before ``end`` of the original."""

    start: Offset
    end: Offset
    text: Words

    @model_validator(mode="after")
    def _in_order(self) -> NewCorrection:
        if self.end < self.start:
            raise PydanticCustomError("range", "it ends before it begins")
        return self


@router.get(
    _ADDRESS,
    response=CorrectionList,
    auth=Bearer(Scope.ARTICLES_READ),
    summary="List corrections",
    openapi_extra=TAGGED,
)
@not_modified
def corrections(request: ApiRequest, response: HttpResponse, article_id: int):
    """Those that hold, in text order. The ETag is what a change of them sends as If-Match."""
    version = version_to_read(request.auth, article_id)
    found = list(corrections_of(version))
    response["ETag"] = corrections_tag(found, _revision(version))
    return {"version": version.number, "items": [CorrectionOut.of(c) for c in found]}


@router.post(
    _ADDRESS,
    response={201: CorrectionOut},
    auth=Bearer(Scope.REVIEW_WRITE),
    summary="Correct words",
    openapi_extra=writes(IF_MATCH, CONFLICTS),
)
@idempotent
def correct(
    request: ApiRequest, response: HttpResponse, article_id: int, correction: NewCorrection
):
    """Within one paragraph; the answer's ETag is the list's next one."""
    version = version_to_edit(request.auth, article_id)
    with transaction.atomic():
        history.lock(version)
        expect(request, _tag(version))
        decision = correcting.replace_words(
            user=request.auth.user,
            version=version,
            span=Span(correction.start, correction.end),
            text=correction.text,
            request=Request(uuid4()),
        )
        response["ETag"] = _tag(version)
    return Status(201, CorrectionOut.of(decision.correction))


@router.delete(
    _ADDRESS + "/{int:correction_id}",
    response={204: None},
    auth=Bearer(Scope.REVIEW_WRITE),
    summary="Take a correction back",
    openapi_extra=writes(IF_MATCH),
)
@idempotent
def take_back(request: ApiRequest, response: HttpResponse, article_id: int, correction_id: int):
    """The original words stand again. If-Match is the ETag of the list."""
    correction = correction_to_edit(request.auth, article_id, correction_id)
    with transaction.atomic():
        history.lock(correction.version)
        expect(request, _tag(correction.version))
        correcting.take_back_correction(
            user=request.auth.user, correction=correction, request=Request(uuid4())
        )
        response["ETag"] = _tag(correction.version)
    return Status(204, None)


def _tag(version: Version) -> str:
    return corrections_tag(list(corrections_of(version)), _revision(version))


def _revision(version: Version) -> int:
    return max(revisions_of(version).values(), default=0)
