"""Where in its sentence a mention stands: as subject, in front, in an embedded clause."""

from __future__ import annotations

from spacy.tokens import Token

from quotes.engine.quotations.clauses import SUBJECTS
from quotes.engine.quotations.reading import Reading
from quotes.engine.speakers.names import NameToken


def opens_clause(reading: Reading, occurrence: NameToken) -> bool:
    """Whether the name, with title or apposition, is the first phrase of its sentence."""
    doc = reading.doc
    sentence = doc[occurrence.start].sent if doc.has_annotation("SENT_START") else None
    if sentence is None:
        return False
    before = doc[sentence.start : occurrence.start]
    if any(t.pos_ in ("VERB", "AUX", "SCONJ", "PRON") and t.tag_ != "PRP$" for t in before):
        return False
    first = next((t for t in before if not t.is_space and not t.is_punct), None)
    return first is None or first.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "ADV", "CCONJ")


def is_embedded(token: Token) -> bool:
    """Whether the clause of a subject hangs on another one."""
    for _ in range(8):
        if token.dep_ in ("ccomp", "advcl", "acl", "acl:relcl", "csubj"):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def is_subject(token: Token) -> bool:
    """Whether the noun phrase of a name is a subject; titles and appositions are climbed."""
    for _ in range(5):
        if token.dep_ in SUBJECTS:
            return True
        if token.dep_ in ("flat:name", "flat", "appos", "compound", "conj") or (
            token.dep_ == "nmod" and not any(child.dep_ == "case" for child in token.children)
        ):
            if token.head.i == token.i:
                return False
            token = token.head
            continue
        return token.dep_ == "ROOT" and token.pos_ in ("PROPN", "NOUN")
    return False
