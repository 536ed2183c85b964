"""``inconsistent-quote`` against the archive: one utterance in other words in another article.

The engine has no archive: who calls it hands over the earlier quotes of the article's speakers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from quotes.engine.checks.alignment import Unit
from quotes.engine.checks.twin_quotes import Difference, difference, may_be_one, utterances
from quotes.engine.checks.wording import TermReader
from quotes.engine.results import (
    Evidence,
    Flag,
    Language,
    Message,
    Quote,
    Severity,
    Span,
    Suggestion,
    gettext_noop,
)

TWO = gettext_noop(
    "{name} is quoted with “{here}” here and with “{there}” in another article, “{title}”."
)
DENIED = gettext_noop(
    "{name} is quoted with “{word}” in one article and without in another, “{title}”."
)
OTHER = gettext_noop("“{words}”")
AS_OTHER = gettext_noop("as in the other article")

_MOST_FLAGS = 5


@dataclass(frozen=True, slots=True)
class EarlierQuote:
    """A direct quote of another article. ``reference`` is what the caller knows that one by."""

    speaker: str
    speaker_id: str
    words: str
    title: str
    reference: str
    date: date | None = None


def against_archive(
    text: str, language: Language, quotes: Sequence[Quote], earlier: Iterable[EarlierQuote]
) -> tuple[Flag, ...]:
    """Sentences of direct quotes that an earlier article has otherwise, in text order."""
    known: defaultdict[str, list[tuple[EarlierQuote, Unit]]] = defaultdict(list)
    for other in earlier:
        words = TermReader(other.words, language, None)
        for unit in utterances(words, other.words, Span(0, len(other.words))):
            for key in {other.speaker, other.speaker_id} - {""}:
                known[key].append((other, unit))
    reader = TermReader(text, language, None)
    flags = [
        flag
        for quote in quotes
        if quote.type == "direct" and quote.speaker
        for flag in _flags(reader, quote, [*known[quote.speaker], *known[quote.speaker_id or "-"]])
    ]
    return tuple(sorted(flags, key=lambda flag: flag.span)[:_MOST_FLAGS])


def _flags(
    reader: TermReader, quote: Quote, others: list[tuple[EarlierQuote, Unit]]
) -> Iterator[Flag]:
    """At most one for each sentence; none where an earlier article has it word for word."""
    for piece in quote.content if others else ():
        for unit in utterances(reader, reader.text, piece):
            if any(_is_verbatim(unit, other) for _, other in others):
                continue
            found = (
                (other, words, difference(words, unit, reader.classes))
                for other, words in others
                if may_be_one(words, unit)
            )
            for other, words, what in found:
                if what:
                    yield _flag(reader.text, quote, unit, other, words, what)
                    break


def _is_verbatim(unit: Unit, other: Unit) -> bool:
    return [term.key for term in unit.terms] == [term.key for term in other.terms]


def _flag(
    text: str, quote: Quote, unit: Unit, other: EarlierQuote, words: Unit, what: Difference
) -> Flag:
    values = {"name": quote.speaker or "", "title": other.title}
    severity: Severity = "medium"
    mends: tuple[Suggestion, ...] = ()
    span, message = unit.span, Message(DENIED, values | {"word": what.denied})
    if what.change:
        span, severity = what.change.here, "low"
        there = {"here": span.of(text), "there": what.change.word}
        message = Message(TWO, values | there)
        if what.change.put:
            mends = (Suggestion(what.change.put, what.change.text, Message(AS_OTHER)),)
    evidence = Evidence(
        Message(OTHER, {"words": words.span.of(other.words)}),
        source=other.title,
        start=other.date,
        end=other.date,
        reference=other.reference,
    )
    return Flag(
        code="inconsistent-quote",
        severity=severity,
        span=span,
        message=message,
        suggestions=mends,
        evidence=(evidence,),
        confidence=0.6,
    )
