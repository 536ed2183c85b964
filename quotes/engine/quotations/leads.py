"""The words before a colon that say whose speech follows: "X sier: – ..."."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from quotes.engine.quotations.assertion import idiom_end
from quotes.engine.quotations.clauses import phrase_of, subject_of
from quotes.engine.quotations.reading import Reading, ends_sentence, is_word
from quotes.engine.quotations.sources import Phrase, phrase_after


@dataclass(frozen=True, slots=True)
class Lead:
    """``cue`` is None where the lead-in has no verb of saying ("X om å bli ledd av:")."""

    source: Phrase | None
    cue: Phrase | None


def last_sentence(reading: Reading, start: int, end: int) -> int:
    """The first token of the last sentence among tokens ``start`` to ``end``."""
    first = start
    for i in range(start, end - 1):
        if ends_sentence(reading.doc[i]):
            first = i + 1
    while first < end - 1 and not is_word(reading.doc[first]):
        first += 1
    return first


def lead_in(reading: Reading, start: int, end: int) -> Lead:
    """Read tokens ``start`` to ``end`` (the colon excluded), one sentence."""
    for at in range(end - 1, start - 1, -1):
        if not any(
            form.cue.kind != "show" and idiom_end(reading, form, at, end) is not None
            for form in reading.finite_cues(reading.doc[at])
        ):
            continue
        source = _parsed_subject(reading, reading.doc[at]) or _surface_subject(
            reading, start, at, end
        )
        if source is not None and source.start != at and not _is_utterance(reading, source):
            return Lead(source, Phrase(at, at + 1))
    topic = _topic(reading, start, end)
    return Lead(None if topic is None or _is_utterance(reading, topic) else topic, None)


def _is_utterance(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase names what was said, not who said it: "Da falt ordene: ..."."""
    return any(
        token.lower_ in reading.words("said") for token in reading.doc[phrase.start : phrase.end]
    )


def _parsed_subject(reading: Reading, verb: Token) -> Phrase | None:
    if not reading.parsed:
        return None
    subject = subject_of(verb)
    return phrase_of(reading, subject, verb) if subject is not None else None


def _surface_subject(reading: Reading, start: int, at: int, end: int) -> Phrase | None:
    after = phrase_after(reading, at + 1, end)
    if at == start:
        return after
    if reading.doc[start].lower_ in reading.words("inserting"):
        start += 1
    before = phrase_after(reading, start, at)
    return before if before is not None else after


def _topic(reading: Reading, start: int, end: int) -> Phrase | None:
    """What the lead-in is about: the main clause's subject, or its first phrase."""
    if start >= end:
        return None
    if reading.parsed:
        root = reading.doc[start]
        while root.head.i != root.i and start <= root.head.i < end:
            root = root.head
        subject = subject_of(root)
        if subject is not None:
            return phrase_of(reading, subject, root)
    return phrase_after(reading, start, end)
