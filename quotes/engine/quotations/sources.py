"""The noun phrase beside a cue that names the source.

Where the text is parsed the subject's subtree gives the phrase; otherwise, and where the parse
went astray, the phrase is read from its surface: names, titles, determiners and affiliations up
to the first mark, verb or preposition that ends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from quotes.engine.quotations.reading import (
    CLOSING_MARKS,
    Reading,
    ends_sentence,
    features,
    is_word,
)
from quotes.engine.quotations.roots import is_document

_LINKS = frozenset(
    ("von", "van", "der", "den", "de", "da", "di", "du", "bin", "ibn", "al", "el", "la", "le", "av")
)
_DEFINITE = re.compile(r"(?:en|et|a|ene|ane|ane|eren|eret)$")
#: How many nouns of a title may stand before a name set off by a comma.
_TITLE = 2
#: So many tokens may a restrictive clause have inside a source's phrase.
_LONGEST_CLAUSE = 14
_AGE = re.compile(r"\d{1,3}")
_STOPS = frozenset((",", ":", ";", "–", "—", "…", "...", "«", "»", '"', "“", "”", "„", "|"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int


def is_name(word: str) -> bool:
    """Whether the word is written as a name: a capital and not only marks or digits."""
    return word[:1].isupper() or (len(word) > 2 and word[:1].islower() and word[1:2].isupper())


def skip_adverbs(reading: Reading, at: int, end: int) -> int:
    """The first token after the sentence adverbs at ``at``."""
    adverbs = reading.words("adverbs")
    while at < end:
        taken = next(
            (
                n
                for n in (3, 2, 1)
                if at + n <= end and " ".join(t.lower_ for t in reading.doc[at : at + n]) in adverbs
            ),
            0,
        )
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
    word = token.lower_
    if word in words("third_person") and not _heads_noun(reading, at, end):
        stop = at + 1
        if stop < end and reading.doc[stop].lower_ in words("self"):
            stop += 1
        return Phrase(at, stop)
    if own_voice and word in words("own_voice"):
        return Phrase(at, at + 1)
    partitive = at + 1 < end and reading.doc[at + 1].lower_ in ("av", "of")
    if word in words("first_subject") and not (partitive or _heads_noun(reading, at, end)):
        return None
    if word in words("pointers") and not _heads_noun(reading, at, end):
        return None
    if not is_word(token) and token.text not in '«"“':
        return None
    if word in words("prepositions") or word in words("subordinators") - {"for"}:
        return None
    if any(word in words(closed) for closed in ("conjunctions", "auxiliaries", "negations")):
        return None
    stop = _surface_end(reading, at, end)
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
    if first.pos_ in ("VERB", "AUX") and features(first, "VerbForm") == ["Inf"]:
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
    word, following = reading.doc[at], reading.doc[at + 1]
    if word.lower_ not in reading.words("determiners") or not is_word(following):
        return False
    lower = following.lower_
    if following.pos_ in ("VERB", "AUX") and features(following, "VerbForm") in (["Fin"], ["Inf"]):
        return False
    closed = ("prepositions", "subordinators", "adverbs", "conjunctions", "auxiliaries", "self")
    return not any(lower in reading.words(name) for name in closed)


def _surface_end(reading: Reading, start: int, end: int) -> int:
    """The exclusive end of the noun phrase that begins at ``start``."""
    doc = reading.doc
    at = start
    named = False
    while at < end:
        token = doc[at]
        word = token.lower_
        if token.text == "(":
            closing = _closing_bracket(reading, at, end)
            if closing is None:
                break
            at = closing
            continue
        if (token.text in '«"“' and at > start) or (token.text in '«"“' and at == start):
            quoted = _quoted_end(reading, at, end)
            if quoted is None:
                break
            at = quoted
            continue
        if token.text in _STOPS or ends_sentence(token) or token.text.isspace():
            break
        if token.text in ("'s", "’s") and at > start:
            named = False
            at += 1
            continue
        if at > start and _stops_here(reading, at, end, named=named):
            break
        named = named or (is_name(token.text) and not _is_genitive(token.text))
        at += 1
        if word in reading.words("prepositions"):
            named = named or False
    while at > start and doc[at - 1].lower_ in (
        reading.words("prepositions") | reading.words("conjunctions")
    ):
        at -= 1
    return at


def _is_genitive(word: str) -> bool:
    return word.endswith(("s", "s'", "’s", "'s")) and len(word) > 2


def _stops_here(reading: Reading, at: int, end: int, *, named: bool) -> bool:
    doc, words = reading.doc, reading.words
    token = doc[at]
    word = token.lower_
    following = doc[at + 1] if at + 1 < end else None
    before = doc[at - 1].text
    if word in words("conjunctions"):
        return not _joins_names(reading, at, end)
    if word in words("affiliation"):
        return following is None or not _affiliates(reading, at, end, named=named)
    if word in words("prepositions") or word in words("subordinators"):
        return not (word in _LINKS and following is not None and is_name(following.text))
    if token.pos_ in ("VERB", "AUX") and features(token, "VerbForm") in (["Fin"], ["Inf"]):
        return True
    if word in words("adverbs") or word in words("auxiliaries") or word in words("negations"):
        return True
    if named and _is_institution(reading, at):
        return False
    if reading.language == "en" and token.pos_ == "NOUN" and doc[at - 1].head.i >= at:
        return False  # "a senior Labour source"
    if named and not is_name(token.text) and not _AGE.fullmatch(token.text):
        inside_affiliation = doc[at - 1].lower_ in words("affiliation")
        linked = word in _LINKS and following is not None and is_name(following.text)
        after_genitive = _is_genitive(before) and is_name(before)
        return not (linked or inside_affiliation or after_genitive)
    if not named and not is_name(token.text) and at - 1 > 0:
        ended = bool(_DEFINITE.search(before)) and not is_name(before) and len(before) > 4
        first = doc[at - 1].lower_ in words("determiners") or doc[at - 1].pos_ == "ADJ"
        return (
            ended and not first and not _DEFINITE.search(word) and not _names_follow(doc, at, end)
        )
    return False


def _is_institution(reading: Reading, at: int) -> bool:
    """Whether a small noun after a name is part of it: "Fjordane tingrett", "Vik kommune"."""
    word = reading.doc[at].lower_
    before = is_name(reading.doc[at - 1].text)
    return before and word.endswith(tuple(reading.words("institutions")))


def _names_follow(doc, at: int, end: int) -> bool:  # type: ignore[no-untyped-def]
    return at + 1 < end and is_name(doc[at + 1].text)


def _joins_names(reading: Reading, at: int, end: int) -> bool:
    """Whether "og" at ``at`` joins two sources and not two verbs."""
    if at + 1 >= end or reading.doc[at].lower_ not in ("og", "and", "&", "samt"):
        return False
    following = reading.doc[at + 1]
    if is_name(following.text):
        return reading.language == "en" or not _name_then_verb(reading, at + 1, end)
    return (
        at + 2 < end
        and is_name(reading.doc[at + 2].text)
        and not reading.cues.readings(following.text)
        and following.lower_ not in reading.words("auxiliaries")
        and following.lower_ not in reading.words("prepositions")
    )


def _name_then_verb(reading: Reading, at: int, end: int) -> bool:
    while at < end and is_name(reading.doc[at].text):
        at += 1
    return at < end and bool(
        reading.finite_cues(reading.doc[at])
        or reading.doc[at].lower_ in reading.words("auxiliaries")
    )


def _affiliates(reading: Reading, at: int, end: int, *, named: bool) -> bool:
    """Whether the preposition at ``at`` ties an affiliation to the phrase.

    After a title any complement may be one ("lederen for landets største fagforening"); after a
    name only "i", "ved", "fra" and "for" with a capitalised one.
    """
    doc = reading.doc
    word, following = doc[at].lower_, doc[at + 1]
    if following.lower_ in ("sin", "si", "sitt", "sine") or _is_channel(reading, at + 1, end):
        return False
    if not named and following.ent_type_ in ("PER", "PERSON"):
        return True
    if not named:
        return word not in ("til", "to", "på", "on", "with", "at") or not is_name(following.text)
    if word not in ("i", "ved", "fra", "frå", "for", "hos", "of", "from"):
        return False
    return is_name(following.text) or (
        at + 2 < end and is_name(doc[at + 2].text) and word in ("ved", "fra", "frå", "for")
    )


def _is_channel(reading: Reading, at: int, end: int) -> bool:
    """Whether "en pressemelding" or the like begins at ``at``: where it was said, not by whom."""
    doc = reading.doc
    if "Def" in features(doc[at], "Definite") and doc[at - 1].lower_ == "i":
        return any(doc[at].lower_.endswith(word) for word in reading.words("letters"))
    if doc[at].lower_ not in reading.words("indefinite"):
        return False
    noun = next((t for t in doc[at + 1 : min(end, at + 4)] if t.pos_ == "NOUN"), None)
    if noun is None:
        return False
    channels = reading.words("channels")
    return is_document(reading, noun) or any(noun.lower_.endswith(word) for word in channels)


def _closing_bracket(reading: Reading, at: int, end: int) -> int | None:
    for i in range(at + 1, min(end, at + 12)):
        if reading.doc[i].text == ")":
            return i + 1
    return None


def _quoted_end(reading: Reading, at: int, end: int) -> int | None:
    for i in range(at + 1, min(end, at + 8)):
        if reading.doc[i].text in CLOSING_MARKS:
            return i + 1
    return None
