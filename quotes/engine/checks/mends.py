"""Mends for titles: another title in the same form, another name, "former" put in or taken out."""

from __future__ import annotations

import re

from quotes.engine.checks.claims import office_name, term_evidence
from quotes.engine.checks.context import Context
from quotes.engine.checks.statements import RoleClaim, RoleStatement
from quotes.engine.facts.inflection import Form, genitive, inflect
from quotes.engine.facts.matching import TitleMention
from quotes.engine.facts.records import Office, Person, Term
from quotes.engine.results import Language, Message, Span, Suggestion, gettext_noop

WAS = gettext_noop("{name} was {office}")
HOLDER_WAS = gettext_noop("{office} was {name}")
FORMER = gettext_noop("{name} is no longer {office}")
NOT_FORMER = gettext_noop("{name} is {office}")

_OPENERS = '.!?:–—-«“"\n\r\u2028\u2029'
_SMALL = frozenset({"of", "for", "the", "and", "to", "in", "at"})
_FORMER: dict[Language, str] = {"nb": "tidligere", "nn": "tidlegare", "en": "former"}


def for_wrong_title(context: Context, claim: RoleClaim) -> tuple[Suggestion, ...]:
    """The right title for the name, then the right name for the title."""
    found: list[Suggestion] = []
    office = nearest_office(context, claim)
    if office:
        found.append(_title_instead(context, claim, office))
    found.extend(_holders_instead(context, claim))
    return tuple(found)


def for_wrong_time(context: Context, claim: RoleClaim) -> tuple[Suggestion, ...]:
    """ "former" put in or taken out, then the right name for the title."""
    title, office = claim.statement.title, claim.verdict.office
    assert office is not None
    values = {
        "name": claim.person.name_in(context.language),
        "office": office_name(context.facts, office, context.language),
    }
    if claim.verdict.reason == "still-in-office":
        without = _without_qualifier(context, title, Message(NOT_FORMER, values))
        return (without,) if without else ()
    found = []
    if claim.statement.year:
        found.extend(_years_instead(context, claim, claim.statement.year))
    elif claim.verdict.reason == "left" and not title.plural:
        found.append(_with_former(context, title, Message(FORMER, values)))
    return (*found, *_holders_instead(context, claim))


def name_instead(context: Context, statement: RoleStatement, person: Person) -> Suggestion:
    """The holder's name in place of the one in the text, with its genitive -s."""
    name, language = statement.name, context.language
    end = name.span.end
    words = person.name_in(language)
    if name.genitive:
        end += 2 if context.text[end] in "'’" else 1
        words = genitive(words, language)
    office = statement.title.offices[0] if len(statement.title.offices) == 1 else None
    values = {
        "name": person.name_in(language),
        "office": office_name(context.facts, office, language)
        if office
        else statement.title.title.of(context.text),
    }
    return Suggestion(Span(name.span.start, end), words, Message(HOLDER_WAS, values))


def nearest_office(context: Context, claim: RoleClaim) -> Office | None:
    """What the person was on the date: rather an office of the same country and kind."""
    facts, wanted = context.facts, claim.verdict.office
    offices = [facts.offices[term.office] for term in claim.verdict.elsewhere]
    if claim.statement.title.qualifier == "former" and claim.when:
        offices = [
            facts.offices[term.office]
            for term in reversed(facts.terms_of(claim.person.id))
            if term.ended_before(claim.when)
        ]

    def distance(office: Office) -> tuple[bool, bool, bool, bool, int]:
        role = facts.role_of(office)
        return (
            not role.exclusive,
            wanted is not None and _home(office) != _home(wanted),
            wanted is not None and role.kind != facts.role_of(wanted).kind,
            role.kind == "party",
            office.tier,
        )

    return min(offices, key=distance, default=None)


def _home(office: Office) -> str:
    return office.country or office.organisation


def _title_instead(context: Context, claim: RoleClaim, office: Office) -> Suggestion:
    title, facts, language = claim.statement.title, context.facts, context.language
    why = Message(
        WAS,
        {
            "name": claim.person.name_in(language),
            "office": office_name(facts, office, language),
        },
    )
    same_home = title.shape == "bare" or office.country == (title.country or "")
    words = inflect(office.title_in(language), language, title.form)
    if same_home and title.shape not in {"own", "compound"}:
        return Suggestion(title.title, _like(context, title.title, words), why)
    span, words = _whole_phrase(context, title, office)
    return Suggestion(span, _like(context, span, words), why)


def _whole_phrase(context: Context, title: TitleMention, office: Office) -> tuple[Span, str]:
    """Country and title together, from the first to the last word of either."""
    facts, language = context.facts, context.language
    parts = [title.title, *([title.anchor] if title.anchor else [])]
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    words = office.title_in(language)
    if any(letter.isupper() for letter in words):
        return span, inflect(words, language, title.form)
    form = Form(title.definite, title.plural, title.genitive)
    if title.shape == "adjective" and office.country:
        adjective = facts.countries[office.country].adjective_in(language)
        bent = adjective if language == "en" else adjective + "e"
        return span, f"{bent} {inflect(words, language, form)}"
    home = (
        facts.organisations[office.organisation].name_in(language)
        if office.organisation
        else facts.countries[office.country].name_in(language)
    )
    plain = Form(False, title.plural, title.genitive)
    return span, f"{genitive(home, language)} {inflect(words, language, plain)}"


def _holders_instead(context: Context, claim: RoleClaim) -> list[Suggestion]:
    holders: list[Term] = [] if claim.statement.title.qualifier else list(claim.verdict.holders)
    return [
        name_instead(context, claim.statement, context.facts.people[term.person])
        for term in holders[-1:]
    ]


def _with_former(context: Context, title: TitleMention, why: Message) -> Suggestion:
    """Put "tidligere" before the adjective or the title: "den tidligere russiske presidenten"."""
    place = title.title
    before = title.anchor is not None and title.anchor.start < title.title.start
    if title.anchor and (
        title.shape == "adjective" or (before and _is_noun_before(context, title.anchor))
    ):
        place = Span(title.anchor.start, title.title.end)
    words = place.of(context.text)
    if title.shape not in {"own", "compound"} and context.language != "en":
        words = words[0].lower() + words[1:]
    former = f"{_FORMER[context.language]} {words}"
    return Suggestion(place, _like(context, place, former), why)


def _years_instead(context: Context, claim: RoleClaim, year: Span) -> list[Suggestion]:
    """The year in which the person came to the office."""
    said = int(year.of(context.text))
    term = min(claim.verdict.own, key=lambda t: abs(t.start.first.year - said))
    right = term.start
    if right.first.year != right.last.year:
        return []
    return [
        Suggestion(
            year, str(right.first.year), term_evidence(context.facts, term, context.language).text
        )
    ]


def _is_noun_before(context: Context, anchor: Span) -> bool:
    """English "US President": the country stands as a plain noun."""
    return context.language == "en" and not re.search(r"['’]s?$", anchor.of(context.text))


def _without_qualifier(context: Context, title: TitleMention, why: Message) -> Suggestion | None:
    if not title.qualifier_span:
        return None
    rest = context.text[title.qualifier_span.end : title.title.end].lstrip(" -\u00a0")
    span = Span(title.qualifier_span.start, title.title.end)
    return Suggestion(span, _like(context, span, rest), why)


def _like(context: Context, span: Span, words: str) -> str:
    """With a capital where the replaced words had one: at the start of a sentence, or in English
    titles that are part of a name ("Prime Minister May")."""
    replaced = span.of(context.text)
    if context.language == "en" and replaced.split()[-1][0].isupper():
        return " ".join(w if w in _SMALL else w[0].upper() + w[1:] for w in words.split())
    before = context.text[: span.start].rstrip(" \u00a0")
    opens = not before or before[-1] in _OPENERS
    return words[0].upper() + words[1:] if opens and replaced[0].isupper() else words
