"""The checks ``source-wording`` and ``quote-not-in-source``: quotes against the source at hand.

Words in quotation marks are held to the word, what follows a dash to what is nearly the word, each
as the desk has set it; numbers, negations and names must agree in both. Headlines and subheadings
shorten, and are held against the body instead (``heading-quote``). Words in another language than
the source can't be compared word by word.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.source_alignment import IN_MARKS, Line, QuoteAlignment
from quotes.engine.checks.source_conflicts import Conflict
from quotes.engine.checks.source_mends import sources_words
from quotes.engine.checks.sources import Source
from quotes.engine.facts.words import fold
from quotes.engine.results import Evidence, Flag, Message, Quote, Severity, Span, gettext_noop

OTHER = gettext_noop("The quote says “{here}”; the source says “{there}” ({title}, paragraph {n}).")
ADDED = gettext_noop(
    "The quote says “{here}”, which the source's sentence has not ({title}, paragraph {n})."
)
LACKS = gettext_noop("The quote lacks “{there}” of the source ({title}, paragraph {n}).")
NOT_TO_THE_WORD = gettext_noop(
    "In quotation marks, but not word for word as in the source ({title}, paragraph {n})."
)
IN_OTHER_WORDS = gettext_noop("The source says it in other words ({title}, paragraph {n}).")
NOT_FOUND = gettext_noop("No such words are found in the source.")
NOT_BY_SPEAKER = gettext_noop(
    "No such words are found in the source, which has nothing else of {name} either."
)
SOURCE_SAYS = gettext_noop("“{words}”")
LOOKED_IN = gettext_noop("Looked for in “{title}”.")

_REPORTER = "REPORTER"
_HEADINGS = ("headline", "subheading")
#: A sentence of fewer words says too little to be missed ("Ja, absolutt.").
_FEWEST = 3
_LONGEST = 300


def source_wording(context: Context) -> Iterator[Flag]:
    """Sentences that the source has, but not as their mark demands."""
    for quote, aligned in _spoken(context):
        for line in aligned.lines:
            if line.source is not None and not line.holds:
                yield _differing(context, line, _strict(quote, aligned))


def quote_not_in_source(context: Context) -> Iterator[Flag]:
    """Sentences of which the source has nothing."""
    heard = {quote.speaker for quote, aligned in context.alignments if _any_found(aligned)}
    for quote, aligned in _spoken(context):
        for span in _missing(context, aligned):
            yield _not_found(context, quote, span, heard)


def _spoken(context: Context) -> Iterator[tuple[Quote, QuoteAlignment]]:
    for quote, aligned in context.alignments:
        zone = context.zone_at(quote.span.start)
        if quote.speaker != _REPORTER and zone and zone.kind not in _HEADINGS:
            yield quote, aligned


def _strict(quote: Quote, aligned: QuoteAlignment) -> bool:
    return quote.type == "mixed" or quote.mark in IN_MARKS


def _any_found(aligned: QuoteAlignment) -> bool:
    return any(line.source is not None for line in aligned.lines)


def _missing(context: Context, aligned: QuoteAlignment) -> Iterator[Span]:
    """The missing sentences, those on end as one."""
    run: Span | None = None
    for line in aligned.lines:
        words = len(context.words.terms(line.span))
        if line.state == "missing" and (words >= _FEWEST or len(aligned.lines) == 1):
            run = Span(run.start, line.span.end) if run else line.span
        elif run:
            yield run
            run = None
    if run:
        yield run


def _differing(context: Context, line: Line, strict: bool) -> Flag:
    assert line.source is not None  # only what was found differs
    assert line.line is not None
    source = context.sources.texts[line.source]
    conflict = next(iter(line.conflicts), None)
    return Flag(
        code="source-wording",
        severity=_severity(line, strict),
        span=conflict.here if conflict and conflict.here else line.span,
        message=_message(context, line, source, conflict, strict),
        suggestions=sources_words(context.text, line, source),
        evidence=(
            Evidence(
                Message(SOURCE_SAYS, {"words": _short(line.line.of(source.text))}),
                source=source.title,
            ),
        ),
        confidence=0.9 if conflict or strict else 0.7,
    )


def _severity(line: Line, strict: bool) -> Severity:
    if line.conflicts:
        return "high"
    if line.state == "paraphrased":
        return "high" if strict else "medium"
    return "medium" if strict else "low"


def _message(
    context: Context, line: Line, source: Source, conflict: Conflict | None, strict: bool
) -> Message:
    values = {"title": source.title, "n": str(line.paragraph)}
    if conflict is None:
        return Message(NOT_TO_THE_WORD if strict else IN_OTHER_WORDS, values)
    if conflict.here:
        values["here"] = conflict.here.of(context.text)
    if conflict.there:
        values["there"] = conflict.there.of(source.text)
    if conflict.here and conflict.there:
        return Message(OTHER, values)
    return Message(ADDED if conflict.here else LACKS, values)


def _not_found(context: Context, quote: Quote, span: Span, heard: set[str | None]) -> Flag:
    """Graver where the source is known to have what the speaker said."""
    expected = quote.speaker is not None and (
        quote.speaker in heard or _names_speaker(context, quote.speaker)
    )
    message = Message(NOT_FOUND)
    if quote.speaker and not expected:
        message = Message(NOT_BY_SPEAKER, {"name": quote.speaker})
    return Flag(
        code="quote-not-in-source",
        severity="critical" if expected else "medium",
        span=span,
        message=message,
        evidence=tuple(
            Evidence(Message(LOOKED_IN, {"title": source.title}))
            for source in context.sources.texts
        ),
        confidence=0.9 if expected else 0.6,
    )


def _names_speaker(context: Context, speaker: str) -> bool:
    family = fold(speaker)[-1:]
    return any(
        set(family) & {*fold(source.title), *fold(source.text)} for source in context.sources.texts
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


CHECKS: tuple[Check, ...] = (
    Check(
        code="source-wording",
        taxonomy="SIT-ORD",
        severity="high",
        needs=frozenset({"quotes", "source"}),
        name=gettext_noop("Wording differs from the source"),
        description=gettext_noop(
            "A quote differs from the attached source: in a number, a negation or a name, in any "
            "word where it stands in quotation marks, or in most of its words after a dash."
        ),
        vvp=("3.7",),
        run=source_wording,
    ),
    Check(
        code="quote-not-in-source",
        taxonomy="SIT-IKKEFUNNET",
        severity="critical",
        needs=frozenset({"quotes", "source"}),
        name=gettext_noop("Quote not in the source"),
        description=gettext_noop("No words like those of a direct quote are in what is attached."),
        vvp=("3.2", "3.7"),
        run=quote_not_in_source,
    ),
)
