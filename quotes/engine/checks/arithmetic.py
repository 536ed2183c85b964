"""The check ``arithmetic``: sums, shares and changes that a text states and that don't add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.changes import Change, find_changes
from quotes.engine.checks.context import Context
from quotes.engine.checks.percentages import POINT_WORDS
from quotes.engine.checks.quantities import Quantity, lists, written
from quotes.engine.checks.shares import Share, find_shares
from quotes.engine.checks.sums import Sum, find_sums
from quotes.engine.results import Flag, Language, Message, Span, Suggestion, gettext_noop

CHANGE = gettext_noop("From {first} to {last} is a change of {computed}; the text says “{words}”.")
SHARE = gettext_noop("{part} of {whole} is {computed}; the text says “{words}”.")
SUM = gettext_noop("The parts ({parts}) add up to {computed}; the text says “{words}”.")
COMPUTED = gettext_noop("computed from the numbers in the text")

_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")


def wrong_arithmetic(context: Context) -> Iterator[Flag]:
    for change in find_changes(context):
        if not _fits(context, change):
            yield _change_flag(context, change)
    for share in find_shares(context):
        if not share.fits():
            yield _share_flag(context, share)
    for total in find_sums(context):
        if not total.fits():
            yield _sum_flag(context, total)


def _fits(context: Context, change: Change) -> bool:
    """Whether the stated change is right, or can't be measured against the two ends."""
    stated, text = change.stated, context.text
    if _rates(context.language).match(text, stated.span.end):
        return True
    if change.percentages:
        if stated.kind == "count":
            return True
        if stated.kind == "points":
            return change.fits_difference()
        return change.fits_percent() or change.fits_difference()
    if stated.kind == "percent":
        return change.fits_percent()
    noun = _noun(text, stated)
    comparable = noun in {"", _noun(text, change.first), _noun(text, change.last)}
    same_scale = (stated.scale > 1) == (change.last.scale > 1)
    return stated.kind == "points" or not (comparable and same_scale) or change.fits_difference()


def _noun(text: str, quantity: Quantity) -> str:
    match = _WORD_AFTER.match(text, quantity.span.end)
    return match[1].lower() if match else ""


@cache
def _rates(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"(?:[ \u00a0][^\W\d]+)?[ \u00a0(]{either(lists(language)['rates'])}", re.IGNORECASE
    )


def _change_flag(context: Context, change: Change) -> Flag:
    text, language, stated = context.text, context.language, change.stated
    relative = stated.kind == "percent"
    value = change.percent if relative else change.difference
    number = written(value, stated, text, language)
    suggestions = [Suggestion(stated.number, number, Message(COMPUTED))]
    if relative and change.percentages and stated.unit:
        points = written(change.difference, change.last, text, language)
        span = Span(stated.number.start, stated.unit.end)
        words = f"{points} {POINT_WORDS[language]}"
        suggestions.append(Suggestion(span, words, Message(COMPUTED)))
    values = {
        "first": change.first.span.of(text),
        "last": change.last.span.of(text),
        "computed": _like(text, stated, number),
        "words": stated.span.of(text),
    }
    return _flag(context, stated.span, Message(CHANGE, values), tuple(suggestions))


def _share_flag(context: Context, share: Share) -> Flag:
    text = context.text
    values = {
        "part": share.part.number.of(text),
        "whole": share.whole.number.of(text),
        "computed": share.mend if share.stated is None else _like(text, share.stated, share.mend),
        "words": share.words.of(text),
    }
    place = share.stated.number if share.stated else share.words
    mend = Suggestion(place, share.mend, Message(COMPUTED))
    return _flag(context, share.words, Message(SHARE, values), (mend,))


def _sum_flag(context: Context, total: Sum) -> Flag:
    text, language = context.text, context.language
    number = written(total.computed, total.stated, text, language)
    values = {
        "parts": " + ".join(part.number.of(text) for part in total.parts),
        "computed": _like(text, total.stated, number),
        "words": total.stated.span.of(text),
    }
    mend = Suggestion(total.stated.number, number, Message(COMPUTED))
    return _flag(context, total.stated.span, Message(SUM, values), (mend,))


def _like(text: str, stated: Quantity, number: str) -> str:
    """The computed number with the scale and unit of the stated one."""
    return number + text[stated.number.end : stated.span.end]


def _flag(
    context: Context, span: Span, message: Message, suggestions: tuple[Suggestion, ...]
) -> Flag:
    quoted = context.quoted(span)
    return Flag("arithmetic", "medium" if quoted else "high", span, message, suggestions, (), 0.85)
