"""What was changed between two texts, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from quotes.engine.results import Span

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Replacement:
    """``text`` in place of ``span`` of the text that it is about."""

    span: Span
    text: str


def word_difference(old: str, new: str, *, offset: int = 0) -> list[Replacement]:
    """The replacements, word by word, that turn ``old`` into ``new``, in text order.

    Spans are code points of ``old`` moved by ``offset``. Changed words with nothing but a space
    between them are one replacement.
    """
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    starts = [0]
    for word in old_words:
        starts.append(starts[-1] + len(word))
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    replacements: list[Replacement] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        span = Span(offset + starts[i1], offset + starts[i2])
        words = "".join(new_words[j1:j2])
        previous = replacements[-1] if replacements else None
        between = old[previous.span.end - offset : starts[i1]] if previous else "x"
        if previous and between.isspace():
            replacements[-1] = Replacement(
                Span(previous.span.start, span.end), previous.text + between + words
            )
        else:
            replacements.append(Replacement(span, words))
    return replacements
