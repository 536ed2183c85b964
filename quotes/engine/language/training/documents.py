"""Treebank sentences as spaCy documents with the typography of real articles."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.vocab import Vocab

from quotes.engine.language.training.conllu import Sentence, Word

SHARE_WITH_NEWLINES = 0.25
SHARE_HARD_WRAPPED = 0.04
NEWLINES = ("\n", "\n\n")
WRAP_AFTER = 60


def group(
    sentences: Sequence[Sentence], rng: random.Random, shortest: int = 1, longest: int = 6
) -> Iterator[list[Sentence]]:
    """Runs of `shortest` to `longest` neighbours, never across the treebank's documents."""
    run: list[Sentence] = []
    size = rng.randint(shortest, longest)
    for sentence in sentences:
        if run and (len(run) == size or sentence.new_document):
            yield run
            run, size = [], rng.randint(shortest, longest)
        run.append(sentence)
    if run:
        yield run


def training_doc(vocab: Vocab, run: Sequence[Sentence], rng: random.Random) -> Doc:
    """A run as one Doc: mostly with spaces between sentences, some with newlines, a few wrapped."""
    chance = rng.random()
    if chance < SHARE_WITH_NEWLINES:
        return build_doc(vocab, run, between=rng.choice(NEWLINES))
    wrapped = chance < SHARE_WITH_NEWLINES + SHARE_HARD_WRAPPED
    return build_doc(vocab, run, wrap_after=WRAP_AFTER if wrapped else None)


def build_doc(
    vocab: Vocab, run: Sequence[Sentence], between: str = " ", wrap_after: int | None = None
) -> Doc:
    """One Doc with tags, features, lemmas, heads, sentence starts and names.

    `between` separates the sentences; with `wrap_after`, a space that comes that many code points
    or more after the last line break becomes a newline. Whitespace tokens follow spaCy's habit:
    attached to the word before, `dep` and SPACE.
    """
    tokens: list[_Token] = []
    for number, sentence in enumerate(run):
        tokens.extend(_sentence_tokens(sentence, len(tokens), wrap_after))
        if between != " " and number + 1 < len(run):
            tokens[-1].space = False
            tokens.append(_whitespace(between, len(tokens) - 1))
    return _doc(vocab, tokens)


@dataclass(slots=True)
class _Token:
    """One token of a Doc; `head` counts from the beginning of the Doc."""

    text: str
    space: bool
    tag: str
    pos: str
    morph: str
    lemma: str
    head: int
    dep: str
    ent: str


def _sentence_tokens(sentence: Sentence, offset: int, wrap_after: int | None) -> list[_Token]:
    """The tokens of a sentence that begins at token `offset`, its lines broken where asked."""
    tokens: list[_Token] = []
    places: list[int] = []
    column = 0
    for word in sentence.words:
        if wrap_after and column >= wrap_after and tokens[-1].space:
            tokens[-1].space = False
            inside = word.name if word.name.startswith("I-") else "O"
            tokens.append(_whitespace("\n", offset + len(tokens) - 1, inside))
            column = 0
        places.append(offset + len(tokens))
        tokens.append(_token(word))
        column += len(word.form) + word.space_after
    for place, word in zip(places, sentence.words, strict=True):
        tokens[place - offset].head = places[word.head - 1] if word.head else place
    return tokens


def _token(word: Word) -> _Token:
    """A word's token, its head still to be set. spaCy writes the root's relation as ROOT."""
    return _Token(
        text=word.form,
        space=word.space_after,
        tag=word.xpos,
        pos=word.upos,
        morph=word.feats,
        lemma=word.lemma,
        head=0,
        dep="ROOT" if word.head == 0 else word.deprel,
        ent=word.name,
    )


def _whitespace(text: str, head: int, ent: str = "O") -> _Token:
    """A whitespace token after token `head`."""
    return _Token(text, False, "_SP", "SPACE", "", text, head, "dep", ent)


def _doc(vocab: Vocab, tokens: Sequence[_Token]) -> Doc:
    """The tokens as a Doc; sentence borders follow from the heads."""
    return Doc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        tags=[token.tag for token in tokens],
        pos=[token.pos for token in tokens],
        morphs=[token.morph for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head for token in tokens],
        deps=[token.dep for token in tokens],
        ents=[token.ent for token in tokens],
    )
