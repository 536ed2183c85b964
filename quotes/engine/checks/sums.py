"""Sums that a text states with their parts: "7 kvinner og 5 menn, i alt 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.context import Context
from quotes.engine.checks.quantities import Quantity, lists, quantities_in, within
from quotes.engine.checks.sentences import sentences_in
from quotes.engine.results import Language

#: A slip is near the right sum; a number further away counts something else.
_NEAR, _LEAST = 0.35, 3.0


@dataclass(frozen=True, slots=True)
class Sum:
    """``articles`` is how many more things the sentence may count by "en" or "ei"."""

    parts: tuple[Quantity, ...]
    stated: Quantity
    articles: int

    @property
    def computed(self) -> float:
        return sum(part.value for part in self.parts)

    def fits(self) -> bool:
        """Whether the sum is right, within rounding, or counts something else altogether."""
        off = self.stated.value - self.computed
        room = sum(part.step / 2 for part in self.parts if part.step != 1 or part.kind != "count")
        room += self.stated.step / 2 if self.stated.step != 1 else 0
        if any(q.hedge for q in (*self.parts, self.stated)):
            room += 0.05 * self.computed
        if off == round(off) and 0 <= off <= self.articles:
            return True
        return abs(off) <= room + 1e-6 or abs(off) > max(_LEAST, _NEAR * self.computed)


def find_sums(context: Context) -> Iterator[Sum]:
    quantities = quantities_in(context.text, context.ranges, context.language)
    for zone in context.zones:
        if len(within(quantities, zone.span)) < 3:
            continue
        for sentence in sentences_in(context.text, zone.span):
            here = tuple(q for q in within(quantities, sentence) if not q.is_year)
            if len(here) > 2:
                words = context.text[sentence.start : sentence.end]
                yield from _in_sentence(context, here, words)


def _in_sentence(context: Context, quantities: tuple[Quantity, ...], words: str) -> Iterator[Sum]:
    text, patterns = context.text, _patterns(context.language)
    articles = len(patterns["article"].findall(words))
    for run in _runs(text, quantities, patterns["joint"]):
        inner = _total_in_run(text, run, patterns)
        if inner:
            parts = tuple(q for q in run if q != inner)
            if len(parts) > 1 and _summable(run):
                yield Sum(parts, inner, articles)
            continue
        first, last = quantities.index(run[0]), quantities.index(run[-1])
        after = quantities[last + 1] if last + 1 < len(quantities) else None
        before = quantities[first - 1] if first else None
        for stated, gap, area in (
            (after, "total-after", (run[-1].span.end, after.span.start if after else 0)),
            (before, "total-before", (before.span.end if before else 0, run[0].span.start)),
        ):
            if stated is None or not patterns[gap].fullmatch(text, *area):
                continue
            if gap == "total-before" and not _is_total(text, stated, run[-1], patterns):
                continue
            if _summable((*run, stated)):
                yield Sum(run, stated, articles)


def _total_in_run(
    text: str, run: tuple[Quantity, ...], patterns: dict[str, re.Pattern[str]]
) -> Quantity | None:
    """A total that a comma alone joins to its parts: "i alt 12, 7 kvinner og 5 menn"."""
    if len(run) < 3:
        return None
    if patterns["all-after"].match(text, run[-1].span.end):
        return run[-1]
    return run[0] if _is_total(text, run[0], run[-1], patterns) else None


def _runs(
    text: str, quantities: tuple[Quantity, ...], joint: re.Pattern[str]
) -> Iterator[tuple[Quantity, ...]]:
    """Numbers in a row that commas and "og" join: "4 gull, 3 sølv og 5 bronse"."""
    run: list[Quantity] = []
    for quantity in quantities:
        if run and not joint.fullmatch(text, run[-1].span.end, quantity.span.start):
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(quantity)
    if len(run) > 1:
        yield tuple(run)


def _is_total(
    text: str, stated: Quantity, last: Quantity, patterns: dict[str, re.Pattern[str]]
) -> bool:
    lead = text[max(0, stated.span.start - 30) : stated.span.start]
    return bool(patterns["in-all"].search(lead)) and bool(
        patterns["closed"].match(text, last.span.end)
    )


def _summable(quantities: tuple[Quantity, ...]) -> bool:
    return (
        len({q.kind for q in quantities}) == 1
        and len({q.scale for q in quantities}) == 1
        and all(q.hedge != "bound" for q in quantities)
    )


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    words = lists(language)
    subset = rf"(?!{either(words['other_part'])}\b)"
    nouns = rf"(?:[ \u00a0]{subset}[^\W\d_]+){{0,4}}?"
    hedge = rf"(?:{either(words['approximate'])}[ \u00a0])?"
    joint = either(words["and"])
    patterns = {
        "joint": rf"{nouns}(?:,\s(?!{either(words['in_all'])})(?:{joint}\s)?|\s{joint}\s){hedge}",
        "total-after": rf"{nouns}(?:,|\s[–-]|:|\s?\()?\s(?:{joint}\s)?{either(words['in_all'])}"
        rf"\s{hedge}",
        "total-before": rf"{nouns}(?::|,|\s[–-]|(?=\s\())\s\(?{hedge}",
        "in-all": rf"\b{either(words['in_all'])}\s{hedge}$",
        "closed": rf"{nouns}\s*(?:[.,;)!?–]|$|\n)",
        "all-after": rf"{nouns}[ \u00a0]{either(words['in_all'])}\b",
        "article": rf"\b(?!{either(words['in_all'])}){either(words['article'])}[ \u00a0][^\W\d_]+",
    }
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()}
