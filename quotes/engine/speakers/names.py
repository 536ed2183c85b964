"""Where names stand in a text, by the entity recogniser and by runs of proper nouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from quotes.engine.language.lexicons import first_name_gender, is_first_name
from quotes.engine.quotations.lexicon import Words
from quotes.engine.quotations.phrases import is_name
from quotes.engine.quotations.reading import Block, Reading, features, is_word, within
from quotes.engine.speakers.lexicon import ends_as, speaker_words

_LINKS = frozenset(("von", "van", "der", "den", "de", "da", "di", "du", "bin", "ibn", "al", "el"))
_PERSON_LABELS = frozenset(("PER", "PERSON"))
#: What the English recogniser calls days, sums and numbers.
_NO_NAMES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"))
_HOLIDAYS = frozenset(("easter", "christmas", "ramadan", "passover", "thanksgiving", "halloween"))
_POSSESSIVE = ("'s", "’s", "'", "’")
_I = frozenset(("i", "i'm", "i've"))
_AGE = re.compile(r"\d{1,3}")
_WEB = re.compile(r"\w\.(?:no|com|org|net|se|dk|uk|de|fr|eu|tv)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameToken:
    """One occurrence of a name: tokens ``start`` to ``end`` (exclusive), its words without a
    genitive -s, and whether it bore one."""

    start: int
    end: int
    words: tuple[str, ...]
    genitive: bool
    label: str


def name_tokens(reading: Reading, blocks: Iterable[Block]) -> Iterator[NameToken]:
    """Every run of capitalised words that may name somebody, by zones."""
    doc = reading.doc
    labels = {i: e.label_ for e in doc.ents for i in range(e.start, e.end)}
    entity_of = {i: e for e in doc.ents for i in range(e.start, e.end)}
    capitals = frozenset() if reading.parsed else _capitals(reading)
    places = [i for i, word in enumerate(reading.texts) if is_name(word)]
    for block in blocks:
        after = block.start
        for at in within(places, block.start, block.end):
            end = _run_end(reading, at, block.end, entity_of, capitals) if at >= after else at
            if end == at:
                continue
            token = _name_token(reading, at, end, labels)
            if token is not None:
                yield token
            after = end


def _capitals(reading: Reading) -> frozenset[str]:
    """Without a parse: words, in lower case, that bear a capital inside a sentence."""
    doc = reading.doc
    return frozenset(
        doc[i].lower_
        for block in reading.blocks
        for i in range(block.start + 1, block.end)
        if is_name(doc[i].text) and (is_word(doc[i - 1]) or doc[i - 1].text == ",")
    )


def _run_end(
    reading: Reading,
    at: int,
    end: int,
    entity_of: Mapping[int, object],
    capitals: frozenset[str],
) -> int:
    doc = reading.doc
    if not _name_word(reading, at, capitals):
        return at
    stop = at + 1
    while stop < end:
        token = doc[stop]
        same_entity = entity_of.get(stop) is entity_of.get(stop - 1)
        if features(doc[stop - 1], "Case") == ("Gen",) and not same_entity:
            break
        if (
            _name_word(reading, stop, capitals)
            and (
                same_entity
                or entity_of.get(stop) is None
                or entity_of.get(stop - 1) is None
                or (reading.language == "en" and doc[stop - 1].ent_type_ in _PERSON_LABELS)
            )
        ) or (
            token.lower_ in _LINKS
            and same_entity
            and entity_of.get(stop) is not None
            and stop + 1 < end
        ):
            stop += 1
        else:
            break
    return stop


def _name_word(reading: Reading, at: int, capitals: frozenset[str]) -> bool:
    word, lower = reading.texts[at], reading.lower[at]
    if not is_name(word):
        return False
    if not reading.parsed:
        return lower in capitals and lower not in _I
    token = reading.doc[at]
    if reading.language == "en" and (token.ent_type_ in _NO_NAMES or lower in _HOLIDAYS):
        return False
    if not word[0].isalpha() or _WEB.search(word):
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in _PERSON_LABELS:
        return True
    return token.ent_type_ != "" and token.ent_type_ not in ("DRV",)


def _name_token(reading: Reading, start: int, end: int, labels: dict[int, str]) -> NameToken | None:
    start, end = _without_titles(reading, start, end)
    alone = end - start == 1
    if alone and (
        _is_organisation_noun(reading, start) or opens_as_noun(reading, reading.doc[start])
    ):
        return None
    words = [reading.doc[i].text for i in range(start, end)]
    genitive = features(reading.doc[end - 1], "Case") == ("Gen",) or (
        words[-1].endswith("'s")
        or (end < len(reading.doc) and reading.doc[end].text in _POSSESSIVE)
    )
    parted = reading.language == "en" and not words[-1].endswith(_POSSESSIVE)
    if genitive and not parted:
        words[-1] = without_genitive(words[-1])
    if not words[-1]:
        return None
    found = Counter(labels.get(i, "") for i in range(start, end))
    label = "PER" if any(found[p] for p in _PERSON_LABELS) else found.most_common(1)[0][0]
    forms = speaker_words(reading.language)("company_forms")
    if words[-1].lower() in forms or (start and _is_organisation_noun(reading, start - 1)):
        label = "ORG"
    return NameToken(start, end, tuple(words), genitive, label)


def _without_titles(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Without what is no name in a run of capitals.

    English writes titles with a capital: "Labour MP Peter Hall QC" is Peter Hall. There known
    titles go, and whatever stands before a known first name and at least one word more.
    """
    while start < end - 1 and (_is_organisation_noun(reading, start) or is_title(reading, start)):
        start += 1
    if reading.language != "en":
        return start, end
    doc, words = reading.doc, speaker_words(reading.language)
    while end - start > 2 and _is_post_nominal(doc[end - 1], words):
        end -= 1
    first = next((i for i in range(start, end - 1) if is_first_name(doc[i].text)), start)
    titled = start
    while titled < end - 1 and doc[titled].lower_ in words("name_titles"):
        titled += 1
    return max(first if end - start > 2 else start, titled), end


def _is_post_nominal(token: Token, words: Words) -> bool:
    return token.text.isupper() and token.lower_ in words("post_nominals")


def is_title(reading: Reading, at: int) -> bool:
    """Whether a word before a name is a noun for a person that opens its sentence."""
    token = reading.doc[at]
    words = speaker_words(reading.language)
    opens = is_name(token.text) and (token.is_sent_start or at == 0)
    if not opens or first_name_gender(token.text) is not None:
        return False
    named = reading.doc[at + 1 : at + 3]
    if len(named) == 2 and all(is_name(t.text) for t in named) and is_first_name(named[0].text):
        return True
    return any(ends_as(token.lower_, words(name)) for name in ("human", "agents"))


def _is_organisation_noun(reading: Reading, at: int) -> bool:
    """ "Oljeselskapet", "Klubben": a definite noun, which a recogniser may take for a person."""
    token = reading.doc[at]
    nouns = speaker_words(reading.language)("organisations")
    if token.pos_ == "NOUN" and "Def" in features(token, "Definite"):
        return ends_as(token.lemma_.lower(), nouns)
    if token.pos_ != "PROPN" or token.ent_type_ not in _PERSON_LABELS:
        return False
    ending = next((e for e in ("en", "et", "a") if token.lower_.endswith(e)), "")
    return bool(ending) and ends_as(token.lower_.removesuffix(ending), nouns)


def opens_as_noun(reading: Reading, token: Token) -> bool:
    """Whether a "name" that opens its sentence is a definite noun for a person: "Rådgiveren"."""
    ending = next((e for e in ("en", "a") if token.lower_.endswith(e)), "")
    if not ending or not token.is_sent_start or reading.language == "en":
        return False
    if first_name_gender(token.text) is not None:
        return False
    words = speaker_words(reading.language)
    noun = token.lower_.removesuffix(ending)
    return any(ends_as(noun, words(name)) for name in ("human", "kin", "agents"))


def age_after(reading: Reading, token: NameToken) -> str | None:
    """The age in brackets after a name, in English also between commas."""
    doc = reading.doc
    if token.end + 2 >= len(doc) or not _AGE.fullmatch(doc[token.end + 1].text):
        return None
    opening, closing = doc[token.end].text, doc[token.end + 2].text
    bracketed = (opening, closing) == ("(", ")")
    apposed = reading.language == "en" and opening == "," and closing in (",", ".")
    return doc[token.end + 1].text if bracketed or apposed else None


def without_genitive(word: str) -> str:
    for ending in ("'s", "’s", "s'", "s’", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + ("s" if ending in ("s'", "s’") else "")
    return word
