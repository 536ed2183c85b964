"""Organisations that a text names, and the nouns that call them again: "flyselskapet".

What kind of organisation a name stands for is told by the noun beside it ("oljeselskapet X"), by
the name itself ("X kommune", "Helsedirektoratet") or by nothing; a noun that any company may be
called ("selskapet", "giganten") means the one that the text is about.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from quotes.engine.quotations.reading import Reading
from quotes.engine.results import Language
from quotes.engine.speakers.cast import Cast
from quotes.engine.speakers.lexicon import ends_as, speaker_words
from quotes.engine.speakers.mentions import Mention
from quotes.engine.speakers.names import NameToken
from quotes.engine.speakers.places import is_subject
from quotes.engine.speakers.roles import base_forms, may_bear, noun_forms, roles_of

#: How many zones back a name may be called again by a noun that does not fit its kind.
_NEAR = 4
_PLACES = ("GPE", "GPE_LOC", "LOC", "DRV", "EVT")


@dataclass(slots=True)
class Organisation:
    """``kinds`` are the nouns, as lemmas, that the text or the name itself gives it; ``places``
    the first tokens of its names, in text order."""

    name: str
    kinds: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    subjects: int = 0
    labels: Counter[str] = field(default_factory=Counter)

    @property
    def is_place(self) -> bool:
        return not self.kinds and self.labels.most_common(1)[0][0] in _PLACES


class Organisations:
    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading = reading
        self._cast = cast

    def called(self, mention: Mention, keys: frozenset[str]) -> str | None:
        """The name of the organisation that a bare noun calls again; None if none or several.

        ``keys`` are the lemmas that the noun may have.
        """
        nouns = speaker_words(self._reading.language)("organisations")
        if mention.plural or not any(ends_as(key, nouns) for key in keys):
            return None
        met = [o for o in self._all.values() if o.places[0] < mention.start]
        language = self._reading.language
        own = [o for o in met if any(same_kind(language, k, key) for k in o.kinds for key in keys)]
        if own:
            return self._nearest(own, mention.start).name
        return self._topic(met, mention, keys)

    def fullest(self, name: str) -> str:
        """The longest name that the text has for what it also calls ``name``: "Verdanta" for
        "Verdanta Biosciences"; ``name`` itself where none or several begin so."""
        longer = {
            o.name
            for o in self._all.values()
            if o.name.casefold().startswith(f"{name.casefold()} ") and not o.is_place
        }
        return longer.pop() if len(longer) == 1 else name

    def _topic(self, met: list[Organisation], mention: Mention, keys: frozenset[str]) -> str | None:
        """The only organisation near of which no other kind is known, for a noun that fits any."""
        words = speaker_words(self._reading.language)
        if not any(ends_as(key, words("any_organisation")) for key in keys):
            return None
        bodies = words("public_bodies")
        near = [
            o
            for o in met
            if self._zones_back(o, mention.start) <= _NEAR
            and not o.is_place
            and not any(ends_as(kind, bodies) for kind in o.kinds)
        ]
        spoken_of = [o for o in near if o.subjects]
        fit = spoken_of if self._reading.language == "en" else spoken_of or near
        return fit[0].name if len(fit) == 1 and len(near) <= 2 else None

    def _nearest(self, found: list[Organisation], at: int) -> Organisation:
        return max(found, key=lambda o: max(place for place in o.places if place < at))

    def _zones_back(self, organisation: Organisation, at: int) -> int:
        last = max(place for place in organisation.places if place < at)
        here, there = (self._reading.block_at(self._reading.doc[i].idx) for i in (at, last))
        return here.index - there.index if here and there else _NEAR + 1

    @cached_property
    def _all(self) -> dict[str, Organisation]:
        found: dict[str, Organisation] = {}
        for token in self._cast.others:
            words, kinds = self._name(token)
            name = " ".join(words)
            known = found.setdefault(self._key(words), Organisation(name))
            known.name = max(known.name, name, key=len)
            known.kinds |= kinds | self._titles(token)
            known.places.append(token.start)
            known.labels[token.label] += 1
            known.subjects += is_subject(self._reading.doc[token.start])
        return {
            key: o for key, o in found.items() if o.kinds or o.labels["ORG"] * 2 > o.labels.total()
        }

    def _key(self, words: tuple[str, ...]) -> str:
        """The name in lower case without a form of company at its end ("X AS")."""
        forms = speaker_words(self._reading.language)("company_forms")
        kept = words[:-1] if len(words) > 1 and words[-1].lower() in forms else words
        return " ".join(kept).casefold()

    def _name(self, token: NameToken) -> tuple[tuple[str, ...], set[str]]:
        """The name with a lower-case noun of its own ("Vik kommune"), and what kind that makes
        it."""
        nouns = speaker_words(self._reading.language)("organisations")
        words = token.words
        doc = self._reading.doc
        following = doc[token.end] if token.end < len(doc) else None
        if following is not None and following.pos_ in ("NOUN", "PROPN"):
            # By its letter: taggers miss the genitive of "Statens".
            possessed = doc[token.end - 1].text.endswith("s")
            own = following.lower_ in nouns or (possessed and ends_as(following.lower_, nouns))
            if own:
                written = tuple(t.text for t in doc[token.start : token.end + 1])
                return written, {following.lower_}
        ends = base_forms(words[-1].lower()) | base_forms(words[0].lower())
        return words, {form for form in ends if ends_as(form, nouns)}

    def _titles(self, token: NameToken) -> set[str]:
        """The nouns of organisations beside one occurrence."""
        nouns = speaker_words(self._reading.language)("organisations")
        beside = set(roles_of(self._reading, token)) if not token.genitive else set()
        before = self._reading.doc[token.start - 1] if token.start else None
        if before is not None and before.pos_ == "NOUN":
            beside |= noun_forms(before)
        return {noun for noun in beside if ends_as(noun, nouns)}


def same_kind(language: Language, kind: str, noun: str) -> bool:
    """Whether a noun calls again what is of a kind: "selskapet" an "oljeselskap",
    "organisasjonen" a "forbund"."""
    if kind == noun or may_bear(language, kind, noun):
        return True
    return len(noun) >= 3 and kind.endswith(noun) and len(kind) > len(noun) + 1
