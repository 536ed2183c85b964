"""One spaCy Doc over a whole text, in which no sentence runs from one zone into the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, NORM, POS, SENT_START, TAG
from spacy.language import Language as Pipeline
from spacy.symbols import SPACE, dep
from spacy.tokens import Doc
from spacy.vocab import Vocab

from quotes.engine.language.pipelines import PipelineMissing, pipeline
from quotes.engine.language.plain import PlainText, plain
from quotes.engine.results import Language

#: Code points: a novel. Ten seconds of parsing and half a gigabyte while it lasts.
LONGEST_TEXT = 500_000
#: A longer zone is parsed in parts: the memory that parsing needs grows with the zone.
LONGEST_PIECE = 10_000
BATCH = 20_000
#: So many characters without a blank are cut, even in an address: tokenizing a run takes time
#: with its square.
LONGEST_RUN = 500

_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*\s|\n")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANK = re.compile(r"\s")
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")
_INSIDE, _OUTSIDE = 1, 2  # spaCy's numbers for I and O
_COPIED = (NORM, TAG, POS, MORPH, LEMMA, ENT_TYPE, ENT_IOB)


class TextTooLong(ValueError):
    """A text of more than LONGEST_TEXT code points."""


def parse(text: str, ranges: Sequence[tuple[int, int]], language: Language) -> Doc:
    """The text as one Doc: `doc.text == text`, and `token.idx` is an offset into `text`.

    `ranges` are half-open ranges of code points (zones); each border of a range is also a border
    between sentences. Text between or outside the ranges is parsed too, apart from them. White
    space after a token is a token of its own unless it is a single space; it belongs to the
    sentence before it. How the white space is made (no-break, tab, double) and invisible
    characters (soft hyphen, zero-width space) don't change the analysis, line breaks do. Half a
    surrogate pair, which JSON can smuggle in and spaCy can't hold, stands as U+FFFD.

    Raises TextTooLong, ValueError for a range outside the text, and PipelineMissing where there
    is no pipeline for the language.
    """
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(f"{len(text):,} characters; at most {LONGEST_TEXT:,} can be analysed")
    text = whole_signs(text)
    nlp = pipeline(language)
    if nlp is None:
        raise PipelineMissing(
            "No English pipeline: make english, or python -m spacy download en_core_web_sm"
        )
    pieces = [plain(text, start, end) for start, end in tile(text, ranges)]
    return _join(nlp.vocab, text, pieces, _analyse(nlp, pieces))


def whole_signs(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair, which spaCy can't hold."""
    return _SURROGATE.sub("\ufffd", text)


def tile(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges to parse apart: all of the text but the white space around them, in order."""
    for start, end in ranges:
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"the range {start}-{end} is outside a text of {len(text)}")
    cuts = sorted({0, len(text), *(place for borders in ranges for place in borders)})
    for start, end in pairwise(cuts):
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if first < last:
            yield from _shortened(text, first, last)


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range in parts, cut inside runs that are no words."""
    for run in _LONG_RUN.finditer(text, start, end):
        yield from _parts(text, start, run.end())
        start = run.end()
    yield from _parts(text, start, end)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range in parts of at most LONGEST_PIECE, cut after a sentence or else between words."""
    while end - start > LONGEST_PIECE:
        cut = _cut(text, start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        yield start, start + len(text[start:cut].rstrip())
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    yield start, end


def _cut(text: str, start: int, end: int) -> int:
    """The last good place to cut in the range: else its end."""
    for border in (_SENTENCE_END, _BLANK):
        found = [match.end() for match in border.finditer(text, start, end)]
        if found:
            return found[-1]
    return end


def _analyse(nlp: Pipeline, pieces: Sequence[PlainText]) -> list[Doc]:
    """The pieces' Docs, in batches of about BATCH code points."""
    docs: list[Doc] = []
    batch: list[str] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece.text) > BATCH:
            docs.extend(nlp.pipe(batch, batch_size=len(batch)))
            batch, size = [], 0
        batch.append(piece.text)
        size += len(piece.text)
    if batch:
        docs.extend(nlp.pipe(batch, batch_size=len(batch)))
    return docs


@dataclass(slots=True)
class _Tokens:
    """The tokens of the Doc to be. `sources[i]` is the parsed token behind token i, or -1."""

    words: list[str]
    spaces: list[bool]
    sources: list[int]

    def add(self, word: str, source: int) -> None:
        self.words.append(word)
        self.spaces.append(False)
        self.sources.append(source)

    def add_blank(self, blank: str, source: int = -1) -> None:
        """White space after a token: its first space belongs to the token, as in spaCy."""
        if self.words and blank.startswith(" "):
            self.spaces[-1] = True
            blank = blank[1:]
        if blank:
            self.add(blank, source)


def _join(vocab: Vocab, text: str, pieces: Sequence[PlainText], docs: Sequence[Doc]) -> Doc:
    """The parsed pieces as one Doc over the text as it stands."""
    parsed = [
        (piece.places[token.idx], token.is_space)
        for piece, doc in zip(pieces, docs, strict=True)
        for token in doc
    ]
    tokens = _Tokens([], [], [])
    tokens.add_blank(text[: parsed[0][0]] if parsed else text)
    for source, ((start, is_space), (end, _)) in enumerate(pairwise([*parsed, (len(text), False)])):
        whole = text[start:end]
        if is_space and whole.isspace():
            tokens.add_blank(whole, source)
        else:
            word = whole.rstrip()
            tokens.add(word, source)
            tokens.add_blank(whole[len(word) :])
    return _annotated(Doc(vocab, words=tokens.words, spaces=tokens.spaces), docs, tokens.sources)


def _annotated(doc: Doc, docs: Sequence[Doc], sources: Sequence[int]) -> Doc:
    """`doc` with the parsed tokens' annotation, that of added white space put in.

    A pipeline without a parser gives sentence starts instead of heads.
    """
    has_heads = all(part.has_annotation("DEP") for part in docs)
    attributes: list[int | str] = [*_COPIED, *((DEP, HEAD) if has_heads else (SENT_START,))]
    empty = np.zeros((0, len(attributes)), dtype=np.int64)
    parsed = np.concatenate([empty, *(part.to_array(attributes).view(np.int64) for part in docs)])
    origin = np.array(sources, dtype=np.int64)
    kept = origin >= 0
    rows = np.zeros((len(doc), len(attributes)), dtype=np.int64)
    rows[kept] = parsed[origin[kept]]
    if has_heads:
        rows[:, -1] = _heads(parsed[:, -1], origin, kept)
    elif docs:
        firsts = np.cumsum([0, *(len(part) for part in docs)])[:-1]
        rows[np.isin(origin, firsts), -1] = 1
    for index in np.flatnonzero(~kept):
        _fill_blank(rows, int(index), doc, attributes)
    return doc.from_array(attributes, rows.view(np.uint64))  # type: ignore[arg-type]


def _heads(relative: np.ndarray, origin: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """Relative heads of the joined tokens from those of the parsed ones.

    Added white space hangs on the token before it, at the very beginning on the one after it.
    """
    places = np.flatnonzero(kept)
    heads = np.full(len(origin), -1, dtype=np.int64)
    heads[places] = places[relative + np.arange(len(relative))] - places
    if len(origin) and not kept[0]:
        heads[0] = 1 if len(origin) > 1 else 0
    return heads


def _fill_blank(rows: np.ndarray, index: int, doc: Doc, attributes: list[int | str]) -> None:
    """Annotate added white space; inside a name it is part of the name."""
    strings = doc.vocab.strings
    orth = np.uint64(doc[index].orth).astype(np.int64)
    values = {
        NORM: orth,
        LEMMA: orth,
        TAG: np.uint64(strings.add("_SP")).astype(np.int64),
        POS: SPACE,
        ENT_IOB: _OUTSIDE,
        DEP: dep,
        SENT_START: -1,
    }
    following = rows[index + 1] if index + 1 < len(rows) else None
    if following is not None and following[attributes.index(ENT_IOB)] == _INSIDE:
        values[ENT_IOB] = _INSIDE
        values[ENT_TYPE] = following[attributes.index(ENT_TYPE)]
    for column, attribute in enumerate(attributes):
        if attribute in values:
            rows[index, column] = values[attribute]
