"""Ways in which English alone calls a source again: "it", and a lead that names nobody yet."""

from __future__ import annotations

from spacy.tokens import Token

from quotes.engine.document import BODY
from quotes.engine.quotations.clauses import SUBJECTS, phrase_of
from quotes.engine.quotations.reading import Reading
from quotes.engine.quotations.roots import is_document
from quotes.engine.quotations.sources import Phrase
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.mentions import Mention
from quotes.engine.speakers.names import age_after
from quotes.engine.speakers.persons import Person

#: So many tokens before "it" its antecedent is looked for.
_REACH = 120
#: A person who is told about in a lead is named in one of so many zones after it.
_AHEAD = 2
_BODIES = frozenset(("ORG", "GPE", "NORP"))


def body_before(reading: Reading, cast: Cast, at: int) -> Phrase | None:
    """What "it" at token ``at`` means as a source: the last organisation, state or body that is a
    subject before it."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        token = reading.doc[i]
        if token.dep_ not in SUBJECTS or i in cast.by_token:
            continue
        if _is_body(reading, token) or is_document(reading, token):
            phrase = phrase_of(reading, token, token.head)
            return phrase if phrase.end <= at else Phrase(token.i, token.i + 1)
    return None


def _is_body(reading: Reading, token: Token) -> bool:
    words = speaker_words(reading.language)
    noun = token.lemma_.lower()
    if token.pos_ == "PROPN":
        return token.ent_type_ in _BODIES or token.lower_ in words("groups")
    singular = token.tag_ == "NN" or token.lower_ == "police"
    return singular and (noun in words("groups") or noun in words("organisations"))


def named_ahead(reading: Reading, cast: Cast, mention: Mention) -> Person | None:
    """Who "A former bank manager" of the lead is: the person with whose full name one of the next
    zones begins, if nobody was named in the text before."""
    block = reading.block_at(reading.doc[mention.start].idx)
    first = next((b for b in reading.blocks if b.kind in BODY), None)
    if block is None or first is None or block.index != first.index:
        return None
    if any(block.start <= o.start < mention.end for o, _ in cast.names):
        return None
    for following in reading.blocks[block.index + 1 : block.index + 1 + _AHEAD]:
        for occurrence, person in cast.names:
            if not following.start <= occurrence.start < following.end:
                continue
            opens = occurrence.start == following.start or age_after(reading, occurrence)
            fits = mention.gender in (None, person.gender) or person.gender is None
            return person if opens and fits and len(occurrence.words) > 1 else None
    return None
