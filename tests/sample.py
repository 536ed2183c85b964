"""An analysed article of our own, without running the engine."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from quotes.engine.results import (
    Analysis,
    Claim,
    Evidence,
    Flag,
    Message,
    Quote,
    Span,
    Suggestion,
)
from quotes.models import AnalysisRun, Version
from quotes.services.findings import store

TEXT = """Ukraina får luftvern

Tyskland sender luftvern til Tyskland. Foto: Marte Fjell / Øvingsfoto

Ministeren møtte Storbritannias utenriksminister Ben Wallace i Brussel.

– Dette vil merkes, sier Ingrid Solbakken.

Hun mener hjelpen kommer for sent."""


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def analysis(text: str = TEXT, *, evidence_until: int = 2023) -> Analysis:
    role = span("utenriksminister", text)
    name = span("Ben Wallace", text)
    direct, indirect = span("Dette vil merkes", text), span("hjelpen kommer for sent", text)
    return Analysis(
        language="nb",
        date=None,
        quotes=(
            Quote(
                "direct",
                "dash",
                (direct,),
                cue=span("sier", text),
                mention=span("Ingrid Solbakken", text),
                speaker="Ingrid Solbakken",
                confidence=0.97,
                rule="named-beside-cue",
                reason=Message("Named beside “{cue}”.", {"cue": "sier"}),
            ),
            Quote("indirect", "none", (indirect,), speaker="Ingrid Solbakken", confidence=0.8),
        ),
        claims=(
            Claim("role", "Ben Wallace", "gb.fm", Span(role.start, name.end), "contradicted"),
            Claim("role", "Ingrid Solbakken", "x", name, "supported"),
        ),
        flags=(
            Flag(
                "role",
                "high",
                Span(role.start, name.end),
                Message("{person} was not {title}.", {"person": "Ben Wallace", "title": "x"}),
                suggestions=(
                    Suggestion(role, "forsvarsminister", Message("the office held")),
                    Suggestion(name, "James Cleverly", Message("the holder")),
                ),
                evidence=(
                    Evidence(
                        Message("Ben Wallace was defence secretary."),
                        "ifg",
                        date(2019, 7, 24),
                        date(evidence_until, 8, 31),
                    ),
                ),
                confidence=0.95,
            ),
            Flag(
                "self-relation",
                "high",
                span("til Tyskland", text),
                Message("Germany is both sender and receiver."),
                suggestions=(
                    Suggestion(span("Tyskland.", text), "Ukraina.", Message("as in the body")),
                ),
            ),
        ),
    )


def analysed(version: Version, findings: Analysis) -> Version:
    run, _created = AnalysisRun.objects.get_or_create(
        version=version, engine_version="test", defaults={"queued_at": timezone.now()}
    )
    store(run=run, analysis=findings)
    return version
