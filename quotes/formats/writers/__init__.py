"""Writers: a reviewed article to bytes, one module for each format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quotes.formats.reviewed import ReviewedArticle
from quotes.formats.writers import html, json, plain_text


@dataclass(frozen=True, slots=True)
class Writer:
    code: str
    label: str | Promise
    extension: str
    media_type: str
    write: Callable[[ReviewedArticle], bytes]


WRITERS: dict[str, Writer] = {
    writer.code: writer
    for writer in (
        Writer("text", _("Plain text"), "txt", "text/plain; charset=utf-8", plain_text.write),
        Writer(
            "html",
            _("HTML with visible corrections"),
            "html",
            "text/html; charset=utf-8",
            html.write,
        ),
        Writer("json", _("JSON"), "json", "application/json", json.write),
    )
}
