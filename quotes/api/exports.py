"""Articles leave the house."""

from __future__ import annotations

from typing import Literal

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Router, Schema

from quotes.api.access import ApiRequest, Bearer, Scope, version_to_edit, version_to_read
from quotes.api.idempotency import idempotent
from quotes.api.openapi import EXPORTED, writes
from quotes.api.pushing import FORM, MEDIA_TYPES
from quotes.api.schemas import ExportList, ExportOut, FormatList
from quotes.formats.writers import WRITERS
from quotes.selectors.reviewed import exports_of
from quotes.services import exporting

router = Router(tags=["Exports"])
_ADDRESS = "/articles/{int:article_id}/exports"


class NewExport(Schema):
    format: Literal[tuple(WRITERS)]  # type: ignore[valid-type]


@router.get(
    "/formats", response=FormatList, auth=Bearer(Scope.ARTICLES_READ), summary="List formats"
)
def formats(request: ApiRequest):
    """What can be pushed, and in what an article can be exported."""
    names = ("label", "media_type", "extension")
    write = [
        {"format": code, **{name: str(getattr(writer, name)) for name in names}}
        for code, writer in WRITERS.items()
    ]
    return {"read": [FORM, *MEDIA_TYPES], "write": write}


@router.get(_ADDRESS, response=ExportList, auth=Bearer(Scope.EXPORTS_READ), summary="List exports")
def exports(request: ApiRequest, article_id: int):
    """What was exported of the article, the latest first."""
    version = version_to_read(request.auth, article_id)
    return {"items": [ExportOut.of(export) for export in exports_of(version.article)]}


@router.post(
    _ADDRESS,
    auth=Bearer(Scope.EXPORTS_READ),
    summary="Export an article",
    openapi_extra=writes(EXPORTED),
)
@idempotent
def export(request: ApiRequest, article_id: int, wanted: NewExport):
    """The corrected article as a file, which is the answer; the export is put on record."""
    version = version_to_edit(request.auth, article_id)
    made = exporting.export(user=request.auth.user, version=version, format=wanted.format)
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(True, made.filename)
    return response
