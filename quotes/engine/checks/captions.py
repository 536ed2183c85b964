"""The check ``caption-body``: captions and headlines that contradict the body on who, where, when.

A caption's sentence is held against the body's sentence that is most like it. Where the two agree
but for one name or weekday in the same place, and no sentence of the body bears the caption out,
they contradict each other. So do relations ("X sends arms to Y") of which one party differs, and
first names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.engine.checks.alignment import UnitIndex
from quotes.engine.checks.caption_names import swaps
from quotes.engine.checks.caption_people import other_first_names
from quotes.engine.checks.caption_relations import contradicted_relations
from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.name_chunks import capitalised_inside
from quotes.engine.checks.sentences import sentences_in
from quotes.engine.results import Evidence, Flag, Message, Span, Suggestion, gettext_noop

SAYS = gettext_noop("{zone_} says “{here}”; the body says “{there}” (paragraph {paragraph}).")
BODY_SAYS = gettext_noop("“{words}”")
AS_BODY = gettext_noop("as in the body")

_ZONES = {
    "headline": gettext_noop("The headline"),
    "caption": gettext_noop("The caption"),
}


def contradictions(context: Context) -> Iterator[Flag]:
    """One flag for each place; what relations show comes first."""
    taken: list[Span] = []
    for flag in _found(context):
        if not any(flag.span.overlaps(span) for span in taken):
            taken.append(flag.span)
            yield flag


def _found(context: Context) -> Iterator[Flag]:
    for found in contradicted_relations(context):
        yield _flag(
            context, found.here.span, found.there.span, (found.shown_here, found.shown_there), 0.8
        )
    for name in other_first_names(context):
        yield _flag(context, name.here, name.there, (name.here, name.there), 0.7)
    yield from _other_names(context)


def _other_names(context: Context) -> Iterator[Flag]:
    headings = context.document.zones_of("caption", "headline")
    if not headings:
        return
    index = UnitIndex(context.body)
    known = capitalised_inside(context.text, [unit.terms for unit in context.body])
    for zone in headings:
        for sentence in sentences_in(context.text, zone.span):
            terms = context.words.terms(sentence)
            for swap in swaps(context.text, terms, index, known):
                shown = (swap.shown_here, swap.shown_there)
                yield _flag(context, swap.here, swap.there, shown, 0.75)


def _flag(
    context: Context, here: Span, there: Span, shown: tuple[Span, Span], confidence: float
) -> Flag:
    text = context.text
    zone = context.zone_at(here.start)
    assert zone is not None  # read in zones
    values = {
        "zone_": _ZONES[zone.kind],
        "here": shown[0].of(text),
        "there": shown[1].of(text),
        "paragraph": str(context.paragraph_number(there.start)),
    }
    return Flag(
        code="caption-body",
        severity="high" if zone.kind == "caption" else "medium",
        span=shown[0],
        message=Message(SAYS, values),
        suggestions=_mend(text, here, there),
        evidence=(Evidence(Message(BODY_SAYS, {"words": shown[1].of(text)}), span=there),),
        confidence=confidence,
    )


def _mend(text: str, here: Span, there: Span) -> tuple[Suggestion, ...]:
    """The body's name, if none or both are genitives."""
    words, other = here.of(text), there.of(text)
    if _is_genitive(text, words) is not _is_genitive(text, other):
        return ()
    if words[0].isupper() and other[0].islower():
        other = other[0].upper() + other[1:]
    return (Suggestion(here, other, Message(AS_BODY)),)


def _is_genitive(text: str, name: str) -> bool:
    """Whether a name ends in -s and stands elsewhere without."""
    return name.endswith("s") and bool(re.search(rf"\b{re.escape(name[:-1])}\b", text))


CHECKS: tuple[Check, ...] = (
    Check(
        code="caption-body",
        taxonomy="BIL-TEKST",
        severity="high",
        needs=frozenset({"text"}),
        name=gettext_noop("Caption against body"),
        description=gettext_noop(
            "A caption or headline says otherwise than the body who did something, to whom, "
            "where or when."
        ),
        vvp=("4.4",),
        run=contradictions,
    ),
)
