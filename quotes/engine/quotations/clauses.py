"""Clauses in a parsed ``Doc``: subjects, conjuncts, the reach of a clause, negation."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from quotes.engine.quotations.reading import Reading, features
from quotes.engine.quotations.sources import Phrase, restricts

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def children(token: Token, *deps: str) -> Iterator[Token]:
    return (child for child in token.children if child.dep_ in deps)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one that it shares as conjunct or in a relative
    clause, where the antecedent stands for "som"."""
    head = predicate(verb)
    seen = 0
    while seen < 5:
        seen += 1
        own = next((c for c in children(head, *SUBJECTS) if not has_dependent(c, "case")), None)
        if own is not None:
            return antecedent(head) if is_relative(own) and antecedent(head) is not None else own
        if head.dep_ == "acl" and head.tag_ == "VBG":
            return _issuer(head.head)
        if head.dep_ in ("acl:relcl", "acl") and head.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return head.head if head.dep_ == "acl:relcl" else None
        if head.dep_ == "conj" and head.head.i != head.i:
            head = head.head
            continue
        if head.dep_ in ("xcomp", "advcl") and _is_nonfinite(head) and head.head.i != head.i:
            head = head.head
            continue
        return None
    return None


def predicate(verb: Token) -> Token:
    """The token that carries the clause's subject: for auxiliaries and copulas their head."""
    return verb.head if verb.dep_ in ("aux", "aux:pass", "cop") else verb


def antecedent(verb: Token) -> Token | None:
    """What a relative clause says something about."""
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    if clause.dep_ in ("acl:relcl", "acl", "acl:cleft") and clause.head.i != clause.i:
        return clause.head
    return None


def is_relative(token: Token) -> bool:
    return token.lower_ in ("som", "who", "which", "that") and token.pos_ in ("PRON", "SCONJ")


def _issuer(document: Token) -> Token:
    """Who speaks in "X issued a statement saying Y": X, or else the statement."""
    if document.dep_ == "obj":
        return next((c for c in document.head.children if c.dep_ in SUBJECTS), document)
    return document


def _is_nonfinite(verb: Token) -> bool:
    if verb.tag_ == "VBG":
        return True
    return "Inf" in features(verb, "VerbForm") or any(
        child.lower_ in ("å", "to") and child.dep_ == "mark" for child in verb.children
    )


def phrase_of(reading: Reading, noun: Token, verb: Token) -> Phrase:
    """The noun phrase of ``noun`` beside ``verb``, without relative clauses after it.

    English tells unnamed sources by restrictive clauses ("a friend who runs a shop"); they stay.
    """
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    for child in noun.subtree:
        if child.head.i == noun.i and restricts(reading, child):
            continue
        cut = child.dep_ in ("acl:relcl", "acl", "parataxis", "acl:cleft") or (
            child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        )
        if cut and child.left_edge.i > noun.i:
            end = min(end, child.left_edge.i)
    if start <= verb.i < end:
        start, end = (verb.i + 1, end) if noun.i > verb.i else (start, verb.i)
    while start < noun.i and reading.doc[start].dep_ == "cc":
        start += 1
    start = _past_prepositions(reading, start, noun)
    end = _before_recipient(reading, noun, end)
    while end > start + 1 and reading.doc[end - 1].text in (",", ".", ":", "–", "-", " ", "\n"):
        end -= 1
    while start < noun.i and reading.doc[start].is_punct and reading.doc[start].text != "«":
        start += 1
    return Phrase(start, end)


def _past_prepositions(reading: Reading, start: int, noun: Token) -> int:
    """A phrase that the parser begins with a preposition begins at the noun's own words."""
    words = reading.words("prepositions") | {"både", "båe", "both"}
    doc = reading.doc
    opened = doc[start].lower_ in ("både", "båe", "both") and start + 1 < noun.i
    wrong = doc[start + 1 if opened else start].lower_ in reading.words("prepositions")
    if not wrong or start >= noun.i:
        return start
    own = noun.i
    while (
        own - 1 > start
        and doc[own - 1].pos_ in ("DET", "ADJ", "NUM", "PROPN", "NOUN")
        and (doc[own - 1].lower_ not in words)
    ):
        own -= 1
    return own


def _before_recipient(reading: Reading, noun: Token, end: int) -> int:
    """Cut off whom the words were told to ("til NTB"), which is no part of the source."""
    for i in range(noun.i + 1, end - 1):
        token = reading.doc[i]
        recipient = token.lower_ in reading.words("recipient_prepositions")
        if recipient and token.dep_ == "case" and reading.doc[i + 1].text[:1].isupper():
            return i
    return end


def negated(reading: Reading, verb: Token) -> bool:
    """Whether the clause of the verb is negated ("har ikke sagt")."""
    head = predicate(verb)
    negations = reading.words("negations")
    for token in {verb.i: verb, head.i: head}.values():
        for child in token.children:
            if child.lower_ in negations and child.dep_ in ("advmod", "neg", "det", "cc"):
                return True
            if child.dep_ in SUBJECTS and any(
                word.lower_ in ("ingen", "inga", "nobody", "no") for word in child.subtree
            ):
                return True
    return False


def has_dependent(verb: Token, *deps: str) -> bool:
    return next(children(verb, *deps), None) is not None
