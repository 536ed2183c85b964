"""Reports without a verb of saying: "ifølge X", "etter X' mening"."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

from spacy.tokens import Token

from quotes.engine.quotations.attributions import according_at
from quotes.engine.quotations.clauses import SUBJECTS, phrase_of
from quotes.engine.quotations.extent import trim
from quotes.engine.quotations.indirect import Report
from quotes.engine.quotations.pieces import has_finite_verb
from quotes.engine.quotations.reading import Reading
from quotes.engine.quotations.sources import Phrase, phrase_after


def according_reports(reading: Reading, start: int, end: int) -> Iterator[Report]:
    """ "Ifølge X ...", "..., ifølge X", "etter X' mening": the rest of the clause is reported."""
    after = start
    places = (reading.places(name, start, end) for name in ("according", "opinion_prepositions"))
    for at in merge(*places):
        cue = according_at(reading, at, end) if at >= after else None
        source = _complement(reading, cue, end) if cue else None
        if cue is None and at >= after:
            cue, source = _in_opinion(reading, at, end)
        if cue is None or source is None:
            continue
        stop = max(source.end, cue.end, _end_of_fronted(reading, cue, source, start, end))
        pieces = _rest_of_clause(reading, start, end, cue.start, stop)
        if pieces:
            word = Phrase(source.end, cue.end) if cue.end > source.end else cue
            yield Report(pieces, word, source, according=True)
        after = stop


def _end_of_fronted(reading: Reading, cue: Phrase, source: Phrase, start: int, end: int) -> int:
    """Where the phrase of a fronted "According to X released today, ..." ends: what describes X
    to the comma is no part of what X says."""
    if not start <= cue.start <= start + 1 or source.start < cue.end:
        return source.end
    doc = reading.doc
    comma = next((i for i in range(source.end, end) if doc[i].text == ","), None)
    if comma is None:
        return source.end
    described = any(
        t.dep_ in ("acl", "acl:relcl") and source.start <= t.head.i < source.end
        for t in doc[source.start : comma]
    )
    return comma if described else source.end


def _complement(reading: Reading, cue: Phrase, end: int) -> Phrase | None:
    """The phrase after "ifølge": by the surface, or by the parse where that reaches further."""
    surface = phrase_after(reading, cue.end, end)
    head = reading.doc[cue.end - 1].head
    if not cue.end <= head.i < end:
        return surface
    parsed = phrase_of(reading, head, reading.doc[cue.end - 1])
    parsed = Phrase(max(parsed.start, cue.end), min(parsed.end, end))
    if surface is None or parsed.start != surface.start:
        return surface if surface is not None else parsed
    has_verb = any(t.pos_ in ("VERB", "AUX") for t in reading.doc[parsed.start : parsed.end])
    return surface if has_verb or parsed.end <= surface.end else parsed


def _in_opinion(reading: Reading, at: int, end: int) -> tuple[Phrase | None, Phrase | None]:
    """ "etter X' mening": cue is the noun, source what stands before it."""
    doc = reading.doc
    if reading.lower[at] not in reading.words("opinion_prepositions"):
        return None, None
    for i in range(at + 2, min(end, at + 7)):
        if reading.lower[i] in reading.words("opinion_nouns"):
            owner = doc[i - 1]
            if owner.lower_ in ("min", "vår", "sin", "my", "our"):
                return None, None
            genitive = owner.lower_.endswith(("s", "'", "’")) or owner.pos_ in ("PRON", "DET")
            return (Phrase(at, i + 1), Phrase(at + 1, i)) if genitive else (None, None)
    return None, None


def _rest_of_clause(
    reading: Reading, start: int, end: int, cut: int, resume: int
) -> tuple[tuple[int, int], ...]:
    """The clause around the phrase in tokens ``cut`` to ``resume``, without it."""
    first, last = _clause_bounds(reading, start, end, cut, resume)
    if reading.doc[first].lower_ in reading.words("conjunctions") and first < cut:
        first += 1
    if first < cut and _relative_at(reading, resume, last):
        last = resume
    pieces = (trim(reading, first, cut), trim(reading, resume, last))
    kept = tuple((s, e) for s, e in pieces if e > s)
    return kept if any(has_finite_verb(reading, s, e) for s, e in kept) else ()


def _relative_at(reading: Reading, at: int, end: int) -> bool:
    """Whether a clause that tells more about the source follows: "ifølge X, som ..."."""
    if at + 1 >= end or reading.doc[at].text != ",":
        return False
    return reading.doc[at + 1].lower_ in reading.words("relative")


def _clause_bounds(
    reading: Reading, start: int, end: int, cut: int, resume: int
) -> tuple[int, int]:
    """The clause that "ifølge X" belongs to: from its conjunction or comma to the next."""
    doc = reading.doc
    verb = _governor(reading, cut, resume)
    if verb is None:
        return start, end
    top = verb
    while top.dep_ in ("aux", "cop", "aux:pass", "xcomp") and top.head.i != top.i:
        top = top.head
    first, last = start, end
    if top.dep_ == "conj":
        first = max(start, top.left_edge.i)
        if doc[first].lower_ in reading.words("conjunctions"):
            first += 1
    if top.dep_ in ("acl:relcl", "acl", "ccomp", "advcl") and top.left_edge.i > start:
        first, last = max(start, top.left_edge.i), min(end, top.right_edge.i + 1)
        if doc[first].lower_ in reading.words("relative") | reading.words("complementizers"):
            first += 1
    for child in top.children:
        if child.dep_ in ("conj", "parataxis") and child.left_edge.i > resume and _clausal(child):
            last = min(last, child.left_edge.i)
        if child.dep_ == "conj" and child.right_edge.i < cut:
            first = max(first, child.right_edge.i + 1)
    return min(first, cut), max(last, resume)


def _clausal(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def _governor(reading: Reading, cut: int, resume: int) -> Token | None:
    """The verb that the phrase is attached to."""
    for i in range(cut, resume):
        token = reading.doc[i]
        if not cut <= token.head.i < resume:
            return token.head
    return None
