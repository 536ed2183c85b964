"""A copy of the training documents with other names: more kinds of people and places to learn."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.engine.language.training.conllu import Sentence, Word

SWAPPED = frozenset({"PER", "GPE", "LOC"})

Name = tuple[Word, ...]
Kind = tuple[str, bool]


def name_spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words that bear one name."""
    start = 0
    while start < len(words):
        end = start + 1
        if words[start].name != "O":
            while end < len(words) and words[end].name.startswith("I-"):
                end += 1
            yield start, end
        start = end


def kind(name: Sequence[Word]) -> Kind:
    """What must agree when names are swapped: the type, and whether it is a genitive."""
    return name[0].name.partition("-")[2], "Case=Gen" in name[-1].feats


def collect(sentences: Iterable[Sentence]) -> dict[Kind, list[Name]]:
    """The different names of each swappable kind, in order of first appearance."""
    pools: dict[Kind, dict[tuple[str, ...], Name]] = defaultdict(dict)
    for sentence in sentences:
        for start, end in name_spans(sentence.words):
            name = sentence.words[start:end]
            if kind(name)[0] in SWAPPED:
                pools[kind(name)].setdefault(tuple(word.form for word in name), name)
    return {key: list(names.values()) for key, names in pools.items()}


def swap(sentence: Sentence, pools: dict[Kind, list[Name]], rng: random.Random) -> Sentence:
    """The sentence with each swappable name replaced by another of its kind.

    Heads and relations no longer hold: the result serves names alone and is flat, every word
    hanging on the first.
    """
    words: list[Word] = []
    last = 0
    for start, end in name_spans(sentence.words):
        words.extend(sentence.words[last:start])
        old = sentence.words[start:end]
        pool = pools.get(kind(old))
        words.extend(_respaced(rng.choice(pool), old[-1].space_after) if pool else old)
        last = end
    words.extend(sentence.words[last:])
    flat = [replace(word, head=0 if at == 0 else 1) for at, word in enumerate(words)]
    return Sentence(tuple(flat), sentence.new_document)


def _respaced(name: Name, space_after: bool) -> list[Word]:
    """The name with the space behind it that its new place has."""
    return [*name[:-1], replace(name[-1], space_after=space_after)]
