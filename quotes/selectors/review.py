"""Everything that the review page of one version shows, in a constant number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from quotes.engine.document import BODY
from quotes.models import (
    AnalysisRun,
    Article,
    Claim,
    Comment,
    Correction,
    Decision,
    EditedCheck,
    Flag,
    Quote,
    SourceText,
    Speaker,
    Version,
)
from quotes.selectors.comments import Thread, member_names, threads_of
from quotes.selectors.findings import corrections_of, flags_of, quotes_of, revisions_of
from quotes.selectors.set_aside import SetAside, set_aside
from quotes.selectors.speakers import speakers_of
from quotes.selectors.stretches import Stretch, marks_by_zone, stretches
from quotes.selectors.version_changes import VersionChanges, changes_to_see

#: Still to be decided.
PENDING = (Flag.State.OPEN, Flag.State.WAITING, Flag.State.CONFIRMED)
#: A check of the corrected text is given up after so many attempts.
MOST_ATTEMPTS = 3
#: Speakers are told apart by so many tints, and by their names in the legend.
TINTS = 8


@dataclass(frozen=True, slots=True)
class ZoneView:
    """``paragraph`` counts the body's paragraphs from 1, None for other zones; ``revision`` is
    the id of the last decision on the zone, 0 for none."""

    index: int
    kind: str
    paragraph: int | None
    revision: int
    start: int
    end: int
    stretches: tuple[Stretch, ...]
    #: "changed" or "new" against the version that was reviewed before, until that is seen.
    change: str = ""

    @property
    def corrected_text(self) -> str:
        return "".join(s.correction.replacement if s.correction else s.text for s in self.stretches)


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """``tint`` is 1 to TINTS."""

    id: int
    name: str
    tint: int
    quotes: int


@dataclass(frozen=True, slots=True)
class Review:
    article: Article
    version: Version
    run: AnalysisRun | None
    zones: tuple[ZoneView, ...]
    quotes: tuple[Quote, ...]
    #: Kept apart: no quotes of the article, but there to be taken back.
    rejected: tuple[Quote, ...]
    flags: tuple[Flag, ...]
    claims: tuple[Claim, ...]
    corrections: tuple[Correction, ...]
    speakers: tuple[SpeakerView, ...]
    threads: tuple[Thread, ...]
    #: Whom a comment can call by @name.
    members: tuple[str, ...]
    #: See ``recheck_of``.
    rechecking: str
    #: Against the version that was reviewed before this one.
    changes: VersionChanges | None
    set_aside: SetAside
    decisions: tuple[Decision, ...] = field(repr=False)
    #: All of the article's, those without a quote in this version as well.
    named: tuple[Speaker, ...] = field(repr=False)
    #: What is attached to hold the quotes against.
    sources: tuple[SourceText, ...] = ()

    @property
    def pending(self) -> tuple[Flag, ...]:
        """Flags to decide on, worst first, then in text order."""
        return tuple(f for f in self.flags if f.state in PENDING)

    @property
    def closed(self) -> tuple[Flag, ...]:
        return tuple(f for f in self.flags if f.state not in PENDING)

    @property
    def closed_by_state(self) -> list[tuple[Flag.State, tuple[Flag, ...]]]:
        """Dismissed, fixed and outdated flags, each kind by itself."""
        kinds = (Flag.State.DISMISSED, Flag.State.FIXED, Flag.State.OUTDATED)
        listed = ((kind, tuple(f for f in self.flags if f.state == kind)) for kind in kinds)
        return [(kind, flags) for kind, flags in listed if flags]

    @property
    def pending_by_severity(self) -> list[tuple[Flag.Severity, int]]:
        counts = Counter(flag.severity for flag in self.pending)
        return [(s, counts[s]) for s in Flag.Severity if counts[s]]

    @property
    def open_threads(self) -> tuple[Thread, ...]:
        return tuple(t for t in self.threads if not t.opening.settled)

    @property
    def settled_threads(self) -> tuple[Thread, ...]:
        return tuple(t for t in self.threads if t.opening.settled)

    def threads_on(self, finding: Flag | Quote) -> tuple[Thread, ...]:
        key = "flag_id" if isinstance(finding, Flag) else "quote_id"
        return tuple(t for t in self.threads if getattr(t.opening, key) == finding.pk)

    @property
    def to_see(self) -> VersionChanges | None:
        """What the new version changed, until somebody has seen it."""
        return self.changes if self.changes and not self.changes.seen else None

    def in_changes(self, finding: Flag | Quote) -> bool:
        """It stands in a paragraph that the new version changed, as long as that is to be seen."""
        zone = self.zone_of(finding)
        return bool(zone and zone.change)

    def zone_of(self, finding: Flag | Quote) -> ZoneView | None:
        return next((z for z in self.zones if z.start <= finding.start < z.end), None)

    def tint_of(self, quote: Quote) -> int:
        """0 for a quote without a speaker."""
        return next((s.tint for s in self.speakers if s.id == quote.speaker_id), 0)

    def history_of(self, finding: Flag | Quote) -> tuple[Decision, ...]:
        """The decisions on the finding, and those on others that moved it, newest first."""
        key = f"{finding._meta.model_name}_id"
        return tuple(
            d for d in self.decisions if getattr(d, key) == finding.pk or _moved(d, finding)
        )


def review(version: Version) -> Review:
    # Before what it found: a run that ends in between is shown as going on, and asked for again.
    run, rechecking = version.runs.order_by("-id").first(), recheck_of(version)
    found = quotes_of(version)
    quotes = tuple(q for q in found if q.state not in Quote.GONE)
    flags = tuple(flags_of(version))
    claims = tuple(version.claims.filter(verdict=Claim.Verdict.SUPPORTED))
    corrections = tuple(corrections_of(version))
    threads = threads_of(version.article)
    changes = changes_to_see(version)
    decisions = tuple(version.decisions.select_related("user", "target").order_by("-id"))
    return Review(
        article=version.article,
        version=version,
        run=run,
        zones=_zones(
            version, quotes, flags, (*claims, *corrections, *_anchored(version, threads)), changes
        ),
        quotes=quotes,
        rejected=tuple(q for q in found if q.state == Quote.State.REJECTED),
        flags=flags,
        claims=claims,
        corrections=corrections,
        speakers=_speakers(quotes),
        threads=threads,
        members=tuple(member_names(version.article.desk)),
        rechecking=rechecking,
        changes=changes,
        set_aside=set_aside(version),
        decisions=decisions,
        named=tuple(speakers_of(version.article)),
        sources=tuple(version.article.sources.filter(active=True).select_related("created_by")),
    )


def recheck_of(version: Version) -> str:
    """Of the corrected text: "" once it is checked, "waiting", or "failed" where it can't be."""
    check = EditedCheck.objects.filter(version=version, wanted__gt=F("done")).first()
    if check is None:
        return ""
    return "waiting" if check.attempts < MOST_ATTEMPTS else "failed"


def _moved(decision: Decision, finding: Flag | Quote) -> bool:
    changes = (decision.target or decision).changes
    name = finding._meta.model_name
    return any(entry["model"] == name and entry["id"] == finding.pk for entry in changes)


def _anchored(version: Version, threads: Iterable[Thread]) -> list[Comment]:
    """Openings of open threads on words of this very text."""
    openings = (thread.opening for thread in threads)
    return [
        c
        for c in openings
        if not c.settled and c.version_id == version.pk and not (c.flag_id or c.quote_id)
    ]


def latest_version(article: Article) -> Version:
    version = article.versions.select_related("article__desk").last()
    assert version is not None  # an article is stored together with its first version
    return version


def _speakers(quotes: Iterable[Quote]) -> tuple[SpeakerView, ...]:
    """In the order in which they first speak."""
    counts: Counter[int] = Counter()
    names: dict[int, str] = {}
    for quote in quotes:
        if quote.speaker:
            counts[quote.speaker.pk] += 1
            names.setdefault(quote.speaker.pk, quote.speaker.name)
    return tuple(
        SpeakerView(pk, name, index % TINTS + 1, counts[pk])
        for index, (pk, name) in enumerate(names.items())
    )


def _zones(
    version: Version,
    quotes: Iterable[Quote],
    flags: Iterable[Flag],
    others: Iterable[Claim | Correction | Comment],
    changes: VersionChanges | None,
) -> tuple[ZoneView, ...]:
    revisions = revisions_of(version)
    shown = [flag for flag in flags if flag.state in PENDING]
    to_see = changes if changes and not changes.seen else None
    marks = marks_by_zone(version, quotes, (*shown, *others))
    views, paragraph = [], 0
    for index, zone in enumerate(version.zones):
        is_body = zone["kind"] in BODY
        paragraph += is_body
        views.append(
            ZoneView(
                index=index,
                kind=zone["kind"],
                paragraph=paragraph if is_body else None,
                revision=revisions.get(index, 0),
                start=zone["start"],
                end=zone["end"],
                stretches=stretches(version.text, zone["start"], zone["end"], marks[index]),
                change=to_see.kind_of(index) if to_see else "",
            )
        )
    return tuple(views)
