"""Who "his wife" or "her father" is, where the text has told: "Holm's husband, Yannis"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from quotes.engine.quotations.reading import Reading
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.lexicon import speaker_words
from quotes.engine.speakers.names import NameToken
from quotes.engine.speakers.persons import Person


@dataclass(frozen=True, slots=True)
class Relation:
    """``relative`` is the ``kin`` of ``of``: Yannis the husband of Holm."""

    relative: Person
    kin: str
    of: Person


class Kinship:
    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading = reading
        self._cast = cast

    def relative(self, person: Person, kin: str) -> Person | None:
        """The one who is a person's ``kin``; None if the text does not tell or tells several."""
        found = {id(r.relative): r.relative for r in self._all if r.of is person and r.kin == kin}
        for relation in self._all:
            if relation.relative is person and (relation.kin, kin) in self._inverse:
                found[id(relation.of)] = relation.of
        return next(iter(found.values())) if len(found) == 1 else None

    def only(self, kin: str) -> Person | None:
        """The one of whom the text tells that he is somebody's ``kin``: "the father"."""
        found = {id(r.relative): r.relative for r in self._all if r.kin == kin}
        found |= {id(r.of): r.of for r in self._all if (r.kin, kin) in self._inverse}
        fit = [p for p in found.values() if p.gender in (None, self._gender(kin))]
        return fit[0] if len(fit) == 1 else None

    def _gender(self, kin: str) -> str | None:
        words = speaker_words(self._reading.language)
        return "m" if kin in words("male") else "f" if kin in words("female") else None

    @cached_property
    def _inverse(self) -> frozenset[tuple[str, ...]]:
        pairs = speaker_words(self._reading.language)("inverse_kin")
        return frozenset(tuple(pair.split()) for pair in pairs)

    @cached_property
    def _all(self) -> list[Relation]:
        relations = []
        for number, (occurrence, person) in enumerate(self._cast.names):
            at = self._kin_before(occurrence)
            if at is None:
                continue
            owner = self._owner(number, at, person)
            if owner is not None and owner is not person:
                relations.append(Relation(person, self._reading.doc[at].lower_, owner))
        return relations

    def _kin_before(self, occurrence: NameToken) -> int | None:
        """The kinship noun right before a name, a comma allowed: "his daughter Isla"."""
        at = occurrence.start - 1
        if at > 0 and self._reading.doc[at].text == ",":
            at -= 1
        kin = speaker_words(self._reading.language)("kin")
        return at if at > 0 and self._reading.doc[at].lower_ in kin else None

    def _owner(self, number: int, kin: int, person: Person) -> Person | None:
        """Whose kin it is: the genitive before the noun, or the one named last for "his"."""
        doc = self._reading.doc
        words = speaker_words(self._reading.language)
        before = doc[kin - 1].lower_
        if before in ("'s", "’s", "'", "’") and kin >= 2:
            return self._cast.by_token.get(kin - 2)
        if before not in words("own"):
            return None
        gender = {"his": "m", "her": "f"}.get(before)
        for _, earlier in reversed(self._cast.names[:number]):
            if earlier is not person and gender in (None, earlier.gender or gender):
                return earlier
        return None
