"""The source at hand: transcripts, releases and wires that an article's quotes are held against.

Nothing here needs a parse, so the pages read it too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from quotes.engine.checks.sentences import sentence_around
from quotes.engine.checks.source_words import Cases, Token, read_tokens, tidied
from quotes.engine.checks.wording import Term, TermReader
from quotes.engine.language.detection import detect
from quotes.engine.results import Language, Span

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*")


@dataclass(frozen=True)
class Source:
    """One source text; offsets into it are code points of ``text``."""

    title: str
    text: str

    @cached_property
    def language(self) -> Language:
        return detect(self.text)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines that say something, in text order."""
        return tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(self.text))

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph at an offset, from 1."""
        return max(1, bisect_right(self.paragraphs, offset, key=lambda span: span.start))

    @cached_property
    def reader(self) -> TermReader:
        return TermReader(self.text, self.language, None)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return read_tokens(self.reader, Span(0, len(self.text)), self.language)

    @cached_property
    def tidy_tokens(self) -> tuple[Token, ...]:
        """Without what may be left out after a dash."""
        return tidied(self.tokens)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Those that lie in a span."""
        first = bisect_left(self.tokens, span.start, key=_start)
        last = bisect_left(self.tokens, span.end, first, key=_start)
        return self.tokens[first:last]

    def tokens_for(self, strict: bool) -> tuple[Token, ...]:
        return self.tokens if strict else self.tidy_tokens

    def places(self, strict: bool) -> Mapping[str, Sequence[int]]:
        """Where each beginning of a word stands among the tokens."""
        return self._strict_places if strict else self._tidy_places

    @cached_property
    def _strict_places(self) -> Mapping[str, Sequence[int]]:
        return _places(self.tokens)

    @cached_property
    def _tidy_places(self) -> Mapping[str, Sequence[int]]:
        return _places(self.tidy_tokens)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(token.key for token in self.tokens)

    @cached_property
    def cases(self) -> Cases:
        """Which words are written with a capital."""
        return Cases.of(self.tokens)

    def terms(self, span: Span) -> tuple[Term, ...]:
        return self.reader.terms(span)

    def line(self, span: Span) -> Span:
        """The sentence or sentences that hold a range, within its paragraphs."""
        first = self._sentence(span.start)
        last = self._sentence(max(span.start, span.end - 1))
        return _trimmed(self.text, Span(first.start, max(first.end, last.end)))

    def _sentence(self, offset: int) -> Span:
        paragraph = self.paragraphs[self.paragraph_at(offset) - 1]
        return sentence_around(self.text, Span(offset, offset + 1), paragraph)


@dataclass(frozen=True)
class Sources:
    """What is attached to an article, and how much of the wording must agree, in per cent.

    ``in_marks`` is for words in quotation marks (100: word for word), ``after_dash`` for others.
    """

    texts: tuple[Source, ...] = ()
    in_marks: int = 100
    after_dash: int = 80

    def __bool__(self) -> bool:
        return bool(self.texts)


NO_SOURCES: Final = Sources()


def _start(token: Token) -> int:
    return token.span.start


def _places(tokens: Sequence[Token]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(tokens):
        found[token.stem].append(place)
    return found


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
