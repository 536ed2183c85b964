"""An analysis as the JSON object that `manage.py analyse` prints; see docs/analysis.md."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quotes.engine.document import Document
from quotes.engine.results import (
    Analysis,
    Claim,
    Evidence,
    Flag,
    Quote,
    Span,
    Suggestion,
)

Translate = Callable[[str], str]


def analysis_as_json(
    document: Document, analysis: Analysis, *, id: str, translate: Translate
) -> dict[str, Any]:
    """Plain values for one document; offsets are code points of ``document.text``.

    ``translate`` turns a message's English template into the language wanted.
    """
    return {
        "id": id,
        "language": analysis.language,
        "date": str(analysis.date) if analysis.date else None,
        "zones": [{"kind": z.kind, **_range(z.span)} for z in document.zones],
        "quotes": [_quote(quote, translate) for quote in analysis.quotes],
        "claims": [_claim(claim, translate) for claim in analysis.claims],
        "flags": [_flag(flag, translate) for flag in analysis.flags],
        "notices": [
            {"code": n.code, "message": n.message.render(translate)} for n in analysis.notices
        ],
    }


def _quote(quote: Quote, translate: Translate) -> dict[str, Any]:
    return {
        "type": quote.type,
        "mark": quote.mark,
        "content": [piece.as_list() for piece in quote.content],
        "cue": _span(quote.cue),
        "mention": _span(quote.mention),
        "speaker": quote.speaker,
        "speaker_id": quote.speaker_id,
        "via": quote.via,
        "confidence": round(quote.confidence, 2),
        "alternatives": list(quote.alternatives),
        "rule": quote.rule,
        "reason": quote.reason.render(translate) if quote.reason else None,
    }


def _claim(claim: Claim, translate: Translate) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "person": claim.person,
        "office": claim.office,
        "person_id": claim.person_id or None,
        "office_id": claim.office_id or None,
        "span": claim.span.as_list(),
        "verdict": claim.verdict,
        "evidence": [_evidence(item, translate) for item in claim.evidence],
    }


def _flag(flag: Flag, translate: Translate) -> dict[str, Any]:
    return {
        "code": flag.code,
        "severity": flag.severity,
        "span": flag.span.as_list(),
        "message": flag.message.render(translate),
        "suggestions": [_suggestion(item, translate) for item in flag.suggestions],
        "evidence": [_evidence(item, translate) for item in flag.evidence],
        "confidence": round(flag.confidence, 2),
    }


def _suggestion(suggestion: Suggestion, translate: Translate) -> dict[str, Any]:
    return {
        "span": suggestion.span.as_list(),
        "text": suggestion.text,
        "why": suggestion.why.render(translate),
    }


def _evidence(evidence: Evidence, translate: Translate) -> dict[str, Any]:
    return {
        "text": evidence.text.render(translate),
        "source": evidence.source,
        "from": evidence.start.isoformat() if evidence.start else None,
        "to": evidence.end.isoformat() if evidence.end else None,
        "span": _span(evidence.span),
    }


def _range(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _span(span: Span | None) -> list[int] | None:
    return span.as_list() if span else None
