"""Reports that a noun makes: "en bekreftelse fra X på at ...", "Xs påstand om at ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from quotes.engine.quotations.extent import CueSite, stretched
from quotes.engine.quotations.indirect import Report
from quotes.engine.quotations.lexicon import Cue
from quotes.engine.quotations.phrases import is_name
from quotes.engine.quotations.reading import Reading, features
from quotes.engine.quotations.sources import Phrase, phrase_after

_CUE = Cue("", "say", frozenset(("clause",)))
#: A negation or a verb of waiting this near before the noun: nothing was said.
_REACH = 6


def noun_reports(reading: Reading, start: int, end: int) -> Iterator[Report]:
    """The reports of one sentence, tokens ``start`` to ``end``, that a noun of saying makes."""
    for i in range(start, end - 3):
        noun = reading.doc[i]
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in reading.words("reports"):
            continue
        if _is_denied(reading, start, i):
            continue
        source = _sender(reading, i, end) or _owner(reading, i, start)
        at = _clause_after(reading, max(i, source.end - 1) + 1, end) if source else None
        if source is None or at is None:
            continue
        first, last = stretched(reading, CueSite(_CUE, noun, at, start, _limit(noun, at, end)), at)
        if last - first >= 2:
            yield Report(((first, last),), Phrase(i, i + 1), source)


def _is_denied(reading: Reading, start: int, at: int) -> bool:
    """ "har ikke fått noen bekreftelse", "venter på svar", "fikk han beskjed"."""
    none = reading.words("negations") | reading.words("awaiting") | reading.words("hypothetical")
    return any(token.lower_ in none for token in reading.doc[max(start, at - _REACH) : at])


def _sender(reading: Reading, at: int, end: int) -> Phrase | None:
    if reading.doc[at + 1].lower_ not in ("fra", "frå", "from"):
        return None
    return phrase_after(reading, at + 2, end)


def _owner(reading: Reading, at: int, start: int) -> Phrase | None:
    """A name in the genitive right before the noun."""
    first = at
    while first > start and reading.doc[first - 1].pos_ == "PROPN":
        first -= 1
    named = first < at and is_name(reading.doc[first].text)
    return Phrase(first, at) if named and "Gen" in features(reading.doc[at - 1], "Case") else None


def _clause_after(reading: Reading, at: int, end: int) -> int | None:
    """The first token after "(om) at" that begins at ``at``."""
    at += reading.doc[at].lower_ in ("om", "på", "for") if at < end else 0
    return at + 1 if at + 1 < end and reading.doc[at].lower_ in ("at", "that") else None


def _limit(noun: Token, at: int, end: int) -> int:
    """Where the noun's phrase ends, if it stands before its verb."""
    inside = noun.right_edge.i + 1
    return min(end, inside) if noun.head.i > at and inside > at + 1 else end
