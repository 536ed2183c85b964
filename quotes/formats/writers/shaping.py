"""What several writers need: times, language tags, the note of a correction, safe text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import pgettext

from quotes.formats.reviewed import (
    ReviewedArticle,
    ReviewedEvidence,
    ReviewedFlag,
    ReviewedZone,
    cut,
)

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAGS = {"nb": "nb-NO", "nn": "nn-NO"}
_WIKIDATA = re.compile(r"Q[1-9]\d*")


def xml_text(text: str) -> str:
    """The text without what XML can't hold (XML 1.0, 2.2), such as control characters."""
    return _NOT_XML.sub("", text)


def language_tag(article: ReviewedArticle) -> str:
    """The sender's tag where there is one (``nb-NO``), else that of the language found."""
    told = article.metadata.language
    return told if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", told) else _tag(article)


def _tag(article: ReviewedArticle) -> str:
    return _TAGS.get(article.language, article.language)


def moment(value: str) -> str:
    """An ISO 8601 time as RFC 3339 wants it, with a zone; empty for a day, which is no moment.

    A time without a zone, as agencies send, is that of the newsroom.
    """
    if "T" not in value:
        return ""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return ""
    if found.tzinfo is None:
        found = found.replace(tzinfo=timezone.get_current_timezone())
    return found.isoformat(timespec="seconds")


def version(article: ReviewedArticle) -> str:
    """The number that tells receivers to put this text in place of the one they have."""
    known = article.metadata.version
    if not article.corrections:
        return known or "1"
    return str(int(known) + 1) if known.isdecimal() else known or "2"


def note(article: ReviewedArticle) -> str:
    """What is announced, for desks; without an announcement, what was put in place of what."""
    if article.announcements:
        return " ".join(a.wire for a in article.announcements)
    return "; ".join(f"«{c.original}» → «{c.replacement}»" for c in article.corrections)


def full_note(article: ReviewedArticle) -> str:
    """As ``note``, and behind it the texts for readers: for formats with one place for both."""
    return " ".join([note(article), *(a.text for a in article.announcements)]).strip()


def is_correction(article: ReviewedArticle) -> bool:
    """Whether receivers are told that this corrects what they have."""
    return bool(article.corrections or article.announcements)


def authors(article: ReviewedArticle) -> tuple[str, ...]:
    """Those that the sender names, or else the text's own bylines."""
    bylines = tuple(zone.text for zone in article.zones if zone.kind == "byline")
    return article.metadata.authors or bylines


def spoken(article: ReviewedArticle, zone: ReviewedZone) -> Iterator[tuple[str | None, str]]:
    """The zone's corrected words in pieces, each with its speaker if it is a direct quote.

    An empty speaker is one that nobody knows.
    """
    quotes = [q for q in article.quotes if q.type == "direct"]
    ranges = [(span, q.speaker or "") for q in quotes for span in q.content]
    ranges = [(span, who) for span, who in ranges if zone.start <= span[0] and span[1] <= zone.end]
    words: list[tuple[int | None, str]] = []
    for piece, held in cut(zone, [span for span, _who in ranges]):
        index = min(held, default=None)
        if words and words[-1][0] == index:
            words[-1] = (index, words[-1][1] + piece.new)
        else:
            words.append((index, piece.new))
    for index, text in words:
        if text:
            yield (None if index is None else ranges[index][1]), text


def person_uri(speaker_id: str) -> str:
    """The address of a person of the facts, empty for ids that are not Wikidata's."""
    if _WIKIDATA.fullmatch(speaker_id):
        return f"http://www.wikidata.org/entity/{speaker_id}"
    return ""


def speakers(article: ReviewedArticle) -> dict[str, str]:
    """Names of those quoted and their addresses, each once and in text order."""
    found: dict[str, str] = {}
    for quote in article.quotes:
        if quote.speaker:
            found[quote.speaker] = found.get(quote.speaker) or person_uri(quote.speaker_id)
    return found


def evidence_line(item: ReviewedEvidence) -> str:
    """Evidence in one line: what, when (first and last day), and from where."""
    days = f" ({item.first or '…'} – {item.last or '…'})" if item.first or item.last else ""
    return f"{item.text}{days}" + (f" [{item.source}]" if item.source else "")


def flag_lines(flag: ReviewedFlag) -> list[str]:
    """A flag in the language of the interface, its evidence a line each."""
    severity, state = pgettext("severity", flag.severity), pgettext("flag", flag.state)
    first = f"{flag.code} ({severity}, {state}): {flag.message}"
    return [first, *(evidence_line(item) for item in flag.evidence)]
