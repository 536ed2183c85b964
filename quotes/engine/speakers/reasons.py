"""The rules that name a speaker: their line for the editor and how often they are right.

The confidence of a rule is the share of its attributions that were right on the development
texts, drawn towards 0.9 where a rule fired seldom (see docs/quality.md); ``margin`` cases take
the lower value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.engine.results import Message, gettext_noop
from quotes.engine.speakers.discourse import Candidate
from quotes.engine.speakers.entities import Entity


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    template: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks, by which rule, how surely. ``entity`` None: the text leaves it open."""

    entity: Entity | None
    rule: Rule
    reason: Message
    confidence: float


NAME = Rule("name", gettext_noop("The source is named beside the cue: “{mention}”."), 0.98)
NAMESAKE = Rule(
    "namesake",
    gettext_noop("“{mention}” may be {people}; the text does not tell which."),
    0.3,
)
PRONOUN = Rule(
    "pronoun", gettext_noop("“{mention}” is {speaker}, who is spoken of just before."), 0.93
)
ROLE = Rule("role", gettext_noop("“{mention}” is {speaker}, whom the text calls {role}."), 0.95)
FACT = Rule(
    "role-fact", gettext_noop("“{mention}” is {speaker}, who held this office: {office}."), 0.95
)
AGE = Rule("age", gettext_noop("“{mention}” is {speaker}, whose age the text gives."), 0.95)
FAMILY = Rule(
    "family",
    gettext_noop("“{mention}” is taken to be {speaker}, named as one of the same family."),
    0.85,
)
TOPIC_ROLE = Rule(
    "role-topic",
    gettext_noop("“{mention}” is taken to be {speaker}, who is spoken of just before."),
    0.8,
)
AHEAD = Rule(
    "named-next",
    gettext_noop("“{mention}” comes before any name; {speaker} is the first to be named."),
    0.75,
)
DESCRIBED = Rule(
    "described", gettext_noop("The source is not named, only described: “{mention}”."), 0.85
)
EARLIER = Rule("described-before", gettext_noop("“{mention}” was introduced as “{speaker}”."), 0.88)
REPORTER_ASKS = Rule(
    "reporter", gettext_noop("A question in an interview, with no attribution of its own."), 0.95
)
REPLY = Rule(
    "answer", gettext_noop("An answer to the reporter's question, given by {speaker}."), 0.9
)
SAME = Rule("same-speaker", gettext_noop("Goes on right after words of {speaker}."), 0.92)
NEXT = Rule("next-speaker", gettext_noop("Goes before words of {speaker}, without a break."), 0.85)
TOPIC = Rule(
    "topic", gettext_noop("No attribution; the paragraph before is about {speaker}."), 0.85
)
BODY_MATCH = Rule(
    "body-match", gettext_noop("The body has the same words from {speaker}: “{words}”."), 0.9
)
HEADING_NEAR = Rule(
    "heading-near", gettext_noop("The text under the heading quotes {speaker} first."), 0.6
)
OPEN = Rule("open", gettext_noop("The text does not tell who says this."), 0.0)


#: A lead smaller than this over the next candidate makes a guess of it.
_CLEAR_LEAD = 0.6


def margin_confidence(ranked: Sequence[Candidate], best: float) -> float:
    """``best``, or less where the next candidate is close."""
    if len(ranked) < 2:
        return best
    lead = ranked[0].score - ranked[1].score
    return best if lead >= _CLEAR_LEAD else best - 0.25 * (1 - lead / _CLEAR_LEAD)


def answer(
    entity: Entity | None, rule: Rule, confidence: float | None = None, **values: str
) -> Answer:
    if entity is not None:
        values.setdefault("speaker", entity.name)
    sure = rule.confidence if confidence is None else confidence
    return Answer(entity, rule, Message(rule.template, values), sure)
