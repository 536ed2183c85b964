"""Texts that are checked and not kept: what a program shows while somebody writes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, override

from quotes.selectors.facts import fact_base


def check_text(*, text: str, language: str) -> dict[str, Any]:
    """Plain values: {"version", "language", "notices", "flags": [{"code", "family", "name",
    "message", "span", "suggestions"}]}, offsets in code points, messages in the text's language.

    ``language`` is nb, nn, en, "no" (one of the first two) or "auto". A text without a date of
    its own is today's: it is being written.
    """
    # spaCy is loaded here, in the worker: the web process only asks for checks.
    from quotes.engine.analysis import ENGINE_VERSION, analyse
    from quotes.engine.checks.registry import check_by_code
    from quotes.engine.dates import DateSpan
    from quotes.engine.document import document_from_text
    from quotes.engine.language.pipelines import PipelineNames, configure
    from quotes.formats.analysis_json import analysis_as_json

    configure(PipelineNames(**settings.NEWSDESK_PIPELINES))
    spoken = _language(text, language)
    dated = document_from_text(text).date or DateSpan.parse(timezone.localdate().isoformat())
    document = document_from_text(text, date=dated, language=spoken)
    analysis = analyse(document, fact_base())
    with override(spoken):
        found = analysis_as_json(document, analysis, id="", translate=gettext)
        flags = [
            {
                **{name: flag[name] for name in ("code", "message", "span", "suggestions")},
                "family": check_by_code(flag["code"]).taxonomy.partition("-")[0],
                "name": gettext(check_by_code(flag["code"]).name),
            }
            for flag in found["flags"]
        ]
    return {
        "version": ENGINE_VERSION,
        "language": spoken,
        "notices": found["notices"],
        "flags": flags,
    }


def _language(text: str, asked: str) -> Any:
    from quotes.engine.language.detection import LANGUAGES, detect

    if asked in LANGUAGES:
        return asked
    found = detect(text)
    return found if asked == "auto" or found != "en" else "nb"
