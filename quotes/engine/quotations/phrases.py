"""How far the noun phrase of a source reaches, read from its surface.

Names, titles, determiners and affiliations belong to it, up to the first mark, verb, adverb or
preposition that ends it.
"""

from __future__ import annotations

import re

from quotes.engine.quotations.reading import (
    CLOSING_MARKS,
    SENTENCE_END,
    Reading,
    features,
    is_plain_verb,
)
from quotes.engine.quotations.roots import is_document

_LINKS = frozenset(
    ("von", "van", "der", "den", "de", "da", "di", "du", "bin", "ibn", "al", "el", "la", "le", "av")
)
_DEFINITE = re.compile(r"(?:en|et|a|ene|ane|ane|eren|eret)$")
_AGE = re.compile(r"\d{1,3}")
_STOPS = frozenset((",", ":", ";", "–", "—", "…", "...", "«", "»", '"', "“", "”", "„", "|"))


def is_name(word: str) -> bool:
    """Whether the word is written as a name: a capital and not only marks or digits."""
    return word[:1].isupper() or (len(word) > 2 and word[:1].islower() and word[1:2].isupper())


def surface_end(reading: Reading, start: int, end: int) -> int:
    """The exclusive end of the noun phrase that begins at ``start``."""
    texts, lower = reading.texts, reading.lower
    at = start
    named = False
    while at < end:
        word = texts[at]
        if word == "(":
            closing = _closing_bracket(reading, at, end)
            if closing is None:
                break
            at = closing
            continue
        if word in '«"“':
            quoted = _quoted_end(reading, at, end)
            if quoted is None:
                break
            at = quoted
            continue
        if word in _STOPS or word in SENTENCE_END or word.isspace():
            break
        if word in ("'s", "’s") and at > start:
            named = False
            at += 1
            continue
        if at > start and _stops_here(reading, at, end, named=named):
            break
        named = named or (is_name(word) and not _is_genitive(word))
        at += 1
    prepositions, conjunctions = reading.words("prepositions"), reading.words("conjunctions")
    while at > start and (lower[at - 1] in prepositions or lower[at - 1] in conjunctions):
        at -= 1
    return at


def _is_genitive(word: str) -> bool:
    return word.endswith(("s", "s'", "’s", "'s")) and len(word) > 2


def _stops_here(reading: Reading, at: int, end: int, *, named: bool) -> bool:
    doc, words = reading.doc, reading.words
    word, text, before = reading.lower[at], reading.texts[at], reading.texts[at - 1]
    if word in words("conjunctions"):
        return not _joins_names(reading, at, end)
    if word in words("affiliation"):
        return at + 1 >= end or not _affiliates(reading, at, end, named=named)
    linked = word in _LINKS and at + 1 < end and is_name(reading.texts[at + 1])
    if word in words("prepositions") or word in words("subordinators"):
        return not linked
    token = doc[at]
    if is_plain_verb(token):
        return True
    if word in words("adverbs") or word in words("auxiliaries") or word in words("negations"):
        return True
    if named and _is_institution(reading, at):
        return False
    if reading.language == "en" and token.pos_ == "NOUN" and doc[at - 1].head.i >= at:
        return False  # "a senior Labour source"
    if named and not is_name(text) and not _AGE.fullmatch(text):
        inside_affiliation = reading.lower[at - 1] in words("affiliation")
        after_genitive = _is_genitive(before) and is_name(before)
        return not (linked or inside_affiliation or after_genitive)
    if not named and not is_name(text) and at - 1 > 0:
        ended = len(before) > 4 and bool(_DEFINITE.search(before)) and not is_name(before)
        if not ended or reading.lower[at - 1] in words("determiners") or doc[at - 1].pos_ == "ADJ":
            return False
        return not _DEFINITE.search(word) and not _names_follow(reading, at, end)
    return False


def _is_institution(reading: Reading, at: int) -> bool:
    """Whether a small noun after a name is part of it: "Fjordane tingrett", "Vik kommune"."""
    before = is_name(reading.texts[at - 1])
    return before and reading.lower[at].endswith(tuple(reading.words("institutions")))


def _names_follow(reading: Reading, at: int, end: int) -> bool:
    return at + 1 < end and is_name(reading.texts[at + 1])


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
        if reading.texts[i] in CLOSING_MARKS:
            return i + 1
    return None
