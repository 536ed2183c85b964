"""Articles come in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.engine.document import Document
from quotes.formats.article import Metadata, ReadArticle, as_told, told
from quotes.formats.readers import PLAIN_TEXT, plain_text, read, refuse_large
from quotes.formats.readers.errors import Unreadable
from quotes.models import Article, Desk, Version
from quotes.models.findings import rendered, stored
from quotes.selectors.zones import zones_as_json
from quotes.services.analysing import request_analysis
from quotes.services.arrivals import refuse_late, urgency_of
from quotes.services.carrying import carry_over
from quotes.services.refusals import Refused
from quotes.services.states import new_text_came
from quotes.services.tallies import touch

_TITLE_LENGTH = Article._meta.get_field("title").max_length or 0
_ID_LENGTH = Article._meta.get_field("external_id").max_length or 0
_NO_METADATA = Metadata()
_TITLE_ZONES = ("headline", "lead", "paragraph", "caption")


@dataclass(frozen=True, slots=True)
class Imported:
    """``new`` is False where the very same text had come before and nothing was done."""

    version: Version
    new: bool


def read_paste(text: str) -> ReadArticle:
    """Read a pasted text, or the article inside pasted mark-up; raises Refused with the reason."""
    return read_upload(_with_unix_lines(text).encode("utf-8", "replace"), "")


def read_file(file: File) -> ReadArticle:
    """Read an uploaded file; one that is too large for any reader is not taken into memory."""
    try:
        refuse_large(file.size)
    except Unreadable as error:
        raise Refused(rendered(stored(error.message))) from error
    return read_upload(file.read(), file.name or "")


def read_upload(data: bytes, name: str) -> ReadArticle:
    """Read the bytes of a file; raises Refused with the reader's reason."""
    try:
        article = read(data, name)
    except Unreadable as error:
        raise Refused(rendered(stored(error.message))) from error
    if article.format == PLAIN_TEXT and "\r" in article.document.text:
        return plain_text.article(_with_unix_lines(article.document.text))
    return article


@transaction.atomic
def import_article(
    *,
    user: AbstractBaseUser | None,
    desk: Desk,
    document: Document,
    source: str,
    metadata: Metadata = _NO_METADATA,
    external_id: str = "",
) -> Imported:
    """Store the document as a new article, or as a new version of the one with that external id,
    which is the sender's where none is given.

    The analysis is asked for as soon as the transaction is through. The same text again is a
    no-op. Raises Refused for a text that is too long, Late for one older than what the desk has.
    """
    if len(document.text) > settings.ARTICLE_MAX_CHARACTERS:
        raise Refused(
            _("The text has {n} characters; at most {limit} can be checked at once.").format(
                n=len(document.text), limit=settings.ARTICLE_MAX_CHARACTERS
            )
        )
    external_id = external_id or _external_id(metadata)
    article = _article(user, desk, document, source, external_id, urgency_of(metadata))
    dated = str(document.date) if document.date else ""
    sha256 = Version.digest(document.text, dated)
    if known := article.versions.filter(sha256=sha256).first():
        return Imported(known, new=False)
    last = article.versions.order_by("number").last()
    if last:
        refuse_late(last, metadata)
        _follow_urgency(article, last, metadata)
    version = Version.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        text=document.text,
        zones=zones_as_json(document.zones),
        dated=dated,
        language=document.language or "",
        metadata=told(metadata),
        sha256=sha256,
        created_by=user,
    )
    carry_over(version)
    new_text_came(article)
    touch(article.pk)
    request_analysis(version=version)
    return Imported(version, new=True)


def _external_id(metadata: Metadata) -> str:
    """The sender's id; one too long to be stored is known by its hash."""
    if len(metadata.id) <= _ID_LENGTH:
        return metadata.id
    return "sha256:" + hashlib.sha256(metadata.id.encode()).hexdigest()


def _follow_urgency(article: Article, last: Version, metadata: Metadata) -> None:
    """The sender's new urgency counts, but for an article whose urgency somebody has set here."""
    wanted = urgency_of(metadata)
    untouched = article.urgency == urgency_of(as_told(last.metadata))
    if metadata.urgency and untouched and wanted != article.urgency:
        article.urgency = wanted
        article.save(update_fields=["urgency"])


def _article(
    user: AbstractBaseUser | None,
    desk: Desk,
    document: Document,
    source: str,
    external_id: str,
    urgency: int,
) -> Article:
    if external_id:
        known = Article.objects.select_for_update().filter(
            desk=desk, source=source, external_id=external_id
        )
        if article := known.first():
            return article
    return Article.objects.create(
        desk=desk,
        source=source,
        external_id=external_id,
        title=_title(document),
        folded_title=_title(document).casefold(),
        urgency=urgency,
        created_by=user,
    )


def _title(document: Document) -> str:
    """The headline, or else the first words that the article has."""
    for kind in _TITLE_ZONES:
        if zones := document.zones_of(kind):
            return zones[0].span.of(document.text)[:_TITLE_LENGTH]
    return document.text.strip()[:_TITLE_LENGTH]


def _with_unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
