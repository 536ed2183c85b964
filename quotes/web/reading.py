"""What the review page shows beside the text itself: figures, cards, previews, what comes next."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import QueryDict

from quotes.engine.checks.source_alignment import State
from quotes.engine.results import tier
from quotes.formats.reviewed import pieces
from quotes.models import Claim, Comment, Correction, Decision, Flag, Quote
from quotes.selectors.comments import Thread
from quotes.selectors.review import Review, ZoneView
from quotes.web.quote_values import (
    BothValues,
    Choice,
    Place,
    both_values,
    choices,
    following,
    speaker_is_a_persons,
    split_places,
)
from quotes.web.sentences import SENTENCE_END
from quotes.web.sourcing import ShownLine, shown_lines, state_of

Finding = Flag | Quote | Claim | Comment

#: The checks whose flags say that somebody's words are not that somebody's.
_ABOUT_WORDING = ("source-wording", "quote-not-in-source")
_FIGURE = ("caption", "credit")


@dataclass(frozen=True, slots=True)
class Block:
    """One zone, or a caption together with its credit."""

    kind: str
    zones: tuple[ZoneView, ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """A suggestion and the sentence as it will read.

    ``length`` is that of a headline or None, ``limit`` what the desk keeps to (0: no limit).
    """

    number: int
    before: str
    old: str
    new: str
    after: str
    why: dict
    length: int | None
    limit: int = 0

    @property
    def too_long(self) -> bool:
        return bool(self.limit and self.length and self.length > self.limit)


@dataclass(frozen=True, slots=True)
class Card:
    """One finding with everything that it takes to decide on it.

    ``kind`` is "flag", "quote", "claim" or "comment"; ``threads`` are the comments on it.
    ``elsewhere`` are the other zones in which the same words stand. Of a quote, ``values`` are the
    machine's beside a person's, ``choices`` are other speakers, ``places`` are where it can be
    split, ``following`` is the quote that it can be merged with, ``lines`` are its sentences in the
    sources at hand.
    ``indirect`` is the direct quote, the finding itself or the one that a flag is about, that can
    be told in indirect speech.
    ``tier`` is empty where a person says who speaks.
    """

    kind: str
    finding: Finding
    zone: ZoneView | None
    words: str
    key: uuid.UUID
    replacements: tuple[Replacement, ...] = ()
    history: tuple[Decision, ...] = ()
    elsewhere: tuple[ZoneView, ...] = ()
    tint: int = 0
    tier: str = ""
    threads: tuple[Thread, ...] = ()
    values: tuple[BothValues, ...] = ()
    choices: tuple[Choice, ...] = ()
    places: tuple[Place, ...] = ()
    following: Quote | None = None
    lines: tuple[ShownLine, ...] = ()
    indirect: Quote | None = None

    @property
    def in_source(self) -> State | None:
        """How the quote stands in the sources, None where there are none."""
        return state_of(self.lines)

    @property
    def name(self) -> str:
        """As in the page's ids."""
        return f"{self.kind}-{self.finding.pk}"

    @property
    def seen(self) -> int:
        return self.zone.revision if self.zone else 0


def blocks(zones: Iterable[ZoneView]) -> Iterator[Block]:
    """Zones in text order, each caption put together with the credit that follows it."""
    figure: list[ZoneView] = []
    for zone in zones:
        if figure and (zone.kind != "credit" or figure[-1].kind == "credit"):
            yield Block("figure", tuple(figure))
            figure = []
        if zone.kind in _FIGURE:
            figure.append(zone)
        else:
            yield Block(zone.kind, (zone,))
    if figure:
        yield Block("figure", tuple(figure))


def selected(review: Review, query: QueryDict) -> Finding | None:
    """The finding that the address names, or else the worst open flag."""
    for kind, findings in findings_by_kind(review).items():
        if kind in query:
            asked = next((f for f in findings if str(f.pk) == query[kind]), None)
            return asked or next_open(review)
    in_changes = next_open(review, only_changes=True) if review.to_see else None
    return in_changes or next_open(review)


def next_open(
    review: Review, after: Finding | None = None, *, only_changes: bool = False
) -> Finding | None:
    """The open flag, or for a quote the undecided quote, that comes after it in the list.

    At the list's end it begins anew; where no flag is open it goes on to the quotes.
    """
    flags = [f for f in review.flags if f.state == Flag.State.OPEN]
    quotes = [q for q in review.quotes if q.state == Quote.State.PROPOSED]
    if only_changes:
        flags = [f for f in flags if review.in_changes(f)]
        quotes = [q for q in quotes if review.in_changes(q)]
    for findings in (quotes, flags) if isinstance(after, Quote) else (flags, quotes):
        if not findings:
            continue
        if type(after) is not type(findings[0]):
            return findings[0]
        place = _place(after)
        return next((f for f in findings if _place(f) > place), findings[0])
    return None


def card_of(review: Review, finding: Finding | None) -> Card | None:
    if finding is None:
        return None
    zone = review.zone_of(finding)
    text = review.version.text
    common = {
        "finding": finding,
        "zone": zone,
        "words": getattr(finding, "words", "") or text[finding.start : finding.end],
        "key": uuid.uuid4(),
    }
    if isinstance(finding, Claim):
        return Card(kind="claim", **common)
    if isinstance(finding, Comment):
        threads = tuple(thread for thread in review.threads if thread.opening == finding)
        return Card(kind="comment", threads=threads, **common)
    common["threads"] = review.threads_on(finding)
    common["history"] = review.history_of(finding)
    if isinstance(finding, Quote):
        return Card(
            kind="quote",
            tier="" if speaker_is_a_persons(finding) else tier(finding.confidence),
            tint=review.tint_of(finding),
            values=tuple(both_values(review, finding)),
            choices=tuple(choices(review, finding)),
            places=tuple(split_places(review, finding)),
            following=following(review, finding),
            lines=shown_lines(review, finding) if review.sources else (),
            indirect=finding if _is_direct(finding) else None,
            **common,
        )
    return Card(
        kind="flag",
        tier=tier(finding.confidence),
        indirect=_flagged_quote(review, finding),
        replacements=tuple(_replacements(review, finding, zone)),
        elsewhere=tuple(_elsewhere(review, finding, zone)),
        **common,
    )


def _is_direct(quote: Quote) -> bool:
    return quote.type == Quote.Type.DIRECT and quote.state not in Quote.GONE


def _flagged_quote(review: Review, flag: Flag) -> Quote | None:
    """The direct quote that a check against the source marked."""
    if flag.code not in _ABOUT_WORDING:
        return None
    over = (q for q in review.quotes if q.start < flag.end and q.end > flag.start)
    return next(filter(_is_direct, over), None)


def findings_by_kind(review: Review) -> dict[str, tuple[Finding, ...]]:
    return {
        "flag": review.flags,
        "quote": (*review.quotes, *review.rejected),
        "claim": review.claims,
        "comment": tuple(thread.opening for thread in review.threads),
    }


def too_long(review: Review) -> int:
    """The characters of a corrected headline that has more than the desk keeps to, or else 0."""
    headline = next((z for z in review.zones if z.kind == "headline"), None)
    limit = review.article.desk.headline_limit
    if headline is None or not any(s.correction for s in headline.stretches):
        return 0
    length = len(headline.corrected_text)
    return length if limit and length > limit else 0


def _place(finding: Finding) -> tuple[int, int, int]:
    """Where it stands in its list: flags worst first, then text order."""
    return (getattr(finding, "severity", 0), finding.start, finding.pk)


def _replacements(review: Review, flag: Flag, zone: ZoneView | None) -> Iterator[Replacement]:
    if zone is None:
        return
    for index, suggestion in enumerate(flag.suggestions):
        start, end = suggestion["start"], suggestion["end"]
        first, last = _sentence(review.version.text, zone, start, end)
        length = None
        if zone.kind == "headline":
            length = len(zone.corrected_text) - (end - start) + len(suggestion["text"])
        yield Replacement(
            number=index + 1,
            before=corrected(review, first, start),
            old=corrected(review, start, end)
            if flag.after_edit
            else review.version.text[start:end],
            new=suggestion["text"],
            after=corrected(review, end, last),
            why=suggestion["why"],
            length=length,
            limit=review.article.desk.headline_limit,
        )


def _sentence(text: str, zone: ZoneView, start: int, end: int) -> tuple[int, int]:
    """The range of the sentence around a range of its zone."""
    first, last = zone.start, zone.end
    for match in SENTENCE_END.finditer(text, zone.start, zone.end):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            return first, match.end()
    return first, last


def corrected(review: Review, start: int, end: int) -> str:
    def as_replacement(correction: Correction) -> tuple[int, int, str]:
        return correction.start, correction.end, correction.replacement

    made = map(as_replacement, review.corrections)
    return "".join(piece.new for piece in pieces(review.version.text, start, end, made))


def _elsewhere(review: Review, flag: Flag, zone: ZoneView | None) -> Iterator[ZoneView]:
    words = review.version.text[flag.start : flag.end]
    for other in review.zones:
        if other is not zone and words in review.version.text[other.start : other.end]:
            yield other
