"""One article as the rules read it: its zones as runs of tokens.

A ``Reading`` holds a ``Doc`` over the document's whole text, so ``token.idx`` is the offset in
the text. Without a trained pipeline the ``Doc`` has only tokens (``parsed`` is False) and rules
that need syntax stay silent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token

from quotes.engine.document import READABLE, Document, Zone, ZoneKind
from quotes.engine.language.parsing import whole_signs
from quotes.engine.quotations.lexicon import CueForm, CueLexicon, Words, cue_lexicon, words
from quotes.engine.results import Language, Span

_LONG_RUN = re.compile(r"\S{1000}")
_WORD_OR_MARK = re.compile(r"\w{1,200}|[^\w\s]|\s")
DASHES = frozenset(("-", "–", "—", "―", "−", "‒", "‐", "--", "---"))
_NOT_FINITE = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "VB", "VBG"))
SENTENCE_END = frozenset((".", "!", "?", "…", "...", ".."))
CLOSING_MARKS = frozenset("»”\"'’›“")


@dataclass(frozen=True)
class Block:
    """A readable zone: tokens ``start`` to ``end`` (exclusive) of the doc."""

    index: int
    kind: ZoneKind
    span: Span
    start: int
    end: int

    @property
    def heading(self) -> bool:
        return self.kind in ("headline", "subheading")


@dataclass(frozen=True)
class Reading:
    document: Document
    doc: Doc
    language: Language

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def parsed(self) -> bool:
        return self.doc.has_annotation("DEP")

    @cached_property
    def cues(self) -> CueLexicon:
        return cue_lexicon(self.language)

    def finite_cues(self, token: Token) -> tuple[CueForm, ...]:
        """The cues whose finite form a token is; English nouns and infinitives look the same."""
        if self.language == "en" and token.tag_ in _NOT_FINITE:
            return ()
        return self.cues.finite(token.text)

    @cached_property
    def citing_places(self) -> tuple[int, ...]:
        """The tokens that are "quoted", "cited" and the like, in order."""
        citing = self.words("citing")
        return tuple(t.i for t in self.doc if t.lower_ in citing) if citing else ()

    @cached_property
    def according_openings(self) -> frozenset[str]:
        """The first words of "i følge", "according to" and their like."""
        return frozenset(phrase.split()[0] for phrase in self.words("according"))

    @cached_property
    def words(self) -> Words:
        return words(self.language)

    @cached_property
    def _offsets(self) -> list[int]:
        return [token.idx for token in self.doc]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(
            Block(number, zone.kind, zone.span, *self.token_range(zone.span))
            for number, zone in enumerate(self._readable())
        )

    def _readable(self) -> Iterator[Zone]:
        return (zone for zone in self.document.zones if zone.kind in READABLE)

    def token_range(self, span: Span) -> tuple[int, int]:
        """The tokens that begin inside the span, as start and exclusive end."""
        return bisect_left(self._offsets, span.start), bisect_left(self._offsets, span.end)

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens ``start`` to ``end`` (exclusive)."""
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last.text))

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Drop white space at both ends of a run of tokens."""
        while start < end and self.doc[start].text.isspace():
            start += 1
        while end > start and self.doc[end - 1].text.isspace():
            end -= 1
        return start, end

    def block_at(self, offset: int) -> Block | None:
        """The readable zone that holds the code point at ``offset``."""
        starts = self._block_starts
        place = bisect_left(starts, offset + 1) - 1
        if place < 0:
            return None
        block = self.blocks[place]
        return block if offset < block.span.end else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]


def bare_doc(text: str, language: Language) -> Doc:
    """The text as tokens alone, for languages and texts that no pipeline parses.

    spaCy's tokenizers take time by the square of a run without blanks; a text with a very long one
    is cut into words, marks and blanks instead.
    """
    text = whole_signs(text)
    tokenizer = _tokenizer(language)
    if _LONG_RUN.search(text):
        pieces = _WORD_OR_MARK.findall(text)
        return Doc(tokenizer.vocab, words=pieces, spaces=[False] * len(pieces))
    doc: Doc = tokenizer(text)
    # Where the tokenizer met its special cases, tokens keep the reach that they had before; whoever
    # asks them for their children then reads outside of the doc. A doc made of words has none.
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


@cache
def _tokenizer(language: Language) -> Tokenizer:
    return spacy.blank(language).tokenizer


def features(token: Token, name: str) -> list[str]:
    """The values of a morphological feature, empty where it is not annotated."""
    values: list[str] = token.morph.get(name, [])
    return values


def is_that(reading: Reading, token: Token) -> bool:
    """Whether a word opens a content clause: "at", "that", but no article and no relative."""
    if token.lower_ not in reading.words("that"):
        return False
    if token.dep_ == "mark" or (token.head.dep_ == "ccomp" and token.dep_ in ("obj", "advmod")):
        return True
    return token.pos_ != "DET" and token.tag_ not in ("DT", "WDT")


def is_word(token: Token) -> bool:
    return any(character.isalnum() for character in token.text)


def ends_sentence(token: Token) -> bool:
    return token.text in SENTENCE_END


def sentence_end(doc: Doc, start: int, end: int) -> int:
    """The exclusive end of the sentence that begins at or before ``start``, by its marks.

    A full stop or its like ends it, with the closing marks and brackets that follow.
    """
    for i in range(start, end):
        if ends_sentence(doc[i]):
            after = i + 1
            while after < end and _closes(doc, after):
                after += 1
            goes_on = after < end and doc[after].text[0].islower()
            if goes_on and (doc[i].text != "." or after == i + 1):
                continue  # "Hva nå? spurte han", "i Ap. eller SV": the sentence goes on
            return after
    return end


def _closes(doc: Doc, at: int) -> bool:
    """Whether a mark after a full stop belongs to the sentence before: “ after a blank opens."""
    if doc[at].text in "“‘\"'" and doc[at - 1].whitespace_:
        return False
    return doc[at].text in CLOSING_MARKS or doc[at].text == ")"


def sentences(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut tokens ``start`` to ``end`` at sentence-closing marks."""
    while start < end:
        stop = sentence_end(doc, start, end)
        yield start, stop
        start = stop
