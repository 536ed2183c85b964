"""Everybody that a document names, with lookup by name at a place in the text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from quotes.engine.facts.snapshot import FactBase
from quotes.engine.quotations.reading import Reading
from quotes.engine.speakers.genders import fitting, infer_genders
from quotes.engine.speakers.names import NameToken, without_genitive
from quotes.engine.speakers.people import find_people
from quotes.engine.speakers.persons import Bearers, Person
from quotes.engine.speakers.roles import gather_roles
from quotes.engine.speakers.shared import joined_names

#: How many zones back a full name tells which of two namesakes a surname means.
_NEAR = 2


@dataclass
class Cast:
    """``by_token`` gives the person named at a token, ``pairs`` the two people who are named
    together ("X og Y"), by the second name's first token; ``others`` are the names that are
    nobody's."""

    reading: Reading
    facts: FactBase
    people: list[Person]
    bearing: Bearers
    by_token: dict[int, Person] = field(default_factory=dict)
    names: list[tuple[NameToken, Person]] = field(default_factory=list)
    ambiguous: dict[int, list[Person]] = field(default_factory=dict)
    pairs: dict[int, tuple[Person, Person]] = field(default_factory=dict)
    others: list[NameToken] = field(default_factory=list)

    def named(self, words: tuple[str, ...], at: int) -> tuple[Person | None, list[Person]]:
        """Who a name at token ``at`` means, and all who may be meant.

        Of two namesakes the one whose other name stands near, in the same zone or the two before,
        or the only one met so far; otherwise nobody.
        """
        bearers = self.bearers(words)
        if len(bearers) <= 1:
            return (bearers[0] if bearers else None), bearers
        met = [p for p in bearers if any(o.start <= at for o in p.occurrences)]
        if len(met) == 1:
            return met[0], bearers
        near = [p for p in met if self._named_near(p, at)]
        if len(words) == 1:
            near = fitting(self.reading, met, near, at)
        return (near[0] if len(near) == 1 else None), bearers

    def bearers(self, words: tuple[str, ...]) -> list[Person]:
        if len(words) == 1:
            return self.bearing.of(words[0]) or self.bearing.of(without_genitive(words[0]))
        key = tuple(word.casefold() for word in words)
        namesakes = self.bearing.of_surname(key[-1])
        exact = [p for p in namesakes if tuple(w.casefold() for w in p.words) == key]
        return exact or [
            p for p in namesakes if all(w in [x.casefold() for x in p.words] for w in key)
        ]

    def _named_near(self, person: Person, at: int) -> bool:
        block = self.reading.block_at(self.reading.doc[at].idx)
        if block is None:
            return False
        first = self.reading.blocks[max(0, block.index - _NEAR)].start
        starts = [o.start for o in person.occurrences if o.words[0].casefold() != person.last]
        place = bisect_left(starts, first)
        return place < len(starts) and starts[place] <= at


def build_cast(reading: Reading, facts: FactBase) -> Cast:
    people, tokens, bearing = find_people(reading, facts)
    gather_roles(reading, people)
    infer_genders(reading, people)
    cast = Cast(reading, facts, people, bearing)
    for person in people:
        for occurrence in person.occurrences:
            cast.names.append((occurrence, person))
    placed = {occurrence.start for occurrence, _ in cast.names}
    for token in tokens:
        if token.start not in placed:
            person_meant, bearers = cast.named(token.words, token.start)
            if person_meant is not None:
                cast.names.append((token, person_meant))
            elif bearers:
                cast.ambiguous[token.start] = bearers
            else:
                cast.others.append(token)
    cast.names.sort(key=lambda item: item[0].start)
    for occurrence, person in cast.names:
        for i in range(occurrence.start, occurrence.end):
            cast.by_token[i] = person
    for first, second in joined_names(reading, [occurrence for occurrence, _ in cast.names]):
        one, other = cast.by_token[first.start], cast.by_token[second.start]
        if one is not other:
            cast.pairs[second.start] = (one, other)
    return cast
