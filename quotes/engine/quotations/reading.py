"""One article as the rules read it: its zones as runs of tokens.

A ``Reading`` holds a ``Doc`` over the document's whole text, so ``token.idx`` is the offset in
the text. Without a trained pipeline the ``Doc`` has only tokens (``parsed`` is False) and rules
that need syntax stay silent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

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
_BEFORE_TAGS = CLOSING_MARKS | DASHES | {",", "?", "!", "…", "..."}
#: The English taggers' name for forms in -ing.
GERUND = "VBG"


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
    def words(self) -> Words:
        return words(self.language)

    @cached_property
    def texts(self) -> list[str]:
        """The tokens' words, read once: a token's object takes ten times as long to reach."""
        return [token.text for token in self.doc]

    @cached_property
    def lower(self) -> list[str]:
        """The tokens' words in lower case."""
        return [token.lower_ for token in self.doc]

    def places(self, name: str, start: int, end: int) -> Iterator[int]:
        """The tokens from ``start`` to ``end`` that are, or open, words of a closed class."""
        if name not in self._places:
            openings = self.words.openings(name)
            self._places[name] = [i for i, word in enumerate(self.lower) if word in openings]
        return within(self._places[name], start, end)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        return {}

    @cached_property
    def cue_places(self) -> list[int]:
        """The tokens that may be cues, in order."""
        lexicon, gerunds = self.cues, self.language == "en"
        return [
            i
            for i, word in enumerate(self.lower)
            if word in lexicon or (gerunds and self.doc[i].tag_ == GERUND)
        ]

    @cached_property
    def finite_verbs(self) -> list[int]:
        """The tokens that are finite verbs by the parse, in order."""
        return [
            token.i
            for token in self.doc
            if token.pos_ in ("VERB", "AUX") and "Fin" in features(token, "VerbForm")
        ]

    @cached_property
    def tag_places(self) -> list[int]:
        """The tokens that an attribution may begin at: after a comma, a question mark, an
        exclamation mark, a dash or a closing mark."""
        return [i for i, word in enumerate(self.texts, start=1) if word in _BEFORE_TAGS]

    @cached_property
    def sentence_ends(self) -> list[int]:
        """The tokens that are full stops or their like, in order."""
        return [i for i, word in enumerate(self.texts) if word in SENTENCE_END]

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
        return Span(self._offsets[start], self._offsets[end - 1] + len(self.texts[end - 1]))

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Drop white space at both ends of a run of tokens."""
        while start < end and self.texts[start].isspace():
            start += 1
        while end > start and self.texts[end - 1].isspace():
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


def within(places: Sequence[int], start: int, end: int) -> Iterator[int]:
    """Those of some places in rising order that lie from ``start`` to ``end`` (exclusive)."""
    return map(places.__getitem__, range(bisect_left(places, start), bisect_left(places, end)))


def features(token: Token, name: str) -> tuple[str, ...]:
    """The values of a morphological feature, empty where it is not annotated."""
    return _features(str(token.morph)).get(name, ())


@lru_cache(maxsize=10_000)
def _features(analysis: str) -> dict[str, tuple[str, ...]]:
    """ "Case=Gen|Number=Sing": an article has some hundred different ones."""
    pairs = (feature.partition("=") for feature in analysis.split("|"))
    return {name: tuple(values.split(",")) for name, _, values in pairs}


def is_that(reading: Reading, token: Token) -> bool:
    """Whether a word opens a content clause: "at", "that", but no article and no relative."""
    if token.lower_ not in reading.words("that"):
        return False
    if token.dep_ == "mark" or (token.head.dep_ == "ccomp" and token.dep_ in ("obj", "advmod")):
        return True
    return token.pos_ != "DET" and token.tag_ not in ("DT", "WDT")


def is_word(token: Token) -> bool:
    return token.text.isalnum() or any(map(str.isalnum, token.text))


def is_plain_verb(token: Token) -> bool:
    """Whether a token is a finite verb or an infinitive, and can be nothing else."""
    verb = token.pos_ in ("VERB", "AUX")
    return verb and features(token, "VerbForm") in (("Fin",), ("Inf",))


def ends_sentence(token: Token) -> bool:
    return token.text in SENTENCE_END


def sentence_end(reading: Reading, start: int, end: int) -> int:
    """The exclusive end of the sentence that begins at or before ``start``, by its marks.

    A full stop or its like ends it, with the closing marks and brackets that follow.
    """
    texts = reading.texts
    for i in within(reading.sentence_ends, start, end):
        after = i + 1
        while after < end and _closes(reading, after):
            after += 1
        goes_on = after < end and texts[after][0].islower()
        if goes_on and (texts[i] != "." or after == i + 1):
            continue  # "Hva nå? spurte han", "i Ap. eller SV": the sentence goes on
        return after
    return end


def _closes(reading: Reading, at: int) -> bool:
    """Whether a mark after a full stop belongs to the sentence before: “ after a blank opens."""
    mark = reading.texts[at]
    if mark in "“‘\"'" and reading.doc[at - 1].whitespace_:
        return False
    return mark in CLOSING_MARKS or mark == ")"


def sentences(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut tokens ``start`` to ``end`` at sentence-closing marks."""
    while start < end:
        stop = sentence_end(reading, start, end)
        yield start, stop
        start = stop
