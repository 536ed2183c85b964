"""The check ``no-reply``: somebody accused by name who has no say in the article.

Only plain accusations count, in which the name is the verb's object or the passive's subject.
Anybody who is quoted, or of whom a reply or an attempt to get one is told, is left alone; so are
people who hold office abroad, and what is told of other times and of other countries.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.person_labels import PERSON_LABELS
from quotes.engine.checks.sentences import sentence_around, speaks_of_other_time, years_in
from quotes.engine.document import BODY, Zone
from quotes.engine.facts.parties import find_parties
from quotes.engine.facts.words import fold
from quotes.engine.results import Flag, Language, Message, Span, gettext_noop

NO_REPLY = gettext_noop(
    "{name} is accused here, but is not quoted, and the article tells of no attempt to ask."
)

_HOME = "NO"
_PART = r"[A-ZÆØÅÄÖÜÉ][\w’-]*[a-zæøåäöüé]"
_FULL = rf"{_PART}(?: {_PART}){{1,3}}"
#: So many paragraphs before and after an accusation may hold the reply without the name.
_NEAR = 2
#: Words of a title between the verb and the name, and words between the name and "for".
_TITLE = r"(?:[a-zæøå-]+ ){0,3}"
_REST = r"[^.!?;:\n–]{0,60}?"


def accused_without_reply(context: Context) -> Iterator[Flag]:
    """The first accusation of each person who has no say."""
    words = _patterns(context.language)
    seen: set[str] = set()
    body = context.document.zones_of(*BODY)
    for number, zone in enumerate(body):
        for match in words["accusation"].finditer(context.text, zone.span.start, zone.span.end):
            group = next(key for key in ("object", "subject", "culprit") if match[key])
            name = Span(*match.span(group))
            family = fold(name.of(context.text))[-1]
            near = body[max(0, number - _NEAR) : number + _NEAR + 1]
            if family in seen or _tells_of_reply(context, family, near):
                continue
            if not _counts(context, Span(*match.span()), name, zone.span):
                continue
            seen.add(family)
            yield Flag(
                code="no-reply",
                severity="medium",
                span=Span(*match.span()),
                message=Message(NO_REPLY, {"name": name.of(context.text)}),
                confidence=0.55,
            )


def _tells_of_reply(context: Context, family: str, near: Sequence[Zone]) -> bool:
    """Whether a paragraph near by, or any that names the person, has words of a reply."""
    return any(
        (zone in near or family in fold(zone.span.of(context.text)))
        and _patterns(context.language)["reply"].search(
            context.text, zone.span.start, zone.span.end
        )
        for zone in context.document.zones
    )


def _counts(context: Context, accusation: Span, name: Span, zone: Span) -> bool:
    text, language = context.text, context.language
    sentence = sentence_around(text, accusation, zone)
    return (
        _is_person(context, name)
        and not _has_say(context, fold(name.of(text))[-1])
        and not _patterns(language)["not_said"].search(text, accusation.start, name.start)
        and not speaks_of_other_time(text, sentence, language)
        and not any(years_in(text, sentence))
        and not _is_foreign(context, name, zone)
    )


def _is_person(context: Context, name: Span) -> bool:
    """Whether the parse, if there is one, takes the name for a person's."""
    if context.doc is None or not context.doc.ents:
        return True
    return any(
        entity.label_ in PERSON_LABELS
        and entity.start_char < name.end
        and name.start < entity.end_char
        for entity in context.doc.ents
    )


def _has_say(context: Context, family: str) -> bool:
    """Whether anybody of the family name is the source of a quote."""
    for quote in context.quotes:
        mention = quote.mention.of(context.text) if quote.mention else ""
        if family in fold(quote.speaker or "") or family in fold(mention):
            return True
    return False


def _is_foreign(context: Context, name: Span, zone: Span) -> bool:
    """Whether it is about abroad: a foreign office holder, or other countries in the paragraph."""
    facts = context.facts
    homes = {
        facts.offices[term.office].country
        for person in facts.people_named(name.of(context.text))
        for term in facts.terms_of(person.id)
    }
    if homes - {_HOME}:
        return True
    mentions = find_parties(facts, context.text, context.language, [zone])
    return any(m.party.kind == "country" and m.party.id != _HOME for m in mentions)


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    path = Path(__file__).with_name("data") / "replies.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))["en" if language == "en" else "no"]

    def either(key: str) -> str:
        words = sorted(lists[key], key=len, reverse=True)
        return "(?:" + "|".join(map(re.escape, words)) + ")" if words else r"(?!)"

    to = rf"{_REST} {either('for')} (?=\w)"
    active = rf"\b{either('active')} {_TITLE}(?P<object>{_FULL}){to}"
    verb = rf"(?:{either('passive')}|{either('auxiliaries')} {either('participles')})"
    passive = rf"\b(?P<subject>{_FULL}),? {verb}{to}"
    claim = (
        rf"\b{either('claims')} (?:at |that )?{_TITLE}(?P<culprit>{_FULL}) "
        rf"{either('have')} {_REST}{either('acts')}\b"
    )
    return {
        "accusation": re.compile(f"{active}|{passive}|{claim}"),
        "reply": re.compile(rf"\b{either('replies')}\b", re.IGNORECASE),
        "not_said": re.compile(rf"\b{either('not_said')}\b", re.IGNORECASE),
    }


CHECKS: tuple[Check, ...] = (
    Check(
        code="no-reply",
        taxonomy="KIL-TILSVAR",
        severity="medium",
        needs=frozenset({"text", "quotes"}),
        name=gettext_noop("Accused without reply"),
        description=gettext_noop(
            "Somebody is accused by name, but neither quoted nor said to have been asked."
        ),
        vvp=("4.14",),
        run=accused_without_reply,
    ),
)
