"""Words passed on by a medium: "X was quoted by Y as saying ...", "Y quoted X as saying ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from quotes.engine.quotations.attributions import Tag, closed
from quotes.engine.quotations.clauses import phrase_of, subject_of
from quotes.engine.quotations.extent import CueSite, stretched
from quotes.engine.quotations.indirect import Report
from quotes.engine.quotations.lexicon import Cue
from quotes.engine.quotations.reading import Reading, within
from quotes.engine.quotations.sources import Phrase, phrase_after

#: How many tokens may stand between "quoted" and "as saying".
_REACH = 12


@dataclass(frozen=True, slots=True)
class _Citation:
    """Tokens ``start`` to ``end`` (exclusive) of "... quoted ... as saying"; ``verb`` is "quoted"
    and ``saying`` the cue."""

    verb: Token
    saying: Token
    source: Phrase
    via: Phrase | None
    start: int
    end: int


def cited_reports(reading: Reading, start: int, end: int) -> Iterator[Report]:
    """The reports of a sentence that a medium passes on, their words after "saying"."""
    for at in reading.places("citing", start, end):
        found = _citation(reading, at, start, end)
        if found is None:
            continue
        first = found.end + (found.end < end and reading.doc[found.end].lower_ == "that")
        cue = Cue(found.saying.lemma_, "say", frozenset(("clause",)))
        site = CueSite(cue, found.saying, found.saying.i, start, end)
        content = stretched(reading, site, first) if first < end else (first, first)
        if content[0] < content[1]:
            said = Phrase(found.saying.i, found.saying.i + 1)
            yield Report((content,), said, found.source, found.via)


def cited_tag(reading: Reading, at: int, end: int) -> Tag | None:
    """ "..., Y quoted X as saying", "..., X was quoted as saying" after speech."""
    if not reading.parsed:
        return None
    for i in reading.places("citing", at + 1, min(end, at + _REACH)):
        stop = next(within(reading.sentence_ends, at, end), end)
        if i >= stop:
            return None
        found = _citation(reading, i, at, stop)
        if found is not None and found.start == at:
            said = Phrase(found.saying.i, found.saying.i + 1)
            return closed(
                reading, Tag(at, found.end, said, found.source, "say", via=found.via), end
            )
    return None


def _citation(reading: Reading, at: int, start: int, end: int) -> _Citation | None:
    doc = reading.doc
    as_at = next(
        (i for i in range(at + 1, min(end - 1, at + _REACH)) if reading.lower[i] == "as"), None
    )
    if as_at is None or doc[as_at + 1].tag_ != "VBG" or not _says(reading, doc[as_at + 1]):
        return None
    verb, saying = doc[at], doc[as_at + 1]
    subject = subject_of(verb)
    if subject is None or not start <= subject.i < at:
        return None
    first = phrase_of(reading, subject, verb)
    between = next((i for i in range(at + 1, as_at) if doc[i].lower_ == "by"), None)
    if verb.tag_ == "VBN" and any(c.dep_ == "aux:pass" for c in verb.children):
        via = phrase_after(reading, between + 1, as_at) if between is not None else None
        return _Citation(verb, saying, first, via, first.start, as_at + 2)
    quoted = phrase_after(reading, at + 1, as_at)
    if quoted is None:
        return None
    return _Citation(verb, saying, quoted, first, first.start, as_at + 2)


def _says(reading: Reading, token: Token) -> bool:
    lemma = token.lemma_
    return any(form.cue.lemma == lemma for form in reading.cues.infinitives(lemma))
