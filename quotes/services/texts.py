"""Texts that are checked and not kept: what a program shows while somebody writes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, override

from quotes.engine.dates import DateSpan
from quotes.engine.document import Document, document_from_text
from quotes.engine.version import ENGINE_VERSION
from quotes.formats.analysis_json import analysis_as_json
from quotes.selectors.facts import fact_base


def check_text(*, text: str, language: str) -> dict[str, Any]:
    """Plain values: {"version", "language", "notices", "flags": [{"code", "family", "name",
    "message", "span", "suggestions"}]}, offsets in code points, messages in the text's language.

    ``language`` is nb, nn, en, "no" (one of the first two) or "auto".
    """
    # spaCy is loaded here, in the worker: the web process only asks for checks.
    from quotes.engine.checks.registry import check_by_code
    from quotes.engine.language.pipelines import PipelineNames, configure

    configure(PipelineNames(**settings.NEWSDESK_PIPELINES))
    spoken = _language(text, language)
    with override(spoken):
        found = _found(text, spoken)
        for flag in found["flags"]:
            check = check_by_code(flag["code"])
            flag |= {"family": check.taxonomy.partition("-")[0], "name": gettext(check.name)}
    return {"version": ENGINE_VERSION, "language": spoken, **found}


def _found(text: str, language: Any) -> dict[str, Any]:
    """A text without a date of its own is being written today. Where the facts don't reach that
    far, what is wrong at any time is told all the same."""
    undated = document_from_text(text, language=language)
    if undated.date:
        return _analysed(undated)
    today = _analysed(replace(undated, date=DateSpan.parse(timezone.localdate().isoformat())))
    ever = [flag for flag in _analysed(undated)["flags"] if not _touches(flag, today["flags"])]
    flags = sorted([*today["flags"], *ever], key=lambda flag: flag["span"])
    return {"notices": today["notices"], "flags": flags}


def _analysed(document: Document) -> dict[str, Any]:
    from quotes.engine.analysis import analyse

    analysis = analyse(document, fact_base())
    said = analysis_as_json(document, analysis, id="", translate=gettext)
    return {name: said[name] for name in ("notices", "flags")}


def _touches(flag: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    start, end = flag["span"]
    return any(start < other["span"][1] and other["span"][0] < end for other in others)


def _language(text: str, asked: str) -> Any:
    from quotes.engine.language.detection import LANGUAGES, detect

    if asked in LANGUAGES:
        return asked
    found = detect(text)
    return found if asked == "auto" or found != "en" else "nb"
