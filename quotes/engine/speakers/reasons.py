"""The rules that name a speaker: their line for the editor and how often they are right.

The confidence of a rule is the share of its attributions that were right where that is known,
from ``confidence.toml``, which `python -m bench.calibrate --write` writes (docs/quality.md).
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from quotes.engine.results import Message, gettext_noop
from quotes.engine.speakers.discourse import Candidate
from quotes.engine.speakers.entities import Entity

_CLOSE = "-close"


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    template: str

    @property
    def confidence(self) -> float:
        """0 to 1; that of all rules, or of all close cases, where this one is not measured."""
        shares = _shares()
        return shares.get(self.id, shares["close" if self.id.endswith(_CLOSE) else "all"])

    @property
    def close(self) -> Rule:
        """The same rule where the runner-up is close: less often right."""
        return Rule(f"{self.id}{_CLOSE}", self.template)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks, by which rule, how surely. ``entity`` None: the text leaves it open.

    ``others`` are the names of the next candidates, the likeliest first.
    """

    entity: Entity | None
    rule: Rule
    reason: Message
    confidence: float
    others: tuple[str, ...] = ()


NAME = Rule("name", gettext_noop("The source is named beside the cue: “{mention}”."))
NAMESAKE = Rule(
    "namesake",
    gettext_noop("“{mention}” may be {people}; the text does not tell which."),
)
PRONOUN = Rule("pronoun", gettext_noop("“{mention}” is {speaker}, who is spoken of just before."))
PLURAL = Rule("pronoun-plural", PRONOUN.template)
ROLE = Rule("role", gettext_noop("“{mention}” is {speaker}, whom the text calls {role}."))
FACT = Rule("role-fact", gettext_noop("“{mention}” is {speaker}, who held this office: {office}."))
AGE = Rule("age", gettext_noop("“{mention}” is {speaker}, whose age the text gives."))
FAMILY = Rule(
    "family",
    gettext_noop("“{mention}” is taken to be {speaker}, named as one of the same family."),
)
TOPIC_ROLE = Rule(
    "role-topic",
    gettext_noop("“{mention}” is taken to be {speaker}, who is spoken of just before."),
)
EPITHET = Rule("epithet", TOPIC_ROLE.template)
AHEAD = Rule(
    "named-next",
    gettext_noop("“{mention}” comes before any name; {speaker} is the first to be named."),
)
DESCRIBED = Rule("described", gettext_noop("The source is not named, only described: “{mention}”."))
EARLIER = Rule("described-before", gettext_noop("“{mention}” was introduced as “{speaker}”."))
REPORTER_ASKS = Rule(
    "reporter", gettext_noop("A question in an interview, with no attribution of its own.")
)
REPLY = Rule("answer", gettext_noop("An answer to the reporter's question, given by {speaker}."))
SAME = Rule("same-speaker", gettext_noop("Goes on right after words of {speaker}."))
NEXT = Rule("next-speaker", gettext_noop("Goes before words of {speaker}, without a break."))
TOPIC = Rule("topic", gettext_noop("No attribution; the paragraph before is about {speaker}."))
BODY_MATCH = Rule(
    "body-match", gettext_noop("The body has the same words from {speaker}: “{words}”.")
)
HEADING_NEAR = Rule(
    "heading-near", gettext_noop("The text under the heading quotes {speaker} first.")
)
UNDECIDED = Rule(
    "equally-likely", gettext_noop("Equally likely: {people}; the text does not tell which.")
)
OPEN = Rule("open", gettext_noop("The text does not tell who says this."))


#: With a lead smaller than this over the next candidate, the rule's ``close`` case holds; with one
#: smaller than the second nobody is named: a wrong name is worse than none.
_CLEAR_LEAD, _NO_LEAD = 0.6, 0.1
#: Candidates this far behind are not named beside the one chosen.
_BEHIND = 2.0


@cache
def _shares() -> dict[str, float]:
    path = Path(__file__).with_name("confidence.toml")
    shares: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["right"]
    return shares


def weighed(rule: Rule, ranked: Sequence[Candidate]) -> Rule:
    """The rule, or its ``close`` case."""
    clear = len(ranked) < 2 or ranked[0].score - ranked[1].score >= _CLEAR_LEAD
    return rule if clear else rule.close


def chosen(ranked: Sequence[Candidate], rule: Rule, **values: str) -> Answer:
    """The first of ``ranked`` with the next ones beside it; nobody where two are equally likely."""
    near = tuple(c.entity.name for c in ranked if c.score > ranked[0].score - _BEHIND)[:3]
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < _NO_LEAD:
        return replace(answer(None, UNDECIDED, people=", ".join(near[:2])), others=near)
    found = answer(ranked[0].entity, weighed(rule, ranked), None, **values)
    return replace(found, others=near[1:])


def answer(
    entity: Entity | None, rule: Rule, confidence: float | None = None, **values: str
) -> Answer:
    """``confidence`` is the rule's where it is not given, and none for no speaker."""
    if entity is None:
        return Answer(None, rule, Message(rule.template, values), 0.0)
    values.setdefault("speaker", entity.name)
    sure = rule.confidence if confidence is None else confidence
    return Answer(entity, rule, Message(rule.template, values), sure)
