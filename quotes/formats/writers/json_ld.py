"""schema.org JSON-LD: a NewsArticle with its Quotations and CorrectionComments."""

from __future__ import annotations

import json
from typing import Any

from quotes.formats.ids import uri_of
from quotes.formats.reviewed import Figure, ReviewedAnnouncement, ReviewedArticle, blocks
from quotes.formats.writers.shaping import authors, language_tag, moment, person_uri

_BODY = frozenset({"lead", "subheading", "paragraph"})


def write(article: ReviewedArticle) -> bytes:
    return (text_of(article) + "\n").encode("utf-8", "replace")


def text_of(article: ReviewedArticle) -> str:
    return json.dumps(news_article(article), ensure_ascii=False, indent=2)


def news_article(article: ReviewedArticle) -> dict[str, Any]:
    """The article's object; properties without a value are left out."""
    metadata = article.metadata
    published = moment(metadata.published) or metadata.published or article.date
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": uri_of(article.id),
        "headline": article.title,
        "identifier": article.id,
        "url": metadata.url,
        "version": metadata.version,
        "inLanguage": language_tag(article),
        "datePublished": published,
        "dateModified": article.at.isoformat(timespec="seconds") if article.corrections else "",
        "articleSection": metadata.section,
        "author": [{"@type": "Person", "name": name} for name in authors(article)],
        "publisher": _named("Organization", metadata.source),
        "copyrightHolder": _named("Organization", metadata.copyright),
        "description": _first(article, "lead"),
        "articleBody": "\n\n".join(zone.text for zone in article.zones if zone.kind in _BODY),
        "image": [_image(block) for block in blocks(article.zones) if isinstance(block, Figure)],
        "hasPart": [_quotation(article, index) for index in range(len(article.quotes))],
        "correction": _corrections(article),
    }
    return {key: value for key, value in values.items() if value}


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _first(article: ReviewedArticle, kind: str) -> str:
    return next((zone.text for zone in article.zones if zone.kind == kind), "")


def _image(figure: Figure) -> dict[str, str]:
    values = {
        "@type": "ImageObject",
        "caption": figure.caption.text if figure.caption else "",
        "creditText": " ".join(credit.text for credit in figure.credits),
    }
    return {key: value for key, value in values.items() if value}


def _quotation(article: ReviewedArticle, index: int) -> dict[str, Any]:
    quote = article.quotes[index]
    values: dict[str, Any] = {"@type": "Quotation", "text": quote.text}
    if quote.speaker:
        # A source outside of the facts may be a person or an organisation: its type is left out.
        uri = person_uri(quote.speaker_id)
        person = {"@type": "Person", "sameAs": uri} if uri else {}
        values["spokenByCharacter"] = {"name": quote.speaker, **person}
    return values


def _corrections(article: ReviewedArticle) -> list[dict[str, Any]]:
    """What is announced, or without an announcement what was put in place of what."""
    if article.announcements:
        return [_announcement(a) for a in article.announcements]
    return [
        {
            "@type": "CorrectionComment",
            "text": f"«{c.original}» → «{c.replacement}»",
            "dateCreated": c.at.isoformat(timespec="seconds"),
        }
        for c in article.corrections
    ]


def _announcement(announcement: ReviewedAnnouncement) -> dict[str, str]:
    return {
        "@type": "CorrectionComment",
        "@id": announcement.id,
        "text": announcement.text,
        "inLanguage": announcement.language,
        "dateCreated": announcement.at.isoformat(timespec="seconds"),
    }
