"""The corrected article leaves the house; each export is kept on record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from quotes.formats.writers import WRITERS
from quotes.models import Export, Version
from quotes.selectors.reviewed import reviewed_article
from quotes.services.refusals import Refused
from quotes.services.states import refuse_export, was_exported


@dataclass(frozen=True, slots=True)
class Exported:
    content: bytes
    media_type: str
    filename: str


@transaction.atomic
def export(*, user: AbstractBaseUser | None, version: Version, format: str) -> Exported:
    """Write the version in a format and record it.

    Raises Refused for an unknown format and for an article that must not leave the house yet.
    """
    refuse_export(version.article)
    writer = WRITERS.get(format)
    if writer is None:
        raise Refused(
            _("There is no format “{format}”; there are: {formats}.").format(
                format=format, formats=", ".join(WRITERS)
            )
        )
    article = reviewed_article(version)
    content = writer.write(article)
    Export.objects.create(
        version=version,
        format=format,
        sha256=hashlib.sha256(content).hexdigest(),
        user=user,
    )
    was_exported(version.article)
    name = slugify(article.title, allow_unicode=True)[:60] or f"article-{version.article_id}"
    return Exported(content, writer.media_type, f"{name}.{writer.extension}")
