"""Everything that the review page of one version shows, in a constant number of queries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from django.db.models import Max

from quotes.engine.document import BODY
from quotes.models import AnalysisRun, Article, Claim, Correction, Decision, Flag, Quote, Version

#: Still to be decided.
PENDING = (Flag.State.OPEN, Flag.State.WAITING, Flag.State.CONFIRMED)
#: Speakers are told apart by so many tints, and by their names in the legend.
TINTS = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters under the same marks.

    ``start`` and ``end`` are code points of the version's text; ``first_of`` names the flags and
    quotes that begin here, as ids in the page ("flag-12", "quote-5").
    """

    start: int
    end: int
    text: str
    quotes: tuple[Quote, ...] = ()
    flags: tuple[Flag, ...] = ()
    claims: tuple[Claim, ...] = ()
    correction: Correction | None = None
    first_of: tuple[str, ...] = ()

    @property
    def worst(self) -> Flag | None:
        """The flag whose severity the underline shows."""
        return min(self.flags, key=lambda flag: flag.severity, default=None)


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
    decisions: tuple[Decision, ...] = field(repr=False)

    @property
    def pending(self) -> tuple[Flag, ...]:
        """Flags to decide on, worst first, then in text order."""
        return tuple(f for f in self.flags if f.state in PENDING)

    @property
    def closed(self) -> tuple[Flag, ...]:
        return tuple(f for f in self.flags if f.state not in PENDING)

    @property
    def pending_by_severity(self) -> list[tuple[Flag.Severity, int]]:
        counts = Counter(flag.severity for flag in self.pending)
        return [(s, counts[s]) for s in Flag.Severity if counts[s]]

    def zone_of(self, finding: Flag | Quote) -> ZoneView | None:
        return next((z for z in self.zones if z.start <= finding.start < z.end), None)

    def tint_of(self, quote: Quote) -> int:
        """0 for a quote without a speaker."""
        return next((s.tint for s in self.speakers if s.id == quote.speaker_id), 0)

    def history_of(self, finding: Flag | Quote) -> tuple[Decision, ...]:
        """The decisions on the finding, newest first."""
        key = "flag_id" if isinstance(finding, Flag) else "quote_id"
        return tuple(d for d in self.decisions if getattr(d, key) == finding.pk)


def review(version: Version) -> Review:
    found = (
        version.quotes.filter(superseded=False)
        .exclude(state=Quote.State.WITHDRAWN)
        .select_related("speaker", "machine_speaker", "created_by")
    )
    quotes = tuple(q for q in found if q.state not in Quote.GONE)
    flags = tuple(
        version.flags.filter(superseded=False)
        .exclude(state=Flag.State.WITHDRAWN)
        .select_related("created_by", "standing__created_by")
    )
    claims = tuple(version.claims.filter(verdict=Claim.Verdict.SUPPORTED))
    corrections = tuple(
        version.corrections.filter(active=True).select_related("flag", "created_by")
    )
    decisions = tuple(version.decisions.select_related("user", "target").order_by("-id"))
    return Review(
        article=version.article,
        version=version,
        run=version.runs.order_by("-id").first(),
        zones=_zones(version, quotes, flags, claims, corrections),
        quotes=quotes,
        rejected=tuple(q for q in found if q.state == Quote.State.REJECTED),
        flags=flags,
        claims=claims,
        corrections=corrections,
        speakers=_speakers(quotes),
        decisions=decisions,
    )


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
    claims: Iterable[Claim],
    corrections: Iterable[Correction],
) -> tuple[ZoneView, ...]:
    revisions = dict(
        version.article.decisions.values_list("zone").annotate(last=Max("id")).order_by()
    )
    shown = [flag for flag in flags if flag.state in PENDING]
    marks = _marks_by_zone(version, quotes, shown, claims, corrections)
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
                stretches=_stretches(version.text, zone["start"], zone["end"], marks[index]),
            )
        )
    return tuple(views)


Mark = Quote | Flag | Claim | Correction
Placed = tuple[int, int, Mark]


def _marks_by_zone(
    version: Version,
    quotes: Iterable[Quote],
    flags: Iterable[Flag],
    claims: Iterable[Claim],
    corrections: Iterable[Correction],
) -> dict[int, list[Placed]]:
    """Each zone's marks as (start, end, mark); a mark over a border is in both zones."""
    placed: list[Placed] = [(s, e, quote) for quote in quotes for s, e in quote.content]
    placed += [(m.start, m.end, m) for m in (*flags, *claims, *corrections)]
    starts = [zone["start"] for zone in version.zones]
    by_zone: dict[int, list[Placed]] = defaultdict(list)
    for start, end, mark in placed:
        first = max(bisect_right(starts, start) - 1, 0)
        for index in range(first, max(bisect_left(starts, end), first + 1)):
            by_zone[index].append((start, end, mark))
    return by_zone


def _stretches(text: str, start: int, end: int, marks: list[Placed]) -> tuple[Stretch, ...]:
    """Cut a zone wherever a mark begins or ends, so that overlapping marks nest readably."""
    corrections = [(s, e) for s, e, mark in marks if isinstance(mark, Correction)]
    cuts = {start, end} | {min(max(edge, start), end) for s, e, _m in marks for edge in (s, e)}
    # A correction is shown as one stretch, whatever begins or ends within it.
    borders = sorted(cut for cut in cuts if not any(s < cut < e for s, e in corrections))
    ranges = [*pairwise(borders), *((s, e) for s, e in corrections if s == e)]
    seen: set[str] = set()
    return tuple(_stretch(text, s, e, marks, seen) for s, e in sorted(ranges))


def _stretch(text: str, start: int, end: int, marks: list[Placed], seen: set[str]) -> Stretch:
    correction = next(
        (m for s, e, m in marks if isinstance(m, Correction) and (s, e) == (start, end)), None
    )
    over = [m for s, e, m in marks if s < end and e > start]
    quotes = tuple(dict.fromkeys(m for m in over if isinstance(m, Quote)))
    flags = tuple(m for m in over if isinstance(m, Flag))
    names = [f"quote-{q.pk}" for q in quotes] + [f"flag-{f.pk}" for f in flags]
    first_of = tuple(name for name in names if name not in seen)
    seen.update(first_of)
    return Stretch(
        start=start,
        end=end,
        text=text[start:end],
        quotes=quotes,
        flags=flags,
        claims=tuple(m for m in over if isinstance(m, Claim)),
        correction=correction,
        first_of=first_of,
    )
