"""Names that share a surname: "Turid og Helge Sandnes" are two people of one name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quotes.engine.language.lexicons import first_name_gender
from quotes.engine.quotations.reading import Reading
from quotes.engine.quotations.sources import is_name
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.names import NameToken


def with_shared_surnames(reading: Reading, tokens: Sequence[NameToken]) -> list[NameToken]:
    """The names with each lone first name joined to a full one given that one's surname.

    Not where the text names somebody in full by the same first name and another surname.
    """
    surnames = {(t.words[0], t.words[-1]) for t in tokens if len(t.words) > 1}
    firsts = {first for first, _ in surnames}
    shared: dict[int, NameToken] = {}
    for token in tokens:
        if len(token.words) < 2 or first_name_gender(token.words[0]) is None:
            continue
        for at in _joined_first_names(reading, token.start):
            name = (reading.doc[at].text, token.words[-1])
            if name[0] not in firsts or name in surnames:
                shared[at] = NameToken(at, at + 1, name, False, token.label)
    if not shared:
        return list(tokens)
    kept = [t for t in tokens if t.start not in shared]
    return sorted([*kept, *shared.values()], key=lambda token: token.start)


def _joined_first_names(reading: Reading, at: int) -> list[int]:
    """The lone first names before token ``at``: of "Kari, Turid og Helge Sandnes" the two."""
    doc = reading.doc
    joins = speaker_words(reading.language)("names_joined")
    found: list[int] = []
    here = at - 1
    while here >= 1 and (doc[here].lower_ in joins or (found and doc[here].text == ",")):
        word = doc[here - 1].text
        alone = here < 2 or not is_name(doc[here - 2].text) or doc[here - 2].pos_ == "NOUN"
        if not (alone and is_name(word) and first_name_gender(word) is not None):
            break
        found.append(here - 1)
        here -= 2
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
