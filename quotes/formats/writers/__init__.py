"""Writers: a reviewed article to bytes, one module for each format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quotes.formats.reviewed import ReviewedArticle
from quotes.formats.writers import (
    docx,
    html,
    json,
    json_ld,
    markdown,
    newsml_g2,
    ninjs,
    nitf,
    pdf,
    plain_text,
    quotes,
    web_annotation,
)


@dataclass(frozen=True, slots=True)
class Writer:
    code: str
    label: str | Promise
    extension: str
    media_type: str
    write: Callable[[ReviewedArticle], bytes]


_TEXT, _HTML, _JSON, _LD = (
    "text/plain; charset=utf-8",
    "text/html; charset=utf-8",
    "application/json",
    "application/ld+json",
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: In the order of the export menu: texts, the agencies' formats, proofs, data.
WRITERS: dict[str, Writer] = {
    writer.code: writer
    for writer in (
        Writer("text", _("Plain text"), "txt", _TEXT, plain_text.write),
        Writer("html", _("HTML"), "html", _HTML, html.write),
        Writer("markdown", _("Markdown"), "md", "text/markdown; charset=utf-8", markdown.write),
        Writer("nitf", _("NITF 3.6"), "xml", "application/nitf+xml", nitf.write),
        Writer("ninjs", _("ninjs 3.1"), "json", _JSON, ninjs.write),
        Writer("ninjs-2.2", _("ninjs 2.2 (as NTB)"), "json", _JSON, ninjs.write_2),
        Writer(
            "newsml-g2",
            _("NewsML-G2 2.35"),
            "xml",
            "application/vnd.iptc.g2.newsitem+xml",
            newsml_g2.write,
        ),
        Writer("docx", _("Word with tracked changes"), "docx", _WORD, docx.write),
        Writer(
            "html-changes", _("HTML with visible corrections"), "html", _HTML, html.write_changes
        ),
        Writer("pdf", _("PDF proof sheet"), "pdf", "application/pdf", pdf.write),
        Writer(
            "quotes-csv",
            _("Quotes as a table (CSV)"),
            "csv",
            "text/csv; charset=utf-8",
            quotes.write_csv,
        ),
        Writer("quotes-json", _("Quotes as JSON"), "json", _JSON, quotes.write_json),
        Writer("json-ld", _("schema.org JSON-LD"), "jsonld", _LD, json_ld.write),
        Writer("annotations", _("Flags as Web Annotations"), "jsonld", _LD, web_annotation.write),
        Writer("json", _("Everything as JSON"), "json", _JSON, json.write),
    )
}
