"""The check ``heading-quote``: quotes in headlines, subheadings and captions against the body.

Headings shorten: words may be left out, inflected or moved. What counts is a word of the heading
that says more than the body's, or a word of the body without which the heading says more.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.engine.checks.alignment import Alignment, Unit, UnitIndex
from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.differences import Change
from quotes.engine.checks.negations import bears_out
from quotes.engine.checks.sharpening import changes
from quotes.engine.document import BODY
from quotes.engine.quotations.marks import passages
from quotes.engine.results import Evidence, Flag, Message, Severity, Span, Suggestion, gettext_noop

DIFFERS = gettext_noop("{zone_} quotes “{here}”; the body says “{there}” (paragraph {paragraph}).")
LACKS = gettext_noop(
    "{zone_} quotes “{here}” without “{word}” of the body: “{there}” (paragraph {paragraph})."
)
ADDS = gettext_noop(
    "{zone_} quotes “{here}” with “{word}”, which the body has not: “{there}” "
    "(paragraph {paragraph})."
)
MISSPELT = gettext_noop("{zone_} quotes “{here}”; the body spells it “{there}”.")
NOWHERE = gettext_noop("{zone_} quotes “{here}”; no such words are found in the body.")
BODY_SAYS = gettext_noop("“{words}”")
AS_BODY = gettext_noop("as in the body")

_ZONES = {
    "headline": gettext_noop("The headline"),
    "subheading": gettext_noop("The subheading"),
    "caption": gettext_noop("The caption"),
}
_CANDIDATES = 6
#: Under this share of its words, a heading's quote is not taken to be a body's sentence.
_ALIKE = 0.34
_ANYWHERE = 0.6
#: A sentence that bears a heading out must be nearly as like it as the likest one.
_AS_LIKE = 0.6


def heading_quotes(context: Context) -> Iterator[Flag]:
    """Quotes in headings that the body lacks, or has in weaker words."""
    spans = tuple(_quotes_in_headings(context))
    if not spans:
        return
    index = UnitIndex([*context.body, *_longer_quotes(context)])
    for span in spans:
        flag = _judged(context, index, span)
        if flag:
            yield flag


def _longer_quotes(context: Context) -> Iterator[Unit]:
    """The body's direct quotes, which may be more than a sentence or in two pieces."""
    for quote in context.quotes:
        zone = context.zone_at(quote.span.start)
        if zone and zone.kind in BODY and quote.type == "direct":
            terms = [term for piece in quote.content for term in context.words.terms(piece)]
            if terms:
                yield Unit.of(terms)


def _quotes_in_headings(context: Context) -> Iterator[Span]:
    taken: list[Span] = []
    for quote in context.quotes:
        zone = context.zone_at(quote.span.start)
        if quote.type == "indirect" or not zone or zone.kind not in _ZONES:
            continue
        if zone.kind == "subheading" and quote.cue:
            continue
        for piece in quote.content:
            taken.append(piece)
            yield piece
    for heading in context.document.zones_of("headline", "subheading", "caption"):
        for passage in passages(context.text, heading.span):
            if not passage.depth and not any(passage.inner.overlaps(span) for span in taken):
                yield passage.inner


def _judged(context: Context, index: UnitIndex, span: Span) -> Flag | None:
    here = context.words.terms(span)
    weighty = [term for term in here if term.weighs]
    if not weighty or not index.units:
        return None
    found = index.nearest(here, _CANDIDATES)
    judged = [(alignment, changes(alignment, context.words.classes)) for alignment in found]
    likest = max((alignment.score for alignment in found), default=0)
    if any(
        bears_out(a, context.words.classes) and not problems and a.score >= _AS_LIKE * likest
        for a, problems in judged
    ):
        return None
    for alignment, problems in judged:
        if problems:
            return _changed(context, span, alignment, problems[0])
    best = max((alignment.coverage for alignment in found), default=0.0)
    anywhere = sum(index.has(term) for term in weighty)
    unfound = best < _ALIKE and anywhere / len(weighty) < _ANYWHERE and len(weighty) > 2
    if unfound or (not anywhere and (len(weighty) > 1 or weighty[0].sharp)):
        return _nowhere(context, span)
    return None


def _zone_name(context: Context, span: Span) -> str:
    zone = context.zone_at(span.start)
    assert zone is not None  # quotes are read in zones
    return _ZONES[zone.kind]


def _nowhere(context: Context, span: Span) -> Flag:
    return Flag(
        code="heading-quote",
        severity="medium",
        span=span,
        message=Message(
            NOWHERE, {"zone_": _zone_name(context, span), "here": _short(span.of(context.text))}
        ),
        confidence=0.6,
    )


def _changed(context: Context, span: Span, alignment: Alignment, change: Change) -> Flag:
    text = context.text
    there = change.there
    values = {
        "zone_": _zone_name(context, span),
        "here": _short(span.of(text)),
        "there": _short(there.of(text)),
        "paragraph": str(context.paragraph_number(there.start)),
        "word": change.word,
    }
    template = {"added": ADDS, "lost": LACKS, "misspelt": MISSPELT}.get(change.kind, DIFFERS)
    if change.kind in {"swapped", "misspelt"}:
        values |= {"here": change.here.of(text), "there": change.word}
    return Flag(
        code="heading-quote",
        severity=_severity(change),
        span=change.here,
        message=Message(template, values),
        suggestions=_mends(text, change),
        evidence=(Evidence(Message(BODY_SAYS, {"words": _short(there.of(text))}), span=there),),
        confidence=change.confidence,
    )


def _mends(text: str, change: Change) -> tuple[Suggestion, ...]:
    if change.put is None:
        return ()
    words = _capital_like(text, change.put, change.text)
    return (Suggestion(change.put, words, Message(AS_BODY)),)


def _severity(change: Change) -> Severity:
    certain = change.confidence >= 0.8 and change.kind in {"swapped", "lost"}
    return "high" if certain else "medium"


def _capital_like(text: str, span: Span, words: str) -> str:
    """A capital where the words that are replaced had one."""
    if words and text[span.start].isupper() and words[0].islower():
        return words[0].upper() + words[1:]
    return words


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 90 else words[:89].rstrip() + "…"


CHECKS: tuple[Check, ...] = (
    Check(
        code="heading-quote",
        taxonomy="SIT-TITTEL",
        severity="high",
        needs=frozenset({"text", "quotes"}),
        name=gettext_noop("Heading's quote not in the body"),
        description=gettext_noop(
            "A quote in a headline, subheading or caption is not in the body, or is weaker there."
        ),
        vvp=("3.7", "4.4"),
        run=heading_quotes,
    ),
)
