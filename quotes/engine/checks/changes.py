"""Changes that a text states with both ends: "fra 200 til 250, en økning på 25 prosent"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.context import Context
from quotes.engine.checks.quantities import Quantity, lists, quantities_in, within
from quotes.engine.checks.sentences import sentences_in
from quotes.engine.results import Language, Span

#: How many code points may stand between the two ends, and between a cue and its number.
_BETWEEN, _CUE = 70, 48


@dataclass(frozen=True, slots=True)
class Change:
    """``first`` and ``last`` are the ends, ``stated`` the change that the text gives.
    ``percentages``: the ends are shares, so that the change has two measures."""

    first: Quantity
    last: Quantity
    stated: Quantity
    percentages: bool

    @property
    def span(self) -> Span:
        parts = (self.first.span, self.last.span, self.stated.span)
        return Span(min(p.start for p in parts), max(p.end for p in parts))

    @property
    def difference(self) -> float:
        return abs(self.last.value - self.first.value)

    @property
    def percent(self) -> float:
        return 100 * self.difference / self.first.value

    @property
    def _step(self) -> float:
        """The finer of the two ends tells how both are rounded: "fra 3,5 til 4 prosent"."""
        return min(self.first.step, self.last.step)

    def fits_difference(self) -> bool:
        room = sum(_room(end, self._step) for end in (self.first, self.last))
        room += self.stated.step / 2 if self.stated.step > 1 else 0
        return abs(self.stated.value - self.difference) <= room + 1e-6

    def is_difference(self) -> bool:
        """Whether the stated number is the difference as it is written."""
        return abs(self.stated.value - self.difference) <= self.stated.step / 2

    def fits_percent(self) -> bool:
        low, high = sorted(self._percent_with(sign) for sign in (-1, 1))
        room = self.stated.step / 2 + (0.1 * self.percent if self.stated.hedge else 0) + 1e-6
        return low - room <= self.stated.value <= high + room

    def _percent_with(self, sign: int) -> float:
        """The change with the ends rounded so that it is as small or as large as may be."""
        grows = 1 if self.last.value >= self.first.value else -1
        first = self.first.value - sign * grows * _room(self.first, self._step)
        last = self.last.value + sign * grows * _room(self.last, self._step)
        return 100 * grows * (last - first) / first if first > 0 else math.inf


def find_changes(context: Context) -> Iterator[Change]:
    """The changes of which ends and size stand in one sentence, or the size in the next."""
    quantities = quantities_in(context.text, context.ranges, context.language)
    for zone in context.zones:
        inside = within(quantities, zone.span)
        if len(inside) < 3:
            continue
        sentences = list(sentences_in(context.text, zone.span))
        for number, sentence in enumerate(sentences):
            here = within(inside, sentence)
            pairs = list(_pairs(context, here, sentence))
            if len(pairs) != 1:
                continue
            after = sentences[number + 1] if number + 1 < len(sentences) else None
            if after and _opens_measure(context.language).match(after.of(context.text).lstrip()):
                here += within(inside, after)
            yield from _measured(context, *pairs[0], here)


def _pairs(
    context: Context, quantities: tuple[Quantity, ...], sentence: Span
) -> Iterator[tuple[Quantity, Quantity]]:
    patterns = _patterns(context.language)
    usable = [q for q in quantities if not q.is_year and q.hedge != "bound" and q.value > 0]
    for place, quantity in enumerate(usable):
        start = max(sentence.start, quantity.span.start - _CUE)
        lead = context.text[start : quantity.span.start]
        later = usable[place + 1] if place + 1 < len(usable) else None
        if later and patterns["from"].search(lead):
            between = context.text[quantity.span.end : later.span.start]
            if len(between) <= _BETWEEN and patterns["to"].search(between):
                yield quantity, later
                continue
        if place and patterns["up-from"].search(lead):
            yield quantity, usable[place - 1]


def _measured(
    context: Context, first: Quantity, last: Quantity, quantities: tuple[Quantity, ...]
) -> Iterator[Change]:
    percentages = last.kind == "percent" and (
        first.kind == "percent" or (first.kind == "count" and first.scale == 1)
    )
    if not percentages and (first.kind, last.kind) != ("count", "count"):
        return
    if first.scale == 1 and last.scale > 1:
        return  # "fra 2 til 3 millioner": the scale may be that of both
    for stated in quantities:
        if stated in (first, last) or stated.hedge == "bound" or stated.is_year:
            continue
        if stated.span < first.span and not _leads_to(context, stated, first):
            continue
        up = _direction(context, stated)
        if up is None or up != (last.value > first.value):
            continue
        yield Change(first, last, stated, percentages)


def _leads_to(context: Context, stated: Quantity, first: Quantity) -> bool:
    """Whether nothing but "fra" stands between the change and its first end: "… 5 prosent, fra 20
    til 25", so that both are said of one thing."""
    between = context.text[stated.span.end : first.span.start]
    return bool(_patterns(context.language)["leads-to"].fullmatch(between))


def _direction(context: Context, stated: Quantity) -> bool | None:
    """Whether the words before a number call it a growth or a decline; None if neither."""
    lead = context.text[max(0, stated.span.start - _CUE) : stated.span.start]
    match = _patterns(context.language)["change"].search(lead)
    return None if not match else match["up"] is not None


def _room(quantity: Quantity, step: float) -> float:
    """What rounding may have taken from a number or added to it."""
    hedge = 0.05 * quantity.value if quantity.hedge else 0.0
    if quantity.kind != "count" or step < quantity.scale:
        return step / 2 + hedge
    if quantity.value < 100:
        return hedge
    second_figure: float = 10.0 ** (math.floor(math.log10(quantity.value)) - 1)
    unit = step
    while quantity.value % (unit * 10) == 0 and unit < second_figure:
        unit *= 10
    return min(unit, second_figure) / 2 + hedge


@cache
def _opens_measure(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{either(lists(language)['that_is'])}\b", re.IGNORECASE)


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    words = lists(language)
    hedge = rf"(?:{either(words['approximate'])}\s+)?$"
    by, start, end = (either(words[key]) for key in ("by", "from", "to"))
    adverb = either([*words["adverbs_up"], *words["adverbs_down"]])

    def change(direction: str) -> str:
        nouns, verbs, adverbs = (
            either(words[f"{kind}_{direction}"])
            for kind in ("change_nouns", "change_verbs", "adverbs")
        )
        return (
            rf"\b(?:\w*{nouns}\s+(?:[^\W\d]+\s+){{0,2}}?{by}\s+"
            rf"|{verbs}\s+(?:(?:[^\W\d]+\s+){{0,3}}?{by}\s+)?|{adverbs}\s+)"
        )

    patterns = {
        "leads-to": rf",?\s+{start}\s+{hedge}",
        "from": rf"\b{start}\s+{hedge}",
        "to": rf"^[^.;:!?\n]*\b{end}\s+{hedge}",
        "up-from": rf"\b{adverb}\s+{start}\s+{hedge}",
        "change": rf"(?:(?P<up>{change('up')})|(?P<down>{change('down')})){hedge}",
    }
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()}
