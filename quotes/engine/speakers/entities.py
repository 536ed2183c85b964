"""Sources as the attribution rules see them: named people and everybody else."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.engine.speakers.persons import Person

REPORTER = "REPORTER"


@dataclass(slots=True, eq=False)
class Entity:
    """One source. ``name`` is what a quote shows as its speaker; an unnamed source's grows when
    the text describes it more fully.

    ``person`` is set for a named person; ``head`` is the lemma of an unnamed one's noun. ``human``
    tells a single human being, whom "han" or "hun" may mean; ``named`` people who are named
    together, whom "ekteparet" may mean.
    """

    name: str
    person: Person | None = None
    gender: str | None = None
    plural: bool = False
    human: bool = False
    head: str = ""
    named: bool = False

    @property
    def fact_id(self) -> str | None:
        fact = self.person.fact if self.person else None
        return fact.id if fact else None


def entity_of(person: Person) -> Entity:
    return Entity(person.name, person, person.gender, human=True)
