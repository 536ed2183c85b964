"""ninjs 3.1, and 2.2 as NTB takes it: the same values under names in lower case."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import dropwhile
from typing import Any

from quotes.formats.ids import uri_of
from quotes.formats.reviewed import Figure, ReviewedArticle, blocks
from quotes.formats.writers.html import body_of
from quotes.formats.writers.shaping import (
    authors,
    full_note,
    is_correction,
    language_tag,
    moment,
    speakers,
    version,
)

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_{}.json#"
_IN_BODY = frozenset({"lead", "subheading", "paragraph"})


def write(article: ReviewedArticle) -> bytes:
    return _bytes(_values(article, "3.1"))


def write_2(article: ReviewedArticle) -> bytes:
    return _bytes(_lower(_values(article, "2.2")))


def _bytes(values: dict[str, Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _values(article: ReviewedArticle, number: str) -> dict[str, Any]:
    metadata = article.metadata
    changed = is_correction(article) or not moment(metadata.modified)
    values: dict[str, Any] = {
        "uri": uri_of(article.id),
        "type": "text",
        "version": version(article),
        "firstCreated": moment(metadata.published),
        "versionCreated": (
            article.at.isoformat(timespec="seconds") if changed else moment(metadata.modified)
        ),
        "pubStatus": "usable",
        "urgency": metadata.urgency,
        "language": language_tag(article),
        "slugline": metadata.slug,
        "edNote": full_note(article) or metadata.note,
        "by": ", ".join(authors(article)),
        "copyrightHolder": metadata.copyright,
        "headlines": [
            {"role": "main", "contentType": "text/plain", "value": article.title},
        ],
        "bodies": [_body(article)],
        "subjects": [{"name": metadata.section}] if metadata.section else [],
        "people": list(_people(article)),
        "infoSources": _sources(metadata.source),
        "associations": list(_pictures(article)),
        "standard": {"name": "ninjs", "version": number, "schema": _SCHEMA.format(number)},
    }
    return {key: value for key, value in values.items() if value}


def _body(article: ReviewedArticle) -> dict[str, Any]:
    """The text without what has its own place: headline, byline under it, captions."""
    inside = [block for block in blocks(article.zones) if not isinstance(block, Figure)]
    text = [zone for zone in inside if zone.kind != "headline"]
    text = list(dropwhile(lambda zone: zone.kind == "byline", text))
    words = " ".join(zone.text for zone in article.zones if zone.kind in _IN_BODY)
    return {
        "role": "main",
        "contentType": "text/html",
        "charCount": len(words),
        "wordCount": len(re.findall(r"\S+", words)),
        "value": body_of(text),
    }


def _people(article: ReviewedArticle) -> Iterator[dict[str, str]]:
    """Those quoted, as far as the facts know that they are people."""
    for name, uri in speakers(article).items():
        if uri:
            yield {"name": name, "rel": "quoted", "uri": uri}


def _sources(source: str) -> list[dict[str, str]]:
    return [{"name": source, "role": "distributor"}] if source else []


def _pictures(article: ReviewedArticle) -> Iterator[dict[str, Any]]:
    figures = [block for block in blocks(article.zones) if isinstance(block, Figure)]
    for number, figure in enumerate(figures, start=1):
        picture: dict[str, Any] = {
            "name": f"picture-{number}",
            "uri": uri_of(f"{article.id}#picture-{number}"),
            "type": "picture",
        }
        if figure.caption:
            caption = {"role": "caption", "contentType": "text/plain", "value": figure.caption.text}
            picture["descriptions"] = [caption]
        if figure.credits:
            picture["by"] = " ".join(credit.text for credit in figure.credits)
        yield picture


def _lower(value: Any) -> Any:
    """The names of 2.2, which are those of 3.1 in lower case."""
    if isinstance(value, dict):
        return {key.lower(): _lower(item) for key, item in value.items()}
    return [_lower(item) for item in value] if isinstance(value, list) else value
