"""Names that share a surname: "Turid og Helge Sandnes" are two people of one name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quotes.engine.language.lexicons import first_name_gender
from quotes.engine.quotations.phrases import is_name
from quotes.engine.quotations.reading import Reading
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.names import NameToken

#: How taggers call a first name, at the beginning of a sentence too.
_NAMING = ("PROPN", "NOUN", "")


def with_shared_surnames(reading: Reading, tokens: Sequence[NameToken]) -> list[NameToken]:
    """The names with each lone first name joined to a full one given that one's surname.

    Not where the text names somebody in full by the same first name and another surname.
    """
    full = [t for t in tokens if len(t.words) > 1 and not _is_first_name(t.words)]
    surnames = {(t.words[0], t.words[-1]) for t in full}
    firsts = {first for first, _ in surnames}
    shared: dict[int, NameToken] = {}
    for token in full:
        if first_name_gender(token.words[0]) is None:
            continue
        for start, end in _joined_first_names(reading, token.start):
            words = tuple(t.text for t in reading.doc[start:end])
            if words[0] not in firsts or (words[0], token.words[-1]) in surnames:
                name = (*words, token.words[-1])
                shared[start] = NameToken(start, end, name, False, token.label)
    if not shared:
        return list(tokens)
    kept = [t for t in tokens if t.start not in shared]
    return sorted([*kept, *shared.values()], key=lambda token: token.start)


def _is_first_name(words: Sequence[str]) -> bool:
    """Whether all words are first names: "Aud Karin"."""
    return all(first_name_gender(word) is not None for word in words)


def _joined_first_names(reading: Reading, at: int) -> list[tuple[int, int]]:
    """The lone first names before token ``at``: of "Kari, Aud Karin og Helge Sandnes" the two."""
    doc = reading.doc
    joins = speaker_words(reading.language)("names_joined")
    found: list[tuple[int, int]] = []
    here = at - 1
    while here >= 1 and (doc[here].lower_ in joins or (found and doc[here].text == ",")):
        start = here
        while start > 0 and is_name(doc[start - 1].text) and doc[start - 1].pos_ in _NAMING:
            start -= 1
        while start < here and first_name_gender(doc[start].text) is None:
            start += 1 if doc[start].pos_ == "NOUN" else here - start
        if start == here or not _is_first_name([t.text for t in doc[start:here]]):
            break
        found.append((start, here))
        here = start - 1
    return found


def joined_names(
    reading: Reading, tokens: Sequence[NameToken]
) -> list[tuple[NameToken, NameToken]]:
    """The neighbouring names, in text order, with nothing but "og" (and an age) between."""
    joins = speaker_words(reading.language)("names_joined")
    pairs = []
    for first, second in pairwise(tokens):
        between = reading.doc[first.end : second.start]
        words = [t.lower_ for t in between if t.text not in "()" and not t.like_num]
        if len(between) <= 4 and len(words) == 1 and words[0] in joins:
            pairs.append((first, second))
    return pairs
