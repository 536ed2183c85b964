"""The check ``self-relation``: the same party as sender and receiver."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.engine.checks.check import Check
from quotes.engine.checks.context import Context
from quotes.engine.checks.relation_actors import Actor
from quotes.engine.checks.relation_finder import Relation, find_relations
from quotes.engine.checks.relation_parse import parsed_relations
from quotes.engine.document import BODY
from quotes.engine.results import Evidence, Flag, Message, Span, Suggestion, gettext_noop

BODY_SAYS = gettext_noop("{zone_} says “{words}”; {other_} says “{other}” (paragraph {number}).")
OTHER_ZONE_SAYS = gettext_noop("{zone_} says “{words}”; {other_} says “{other}”.")
BOTH_SIDES = gettext_noop("{zone_} has {party} on both sides: “{words}”.")
SAYS = gettext_noop("“{words}”")
AS_ELSEWHERE = gettext_noop("as elsewhere in the article")
IN_QUOTE = gettext_noop("The words stand in a quote.")

_ZONES = {
    "headline": gettext_noop("The headline"),
    "subheading": gettext_noop("The subheading"),
    "caption": gettext_noop("The caption"),
    "lead": gettext_noop("The text"),
    "paragraph": gettext_noop("The text"),
}
_OTHER_ZONES = {
    "headline": gettext_noop("the headline"),
    "subheading": gettext_noop("the subheading"),
    "caption": gettext_noop("the caption"),
    "lead": gettext_noop("the body text"),
    "paragraph": gettext_noop("the body text"),
}

#: How much it says that two relations agree in what is done, with what, and in the body.
_SAME_VERB, _SAME_KIND, _SAME_THING, _IN_BODY = 2, 1, 2, 1


def self_relations(context: Context) -> Iterator[Flag]:
    """Sentences that have one party on both sides; mended from the rest of the article."""
    relations = _relations(context)
    seen: set[Span] = set()
    for relation in relations:
        if _is_self(relation) and relation.reach not in seen:
            seen.add(relation.reach)
            yield _flag(context, relation, _counterpart(context, relation, relations))


def _relations(context: Context) -> tuple[Relation, ...]:
    """What the words show, then what only the parse shows."""
    text, language, ranges = context.text, context.language, context.ranges
    by_words = find_relations(text, language, ranges, context.actors)
    if context.doc is None:
        return by_words
    return (*by_words, *parsed_relations(context.doc, language, context.actors))


def _is_self(relation: Relation) -> bool:
    agent, receiver = relation.agent, relation.receiver
    if agent.key != receiver.key:
        return False
    inner = agent.genitive or agent.adjective
    if inner and not relation.by_noun and relation.action.kind in {"measure", "support"}:
        return False
    return not (agent.metonym or receiver.metonym) or relation.action.kind in {"measure", "support"}


def _counterpart(
    context: Context, odd: Relation, relations: tuple[Relation, ...]
) -> Relation | None:
    """The relation elsewhere with the same agent that is most like the odd one."""

    def likeness(relation: Relation) -> int:
        zone = context.document.zone_at(relation.reach.start)
        return (
            _SAME_VERB * (relation.action.lemma == odd.action.lemma)
            + _SAME_KIND * (relation.action.kind == odd.action.kind)
            + _SAME_THING * bool(relation.things & odd.things)
            + _IN_BODY * (zone is not None and zone.kind in BODY)
        )

    others = [
        relation
        for relation in relations
        if relation.agent.key == odd.agent.key
        and relation.receiver.key != odd.receiver.key
        and relation.receiver.is_person == odd.receiver.is_person
        and (relation.action.kind in {odd.action.kind, "pair"} or odd.action.kind == "pair")
    ]
    return max(others, key=likeness, default=None)


def _flag(context: Context, odd: Relation, other: Relation | None) -> Flag:
    quoted = context.quoted(odd.reach)
    evidence = [Evidence(Message(IN_QUOTE))] if quoted else []
    suggestions: tuple[Suggestion, ...] = ()
    later = _later(odd)
    if other:
        evidence.insert(0, _place(context, other))
        words = _later(other).span.of(context.text)
        suggestions = (Suggestion(later.span, words, Message(AS_ELSEWHERE)),)
    return Flag(
        code="self-relation",
        severity="medium" if quoted else "high",
        span=odd.reach,
        message=_message(context, odd, other),
        suggestions=suggestions,
        evidence=tuple(evidence),
        confidence=0.9 if other else 0.75,
    )


def _place(context: Context, relation: Relation) -> Evidence:
    words = relation.reach.of(context.text)
    return Evidence(Message(SAYS, {"words": words}), span=relation.reach)


def _message(context: Context, odd: Relation, other: Relation | None) -> Message:
    values = {"zone_": _ZONES[_kind(context, odd)], "words": odd.reach.of(context.text)}
    if not other:
        return Message(BOTH_SIDES, values | {"party": _later(odd).span.of(context.text)})
    values |= {
        "other_": _OTHER_ZONES[_kind(context, other)],
        "other": other.reach.of(context.text),
    }
    number = context.paragraph_number(other.reach.start)
    return (
        Message(BODY_SAYS, values | {"number": str(number)})
        if number
        else Message(OTHER_ZONE_SAYS, values)
    )


def _kind(context: Context, relation: Relation) -> str:
    zone = context.document.zone_at(relation.reach.start)
    assert zone is not None  # relations are read in zones
    return zone.kind


def _later(relation: Relation) -> Actor:
    """The one of the two that stands last: what a mend replaces."""
    return max(relation.agent, relation.receiver, key=lambda actor: actor.span)


CHECKS: tuple[Check, ...] = (
    Check(
        code="self-relation",
        taxonomy="ENT-SELV",
        severity="high",
        needs=frozenset({"text", "facts"}),
        name=gettext_noop("Same party on both sides"),
        description=gettext_noop("Somebody gives something to, attacks or talks with itself."),
        vvp=("3.2",),
        run=self_relations,
    ),
)
