"""Content clauses without a subordinator: "mener X er Y"."""

from __future__ import annotations

from spacy.tokens import Token

from quotes.engine.quotations.clauses import SUBJECTS
from quotes.engine.quotations.extent import CueSite, clause_limit, stretched
from quotes.engine.quotations.reading import GERUND, Reading, features


def after_subject(reading: Reading, site: CueSite) -> int | None:
    """The first token after the cue and a subject or adverbs that follow it."""
    doc = reading.doc
    at = site.last + 1
    subjects = [c for c in (*site.head.children, *site.verb.children) if c.dep_ in SUBJECTS]
    if not any(child.i < site.verb.i for child in subjects):
        at = max([at, *(child.right_edge.i + 1 for child in subjects if child.i > site.last)])
    adverbs = reading.words("adverbs") | reading.words("negations")
    while at < site.end and doc[at].lower_ in adverbs:
        at += 1
    return at if at < site.end else None


def bare_clause(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """ "mener X er Y": a finite clause without a subordinator."""
    if not site.cue.allows("bare"):
        return None
    if site.verb.i != site.last or "Inf" in features(site.verb, "VerbForm"):
        return None
    doc = reading.doc
    if site.verb.i == site.start + 1 and doc[site.start].lower_ in reading.words("anaphora"):
        return None  # "Det sier X": what was said stands before
    for child in (*site.head.children, *site.verb.children):
        if child.dep_ not in ("ccomp", "xcomp", "advcl", "parataxis") or child.i <= site.last:
            continue
        start = after_subject(reading, site)
        if start is None or start > child.i or doc[start].text in (":", ","):
            start = max(child.left_edge.i, site.last + 1)
        if reading.language == "en":
            if doc[start].lower_ in reading.words("fronting"):
                continue
            if child.dep_ == "ccomp" and doc[start].head.head.i == site.verb.i:
                start = max(start, child.left_edge.i)  # "said in a statement the plan ..."
        opens = reading.words("that") | reading.words("infinitive")
        if doc[start].lower_ in reading.words("prepositions") and doc[start + 1].lower_ in opens:
            return None
        if _finite_inside(child) and doc[start].text != ":":
            return stretched(reading, site, start)
    return _surface_clause(reading, site)


def _finite_inside(clause: Token) -> bool:
    if "Fin" in features(clause, "VerbForm"):
        return True
    return any(
        child.dep_ in ("aux", "aux:pass", "cop") and "Fin" in features(child, "VerbForm")
        for child in clause.children
    )


def _surface_clause(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """Where the parser found no complement: a subject and a finite verb right after the cue."""
    start = after_subject(reading, site)
    if start is None or reading.doc[start].text in (",", ":", ".", "–", "-"):
        return None
    if reading.doc[start].pos_ == "ADJ" and reading.doc[start - 1].lower_ in ("så", "as"):
        return None  # "svarer så godt han kan"
    if reading.doc[start].pos_ not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"):
        return None
    for i in range(start + 1, min(site.end, start + 10)):
        token = reading.doc[i]
        if token.text in (",", ":"):
            return None
        if token.dep_ == "conj" and token.head.i == site.verb.i:
            return None
        if "Fin" in features(token, "VerbForm"):
            relative = reading.doc[i - 1].lower_ in reading.words("relative")
            return None if relative else stretched(reading, site, start)
    return None


def gerund(reading: Reading, site: CueSite) -> tuple[int, int] | None:
    """ "denied taking the money"."""
    at = site.last + 1
    if not site.cue.allows("ger") or at >= clause_limit(site) or reading.doc[at].tag_ != GERUND:
        return None
    return stretched(reading, site, at)
