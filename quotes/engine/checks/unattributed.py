"""The check ``unattributed-quote``: speech in running text that nobody says, or two may have said.

A reporter's questions, headings, leads that are one quote, and words in marks that are no whole
sentence need no source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.document import BODY, Zone
from quotes.engine.facts.words import fold
from quotes.engine.results import Evidence, Flag, Message, Quote, Span, gettext_noop

NOBODY = gettext_noop("The text does not tell who says this.")
TWO = gettext_noop("{first} or {second} may have said this.")
ITSELF = gettext_noop("Nobody is named beside this quote, and it speaks of {name} itself.")
FAR = gettext_noop("Nobody is named beside this quote; {name} was spoken of earlier.")
NAMED = gettext_noop("“{words}”")

#: Rules by which a speaker is no more than the one spoken of just before.
_GUESSES = frozenset({"topic"})
_FEWEST_WORDS = 5
_REPORTER = "REPORTER"
_PORTRAIT = 0.75
_PRONOUNS = frozenset({"han", "hun", "ho", "henne", "ham", "hans", "hennes", "hennar"})
#: A dash, a mark and a space at most.
_OPENING = 3


def unattributed(context: Context) -> Iterator[Flag]:
    """Direct quotes in the body without a speaker, and guesses that another may contest."""
    doc = context.doc
    if doc is None or not doc.has_annotation("DEP"):
        return
    body = context.document.zones_of(*BODY)
    before = dict(zip(body[1:], body, strict=False))
    several = _several_speak(context)
    for quote in context.quotes:
        zone = context.zone_at(quote.span.start)
        if zone is None or zone.kind not in BODY or not _is_speech(context, doc, quote, zone):
            continue
        if quote.speaker is None:
            yield _flag(quote, Message(NOBODY), "medium" if not quote.mention else "low")
        elif quote.rule in _GUESSES and not quote.mention:
            opens = quote.span.start - zone.span.start <= _OPENING
            previous = before.get(zone) if opens else None
            yield from _contested(doc, quote, previous)
            if previous and several and _is_far_off(context, quote, previous):
                yield _flag(quote, Message(FAR, {"name": quote.speaker}), "low")


def _several_speak(context: Context) -> bool:
    """Whether the article is no portrait of one person: nobody speaks most of its quotes."""
    speakers = Counter(q.speaker for q in context.quotes if q.speaker and q.speaker != _REPORTER)
    return len(speakers) > 1 and max(speakers.values()) <= _PORTRAIT * sum(speakers.values())


def _is_far_off(context: Context, quote: Quote, previous: Zone) -> bool:
    """Whether the paragraph before neither names the presumed speaker nor has a pronoun."""
    words = set(fold(previous.span.of(context.text)))
    names = set(fold(quote.speaker or ""))
    return not words & (names | {name + "s" for name in names} | _PRONOUNS)


def _is_speech(context: Context, doc: Doc, quote: Quote, zone: Zone) -> bool:
    words = quote.span.of(context.text)
    if quote.type != "direct" or words.rstrip('»”"').endswith("?"):
        return False
    if zone.kind == "lead" and quote.span.end - quote.span.start > 0.8 * len(
        zone.span.of(context.text)
    ):
        return False
    tokens = doc.char_span(quote.span.start, quote.span.end, alignment_mode="expand")
    return (
        tokens is not None
        and sum(token.is_alpha for token in tokens) >= _FEWEST_WORDS
        and any("Fin" in token.morph.get("VerbForm", []) for token in tokens)
    )


def _contested(doc: Doc, quote: Quote, before: Zone | None) -> Iterator[Flag]:
    """A guess where the quote itself names its speaker, or the paragraph before names two."""
    speaker = fold(quote.speaker or "")
    own = next((e for e in _people(doc, quote.span) if fold(e.text) == speaker), None)
    if own is not None and len(speaker) > 1:
        yield _flag(quote, Message(ITSELF, {"name": own.text}), "medium")
        return
    rivals = _rivals(doc, quote, before) if before else ()
    if len(rivals) == 2 and any(fold(rival.text)[-1:] == speaker[-1:] for rival in rivals):
        values = {"first": rivals[0].text, "second": rivals[1].text}
        evidence = tuple(
            Evidence(Message(NAMED, {"words": e.text}), span=Span(e.start_char, e.end_char))
            for e in rivals
        )
        yield _flag(quote, Message(TWO, values), "low", evidence)


def _rivals(doc: Doc, quote: Quote, before: Zone) -> tuple[Tokens, ...]:
    """The people of the sentence just before, if the quote speaks of none of them.

    Only people whose full name stands in the article count; others may be no people.
    """
    people = _people(doc, before.span)
    if not people:
        return ()
    last = people[-1].sent
    if last.end_char < before.span.end - 2:
        return ()
    full = {fold(e.text)[-1:] for e in doc.ents if e.label_ == "PER" and len(fold(e.text)) > 1}
    families = {fold(e.text)[-1:]: e for e in people if e.sent.start == last.start}
    spoken_of = {fold(entity.text)[-1:] for entity in _people(doc, quote.span)}
    if any(family not in full or family in spoken_of for family in families):
        return ()
    return tuple(families.values())


def _people(doc: Doc, span: Span) -> list[Tokens]:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    return [entity for entity in tokens.ents if entity.label_ == "PER"] if tokens else []


def _flag(
    quote: Quote, message: Message, severity: str, evidence: tuple[Evidence, ...] = ()
) -> Flag:
    return Flag(
        code="unattributed-quote",
        severity="medium" if severity == "medium" else "low",
        span=quote.span,
        message=message,
        evidence=evidence,
        confidence=0.7 if severity == "medium" else 0.5,
    )


CHECKS: tuple[Check, ...] = (
    Check(
        code="unattributed-quote",
        taxonomy="SIT-UTEN",
        severity="medium",
        needs=frozenset({"text", "quotes"}),
        name=gettext_noop("Quote without a speaker"),
        description=gettext_noop("The text does not tell who speaks, or two may be meant."),
        vvp=("3.1", "3.7"),
        run=unattributed,
    ),
)
