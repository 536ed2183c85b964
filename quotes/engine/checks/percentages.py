"""The check ``percentage-points``: a difference between two percentages called per cent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quotes.engine.checks.changes import Change, find_changes
from quotes.engine.checks.context import Context
from quotes.engine.checks.quantities import written
from quotes.engine.results import Flag, Language, Message, Suggestion, gettext_noop

DIFFERENCE = gettext_noop(
    "From {first} to {last} per cent is {points} percentage points; the text says “{words}”."
)
POINTS = gettext_noop("the difference between the two percentages")
PERCENT = gettext_noop("the change in per cent of the first number")

POINT_WORDS: Final[dict[Language, str]] = {
    "nb": "prosentpoeng",
    "nn": "prosentpoeng",
    "en": "percentage points",
}


def points_called_percent(context: Context) -> Iterator[Flag]:
    """The stated per cent is the difference between the two shares, and not the relative change."""
    for change in find_changes(context):
        stated = change.stated
        if not change.percentages or stated.kind != "percent" or change.fits_percent():
            continue
        if change.is_difference():
            yield _flag(context, change)


def _flag(context: Context, change: Change) -> Flag:
    text, language, stated = context.text, context.language, change.stated
    assert stated.unit is not None  # it is a percentage
    difference = written(change.difference, stated, text, language)
    gap = "" if text[stated.unit.start - 1].isspace() else "\u00a0"
    words = POINT_WORDS[language]
    if language == "en" and stated.value == 1:
        words = words.removesuffix("s")
    percent = written(change.percent, stated, text, language)
    return Flag(
        code="percentage-points",
        severity="low" if context.quoted(stated.span) else "medium",
        span=stated.span,
        message=Message(
            DIFFERENCE,
            {
                "first": change.first.number.of(text),
                "last": change.last.number.of(text),
                "points": difference,
                "words": stated.span.of(text),
            },
        ),
        suggestions=(
            Suggestion(stated.unit, gap + words, Message(POINTS)),
            Suggestion(stated.number, percent, Message(PERCENT)),
        ),
        confidence=0.9,
    )
