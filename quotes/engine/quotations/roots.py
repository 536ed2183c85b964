"""Nouns that stand for sources which are no people: documents and findings."""

from __future__ import annotations

from spacy.tokens import Token

from quotes.engine.quotations.reading import Reading


def _listed(reading: Reading, noun: Token, name: str) -> bool:
    lemma = (noun.lemma_ or noun.lower_).lower()
    forms = {lemma, noun.lower_}
    nouns = reading.words(name)
    return any(
        form == word or form.startswith(word) or (len(word) > 3 and lemma.endswith(word))
        for form in forms
        for word in nouns
    )


def findings_noun(reading: Reading, noun: Token) -> bool:
    """Whether a noun names what shows something: a poll, a report, figures."""
    return noun.pos_ == "NOUN" and _listed(reading, noun, "findings")


def is_document(reading: Reading, noun: Token) -> bool:
    """Whether a noun names something written that has statements in it."""
    return noun.pos_ in ("NOUN", "PROPN") and (
        _listed(reading, noun, "documents") or _listed(reading, noun, "findings")
    )
