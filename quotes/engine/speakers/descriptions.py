"""Sources without a personal name: how they are called, called again, and called most fully."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from spacy.tokens import Token

from quotes.engine.quotations.clauses import has_dependent
from quotes.engine.quotations.phrases import is_name
from quotes.engine.quotations.reading import Reading, features, is_word
from quotes.engine.quotations.roots import is_document
from quotes.engine.speakers.entities import Entity
from quotes.engine.speakers.lexicon import ends_as, speaker_words
from quotes.engine.speakers.mentions import Mention
from quotes.engine.speakers.names import opens_as_noun
from quotes.engine.speakers.organisations import same_kind
from quotes.engine.speakers.roles import base_forms, noun_lemma

_ACRONYM = re.compile(r"((?:[A-ZÆØÅ][\w-]+)(?: [\w-]+){0,5}) \(([A-ZÆØÅ]{2,6})\)")
_LONGEST = 12
_PLAIN = 4
_INSIDE_PHRASE = ("DET", "ADJ", "NUM", "PROPN", "NOUN", "ADP", "CCONJ", "PART", "ADV")


class Descriptions:
    """The unnamed sources met so far, and the nouns of the text that introduce them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_head: dict[str, list[Entity]] = defaultdict(list)
        self._by_words: dict[str, Entity] = {}

    def add(self, entity: Entity) -> None:
        self._by_head[entity.head].append(entity)
        self._by_words[entity.name.casefold()] = entity

    def under(self, name: str, mention: Mention) -> Entity:
        """The source of that name, known from now on by the noun of ``mention`` as well."""
        known = self._by_words.get(name.casefold())
        if known is None:
            known = Entity(name, head=mention.head)
            self.add(known)
        else:
            self._by_head[mention.head].append(known)
        return known

    def known(self, keys: frozenset[str], *, plural: bool) -> Entity | None:
        """The last source of that number whose noun is one of ``keys``."""
        found = (e for key in keys for e in reversed(self._by_head.get(key, ())))
        return next((entity for entity in found if entity.plural == plural), None)

    def of_kind(self, keys: frozenset[str]) -> Entity | None:
        """The last source, an organisation, that one of the nouns ``keys`` may call again:
        "organisasjonen" for "Fiskarlaget"."""
        language = self._reading.language
        nouns = speaker_words(language)("organisations")
        if not any(ends_as(key, nouns) for key in keys):
            return None
        for entity in reversed(self._by_words.values()):
            kind = ends_as(entity.head, nouns)
            if kind and any(same_kind(language, entity.head, key) for key in keys):
                return entity
        return None

    def named(self, words: str) -> Entity | None:
        """The source that bears a name or description."""
        return self._by_words.get(words.casefold())

    def earlier(self, mention: Mention, words: str) -> Entity | None:
        """The source that a phrase calls again: by the same words, or by its bare noun."""
        same = self._by_words.get(words.casefold())
        if same is not None or not is_bare(self._reading, mention):
            return same
        return self.known(noun_keys(self._reading, mention), plural=mention.plural)

    def introduced(self, mention: Mention) -> str | None:
        """How the text calls most fully what a bare noun names: "FNs sikkerhetsråd" for
        "Sikkerhetsrådet"; the first such phrase before it, None if there is none."""
        if not is_bare(self._reading, mention):
            return None
        for key in noun_keys(self._reading, mention):
            for at in self._nouns.get(key, ()):
                if at >= mention.start:
                    break
                phrase = full_phrase(self._reading, self._reading.doc[at])
                if phrase is not None:
                    return phrase
        return None

    def places(self, mention: Mention) -> list[int]:
        """The tokens, in text order, of the nouns that the head of a phrase may be."""
        keys = noun_keys(self._reading, mention)
        return sorted({at for key in keys for at in self._nouns.get(key, ())})

    @cached_property
    def _nouns(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for block in self._reading.blocks:
            for token in self._reading.doc[block.start : block.end]:
                if token.pos_ == "NOUN":
                    index[token.lemma_.lower()].append(token.i)
        return index

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """Short forms that the text explains: "Domstolsadministrasjonen (DA)"."""
        return {m[2]: m[1] for m in _ACRONYM.finditer(self._reading.text)}


def is_bare(reading: Reading, mention: Mention) -> bool:
    """A definite noun alone, or with only "den", "det" or the like."""
    tokens = [t for t in reading.doc[mention.start : mention.end] if not t.is_space]
    if not (mention.definite or len(tokens) == 1):
        return False
    if len(tokens) == 2:
        return tokens[0].lower_ in speaker_words(reading.language)("definite")
    return len(tokens) == 1


def is_plain(reading: Reading, mention: Mention) -> bool:
    """English "the oil company", which Norwegian writes in one word."""
    tokens = reading.doc[mention.start : mention.end]
    plain = all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN") for t in tokens)
    return reading.language == "en" and mention.definite and plain and len(tokens) <= _PLAIN


def noun_keys(reading: Reading, mention: Mention) -> frozenset[str]:
    """The lemmas that the head of a phrase may have."""
    keys = {mention.head}
    for token in reading.doc[mention.start : mention.end]:
        if mention.head == noun_lemma(token):
            keys |= base_forms(token.lower_)
    return frozenset(keys)


def full_phrase(reading: Reading, noun: Token) -> str | None:
    """The noun phrase of ``noun`` if something besides an article describes it."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    for child in noun.subtree:
        if child.dep_ in ("acl:relcl", "acl", "parataxis", "appos", "conj") and child.i > noun.i:
            end = min(end, child.left_edge.i)
    start = max(start, noun.i - _LONGEST)
    while start < noun.i and reading.doc[start].pos_ not in ("DET", "ADJ", "NUM", "PROPN", "NOUN"):
        start += 1
    end = min(end, noun.i + _LONGEST)
    tokens = reading.doc[start:end]
    if any(token.pos_ not in _INSIDE_PHRASE for token in tokens) or has_dependent(noun, "case"):
        end = noun.i + 1
        tokens = reading.doc[start:end]
    described = [
        t
        for t in tokens
        if t.i != noun.i and (t.pos_ in ("ADJ", "PROPN", "NUM") or "Gen" in features(t, "Case"))
    ]
    if not described or any(t.pos_ in ("VERB", "PUNCT") for t in tokens):
        return None
    return in_sentence_case(reading, start, end)


def describe(reading: Reading, mention: Mention) -> str:
    """The phrase as a name: on one line, without adverbs and brackets after it."""
    start, end = mention.start, mention.end
    doc = reading.doc
    for i in range(start + 1, end):
        if doc[i].text == "(" or _is_time(reading, i, end):
            end = i
            break
    for length in (4, 3, 2, 1):
        tail = " ".join(t.lower_ for t in doc[end - length : end])
        if end - length > start and tail in reading.words("adverbs"):
            end -= length
            break
    return in_sentence_case(reading, past_kind(reading, start, end), end)


def past_kind(reading: Reading, start: int, end: int) -> int:
    """Where an organisation's name begins behind what it is: "nyhetsbyrået X", "byrået X"."""
    nouns = speaker_words(reading.language)("organisations")
    for i in range(start, end - 1):
        noun = reading.doc[i]
        if noun.pos_ not in ("NOUN", "ADJ", "DET"):
            return start
        if noun.pos_ == "NOUN" and ends_as(noun_lemma(noun), nouns):
            named = all(is_name(token.text) for token in reading.doc[i + 1 : end])
            return i + 1 if named else start
    return start


def _is_time(reading: Reading, at: int, end: int) -> bool:
    """ "i går", "i dag", "fredag" after the phrase."""
    words = [token.lower_ for token in reading.doc[at : min(end, at + 2)]]
    return " ".join(words) in reading.words("adverbs")


def in_sentence_case(reading: Reading, start: int, end: int) -> str:
    """The tokens on one line; a first word that is no name in lower case."""
    words = "".join(token.text_with_ws for token in reading.doc[start:end])
    text = " ".join(words.split()).strip(" ,.:;–-»«")
    if is_name(text) and not _keeps_capital(reading, start, end):
        return text[0].lower() + text[1:]
    return text


def _keeps_capital(reading: Reading, start: int, end: int) -> bool:
    """Whether the first word is written with a capital wherever it stands."""
    token = reading.doc[start]
    if reading.parsed and not token.is_sent_start and is_word(reading.doc[max(0, start - 1)]):
        return True
    if not reading.parsed:
        return token.lower_ not in reading.words("determiners")
    if token.ent_type_ == "CARDINAL" or opens_as_noun(reading, token):
        return False
    if token.pos_ == "PROPN" or token.ent_type_ or token.text[1:2].isupper():
        return True
    following = reading.doc[start + 1] if start + 1 < end else None
    determiner = token.lower_ in speaker_words(reading.language)("definite")
    return determiner and following is not None and is_name(following.text)


def issuer(reading: Reading, mention: Mention, acronyms: dict[str, str]) -> str | None:
    """Who issued a document: "notatet fra X" is a statement of X."""
    doc = reading.doc
    for i in range(mention.start + 1, mention.end - 1):
        if doc[i].lower_ in ("fra", "frå", "from") and is_name(doc[i + 1].text):
            if not is_document(reading, doc[i - 1]):
                return None
            name = "".join(t.text_with_ws for t in doc[i + 1 : mention.end]).strip()
            return acronyms.get(name, name)
    return None


def with_possessor(reading: Reading, mention: Mention, words: str) -> str:
    """ "landets X" with the country that the sentence is about: "Kinas X"."""
    first, _, rest = words.partition(" ")
    possessors = speaker_words(reading.language)("possessors")
    if not rest or not first.endswith("s") or first[:-1].lower() not in possessors:
        return words
    owner = _last_place(reading, mention.start)
    return f"{genitive(owner)} {rest}" if owner else words


def _last_place(reading: Reading, at: int) -> str | None:
    """The country or town named last before token ``at`` in its zone, subjects first."""
    block = reading.block_at(reading.doc[at].idx)
    first = block.start if block else 0
    places = [t for t in reading.doc[first:at] if t.ent_type_ in ("GPE", "GPE_LOC", "GPE_ORG")]
    subjects = [t for t in places if t.dep_ == "nsubj" and "Gen" not in features(t, "Case")]
    found = (subjects or places)[-1:] or None
    if found is None:
        return None
    name: str = found[0].text
    return name[:-1] if "Gen" in features(found[0], "Case") and name.endswith("s") else name


def genitive(name: str) -> str:
    return name + ("'" if name[-1:].lower() in "sxz" else "s")
