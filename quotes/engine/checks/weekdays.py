"""The check ``weekday-date``: a weekday against the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.calendar_dates import (
    DatedDay,
    calendar,
    day_like,
    find_dated_days,
    month_like,
    weekday_like,
)
from quotes.engine.checks.context import Context
from quotes.engine.checks.sentences import sentence_around, years_in
from quotes.engine.results import Flag, Language, Message, Span, Suggestion, gettext_noop

OTHER_DAY = gettext_noop("The text says “{words}”; {date} is a {weekday_}.")
NO_DAY = gettext_noop("The text says “{words}”; there is no such day in {year}.")
IS_A = gettext_noop("{date} is a {weekday_}")

_WEEKDAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)


def wrong_weekdays(context: Context) -> Iterator[Flag]:
    """The year is the one that is said, else that of the day nearest to the article's date."""
    for day in find_dated_days(context.text, context.ranges, context.language):
        if _is_joined(context, day):
            continue
        meant = _meant(context, day)
        if meant and all(found.weekday() != day.weekday for found in meant):
            yield _flag(context, day, meant[0])
        elif day.year and day.on(day.year) is None:
            yield _missing(context, day, day.year)


def _meant(context: Context, day: DatedDay) -> tuple[date, ...]:
    """The dates that may be meant; none where that can't be told."""
    if day.year:
        found = day.on(day.year)
        return (found,) if found else ()
    if context.date is None or context.date.precision == "year":
        return ()
    article = context.date.first
    zone = context.document.zone_at(day.span.start)
    assert zone is not None  # days are read in zones
    sentence = sentence_around(context.text, day.span, zone.span)
    years = {year.first.year for year in years_in(context.text, zone.span)}
    patterns = _patterns(context.language)
    years |= {
        article.year + step
        for step, key in ((-1, "last"), (1, "next"))
        if patterns[key].search(context.text, sentence.start, sentence.end)
    }
    told = tuple(found for year in sorted(years) if (found := day.on(year)))
    return (*day.nearest_to(article), *told)


def _is_joined(context: Context, day: DatedDay) -> bool:
    """Whether the weekday belongs to a list: "fredag og lørdag 2. juni"."""
    before = context.text[max(0, day.weekday_span.start - 24) : day.weekday_span.start]
    return bool(_patterns(context.language)["joined"].search(before))


def _flag(context: Context, day: DatedDay, found: date) -> Flag:
    text, language = context.text, context.language
    weekday = weekday_like(found.weekday(), day.weekday_span.of(text), language)
    nearest = _with_weekday(found, day.weekday)
    values = {"date": found.isoformat(), "weekday_": _WEEKDAYS[found.weekday()]}
    other = {"date": nearest.isoformat(), "weekday_": _WEEKDAYS[nearest.weekday()]}
    return Flag(
        code="weekday-date",
        severity="medium",
        span=day.span,
        message=Message(OTHER_DAY, values | {"words": day.span.of(text)}),
        suggestions=(
            Suggestion(day.weekday_span, weekday, Message(IS_A, values)),
            _date_instead(text, day, nearest, language, Message(IS_A, other)),
        ),
        confidence=0.95 if day.year else 0.85,
    )


def _with_weekday(found: date, weekday: int) -> date:
    """The nearest day with a weekday: at most three days before or after."""
    step = (weekday - found.weekday() + 3) % 7 - 3
    return found + timedelta(days=step)


def _date_instead(
    text: str, day: DatedDay, nearest: date, language: Language, why: Message
) -> Suggestion:
    number = day_like(nearest.day, day.day_span.of(text))
    if nearest.month == day.month:
        return Suggestion(day.day_span, number, why)
    month = month_like(nearest.month, day.month_span.of(text), language)
    first, last = sorted((day.day_span, day.month_span))
    parts = (number, month) if first == day.day_span else (month, number)
    between = text[first.end : last.start]
    return Suggestion(Span(first.start, last.end), parts[0] + between + parts[1], why)


def _missing(context: Context, day: DatedDay, year: int) -> Flag:
    values = {"words": day.span.of(context.text), "year": str(year)}
    return Flag("weekday-date", "medium", day.span, Message(NO_DAY, values), confidence=0.95)


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    lists = calendar(language)
    days = either(name for names in lists["days"] for name in names)
    joined = either(lists["joined"])
    return {
        "joined": re.compile(
            rf"{days}{either(lists['day_endings'])}(?:[ \u00a0]\d{{1,2}}\.?)?"
            rf"(?:,|[ \u00a0]?{joined})[ \u00a0]?$",
            re.IGNORECASE,
        ),
        "last": re.compile(rf"\b{either(lists['last_year'])}\b", re.IGNORECASE),
        "next": re.compile(rf"\b{either(lists['next_year'])}\b", re.IGNORECASE),
    }
