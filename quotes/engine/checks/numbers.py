"""The checks of numbers: ``number-conflict``, ``arithmetic`` and ``percentage-points``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.arithmetic import wrong_arithmetic
from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.counts import Count, find_counts, lists, stem
from quotes.engine.checks.percentages import points_called_percent
from quotes.engine.checks.quantities import lists as number_lists
from quotes.engine.checks.quantities import quantities_in, within, written
from quotes.engine.checks.sentences import speaks_of_other_time, years_in
from quotes.engine.checks.twin_numbers import Twins, find_twins
from quotes.engine.document import BODY, ZoneKind
from quotes.engine.results import (
    Evidence,
    Flag,
    Language,
    Message,
    Span,
    Suggestion,
    gettext_noop,
)

IN_BODY = gettext_noop("{zone_} says “{words}”; the body text says “{other}” (paragraph {number}).")
SAYS = gettext_noop("“{words}”")
AS_IN_BODY = gettext_noop("as in the body text")

_ZONES = {
    "headline": gettext_noop("The headline"),
    "subheading": gettext_noop("The subheading"),
    "caption": gettext_noop("The caption"),
    "lead": gettext_noop("The lead"),
}

#: Where the body is that headline and captions are held against; the lead is held against the rest.
_BODIES: dict[ZoneKind, frozenset[ZoneKind]] = {"lead": frozenset({"paragraph"})}

#: How many words two sentences about the same thing share at least; a headline has few.
_SHARED, _SHARED_HEADLINE = 2, 1
_SHORTEST_PART = 4
#: What the body counts more often than this is told in the first places.
_MOST_LOOKED_AT = 50
#: Larger numbers are not put together of smaller ones.
_COMPOSED = 50
_CONTENT = re.compile(r"[^\W\d_]{3,}")
_PLACE = re.compile(r"\b(?:i|på|ved|fra|frå|til|in|at|from)[ \u00a0]([^\W\d_a-zæøå][\w-]+)")


def conflicting_numbers(context: Context) -> Iterator[Flag]:
    """A number in headline, lead or caption that the body text gives otherwise."""
    twins = tuple(find_twins(context))
    for twin in twins:
        yield _twin_flag(context, twin)
    bodies = _Bodies(context)
    for count in bodies.counts:
        if count.zone.kind in _ZONES and _is_plain(context, count):
            if any(count.words.overlaps(twin.odd) for twin in twins):
                continue
            other = _contradicted(context, count, bodies)
            if other:
                yield _flag(context, count, other)


class _Bodies:
    """The counts of an article, and what its body says, looked up by what is counted."""

    def __init__(self, context: Context) -> None:
        self.counts = find_counts(context)
        self._by_key: defaultdict[str, list[Count]] = defaultdict(list)
        for count in self.counts:
            if count.zone.kind in BODY:
                self._by_key[count.key].append(count)
        quantities = quantities_in(context.text, context.ranges, context.language)
        self._zones_of: defaultdict[float, set[int]] = defaultdict(set)
        for zone in context.document.zones_of("lead", "paragraph"):
            for quantity in within(quantities, zone.span):
                self._zones_of[quantity.value].add(zone.span.start)

    def same_thing(self, count: Count) -> list[Count]:
        """The body's counts of the same thing; the lead is held against the rest of the body."""
        kinds = _BODIES.get(count.zone.kind, BODY)
        return [other for other in self._by_key[count.key] if other.zone.kind in kinds]

    def names_elsewhere(self, count: Count) -> bool:
        """Whether the body, but for the count's own zone, has the number for whatever."""
        return bool(self._zones_of[count.quantity.value] - {count.zone.span.start})


def _is_plain(context: Context, count: Count) -> bool:
    """Whether the number is that of the whole, now and exactly."""
    text, sentence = context.text, count.sentence
    if count.quantity.hedge:
        return False
    lead = text[max(sentence.start, count.words.start - 25) : count.words.start]
    tail = text[count.words.end : min(sentence.end, count.words.end + 25)]
    patterns = _patterns(context.language)
    return not (
        patterns["part-before"].search(lead)
        or patterns["part-after"].match(tail)
        or patterns["sentence"].search(text, sentence.start, sentence.end)
    )


def _contradicted(context: Context, count: Count, bodies: _Bodies) -> Count | None:
    """The body's only other number for the same thing."""
    if bodies.names_elsewhere(count):
        return None
    same = bodies.same_thing(count)
    if len({other.quantity.value for other in same}) != 1:
        return None
    for other in same[:_MOST_LOOKED_AT]:
        if _is_plain(context, other) and _same_matter(context, count, other):
            return None if _is_composed(context, count, other) else other
    return None


def _same_matter(context: Context, count: Count, other: Count) -> bool:
    text = context.text
    if speaks_of_other_time(text, other.sentence, context.language):
        return False
    if set(years_in(text, other.sentence)) - set(years_in(text, count.sentence)):
        return False
    places, others = (_places(text, c) for c in (count, other))
    if places and others and not places & others:
        return False
    area = other.sentence if count.strict else other.zone.span
    theirs = _content(context, area, other)
    shared = sum(_is_met(word, theirs) for word in _content(context, count.sentence, count))
    short = count.zone.kind == "headline" and not count.strict
    return shared >= (_SHARED_HEADLINE if short else _SHARED)


def _places(text: str, count: Count) -> set[str]:
    found = _PLACE.findall(text, count.sentence.start, count.sentence.end)
    return {name.removesuffix("s") for name in found}


def _content(context: Context, area: Span, count: Count) -> set[str]:
    """The stems of an area's words, without common ones and those of the count itself."""
    text, common = context.text, lists(context.language)["common"]
    own = {stem(word) for word in _CONTENT.findall(text, count.words.start, count.words.end)}
    words = _CONTENT.findall(text, area.start, area.end)
    return {stem(word) for word in words if word.lower() not in common} - own


def _is_met(word: str, others: set[str]) -> bool:
    """Whether a stem, or a compound with it, is among others: "buss" and "bussulykk"."""
    return word in others or any(
        other.startswith(word) or word.startswith(other)
        for other in others
        if min(len(other), len(word)) >= _SHORTEST_PART
    )


def _is_composed(context: Context, count: Count, other: Count) -> bool:
    """Whether the body's numbers add up to the other zone's: "en mann og to barn", "tre skadd"."""
    if count.quantity.value > _COMPOSED:
        return False
    quantities = quantities_in(context.text, context.ranges, context.language)
    near = [q.value for q in within(quantities, other.zone.span) if q.kind == "count"]
    ones = len(
        _patterns(context.language)["one"].findall(
            context.text, other.zone.span.start, other.zone.span.end
        )
    )
    parts = near[:8] + [1.0] * min(ones, 3)
    return any(
        sum(some) == count.quantity.value for size in (2, 3) for some in combinations(parts, size)
    )


def _flag(context: Context, count: Count, other: Count) -> Flag:
    text = context.text
    number = written(other.quantity.value, count.quantity, text, context.language)
    values = {
        "zone_": _ZONES[count.zone.kind],
        "words": count.words.of(text),
        "other": other.words.of(text),
        "number": str(context.paragraph_number(other.words.start)),
    }
    same_scale = count.quantity.scale == other.quantity.scale
    place = count.quantity.number if same_scale else count.quantity.span
    words = number if same_scale else other.quantity.span.of(text)
    return Flag(
        code="number-conflict",
        severity="high",
        span=count.words,
        message=Message(IN_BODY, values),
        suggestions=(Suggestion(place, words, Message(AS_IN_BODY)),),
        evidence=(Evidence(Message(SAYS, {"words": other.words.of(text)}), span=other.words),),
        confidence=0.7,
    )


def _twin_flag(context: Context, twin: Twins) -> Flag:
    text = context.text
    zone = context.document.zone_at(twin.odd.start)
    assert zone is not None  # twins are read in zones
    values = {
        "zone_": _ZONES[zone.kind],
        "words": twin.odd.of(text),
        "other": twin.body.of(text),
        "number": str(context.paragraph_number(twin.body.start)),
    }
    return Flag(
        code="number-conflict",
        severity="high",
        span=twin.odd,
        message=Message(IN_BODY, values),
        suggestions=(Suggestion(twin.odd, twin.body.of(text), Message(AS_IN_BODY)),),
        evidence=(Evidence(Message(SAYS, {"words": twin.body.of(text)}), span=twin.body),),
        confidence=0.9,
    )


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    words, counted = number_lists(language), lists(language)
    part = either(words["other_part"])
    start, end = (either(words[key]) for key in ("from", "to"))
    patterns = {
        "part-before": rf"\b(?:{part}\s+(?:[^\W\d_]+\s+)?|{start}\s+|\d\s+(?:\w+\s+)?{end}\s+)$",
        "part-after": rf"\s*(?:{part}\b|{end}\s+\d)",
        "sentence": rf"\b{either([*words['update'], *counted['period']])}\b",
        "one": rf"\b{either(counted['one'])}\b",
    }
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()}


CHECKS: tuple[Check, ...] = (
    Check(
        code="number-conflict",
        taxonomy="TALL-SPRIK",
        severity="high",
        needs=frozenset({"text"}),
        name=gettext_noop("Numbers disagree"),
        description=gettext_noop(
            "Headline, lead or caption gives another number than the body text for one thing."
        ),
        vvp=("4.4",),
        run=conflicting_numbers,
    ),
    Check(
        code="arithmetic",
        taxonomy="TALL-SUM",
        severity="high",
        needs=frozenset({"text"}),
        name=gettext_noop("Numbers don't add up"),
        description=gettext_noop(
            "A sum, a share or a change is stated with its parts, but is not what they come to."
        ),
        vvp=("3.2",),
        run=wrong_arithmetic,
    ),
    Check(
        code="percentage-points",
        taxonomy="TALL-PP",
        severity="medium",
        needs=frozenset({"text"}),
        name=gettext_noop("Per cent or percentage points"),
        description=gettext_noop("The difference between two percentages is called per cent."),
        vvp=("3.2",),
        run=points_called_percent,
    ),
)
