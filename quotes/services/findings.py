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
from quotes.models import AnalysisRun, Claim, Flag, Quote, Speaker, StandingDismissal, Version
from quotes.models.findings import stored
from quotes.selectors.speakers import speakers_by_name
from quotes.services.carrying import carry_found
from quotes.services.fingerprints import flag_fingerprint, numbered, quote_fingerprint
from quotes.services.standing import Standing
from quotes.services.tallies import tally_one

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
    speakers = store_speakers(version, analysis.quotes)
    _store_quotes(version, analysis.quotes, speakers)
    _store_flags(version, analysis.flags)
    version.claims.all().delete()
    Claim.objects.bulk_create(_claim(version, claim) for claim in analysis.claims)
    carry_found(version)
    tally_one(version.article_id)


def store_speakers(version: Version, quotes: Iterable[results.Quote]) -> dict[str, Speaker]:
    """By name; a name that a person merged into another speaker stands for that one."""
    speakers = speakers_by_name(version.article)
    for quote in quotes:
        if quote.speaker and quote.speaker not in speakers:
            speakers[quote.speaker] = Speaker.objects.create(
                article=version.article, name=quote.speaker, person_id=quote.speaker_id or ""
            )
    return speakers


def _store_quotes(
    version: Version, quotes: Iterable[results.Quote], speakers: dict[str, Speaker]
) -> None:
    machine = version.quotes.filter(origin=Quote.Origin.MACHINE, after_edit=False)
    known = {q.fingerprint: q for q in machine}
    held = _held_places(version)
    before = _in_previous_version(version, "quotes")
    seen: Counter[str] = Counter()
    for quote in quotes:
        words = " ".join(piece.of(version.text) for piece in quote.content)
        fingerprint = _next(quote_fingerprint(words), seen)
        fields = quote_fields(quote, speakers.get(quote.speaker or ""))
        row = known.pop(fingerprint, None)
        is_new = row is None
        if row is None:
            row = Quote(version=version, fingerprint=fingerprint)
        if is_new or row.state == Quote.State.PROPOSED:
            fields |= values_that_count(fields)
        if is_new:
            fields |= _carried(before.get(fingerprint), fields, version)
        # A quote that a person marked, or moved the edges of, is not proposed beside it.
        hidden = (is_new or row.superseded) and row.state == Quote.State.PROPOSED
        _save(row, fields, superseded=hidden and _mostly_in(quote.content, held))
    _set_aside(q for q in known.values() if q.state == Quote.State.PROPOSED)


def _held_places(version: Version) -> set[int]:
    """The code points of quotes that a person stands behind, now or as the machine found them."""
    held = version.quotes.filter(state__in=Quote.HELD, superseded=False)
    pieces = [piece for quote in held for piece in (*quote.content, *quote.machine_content)]
    return {place for start, end in pieces for place in range(start, end)}


def _mostly_in(content: Iterable[results.Span], places: set[int]) -> bool:
    own = [place for piece in content for place in range(piece.start, piece.end)]
    return 2 * sum(place in places for place in own) > len(own)


def quote_fields(quote: results.Quote, speaker: Speaker | None) -> dict[str, Any]:
    """What the machine says; it never overwrites what a person decided."""
    return {
        "machine_type": quote.type,
        "machine_content": [piece.as_list() for piece in quote.content],
        "machine_speaker": speaker,
        "mark": quote.mark,
        "cue": quote.cue.as_list() if quote.cue else None,
        "mention": quote.mention.as_list() if quote.mention else None,
        "via": quote.via or "",
        "confidence": quote.confidence,
        "rule": quote.rule,
        "reason": stored(quote.reason),
        "alternatives": list(quote.alternatives),
    }


def values_that_count(machine: dict[str, Any]) -> dict[str, Any]:
    """The machine's values, as long as nobody decided on the quote."""
    return {
        "type": machine["machine_type"],
        "speaker": machine["machine_speaker"],
        **quote_extent(machine["machine_content"]),
    }


def quote_extent(content: list[list[int]]) -> dict[str, Any]:
    return {"content": content, "start": content[0][0], "end": content[-1][1]}


def _carried(before: Quote | None, machine: dict[str, Any], version: Version) -> dict[str, Any]:
    """A person's word on the quote in the previous version holds in this one.

    Its extent is carried over only where the same words stand around the quote again.
    """
    if before is None or before.state == Quote.State.PROPOSED:
        return {}
    carried = {"state": before.state, "speaker": before.speaker, "type": before.type}
    # One that was carried over by a person's word alone has no place of the machine's.
    was = before.machine_content or before.content
    shift = machine["machine_content"][0][0] - was[0][0]
    moved = [[start + shift, end + shift] for start, end in before.content]
    old, new = before.version.text, version.text
    pairs = zip(before.content, moved, strict=True)
    if all(new[m:n] == old[start:end] for (start, end), (m, n) in pairs):
        carried |= quote_extent(moved)
    return carried


def _store_flags(version: Version, flags: Iterable[results.Flag]) -> None:
    machine = version.flags.filter(origin=Flag.Origin.MACHINE, after_edit=False)
    known = {f.fingerprint: f for f in machine}
    standing = Standing(version)
    before = _in_previous_version(version, "flags")
    seen: Counter[str] = Counter()
    for flag in flags:
        fact = fact_of(flag, version.text)
        fingerprint = _next(fact, seen)
        fields = {"fact": fact, **flag_fields(flag)}
        row = known.pop(fingerprint, None)
        if row is None:
            row = Flag(version=version, fingerprint=fingerprint, code=flag.code, **fields)
            _carry_flag(row, before.get(fingerprint), standing.on(row))
        _save(row, fields)
    _set_aside(f for f in known.values() if f.state == Flag.State.OPEN)


def fact_of(flag: results.Flag, text: str) -> str:
    """What makes it the same flag wherever it is found: code, words and evidence."""
    evidence = [_evidence(item) for item in flag.evidence]
    grounds = sorted(str((e["text"], e["start"], e["end"])) for e in evidence)
    return flag_fingerprint(flag.code, flag.span.of(text), *grounds)


def flag_fields(flag: results.Flag) -> dict[str, Any]:
    return {
        "severity": _SEVERITY[flag.severity],
        "start": flag.span.start,
        "end": flag.span.end,
        "message": stored(flag.message),
        "suggestions": [
            {**_range(s.span), "text": s.text, "why": stored(s.why)} for s in flag.suggestions
        ],
        "evidence": [_evidence(item) for item in flag.evidence],
        "confidence": flag.confidence,
    }


def _carry_flag(row: Flag, before: Flag | None, standing: StandingDismissal | None) -> None:
    """Dismissed, waiting or confirmed in the previous version: so in this one.

    One that was corrected there stands in the new text again, and is open again; unless it, or
    one that is new, is dismissed by a standing dismissal.
    """
    if before and before.state in _PERSISTING and not before.standing_id:
        row.state, row.dismissal = before.state, before.dismissal
    elif standing:
        row.state, row.dismissal = Flag.State.DISMISSED, standing.reason
        row.standing = standing


def _claim(version: Version, claim: results.Claim) -> Claim:
    return Claim(
        version=version,
        kind=claim.kind,
        person=claim.person,
        office=claim.office,
        person_id=claim.person_id,
        office_id=claim.office_id,
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
        **({"article": int(evidence.reference)} if evidence.reference else {}),
    }


def _range(span: results.Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _in_previous_version(version: Version, findings: str) -> dict[str, Any]:
    previous = version.article.versions.filter(number__lt=version.number).last()
    if previous is None:
        return {}
    return {row.fingerprint: row for row in getattr(previous, findings).select_related("version")}


def _next(fingerprint: str, seen: Counter[str]) -> str:
    seen[fingerprint] += 1
    return numbered(fingerprint, seen[fingerprint] - 1)


def _save(row: Quote | Flag, fields: dict[str, Any], *, superseded: bool = False) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.superseded = superseded
    row.save()


def _set_aside(rows: Iterable[Quote | Flag]) -> None:
    for row in rows:
        row.superseded = True
        row.save(update_fields=["superseded"])
