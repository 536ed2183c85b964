"""The check ``place``: a city or a leader that doesn't go with the country that it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quotes.engine.checks.alternatives import either
from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.gazetteer import (
    City,
    Gazetteer,
    are_kin,
    capital_name,
    gazetteer,
    has_namesakes,
    places,
)
from quotes.engine.checks.nations import wrong_nations
from quotes.engine.facts.inflection import genitive
from quotes.engine.results import Flag, Language, Message, Span, Suggestion, gettext_noop

NOT_CAPITAL = gettext_noop("The text says “{words}”; the capital of {country} is {capital}.")
NOT_THERE = gettext_noop("The text says “{words}”; {city} is in {country}.")
CAPITAL_OF = gettext_noop("the capital of {country}")
CITY_IN = gettext_noop("{city} is in {country}")

_WORD = r"[^\W\d_a-zæøå][\w’'.-]*\w"
_CITY = rf"(?P<city>{_WORD}(?:[ \u00a0](?:de[ \u00a0])?{_WORD}){{0,2}})"
_COUNTRY = rf"(?P<country>{_WORD}(?:[ \u00a0]{_WORD}){{0,2}})"


@dataclass(frozen=True, slots=True)
class Place:
    """``country_span`` is the name or adjective as it stands, ``case`` how it is bent."""

    words: Span
    city_span: Span
    city: City
    country_span: Span
    country: str
    case: str
    as_capital: bool


def wrong_places(context: Context) -> Iterator[Flag]:
    yield from _wrong_cities(context)
    yield from wrong_nations(context)


def _wrong_cities(context: Context) -> Iterator[Flag]:
    known = gazetteer(context.facts, context.language)
    seen: set[Span] = set()
    for place in _find_places(context, known):
        if not _fits(place, place.city_span.of(context.text)) and place.city_span not in seen:
            seen.add(place.city_span)
            yield _flag(context, place)


def _find_places(context: Context, known: Gazetteer) -> Iterator[Place]:
    text = context.text
    for zone in context.zones:
        for name, pattern in _patterns(context.language).items():
            for match in pattern.finditer(text, zone.span.start, zone.span.end):
                place = _read(text, match, name, known)
                if place:
                    yield place


def _read(text: str, match: re.Match[str], form: str, known: Gazetteer) -> Place | None:
    """The longest names at both places that are known."""
    case = "adjective" if "adjective" in form else "genitive" if "genitive" in form else "plain"
    country = _country(text, match.start("country"), match["country"], case, known)
    city = _city(match.start("city"), match["city"], known, from_end=form.startswith("city"))
    if not country or not city:
        return None
    country_span, country_id = country
    city_span, found = city
    words = Span(min(country_span.start, city_span.start), max(country_span.end, city_span.end))
    return Place(words, city_span, found, country_span, country_id, case, "capital" in form)


def _country(
    text: str, start: int, name: str, case: str, known: Gazetteer
) -> tuple[Span, str] | None:
    if case == "adjective":
        country = known.country_of_adjective(name)
        return (Span(start, start + len(name)), country) if country else None
    for cut in _beginnings(name) if case == "plain" else _ends(name):
        place = start + cut[0]
        bare = re.sub(r"(?:['’]s|s['’]|['’]|s)$", "", cut[1]) if case == "genitive" else cut[1]
        country = known.country(bare)
        if country:
            return Span(place, place + len(cut[1])), country
    return None


def _city(start: int, name: str, known: Gazetteer, *, from_end: bool) -> tuple[Span, City] | None:
    """Before a country the name is the whole of the capitalised words ("Real Madrid" is no city);
    after it their beginning."""
    for offset, words in ((0, name),) if from_end else _beginnings(name):
        city = known.city(words)
        if city:
            return Span(start + offset, start + offset + len(words)), city
    return None


def _beginnings(name: str) -> Iterator[tuple[int, str]]:
    words = re.split(r"([ \u00a0])", name)
    for end in range(len(words), 0, -2):
        yield 0, "".join(words[:end])


def _ends(name: str) -> Iterator[tuple[int, str]]:
    words = re.split(r"([ \u00a0])", name)
    for begin in range(0, len(words), 2):
        yield len("".join(words[:begin])), "".join(words[begin:])


def _fits(place: Place, name: str) -> bool:
    if place.as_capital:
        return any(are_kin(place.country, other) for other in place.city.capital_of)
    if has_namesakes(name):
        return True
    return any(are_kin(place.country, other) for other in place.city.countries)


def _flag(context: Context, place: Place) -> Flag:
    text, language, facts = context.text, context.language, context.facts
    capital = capital_name(facts, place.country, language)
    other = next(iter(sorted(place.city.capital_of or place.city.countries)))
    country = facts.countries[place.country].name_in(language)
    suggestions = []
    if capital and place.city.capital_of | place.city.countries and _is_capital(place):
        suggestions.append(
            Suggestion(place.city_span, capital, Message(CAPITAL_OF, {"country": country}))
        )
    values = {
        "words": place.words.of(text),
        "country": facts.countries[other].name_in(language),
        "city": place.city_span.of(text),
    }
    if not (place.as_capital and not place.city.capital_of):
        words = _in_case(context, place, other)
        suggestions.append(Suggestion(place.country_span, words, Message(CITY_IN, values)))
    message = Message(NOT_THERE, values)
    if place.as_capital and capital:
        message = Message(NOT_CAPITAL, values | {"country": country, "capital": capital})
    quoted = context.quoted(place.words)
    return Flag(
        code="place",
        severity="medium" if quoted else "high",
        span=place.words,
        message=message,
        suggestions=tuple(suggestions),
        confidence=0.85,
    )


def _is_capital(place: Place) -> bool:
    """Whether the text speaks of a capital, so that the other country's may be meant."""
    return place.as_capital or bool(place.city.capital_of)


def _in_case(context: Context, place: Place, country: str) -> str:
    record, language = context.facts.countries[country], context.language
    name = record.name_in(language)
    if place.case == "genitive":
        old = place.country_span.of(context.text)
        return genitive(name, language).replace("’", "'" if "'" in old else "’")
    if place.case == "adjective":
        adjective = record.adjective_in(language)
        return adjective if language == "en" else adjective + "e"
    return name


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    lists, gap = places()[language], r"[ \u00a0]"
    capital, the_capital, city, inside, is_ = (
        f"(?i:{either(lists[key])})" for key in ("capital", "the_capital", "city", "in", "is")
    )
    country = rf"(?<![\w-]){_COUNTRY}"
    before = rf"(?<![\w-])(?i:{either(lists['to_place'])}){gap}{_CITY}"
    if language == "en":
        article = r"(?:the[ \u00a0])?"
        adjective = rf"(?P<country>{_WORD}){gap}"
        return _compiled(
            {
                "genitive capital": rf"{country}{gap}{capital}(?:{gap}{is_})?,?{gap}{_CITY}",
                "capital of": rf"{the_capital}{gap}{article}{_COUNTRY},{gap}{_CITY}",
                "city capital of": rf"(?<![\w-]){_CITY}(?:,|{gap}{is_}){gap}{the_capital}{gap}"
                rf"{article}{_COUNTRY}",
                "adjective capital": rf"\b[Tt]he{gap}{adjective}{capital},?(?:{gap}of)?{gap}"
                rf"{_CITY}",
                "adjective city": rf"\b[Tt]he{gap}{adjective}{city}(?:{gap}of)?{gap}{_CITY}",
                "city in": rf"{before},{gap}{_COUNTRY}(?=[.;)\n]|{gap}(?!and\b|or\b)[a-z]|$)",
            }
        )
    adjective = r"(?P<country>[^\W\d_]+ske|[^\W\d_]+ke)[ \u00a0]"
    return _compiled(
        {
            "genitive capital": rf"{country}{gap}{capital}(?:{gap}{is_})?,?{gap}{_CITY}",
            "capital of": rf"\b{the_capital}{gap}{inside}{gap}{_COUNTRY}(?:,|{gap}{is_}){gap}"
            rf"{_CITY}",
            "city capital of": rf"(?<![\w-]){_CITY}(?:,|{gap}{is_}){gap}{the_capital}{gap}{inside}"
            rf"{gap}{_COUNTRY}",
            "adjective capital": rf"\b{adjective}{the_capital},?{gap}{_CITY}",
            "adjective city": rf"\b{adjective}{city}{gap}{_CITY}",
            "city in": rf"{before}{gap}{inside}{gap}{_COUNTRY}(?![\w-])",
        }
    )


def _compiled(forms: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(form) for name, form in forms.items()}


CHECKS: tuple[Check, ...] = (
    Check(
        code="place",
        taxonomy="ENT-STED",
        severity="high",
        needs=frozenset({"text", "facts"}),
        name=gettext_noop("Wrong place"),
        description=gettext_noop(
            "A capital or another city that is in a different country; a leader of another country."
        ),
        vvp=("3.2",),
        run=wrong_places,
    ),
)
