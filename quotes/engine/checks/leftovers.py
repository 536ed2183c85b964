"""The check ``leftover-text``: parts of a web page that came along with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.page_words import either, page_words
from quotes.engine.results import Flag, Message, Span, Suggestion, gettext_noop

LEFT = gettext_noop("“{words}” seems to be left over from a web page.")
POINTER = gettext_noop("“{words}” points to another article.")
DELETE = gettext_noop("not part of the article")


def leftovers(context: Context) -> Iterator[Flag]:
    """Lines that the zones call leftovers, and such words at either end of a paragraph."""
    for zone in context.document.zones:
        if zone.kind == "leftover":
            yield _flag(context, zone.span, LEFT, 0.9)
        elif zone.kind in {"lead", "paragraph", "caption", "credit", "subheading"}:
            yield from _stuck(context, zone.span)


def _stuck(context: Context, zone: Span) -> Iterator[Flag]:
    pointer = _pointer().match(context.text, zone.start, zone.end)
    if pointer:
        yield _flag(context, zone, POINTER, 0.7)
        return
    match = _tail().search(context.text, zone.start, zone.end)
    if match and match.start() > zone.start:
        yield _flag(context, Span(match.start("words"), match.end()), LEFT, 0.85)


def _flag(context: Context, span: Span, template: str, confidence: float) -> Flag:
    words = " ".join(span.of(context.text).split())
    return Flag(
        code="leftover-text",
        severity="low",
        span=span,
        message=Message(template, {"words": words if len(words) < 80 else words[:79] + "…"}),
        suggestions=(Suggestion(span, "", Message(DELETE)),),
        confidence=confidence,
    )


@cache
def _tail() -> re.Pattern[str]:
    """Page words after the end of a sentence, or written with a capital after its last word."""
    words = either(page_words()["stuck"])
    return re.compile(
        rf"(?:(?<=[.!?»”)…])\s*|\s+(?-i:(?=[A-ZÆØÅ])))"
        rf"(?P<words>{words}(?:[\s|·>»›]+{words})*)[\s.:…>»›]*$",
        re.IGNORECASE,
    )


@cache
def _pointer() -> re.Pattern[str]:
    """A line of its own: "Les også: ..."."""
    return re.compile(rf"{either(page_words()['pointers'])}\s?:\s*\S", re.IGNORECASE)


CHECKS: tuple[Check, ...] = (
    Check(
        code="leftover-text",
        taxonomy="BIL-KRED",
        severity="low",
        needs=frozenset({"text"}),
        name=gettext_noop("Left over from a web page"),
        description=gettext_noop("“Read more”, “Close”, “ADVERTISEMENT” came along with the text."),
        vvp=(),
        run=leftovers,
    ),
)
