"""What an analysis found is kept, and joined with what people have decided before.

A finding is recognised by its fingerprint. A re-run deletes or reopens nothing that a person
decided; a finding of the machine alone that it no longer makes is set aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from quotes.engine import results
from quotes.engine.results import Analysis
from quotes.models import AnalysisRun, Claim, Flag, Quote, Speaker, Version
from quotes.models.findings import stored
from quotes.services.fingerprints import flag_fingerprint, numbered, quote_fingerprint

_SEVERITY = {
    "critical": Flag.Severity.CRITICAL,
    "high": Flag.Severity.HIGH,
    "medium": Flag.Severity.MEDIUM,
    "low": Flag.Severity.LOW,
}
_PERSISTING = (Flag.State.DISMISSED, Flag.State.WAITING, Flag.State.CONFIRMED)


def store(*, run: AnalysisRun, analysis: Analysis) -> None:
    """Keep the analysis of the run's version; to be called inside a transaction."""
    version = run.version
    speakers = _store_speakers(version, analysis.quotes)
    _store_quotes(version, analysis.quotes, speakers)
    _store_flags(version, analysis.flags)
    version.claims.all().delete()
    Claim.objects.bulk_create(_claim(version, claim) for claim in analysis.claims)


def _store_speakers(version: Version, quotes: Iterable[results.Quote]) -> dict[str, Speaker]:
    speakers = {s.name: s for s in version.article.speakers.all()}
    for quote in quotes:
        if quote.speaker and quote.speaker not in speakers:
            speakers[quote.speaker] = Speaker.objects.create(
                article=version.article, name=quote.speaker, person_id=quote.speaker_id or ""
            )
    return speakers


def _store_quotes(
    version: Version, quotes: Iterable[results.Quote], speakers: dict[str, Speaker]
) -> None:
    known = {q.fingerprint: q for q in version.quotes.filter(origin=Quote.Origin.MACHINE)}
    before = _in_previous_version(version, "quotes")
    seen: Counter[str] = Counter()
    for quote in quotes:
        words = " ".join(piece.of(version.text) for piece in quote.content)
        fingerprint = _next(quote_fingerprint(words), seen)
        speaker = speakers.get(quote.speaker or "")
        fields = _quote_fields(quote, speaker)
        row = known.pop(fingerprint, None)
        if row is None:
            row = Quote(version=version, fingerprint=fingerprint, speaker=speaker)
            _carry_quote(row, before.get(fingerprint))
        elif row.state == Quote.State.PROPOSED:
            row.speaker = speaker
        _save(row, fields)
    _set_aside(q for q in known.values() if q.state == Quote.State.PROPOSED)


def _quote_fields(quote: results.Quote, speaker: Speaker | None) -> dict[str, Any]:
    return {
        "type": quote.type,
        "mark": quote.mark,
        "start": quote.span.start,
        "end": quote.span.end,
        "content": [piece.as_list() for piece in quote.content],
        "cue": quote.cue.as_list() if quote.cue else None,
        "mention": quote.mention.as_list() if quote.mention else None,
        "via": quote.via or "",
        "machine_speaker": speaker,
        "confidence": quote.confidence,
        "rule": quote.rule,
        "reason": stored(quote.reason),
    }


def _carry_quote(row: Quote, before: Quote | None) -> None:
    """A person's word on the quote in the previous version holds in this one."""
    if before and before.state != Quote.State.PROPOSED:
        row.state, row.speaker = before.state, before.speaker


def _store_flags(version: Version, flags: Iterable[results.Flag]) -> None:
    known = {f.fingerprint: f for f in version.flags.filter(origin=Flag.Origin.MACHINE)}
    before = _in_previous_version(version, "flags")
    seen: Counter[str] = Counter()
    for flag in flags:
        evidence = [_evidence(item) for item in flag.evidence]
        grounds = sorted(str((e["text"], e["start"], e["end"])) for e in evidence)
        fingerprint = flag_fingerprint(flag.code, flag.span.of(version.text), *grounds)
        fingerprint = _next(fingerprint, seen)
        row = known.pop(fingerprint, None)
        if row is None:
            row = Flag(version=version, fingerprint=fingerprint, code=flag.code)
            _carry_flag(row, before.get(fingerprint))
        _save(row, _flag_fields(flag, evidence))
    _set_aside(f for f in known.values() if f.state == Flag.State.OPEN)


def _flag_fields(flag: results.Flag, evidence: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "severity": _SEVERITY[flag.severity],
        "start": flag.span.start,
        "end": flag.span.end,
        "message": stored(flag.message),
        "suggestions": [
            {**_range(s.span), "text": s.text, "why": stored(s.why)} for s in flag.suggestions
        ],
        "evidence": evidence,
        "confidence": flag.confidence,
    }


def _carry_flag(row: Flag, before: Flag | None) -> None:
    """Dismissed, waiting or confirmed in the previous version: so in this one.

    One that was corrected there stands in the new text again, and is open again.
    """
    if before and before.state in _PERSISTING:
        row.state, row.dismissal = before.state, before.dismissal


def _claim(version: Version, claim: results.Claim) -> Claim:
    return Claim(
        version=version,
        kind=claim.kind,
        person=claim.person,
        office=claim.office,
        verdict=claim.verdict,
        evidence=[_evidence(item) for item in claim.evidence],
        **_range(claim.span),
    )


def _evidence(evidence: results.Evidence) -> dict[str, Any]:
    return {
        "text": stored(evidence.text),
        "source": evidence.source,
        "start": evidence.start.isoformat() if evidence.start else None,
        "end": evidence.end.isoformat() if evidence.end else None,
        "span": evidence.span.as_list() if evidence.span else None,
    }


def _range(span: results.Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _in_previous_version(version: Version, findings: str) -> dict[str, Any]:
    previous = version.article.versions.filter(number__lt=version.number).last()
    if previous is None:
        return {}
    return {row.fingerprint: row for row in getattr(previous, findings).all()}


def _next(fingerprint: str, seen: Counter[str]) -> str:
    seen[fingerprint] += 1
    return numbered(fingerprint, seen[fingerprint] - 1)


def _save(row: Quote | Flag, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.superseded = False
    row.save()


def _set_aside(rows: Iterable[Quote | Flag]) -> None:
    for row in rows:
        row.superseded = True
        row.save(update_fields=["superseded"])
