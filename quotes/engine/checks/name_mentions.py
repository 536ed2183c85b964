"""Names as they are spelt in an article: the last two words of each run of capitalised ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.engine.checks.context import Context
from quotes.engine.checks.name_forms import without_genitive
from quotes.engine.results import Span

_PART = r"[^\W\d_a-zæøåäöüéèáíóúñç][\w’'-]*\w"
_PARTICLE = r"(?:von der|van der|van den|de la|von|van|de|di|da|du|al|el|bin|ben|af)"
_NAME = re.compile(rf"(?<![\w-]){_PART}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_PART})*(?![\w-])")
_OPENS = re.compile(r"(?:^|[.!?:–—«“\"(\n]|[-–—])\s*$")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One mention. ``family`` is the last word without its genitive -s, ``given`` the word
    before it, empty for a family name alone. ``opens``: at the beginning of a sentence."""

    given: str
    family: str
    given_span: Span
    family_span: Span
    opens: bool

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def span(self) -> Span:
        return Span(self.given_span.start, self.family_span.end)


def spellings(context: Context) -> Iterator[Spelling]:
    """The runs of capitalised words in the readable zones, in text order."""
    text = context.text
    for area in context.ranges:
        for match in _NAME.finditer(text, area.start, area.end):
            words = [*re.finditer(_PART, match[0])]
            last = words[-1]
            family = without_genitive(last[0])
            start = match.start() + last.start()
            before = words[-2] if len(words) > 1 else None
            place = match.start() + (before or last).start()
            yield Spelling(
                before[0] if before else "",
                family,
                Span(place, match.start() + before.end()) if before else Span(start, start),
                Span(start, start + len(family)),
                bool(_OPENS.search(text, max(area.start, place - 6), place)) or place == area.start,
            )
