"""Articles come in, as a form with a file or as the very bytes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Literal

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import ValidationError

from quotes.api.problems import Refusal
from quotes.api.values import Name, Slug
from quotes.engine.dates import DateSpan
from quotes.models import ApiToken
from quotes.services.importing import Imported, import_article, read_upload

FORM = "multipart/form-data"
#: What is read; the reader is chosen by the bytes and the name, not by what the sender calls them.
MEDIA_TYPES = (
    "text/plain",
    "text/markdown",
    "text/html",
    "application/xhtml+xml",
    "application/xml",
    "text/xml",
    "application/nitf+xml",
    "application/json",
    "application/vnd.iptc.g2.newsitem+xml",
    "application/vnd.iptc.g2.packageitem+xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/pdf",
    "message/rfc822",
    "application/octet-stream",
)
SOURCE = "api"


class Pushed(Schema):
    """``desk``, if given, must be the token's: so that an article never lands on a wrong desk.
    ``id`` is the sender's own for all versions of the article; without it the one that the
    format carries counts, if any. ``name`` is the file's name. ``date`` is the day for which titles
    are checked, ``language`` that of the text; both go before what the format or the text tells."""

    desk: Slug = ""
    source: Slug = SOURCE
    id: Name = ""
    name: Name = ""
    date: datetime.date | None = None
    language: Literal["", "nb", "nn", "en"] = ""


_BYTES = {"type": "string", "contentMediaType": "application/octet-stream"}
_FIELDS = Pushed.model_json_schema()["properties"]
#: The body, for the schema.
PUSHED = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "properties": {**_FIELDS, "file": _BYTES},
                    "required": ["file"],
                }
            },
            **{kind: {} if kind.endswith("json") else {"schema": _BYTES} for kind in MEDIA_TYPES},
        },
    }
}


@dataclass(frozen=True, slots=True)
class Received:
    asked: Pushed
    data: bytes


def received(request: HttpRequest, asked: Pushed) -> Received:
    """The bytes and what is said about them; raises Refusal for other kinds of bodies."""
    if request.content_type == FORM:
        return _from_form(request, asked)
    if request.content_type not in MEDIA_TYPES:
        raise Refusal(415, _("Send one of: {types}.").format(types=", ".join((FORM, *MEDIA_TYPES))))
    return Received(asked, request.body)


def push(token: ApiToken, received: Received) -> Imported:
    """Store it as a new article, or as a new version of the one with the sender's id."""
    asked = received.asked
    if asked.desk not in ("", token.desk.slug):
        raise Refusal(
            422,
            _("The token is for the desk “{own}”, not “{other}”.").format(
                own=token.desk.slug, other=asked.desk
            ),
        )
    article = read_upload(received.data, asked.name)
    document = article.document
    date = DateSpan.parse(asked.date.isoformat()) if asked.date else document.date
    return import_article(
        user=token.user,
        desk=token.desk,
        document=replace(document, date=date, language=asked.language or document.language),
        source=asked.source or SOURCE,
        metadata=article.metadata,
        external_id=asked.id,
    )


def _from_form(request: HttpRequest, asked: Pushed) -> Received:
    file = request.FILES.get("file")
    if file is None:
        raise Refusal(422, _("Send the article as the form's “file”."))
    if file.size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise Refusal(413)
    told = {name: request.POST[name] for name in Pushed.model_fields if name in request.POST}
    try:
        asked = Pushed(**{**asked.dict(), "name": file.name, **told})
    except ValidationError as error:
        raise Refusal(422, _("A field of the form is too long or not of its kind.")) from error
    return Received(asked, file.read())
