"""Who does what to whom, by the parse: finds what commas and side clauses hide from the words.

"Kina, som lenge har nølt, leverer nå våpen til Russland" has its subject far from its verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.attrs import LOWER
from spacy.tokens import Doc, Token

from quotes.engine.checks.relation_actors import Actor
from quotes.engine.checks.relation_finder import Relation
from quotes.engine.checks.relation_words import Action, RelationWords, relation_words
from quotes.engine.results import Language, Span

_RECEIVERS = frozenset({"obl", "obj", "iobj", "nmod"})
#: A verb that hangs on another in one of these ways has that one's subject.
_SHARING = frozenset({"xcomp", "conj"})


def parsed_relations(doc: Doc, language: Language, actors: Iterable[Actor]) -> tuple[Relation, ...]:
    """Relations in text order of their receivers; none where the doc is not parsed."""
    if not doc.has_annotation("DEP"):
        return ()
    by_root = {root.i: actor for actor in actors if (root := _root(doc, actor.span)) is not None}
    reader = _Parse(relation_words(language), by_root)
    keys = {doc.vocab.strings.add(form) for form in reader.lexicon.verbs}
    verbs = [place for place, key in enumerate(doc.to_array(LOWER).tolist()) if key in keys]
    found = [relation for place in verbs for relation in reader.relations(doc[place])]
    return tuple(sorted(found, key=lambda relation: relation.reach))


def _root(doc: Doc, span: Span) -> Token | None:
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None and words.end_char <= span.end else None


class _Parse:
    def __init__(self, lexicon: RelationWords, actors: dict[int, Actor]) -> None:
        self.lexicon, self.actors = lexicon, actors

    def relations(self, verb: Token) -> Iterator[Relation]:
        action = self.lexicon.verbs.get(verb.lower_)
        subject = _subject(verb) if action and verb.pos_ == "VERB" else None
        agent = self._plain(subject)
        if not action or not agent or self._is_way(verb, action):
            return
        for child in verb.children:
            yield from self._received(agent, action, child)
            if child.dep_ in {"obj", "obl"}:
                thing = self.lexicon.noun(child.lower_) if action.kind == "light" else action
                for inner in child.children if thing else ():
                    yield from self._received(agent, thing, inner, child)

    def _received(
        self, agent: Actor, action: Action | None, child: Token, thing: Token | None = None
    ) -> Iterator[Relation]:
        receiver = self._plain(child)
        if not receiver or not action or child.dep_ not in _RECEIVERS:
            return
        cases = [token for token in child.children if token.dep_ == "case"]
        if cases and cases[0].lower_ in action.prepositions:
            span = Span(cases[0].idx, receiver.span.end)
        elif not cases and action.direct and not thing:
            span = receiver.span
        else:
            return
        things = frozenset({thing.lower_}) if thing is not None else frozenset()
        yield Relation(agent, receiver, action, span, things)

    def _plain(self, token: Token | None) -> Actor | None:
        """The actor at a token, if it stands alone and unbent."""
        actor = self.actors.get(token.i) if token is not None else None
        if token is None or not actor or actor.genitive or actor.adjective:
            return None
        inner = {child.dep_ for child in token.children if child.idx >= actor.span.end}
        return None if inner & {"conj", "flat:name", "compound"} else actor

    def _is_way(self, verb: Token, action: Action) -> bool:
        """Whether something comes back, people are taken somewhere, or it is denied."""
        words = [child.lower_ for child in verb.children]
        if verb.dep_.startswith("acl"):
            words.append(verb.head.lower_)
        if any(word in self.lexicon.back or word in self.lexicon.denials for word in words):
            return True
        return action.moves and any(word.startswith(self.lexicon.people) for word in words)


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb whose subject it shares; none in the passive."""
    token = verb
    for _ in range(4):
        found = [child for child in token.children if child.dep_.startswith("nsubj")]
        if found:
            return found[0] if found[0].dep_ == "nsubj" and len(found) == 1 else None
        controlled = token.dep_ == "xcomp" and any(
            child.dep_ in {"obj", "iobj"} for child in token.head.children
        )
        if token.dep_ not in _SHARING or controlled or token.head.i == token.i:
            return None
        token = token.head
    return None
