"""What clients are told of findings. Offsets are code points of the version's text, ranges
half-open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema

from quotes.api.schemas import name_of, plain, severity
from quotes.models import Claim, Correction, Flag, Quote, Speaker
from quotes.models.findings import rendered
from quotes.selectors.speakers import next_likely

Span = tuple[int, int]


class SpeakerOut(Schema):
    """``person_id`` is the person's id in the facts (Wikidata's), empty where it isn't known."""

    id: int
    name: str
    person_id: str


class QuoteOut(Schema):
    """``alternatives`` are the names of the next likely speakers, the likeliest first: guesses,
    at most three, never the speaker's own. Where ``speaker`` is null they are those in question."""

    id: int
    type: str
    mark: str
    state: str
    origin: str
    content: list[Span]
    words: str
    cue: Span | None
    mention: Span | None
    speaker: SpeakerOut | None
    alternatives: list[str]
    via: str
    reason: str
    confidence: float
    etag: str

    @classmethod
    def of(cls, quote: Quote, text: str, speakers: dict[str, Speaker], tag: str) -> dict[str, Any]:
        speaker = quote.speaker
        known = speaker and {"id": speaker.pk, "name": speaker.name, "person_id": speaker.person_id}
        return {
            **plain(quote, "type", "mark", "state", "origin", "content", "cue", "mention", "via"),
            "words": quote.words or " … ".join(text[start:end] for start, end in quote.content),
            "speaker": known,
            "alternatives": next_likely(quote, speakers),
            "reason": rendered(quote.reason),
            "confidence": quote.confidence,
            "etag": tag,
        }


class EvidenceOut(Schema):
    """``first`` and ``last`` are the days between which it holds, null for an open end; ``span``
    is another place in the article."""

    text: str
    source: str
    first: str | None
    last: str | None
    span: Span | None

    @classmethod
    def of(cls, item: dict[str, Any]) -> dict[str, Any]:
        return {
            "text": rendered(item["text"]),
            "source": item.get("source") or "",
            "first": item.get("start"),
            "last": item.get("end"),
            "span": item.get("span"),
        }


class SuggestionOut(Schema):
    """``number`` counts from 1, as the page numbers its buttons."""

    number: int
    span: Span
    text: str
    why: str


class FlagOut(Schema):
    id: int
    code: str
    severity: str
    state: str
    origin: str
    span: Span
    words: str
    message: str
    comment: str
    suggestions: list[SuggestionOut]
    evidence: list[EvidenceOut]
    dismissal: str
    after_edit: bool
    confidence: float
    etag: str

    @classmethod
    def of(cls, flag: Flag, text: str, tag: str) -> dict[str, Any]:
        names = ("code", "state", "origin", "comment", "dismissal", "after_edit", "confidence")
        return {
            **plain(flag, *names),
            "severity": severity(flag.severity),
            "span": (flag.start, flag.end),
            "words": flag.words or text[flag.start : flag.end],
            "message": rendered(flag.message),
            "suggestions": [
                {
                    "number": number,
                    "span": (item["start"], item["end"]),
                    "text": item["text"],
                    "why": rendered(item["why"]),
                }
                for number, item in enumerate(flag.suggestions, 1)
            ],
            "evidence": [EvidenceOut.of(item) for item in flag.evidence],
            "etag": tag,
        }


class ClaimOut(Schema):
    """``person_id`` and ``office_id`` are ids of the facts, empty where it rests on none."""

    kind: str
    person: str
    office: str
    person_id: str
    office_id: str
    span: Span
    words: str
    verdict: str
    evidence: list[EvidenceOut]

    @classmethod
    def of(cls, claim: Claim, text: str) -> dict[str, Any]:
        names = ("kind", "person", "office", "person_id", "office_id", "verdict")
        return {
            **{name: getattr(claim, name) for name in names},
            "span": (claim.start, claim.end),
            "words": text[claim.start : claim.end],
            "evidence": [EvidenceOut.of(item) for item in claim.evidence],
        }


class CorrectionOut(Schema):
    """``flag`` is the id of the flag whose suggestion it is, null for one of a person's own."""

    id: int
    start: int
    end: int
    original: str
    replacement: str
    flag: int | None
    by: str | None
    at: datetime

    @classmethod
    def of(cls, correction: Correction) -> dict[str, Any]:
        return {
            **plain(correction, "start", "end", "original", "replacement"),
            "flag": correction.flag_id,
            "by": name_of(correction.created_by),
            "at": correction.created_at,
        }


class QuoteList(Schema):
    version: int
    items: list[QuoteOut]


class FlagList(Schema):
    version: int
    items: list[FlagOut]


class ClaimList(Schema):
    version: int
    items: list[ClaimOut]


class CorrectionList(Schema):
    version: int
    items: list[CorrectionOut]
