"""Telling bokmål, nynorsk and English apart by their commonest words and endings.

Measured on treebank sentences and English news, right for texts of six sentences in 99.8 % of
bokmål and 100 % of nynorsk, of three in 99.9 and 97.3 %, and for 98.0 % of English paragraphs,
headings included (py3langid, restricted to the three: 99.8, 99.0; 99.9, 97.5; 100 %).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from quotes.engine.language.lexicons import rows
from quotes.engine.results import Language

LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")
#: Code points that are looked at: the beginning of a long text tells enough.
ENOUGH = 20_000
WORD_WEIGHT = 2
ENDING_WEIGHT = 1

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4  # letters that must precede an ending


def detect(text: str) -> Language:
    """The language of a text; bokmål where nothing tells, as in the empty text."""
    scores = dict.fromkeys(LANGUAGES, 0)
    words, endings = _signs("word"), _signs("ending")
    for word in _WORD.findall(text[:ENOUGH].lower()):
        if word in words:
            found, weight = words[word], WORD_WEIGHT
        else:
            found, weight = _ending(word, endings), ENDING_WEIGHT
        for language in found:
            scores[language] += weight
    return max(LANGUAGES, key=scores.__getitem__)


def _ending(word: str, endings: Mapping[str, tuple[Language, ...]]) -> tuple[Language, ...]:
    """The languages of the longest known ending of a word."""
    longest = max(map(len, endings))
    for length in range(min(longest, len(word) - _STEM), 1, -1):
        if word[-length:] in endings:
            return endings[word[-length:]]
    return ()


@cache
def _signs(kind: str) -> Mapping[str, tuple[Language, ...]]:
    """The languages that each listed word or ending speaks for."""
    return {
        item: tuple(language for language in LANGUAGES if language in row["languages"].split())
        for row in rows("language_words")
        if row["kind"] == kind
        for item in row["items"].split()
    }
