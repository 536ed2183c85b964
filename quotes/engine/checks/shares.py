"""Shares that a text states twice: "15 av 60, altså en firedel"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.context import Context
from quotes.engine.checks.quantities import Quantity, lists, quantities_in
from quotes.engine.results import Language, Span

_CLOSES = re.compile(r"\s*(?:[.,;:)!?»”–]|$|\n)")


@dataclass(frozen=True, slots=True)
class Share:
    """``words`` is the share as stated, ``stated`` the percentage (None for a fraction in words),
    ``value`` the stated share from 0 to 1, ``mend`` what would be right in its place."""

    part: Quantity
    whole: Quantity
    words: Span
    stated: Quantity | None
    value: float
    hedged: bool
    mend: str

    def fits(self) -> bool:
        true = self.part.value / self.whole.value
        if self.stated is None:
            room = max(0.05, 0.25 * self.value) if self.hedged else max(0.03, 0.12 * self.value)
        else:
            room = (self.stated.step / 2 + min(self.stated.step, 0.5)) / 100
            room += max(0.02, 0.1 * true) if self.hedged else 0
        return abs(true - self.value) <= room + 1e-6


def find_shares(context: Context) -> Iterator[Share]:
    text, patterns = context.text, _patterns(context.language)
    quantities = quantities_in(text, context.ranges, context.language)
    for number, (part, whole) in enumerate(pairwise(quantities)):
        if not _is_pair(text, part, whole, patterns):
            continue
        fraction = patterns["fraction"].match(text, whole.span.end)
        if fraction:
            yield _in_words(context, part, whole, fraction)
            continue
        before = quantities[number - 1] if number else None
        after = quantities[number + 2] if number + 2 < len(quantities) else None
        if after and _restated(text, whole, after, patterns):
            yield _in_percent(part, whole, after, context.language)
        elif before and _opened_by(text, before, part, patterns):
            yield _in_percent(part, whole, before, context.language)


def _is_pair(
    text: str, part: Quantity, whole: Quantity, patterns: dict[str, re.Pattern[str]]
) -> bool:
    counts = part.kind == whole.kind == "count" and part.scale == whole.scale
    return (
        counts
        and 0 < part.value < whole.value
        and not (part.hedge or whole.hedge or whole.is_year)
        and bool(patterns["of"].fullmatch(text, part.span.end, whole.span.start))
    )


def _restated(
    text: str, whole: Quantity, stated: Quantity, patterns: dict[str, re.Pattern[str]]
) -> bool:
    """Whether a percentage after the pair says the same: "…, altså 25 prosent"."""
    if stated.kind != "percent" or stated.hedge == "bound":
        return False
    closes = bool(_CLOSES.match(text, stated.span.end))
    if patterns["that-is"].fullmatch(text, whole.span.end, stated.span.start):
        return closes or bool(patterns["of-word"].match(text, stated.span.end))
    return closes and bool(patterns["comma"].fullmatch(text, whole.span.end, stated.span.start))


def _opened_by(
    text: str, stated: Quantity, part: Quantity, patterns: dict[str, re.Pattern[str]]
) -> bool:
    """Whether the pair explains a percentage before it: "25 prosent (15 av 60)"."""
    return (
        stated.kind == "percent"
        and stated.hedge != "bound"
        and bool(patterns["opened"].fullmatch(text, stated.span.end, part.span.start))
    )


def _in_percent(part: Quantity, whole: Quantity, stated: Quantity, language: Language) -> Share:
    decimals = 0 if stated.step >= 1 else round(-_log10(stated.step))
    number = f"{100 * part.value / whole.value:.{decimals}f}"
    mend = number if language == "en" else number.replace(".", ",")
    return Share(part, whole, stated.span, stated, stated.value / 100, bool(stated.hedge), mend)


def _log10(step: float) -> int:
    return -len(f"{step:.6f}".rstrip("0").partition(".")[2])


def _in_words(context: Context, part: Quantity, whole: Quantity, match: re.Match[str]) -> Share:
    fractions: dict[str, float] = lists(context.language)["fractions"]
    words = Span(*match.span("words"))
    true = part.value / whole.value
    nearest = min(fractions, key=lambda name: abs(fractions[name] - true))
    percent = f"{100 * true:.0f} {lists(context.language)['percent'][0]}"
    mend = nearest if abs(fractions[nearest] - true) <= 0.02 else percent
    value = fractions[words.of(context.text).lower().replace("\u00a0", " ")]
    return Share(part, whole, words, None, value, bool(match["hedge"]), mend)


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    words = lists(language)
    noun = r"(?:[ \u00a0][^\W\d_]+){0,3}"
    hedge = rf"(?P<hedge>{either(words['approximate'])}[ \u00a0])?"
    that_is = rf"(?:,|\s[–-]|\s?\()?\s*{either(words['that_is'])}\s"
    patterns = {
        "of": rf"{noun}[ \u00a0]{either(words['of'])}[ \u00a0]",
        "that-is": rf"{noun}{that_is}{hedge}",
        "comma": rf"{noun}(?:,\s|\s[–-]\s|\s?\(){hedge}",
        "of-word": rf"[ \u00a0]{either(words['of'])}[ \u00a0]",
        "opened": rf"{noun}(?:\s?\(|{that_is})",
        "fraction": rf"{noun}(?:{that_is}|,\s|\s[–-]\s|\s?\(){hedge}"
        rf"(?P<words>{either(words['fractions'])})(?=\s*[.,;:)!?–\n]|\s*$"
        rf"|[ \u00a0]{either(words['of'])}[ \u00a0])",
    }
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()}
