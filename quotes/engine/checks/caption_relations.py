"""Relations of captions and headlines that the body has with another party, or turned round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.engine.checks.context import Context
from quotes.engine.checks.relation_actors import Actor
from quotes.engine.checks.relation_finder import Relation, find_relations
from quotes.engine.document import BODY
from quotes.engine.facts.words import lower
from quotes.engine.results import Span

#: Kinds and verbs of which both parties are subjects alike.
_MUTUAL = frozenset({"talk", "pair", "møte", "meet"})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``here`` is the party in the caption, ``there`` the other one in the body."""

    here: Actor
    there: Actor
    shown_here: Span
    shown_there: Span


def contradicted_relations(context: Context) -> Iterator[Contradiction]:
    """What captions and headlines say was done, where the body has it done by or to another."""
    headings = [zone.span for zone in context.document.zones_of("caption", "headline")]
    ours = [r for r in _relations(context, headings) if r.agent.key != r.receiver.key]
    if not ours:
        return
    theirs = _relations(context, [zone.span for zone in context.document.zones_of(*BODY)])
    for relation in ours:
        if not any(_bears_out(other, relation) for other in theirs):
            if _told_otherwise(context, relation):
                continue
            other = next((o for o in theirs if _differs(o, relation)), None)
            if other:
                yield _contradiction(relation, other)


def _relations(context: Context, ranges: Sequence[Span]) -> tuple[Relation, ...]:
    return find_relations(context.text, context.language, ranges, context.actors)


def _bears_out(other: Relation, relation: Relation) -> bool:
    """The same two parties, in whatever is said of them in that order, or in any if mutual."""
    theirs = (other.agent.key, other.receiver.key)
    ours = (relation.agent.key, relation.receiver.key)
    return theirs == ours or (_is_mutual(relation) and theirs == ours[::-1])


def _is_mutual(relation: Relation) -> bool:
    return bool({relation.action.kind, relation.action.lemma} & _MUTUAL)


def _told_otherwise(context: Context, relation: Relation) -> bool:
    """Whether a sentence of the body has the receiver together with the thing."""
    party = lower(relation.receiver.span.of(context.text))
    return any(
        any(term.key == party for term in unit.terms)
        and any(term.key in relation.things for term in unit.terms)
        and not any(term.key == lower(relation.agent.span.of(context.text)) for term in unit.terms)
        for unit in context.body
    )


def _differs(other: Relation, relation: Relation) -> bool:
    """Whether two relations tell of one act, with one party other or both turned round."""
    if other.action.kind != relation.action.kind or other.agent.key == other.receiver.key:
        return False
    one_act = bool(other.things & relation.things) or (
        other.action.lemma == relation.action.lemma and not (other.things or relation.things)
    )
    if not one_act or other.receiver.is_person is not relation.receiver.is_person:
        return False
    turned = (other.agent.key, other.receiver.key) == (relation.receiver.key, relation.agent.key)
    same_agent = other.agent.key == relation.agent.key
    same_receiver = other.receiver.key == relation.receiver.key
    return same_agent or same_receiver or (turned and not _is_mutual(relation))


def _contradiction(relation: Relation, other: Relation) -> Contradiction:
    if other.receiver.key == relation.receiver.key:
        here, there = relation.agent, other.agent
        return Contradiction(here, there, here.span, there.span)
    here, there = relation.receiver, other.receiver
    return Contradiction(here, there, relation.reach, other.reach)
