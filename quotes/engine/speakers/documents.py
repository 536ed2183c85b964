"""Who wrote a document that is called again by its noun: "heter det i rapporten"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.engine.quotations.clauses import subject_of
from quotes.engine.quotations.phrases import is_name
from quotes.engine.quotations.reading import Reading, features
from quotes.engine.quotations.roots import is_document
from quotes.engine.quotations.sources import Phrase, phrase_after
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.mentions import Mention

#: How many tokens after the noun "fra X" may stand.
_REACH = 4


def author_of(reading: Reading, mention: Mention, places: Sequence[int]) -> Phrase | None:
    """The phrase that names the author, None where the text tells none.

    ``places`` are the tokens, in text order, of the document's noun; those before the mention
    count, the last first. Findings ("målingen") speak for themselves.
    """
    written = speaker_words(reading.language)("written")
    if mention.head.rpartition("-")[2] not in written and mention.head not in written:
        return None
    for at in reversed([place for place in places if place < mention.start]):
        found = _possessor(reading, at) or _sender(reading, at) or _writer(reading, at)
        if found is not None:
            return found
    return None


def _possessor(reading: Reading, at: int) -> Phrase | None:
    """ "Riksrevisjonens rapport"."""
    start = at
    while start > 0 and reading.doc[start - 1].pos_ == "ADJ":
        start -= 1
    owner = reading.doc[start - 1] if start else None
    if owner is None or not is_name(owner.text) or "Gen" not in features(owner, "Case"):
        return None
    first = owner.i
    while first > 0 and reading.doc[first - 1].pos_ == "PROPN":
        first -= 1
    return Phrase(first, owner.i + 1)


def _sender(reading: Reading, at: int) -> Phrase | None:
    """ "rapporten fra X"."""
    doc = reading.doc
    for i in range(at + 1, min(len(doc) - 1, at + _REACH)):
        if doc[i].is_punct or doc[i].is_space:
            return None
        if doc[i].lower_ in ("fra", "frå", "from"):
            block = reading.block_at(doc[i].idx)
            return phrase_after(reading, i + 1, block.end) if block else None
    return None


def _writer(reading: Reading, at: int) -> Phrase | None:
    """ "X skriver i en kronikk", "X sendte en e-post": the subject of the noun's clause."""
    doc = reading.doc
    noun = doc[at]
    article = any(c.lower_ in _articles(reading) for c in noun.children if c.i < at)
    if not article or not is_document(reading, noun):
        return None
    verb = noun.head
    for _ in range(3):
        if verb.pos_ in ("VERB", "AUX"):
            break
        verb = verb.head
    subject = subject_of(verb) if verb.pos_ in ("VERB", "AUX") else None
    if subject is None or subject.i == at or subject.lower_ in reading.words("anaphora"):
        return None
    writes = speaker_words(reading.language)("writing")
    if verb.lemma_.lower() not in writes and not reading.cues.readings(verb.text):
        return None
    end = subject.i + 1
    while end < len(doc) and doc[end].dep_ in ("flat:name", "flat") and doc[end].pos_ == "PROPN":
        end += 1
    return Phrase(subject.left_edge.i, end) if subject.left_edge.i < end else None


def _articles(reading: Reading) -> frozenset[str]:
    words = speaker_words(reading.language)
    return words("indefinite") | words("own")
