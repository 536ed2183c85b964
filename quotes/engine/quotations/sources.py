"""The noun phrase beside a cue that names the source.

Where the text is parsed the subject's subtree gives the phrase; otherwise, and where the parse
went astray, the phrase is read from its surface: names, titles, determiners and affiliations up
to the first mark, verb or preposition that ends it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from quotes.engine.quotations.phrases import is_name, surface_end
from quotes.engine.quotations.reading import (
    Reading,
    features,
    is_plain_verb,
    is_word,
)

#: How many nouns of a title may stand before a name set off by a comma.
_TITLE = 2
#: So many tokens may a restrictive clause have inside a source's phrase.
_LONGEST_CLAUSE = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int


def skip_adverbs(reading: Reading, at: int, end: int) -> int:
    """The first token after the sentence adverbs at ``at``."""
    adverbs, openings = reading.words("adverbs"), reading.words.openings("adverbs")
    lower = reading.lower
    while at < end and lower[at] in openings:
        lengths = (n for n in (3, 2, 1) if at + n <= end)
        taken = next((n for n in lengths if " ".join(lower[at : at + n]) in adverbs), 0)
        if not taken:
            return at
        at += taken
    return at


def phrase_after(reading: Reading, at: int, end: int, *, own_voice: bool = False) -> Phrase | None:
    """The source's phrase that begins at token ``at`` or after sentence adverbs, None if none.

    First and second person pronouns are not sources, since they stand inside speech;
    ``own_voice`` admits the first person, for words that surely stand outside it.
    """
    at = skip_adverbs(reading, at, end)
    if at >= end:
        return None
    words = reading.words
    token = reading.doc[at]
    word = reading.lower[at]
    if word in words("third_person") and not _heads_noun(reading, at, end):
        stop = at + 1
        if stop < end and reading.lower[stop] in words("self"):
            stop += 1
        return Phrase(at, stop)
    if own_voice and word in words("own_voice"):
        return Phrase(at, at + 1)
    if word in words("first_subject"):
        partitive = at + 1 < end and reading.lower[at + 1] in ("av", "of")
        if not (partitive or _heads_noun(reading, at, end)):
            return None
    if word in words("pointers") and not _heads_noun(reading, at, end):
        return None
    if not is_word(token) and token.text not in '«"“':
        return None
    if word in words("prepositions") or (word in words("subordinators") and word != "for"):
        return None
    if any(word in words(closed) for closed in ("conjunctions", "auxiliaries", "negations")):
        return None
    stop = surface_end(reading, at, end)
    if stop <= at or not _nominal(reading, at, stop):
        return None
    return Phrase(at, _with_clause(reading, at, _with_apposed_name(reading, at, stop, end), end))


def restricts(reading: Reading, clause: Token) -> bool:
    """Whether an English clause tells which one a noun means: no comma parts them."""
    if reading.language != "en" or clause.dep_ not in ("acl", "acl:relcl"):
        return False
    if clause.head.pos_ != "NOUN" or clause.left_edge.i <= clause.head.i:
        return False
    between = reading.doc[clause.head.i + 1 : clause.right_edge.i + 1]
    return len(between) <= _LONGEST_CLAUSE and not any(token.is_punct for token in between)


def _with_clause(reading: Reading, start: int, stop: int, end: int) -> int:
    """The end with a restrictive clause: "two people who have seen the polls"."""
    if reading.language != "en":
        return stop
    for noun in reading.doc[start:stop]:
        for clause in noun.children:
            opens_here = clause.left_edge.i <= stop <= clause.right_edge.i
            if opens_here and restricts(reading, clause):
                return min(end, clause.right_edge.i + 1)
    return stop


def _nominal(reading: Reading, start: int, end: int) -> bool:
    """Whether the words may name somebody: not only adverbs and adjectives ("villig vekk")."""
    first = reading.doc[start]
    if first.pos_ in ("VERB", "AUX") and features(first, "VerbForm") == ("Inf",):
        return False
    return not all(
        token.pos_ == "ADV" or (token.pos_ == "ADJ" and "Ind" in features(token, "Definite"))
        for token in reading.doc[start:end]
    )


def _with_apposed_name(reading: Reading, start: int, stop: int, end: int) -> int:
    """The end with a name set off by a comma: "forlagssjef i X, Kari Nordmann"."""
    doc = reading.doc
    if is_name(doc[start].text) and doc[start].pos_ in ("PROPN", "") and stop - start <= 2:
        return stop
    comma = stop + (stop < end and doc[stop].lower_ in reading.words("possessives"))
    if comma + 2 >= end or doc[comma].text != ",":
        return stop
    at = comma + 1
    while (
        at < end and at - comma <= _TITLE and doc[at].pos_ == "NOUN" and not is_name(doc[at].text)
    ):
        at += 1
    named = at
    while at < end and is_name(doc[at].text) and doc[at].text[-1].isalpha():
        at += 1
    return at if at - named >= 2 and not _finite(reading, at, end) else stop


def _finite(reading: Reading, at: int, end: int) -> bool:
    """Whether a finite verb stands at ``at``: the name before it was another's subject."""
    return at < end and "Fin" in features(reading.doc[at], "VerbForm")


def _heads_noun(reading: Reading, at: int, end: int) -> bool:
    """Whether a pronoun-like word is a determiner: a noun phrase follows ("de ansatte")."""
    if at + 1 >= end:
        return False
    if reading.lower[at] not in reading.words("determiners"):
        return False
    following, lower = reading.doc[at + 1], reading.lower[at + 1]
    if not is_word(following):
        return False
    if is_plain_verb(following):
        return False
    closed = ("prepositions", "subordinators", "adverbs", "conjunctions", "auxiliaries", "self")
    return not any(lower in reading.words(name) for name in closed)
