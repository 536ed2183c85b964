"""Quotes in headlines and subheadings: whose they are stands in the body."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from quotes.engine.results import Quote

_WORD = re.compile(r"\w+")
_STEM = 5
_ENOUGH = 0.34


def stems(text: str) -> list[str]:
    """The words of four letters or more, cut to their stems; figures whole."""
    return [w[:_STEM] for w in _WORD.findall(text.casefold()) if len(w) >= 4 or w[0].isdigit()]


class BodyMatcher:
    """Finds the body's quote whose words a heading repeats.

    Words count by their rarity among the quotes; a stem inside a longer compound counts as well
    ("lesesaler" in "lesesalsplasser").
    """

    def __init__(self, text: str, body: Sequence[Quote]) -> None:
        self._text = text
        self._body = body
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, quote in enumerate(body):
            for stem in set(stems(" ".join(s.of(text) for s in quote.content))):
                self._where[stem].append(number)

    def ranked(self, words: str, after: int = -1) -> list[tuple[Quote, float]]:
        """The quotes that share words with a heading, the best first, and which share they have.

        ``after`` prefers, of equals, the first quote after that offset.
        """
        wanted = stems(words)
        weights = {s: 1.0 / (1 + len(self._where.get(s, ()))) ** 0.5 for s in set(wanted)}
        shared: dict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            for number in self._where.get(stem, ()):
                shared[number] += weight
        total = sum(weights.values())
        order = sorted(
            shared,
            key=lambda n: (round(shared[n], 6), self._body[n].span.start > after, -n),
            reverse=True,
        )
        return [(self._body[number], shared[number] / total) for number in order]


def is_match(share: float) -> bool:
    return share >= _ENOUGH
