"""The flags as W3C Web Annotations (Recommendation of 23 February 2017) of the original text.

``TextPositionSelector`` counts code points, as our offsets do (4.2.5).
"""

from __future__ import annotations

import json
from typing import Any

from quotes.formats.ids import uri_of
from quotes.formats.reviewed import ReviewedArticle, ReviewedFlag
from quotes.formats.writers.shaping import evidence_line

#: Characters before and after the words, to find them again in a text that has changed.
_CONTEXT = 32


def write(article: ReviewedArticle) -> bytes:
    items = [_annotation(article, flag, n) for n, flag in enumerate(article.flags, start=1)]
    base = uri_of(article.id)
    values = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{base}#flags",
        "type": "AnnotationCollection",
        "label": article.title,
        "total": len(items),
        "first": {
            "id": f"{base}#flags-1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _annotation(article: ReviewedArticle, flag: ReviewedFlag, number: int) -> dict[str, Any]:
    base = uri_of(article.id)
    values: dict[str, Any] = {
        "id": f"{base}#flag-{number}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            _text(flag.message, "commenting"),
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in _tags(flag)),
            *(_text(evidence_line(item), "describing") for item in flag.evidence),
        ],
        "target": {
            "source": base,
            "selector": [
                {"type": "TextPositionSelector", "start": flag.start, "end": flag.end},
                _quotation(article.original, flag),
            ],
        },
    }
    if flag.by:
        values["creator"] = {"type": "Person", "name": flag.by}
    if flag.at:
        values["modified"] = flag.at.isoformat(timespec="seconds")
    return values


def _tags(flag: ReviewedFlag) -> tuple[str, ...]:
    return (flag.code, flag.severity, flag.state)


def _text(words: str, purpose: str) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": words,
        "format": "text/plain",
    }


def _quotation(text: str, flag: ReviewedFlag) -> dict[str, str]:
    values = {
        "prefix": text[max(flag.start - _CONTEXT, 0) : flag.start],
        "suffix": text[flag.end : flag.end + _CONTEXT],
    }
    exact = {"type": "TextQuoteSelector", "exact": text[flag.start : flag.end]}
    return exact | {key: value for key, value in values.items() if value}
