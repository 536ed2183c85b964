"""Numbers in a text, in figures and in words, with their unit and the words that hedge them."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from quotes.engine.checks.alternatives import either
from quotes.engine.results import Language, Span

Kind = Literal["count", "percent", "points"]
Hedge = Literal["", "approximate", "bound"]

#: How far back the words before a number are read.
_REACH = 24


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

    ``span`` covers number, scale ("millioner") and percent word; ``number`` is the figure or number
    word alone, ``unit`` the percent word. ``value`` is the whole amount, ``step`` the worth of
    the last digit given (0.1 million for "1,5 millioner").
    """

    span: Span
    number: Span
    value: float
    step: float
    kind: Kind = "count"
    unit: Span | None = None
    hedge: Hedge = ""
    in_words: bool = False
    scale: float = 1.0

    @property
    def is_year(self) -> bool:
        return (
            self.kind == "count"
            and self.number.end - self.number.start == 4
            and self.scale == 1
            and 1700 <= self.value < 2100
        )


@lru_cache(maxsize=4)
def quantities_in(text: str, ranges: tuple[Span, ...], language: Language) -> tuple[Quantity, ...]:
    """The numbers in text order; ordinals, dates, times, scores and ranges are none."""
    return tuple(q for area in ranges for q in _between(text, area, language))


def within(quantities: tuple[Quantity, ...], area: Span) -> tuple[Quantity, ...]:
    """Those of an area; the quantities are in text order."""
    first = bisect_left(quantities, area.start, key=_start)
    last = bisect_left(quantities, area.end, first, key=_start)
    return quantities[first:last]


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def written(value: float, like: Quantity, text: str, language: Language) -> str:
    """A value in the manner of another number: in words or figures, with its decimals."""
    amount = value / like.scale
    words = number_words(language)
    if like.in_words:
        spelt = next((w for w, n in words.items() if n == amount), "")
        if spelt:
            return spelt.capitalize() if like.number.of(text)[0].isupper() else spelt
    figures = like.number.of(text)
    mark = "." if language == "en" else ","
    decimals = len(figures.rpartition(mark)[2]) if mark in figures and like.step < like.scale else 0
    whole, _, rest = f"{amount:.{decimals}f}".partition(".")
    separator = next((c for c in figures if not c.isdigit() and c != mark), "")
    if language == "en" and "," in figures:
        separator = ","
    if len(whole) > 3 and (separator or len(whole) > 4):
        groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
        whole = (separator or ("," if language == "en" else "\u00a0")).join(reversed(groups))
    return whole + (mark + rest if rest else "")


@cache
def lists(language: Language) -> dict[str, Any]:
    """The lists of ``data/numbers.toml`` for a language."""
    path = Path(__file__).with_name("data") / "numbers.toml"
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return found


@cache
def number_words(language: Language) -> dict[str, int]:
    """Number words up to ninety-nine; 'one' is left out where it is also the article."""
    words = lists(language)
    found = {word: n for n, word in enumerate(words["units"]) if word}
    tens = {word: 10 * n for n, word in enumerate(words["tens"], start=2)}
    found |= tens
    ones = {w: n for n, w in enumerate(words["units"][:10]) if n > 1}
    ones |= dict.fromkeys(words["ones_after_ten"], 1) | words["more_units"]
    joint = "-" if language == "en" else ""
    for ten, value in (tens | words["more_tens"]).items():
        found |= {ten + joint + word: value + n for word, n in ones.items()}
    found |= words["more_units"]
    found |= words["more_tens"]
    return found


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    words = lists(language)
    mark, thousands = (r"\.", ",") if language == "en" else (",", r"[ .\u00a0\u202f]")
    figures = rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+|\d+)(?:{mark}\d+)?"
    scale = either(words["scales"])
    return re.compile(
        rf"(?<![\w/.,:–-])(?P<number>{figures}|{either(number_words(language))}"
        rf"|{either(words['article'])}(?=[ \u00a0](?:{scale})\b))"
        rf"(?P<scale>(?:[ \u00a0]{scale}(?!\w))*)"
        rf"(?P<unit>[ \u00a0]?{either([*words['points'], *words['percent']])})?"
        rf"(?![\w/–-])(?![.,:]\d)(?!\.[ \u00a0](?-i:[a-zæøå]))"
        rf"(?![ \u00a0](?:og|and)[ \u00a0](?:en|ein|a)[ \u00a0]hal[fv])",
        re.IGNORECASE,
    )


@cache
def _before(language: Language) -> dict[str, re.Pattern[str]]:
    words = lists(language)
    ends = {"approximate": words["approximate"], "bound": words["bounds"]}
    found = {key: re.compile(rf"\b{either(w)}\s+$", re.IGNORECASE) for key, w in ends.items()}
    found["none"] = re.compile(r"(?:\b(?:kl\.?|klokk[ae]n?)\s+|\d[ \u00a0])$", re.IGNORECASE)
    found["article"] = re.compile(rf"\b{either(words['article'])}\s+$", re.IGNORECASE)
    return found


def _between(text: str, area: Span, language: Language) -> Iterator[Quantity]:
    before = _before(language)
    for match in _pattern(language).finditer(text, area.start, area.end):
        lead = text[max(area.start, match.start() - _REACH) : match.start()]
        if before["none"].search(lead):
            continue
        in_words = not match["number"][0].isdigit()
        if in_words and before["article"].search(lead):
            continue  # "et tre"
        hedge: Hedge = ""
        if before["bound"].search(lead):
            hedge = "bound"
        elif before["approximate"].search(lead):
            hedge = "approximate"
        yield _quantity(match, language, hedge, in_words)


def _quantity(match: re.Match[str], language: Language, hedge: Hedge, in_words: bool) -> Quantity:
    words = lists(language)
    scale = 1.0
    for word in match["scale"].split():
        scale *= words["scales"][word.lower()]
    amount, step = _amount(match["number"].lower(), language)
    unit = (match["unit"] or "").strip()
    kind: Kind = "count"
    if unit:
        kind = "points" if unit.lower() in words["points"] else "percent"
    return Quantity(
        span=Span(*match.span()),
        number=Span(*match.span("number")),
        value=amount * scale,
        step=step * scale,
        kind=kind,
        unit=Span(match.end() - len(unit), match.end()) if unit else None,
        hedge=hedge,
        in_words=in_words,
        scale=scale,
    )


def _amount(number: str, language: Language) -> tuple[float, float]:
    """Value and worth of the last digit, before the scale."""
    if not number[0].isdigit():
        return float(number_words(language).get(number, 1)), 1.0
    mark = "." if language == "en" else ","
    whole, _, decimals = number.partition(mark)
    plain = re.sub(r"\D", "", whole)
    return float(f"{plain}.{decimals or 0}"), 10.0 ** -len(decimals)
