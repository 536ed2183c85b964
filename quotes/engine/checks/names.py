"""The names of people in an article, as far as titles are concerned."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from quotes.engine.checks.person_labels import PERSON_LABELS
from quotes.engine.facts.matching import TitleMention
from quotes.engine.facts.names import NameMention, family_names
from quotes.engine.facts.records import Person
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.facts.words import fold
from quotes.engine.language.lexicons import is_first_name
from quotes.engine.results import Span

_PART = r"[^\W\d_a-zæøåäöüéèáíóúñç](?:\.|[\w’'-]*\w)?"
_PARTICLE = r"(?:von der|van der|van den|de la|von|van|de|di|da|du|del|al|el|bin|ibn|ben|af)"
_FULL_NAME = re.compile(rf"{_PART}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_PART})+")
_CAPITALISED = re.compile(rf"(?:{_PARTICLE}[ \u00a0])?{_PART}(?:[ \u00a0]{_PART})?")


@dataclass(frozen=True, slots=True)
class Name:
    """``span`` is the name without a genitive -s. ``people``: who may be meant, nobody for a
    name that the facts don't know. ``full``: more than a family name. ``introduced``: the full
    name stands in the article."""

    span: Span
    people: tuple[Person, ...]
    full: bool
    introduced: bool
    genitive: bool = False


class Names:
    """Known names in the readable zones, by place; family names as far as a full name in the
    article settles them, rather one that stands before: headlines come first."""

    def __init__(
        self,
        facts: FactBase,
        text: str,
        ranges: Iterable[Span],
        titles: Iterable[TitleMention] = (),
        doc: Doc | None = None,
    ) -> None:
        self._facts, self._text, self._ranges = facts, text, tuple(ranges)
        self._title_ends = {title.title.start: title.title.end for title in titles}
        self._strangers = tuple(self._unknown_full_names(doc))
        full = tuple(self._full_names())
        self.known = tuple(sorted([*full, *self._later_mentions(full)], key=lambda n: n.span))
        self._starts = [name.span.start for name in self.known]
        self._by_end = sorted(self._strangers, key=lambda span: (span.end, span.start))

    def starting_at(self, offset: int) -> Name | None:
        """The known name that begins at an offset; else a family name that the facts know; else
        a full name that they don't know."""
        place = bisect_left(self._starts, offset)
        if place < len(self.known) and self._starts[place] == offset:
            return self.known[place]
        return self._stranger_at(offset) or self._family_at(offset)

    def stranger_before(self, offset: int) -> Name | None:
        """The nearest full name that the facts don't know and that ends before an offset."""
        place = bisect_right(self._by_end, offset, key=lambda span: span.end) - 1
        return self._stranger_at(self._by_end[place].start) if place >= 0 else None

    def _full_names(self) -> Iterator[Name]:
        for found in self._facts.find_people(self._text, self._ranges):
            span = found.span
            if self._is_part_of_longer(span):
                continue
            full = len(fold(span.of(self._text))) > 1
            if not full and _bears_other_name(self._text, found):
                continue
            yield Name(span, found.people, full, True, found.genitive)

    def _is_part_of_longer(self, span: Span) -> bool:
        """Whether another capitalised word follows that belongs to the name."""
        return bool(re.match(r"[ \u00a0][^\W\d_]", self._text[span.end : span.end + 2])) and (
            self._text[span.end + 1].isupper()
        )

    def _later_mentions(self, full: tuple[Name, ...]) -> Iterator[Name]:
        introduced: dict[tuple[str, ...], dict[Person, int]] = {}
        for name in full:
            for person in name.people:
                for family in family_names(person):
                    introduced.setdefault(family, {}).setdefault(person, name.span.end)
        taken = [name.span for name in full]
        for match in self._words():
            span = Span(*match.span())
            people, genitive = self._introduced(introduced, span)
            if people and not _covered(span, taken) and not self._is_stranger(span):
                end = span.end - 1 if genitive else span.end
                yield Name(Span(span.start, end), people, False, True, genitive)

    def _introduced(
        self, introduced: dict[tuple[str, ...], dict[Person, int]], span: Span
    ) -> tuple[tuple[Person, ...], bool]:
        keys = fold(span.of(self._text))
        for form, genitive in ((keys, False), (_without_s(keys), True)):
            people = introduced.get(form, {})
            before = tuple(person for person, end in people.items() if end <= span.start)
            if people:
                return before or tuple(people), genitive
        return (), False

    def _words(self) -> Iterator[re.Match[str]]:
        single = re.compile(rf"(?<![\w-]){_PART}(?![\w-])")
        for area in self._ranges:
            yield from single.finditer(self._text, area.start, area.end)

    def _family_at(self, offset: int) -> Name | None:
        match = _CAPITALISED.match(self._text, offset)
        if not match:
            return None
        words = match[0]
        for end in (len(words), words.find(" ")):
            span = Span(offset, offset + max(end, 0))
            people = self._facts.people_of_family(span.of(self._text))
            if people:
                return Name(span, people, False, False)
        return None

    def _stranger_at(self, offset: int) -> Name | None:
        match = _FULL_NAME.match(self._text, offset)
        if not match or self._facts.people_named(match[0]):
            return None
        end = match.end() - 1 if match[0].endswith("s") else match.end()
        genitive = bool(self._facts.people_named(self._text[offset:end])) and end < match.end()
        if genitive or self._facts.people_of_family(match[0]):
            return None
        return Name(Span(offset, match.end()), (), True, True)

    def _unknown_full_names(self, doc: Doc | None) -> Iterator[Span]:
        """Full names that the facts don't know: two capitalised words, or a person in the parse.

        A title with a capital ("Statsminister Nordmann") is no first name.
        """
        for area in self._ranges:
            for match in _FULL_NAME.finditer(self._text, area.start, area.end):
                start = self._title_ends.get(match.start(), match.start())
                words = self._text[start : match.end()].split()
                if len(words) > 1 and not self._is_known(" ".join(words)):
                    yield Span(
                        match.end() - len(self._text[start : match.end()].lstrip()), match.end()
                    )
        for entity in doc.ents if doc is not None else ():
            if entity.label_ in PERSON_LABELS and not self._facts.find_people(entity.text):
                yield Span(entity.start_char, entity.end_char)

    def _is_known(self, words: str) -> bool:
        """Whether a run of capitalised words holds the name of somebody whom the facts know."""
        return any(
            len(fold(found.span.of(words))) > 1 or not _bears_other_name(words, found)
            for found in self._facts.find_people(words)
        )

    def _is_stranger(self, span: Span) -> bool:
        """Whether a family name may be that of somebody the facts don't know."""
        family = fold(span.of(self._text))
        return any(
            fold(other.of(self._text))[-len(family) :] == family and other.start < span.end
            for other in self._strangers
            if other.end - other.start > span.end - span.start
        )


def _bears_other_name(text: str, found: NameMention) -> bool:
    """Whether a first name that is none of theirs stands before a name of one word: "Ola Putin"."""
    lead = text[max(0, found.span.start - 30) : found.span.start]
    before = re.search(r"([^\W\d_][\w-]+)[ \u00a0]$", lead)
    if not before or not before[1][0].isupper() or not is_first_name(before[1]):
        return False
    given = fold(before[1])
    return not any(set(given) & set(fold(name)) for person in found.people for name in person.names)


def _covered(span: Span, taken: list[Span]) -> bool:
    return any(span.overlaps(other) for other in taken)


def _without_s(keys: tuple[str, ...]) -> tuple[str, ...]:
    return (*keys[:-1], keys[-1][:-1]) if keys and len(keys[-1]) > 2 and keys[-1][-1] == "s" else ()
