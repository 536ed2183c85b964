"""Title phrases in a text: "USAs forsvarsminister", "den russiske presidenten", "Nato-sjefen".

A title is found by its words; its country or organisation is then looked for to the left
(genitive, adjective, compound, in English a plain name) and to the right ("president i
Frankrike"). A phrase whose country or organisation is none that the facts know has no offices:
nothing can be said about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from quotes.engine.facts.anchors import Anchor, Place, left_anchor, right_anchor
from quotes.engine.facts.inflection import Form, Qualifier, grammar
from quotes.engine.facts.organs import organ_title
from quotes.engine.facts.parties import Party, fitting, party_index
from quotes.engine.facts.records import Office
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.facts.titles import TitleForm, title_index
from quotes.engine.facts.words import PhraseIndex, Word, split_words, whole
from quotes.engine.results import Language, Span

TitleShape = Literal["genitive", "adjective", "compound", "preposition", "own", "bare"]

#: Kinds of office that "Kinas leder" or "Kreml-sjefen" may mean.
_STATE = frozenset({"head_of_state", "head_of_government"})


@dataclass(frozen=True, slots=True)
class TitleMention:
    """A title phrase.

    ``span`` is the phrase with country and qualifier, ``title`` the title word or words, which a
    suggestion replaces, ``anchor`` the words for the country or organisation. ``offices`` are
    the offices that it may mean: none where the country or organisation is not in the facts,
    many where it names none (``shape`` "bare"). ``vague`` ones ("Nato-topp") may be anybody.
    """

    span: Span
    title: Span
    offices: tuple[Office, ...]
    country: str | None = None
    organisation: str | None = None
    qualifier: Qualifier | None = None
    qualifier_span: Span | None = None
    shape: TitleShape = "bare"
    anchor: Span | None = None
    definite: bool = False
    plural: bool = False
    genitive: bool = False
    vague: bool = False

    @property
    def form(self) -> Form:
        return Form(self.definite, self.plural, self.genitive)


def find_titles(
    facts: FactBase, text: str, language: Language, ranges: Iterable[Span] | None = None
) -> tuple[TitleMention, ...]:
    """Title phrases in text order, never overlapping; offsets are code points of ``text``."""
    finder = _finder(facts, language)
    areas = whole(text, ranges)
    return tuple(mention for area in areas for mention in finder.between(text, area))


class _Finder:
    def __init__(self, facts: FactBase, language: Language) -> None:
        self.facts, self.language = facts, language
        self.titles: PhraseIndex[TitleForm] = title_index(facts, language)
        self.parties = party_index(facts, language)
        self.grammar = grammar(language)
        affixes = self.grammar.affixes
        self.heads = tuple(a.rstrip("…") for a in affixes if a.endswith("…"))
        self.tails = tuple(a.lstrip("…") for a in affixes if a.startswith("…"))

    def between(self, text: str, area: Span) -> Iterator[TitleMention]:
        words = split_words(text, area.start, area.end)
        place = Place(text, words, [word.key for word in words], self.parties, self.language)
        at = 0
        while at < len(words):
            length, mention = self._at(place, at)
            if mention:
                yield mention
            at += max(length, 1)

    def _at(self, place: Place, at: int) -> tuple[int, TitleMention | None]:
        organ = organ_title(self.facts, place, at)
        if organ:
            form = TitleForm(organ.form, frozenset({organ.office.id}))
            return organ.length, self._build(place, at, 1, (form,), organ.anchor)
        length, forms = self.titles.from_word(place.keys, at)
        if length and place.joined(at, length):
            return length, self._mention(place, at, length, forms)
        word = place.words[at]
        compound = self._compound(place, at) if "-" in word.key[1:-1] else None
        if compound:
            return 1, compound
        return self._affixed(place, at)

    def _affixed(self, place: Place, at: int) -> tuple[int, TitleMention | None]:
        """ "ekspresident", "then-Prime Minister", "president-elect": a qualifier in the word."""
        word = place.words[at]
        if not (word.key.startswith(self.heads) or word.key.endswith(self.tails)):
            return 1, None
        for affix, qualifier in self.grammar.affixes.items():
            core = affix.strip("…")
            first = len(core) if affix.endswith("…") and word.key.startswith(core) else 0
            last = len(core) if affix.startswith("…") and word.key.endswith(core) else 0
            end = len(word.key) - last
            if not (first or last):
                continue
            title = Word(
                word.start + first, word.start + end, word.text[first:end], word.key[first:end]
            )
            bare = place.with_word(at, title)
            length, forms = self.titles.from_word(bare.keys, at)
            if not forms or not bare.joined(at, length):
                continue
            inner = self._mention(bare, at, length, forms)
            rest = Span(word.start, title.start) if first else Span(title.end, word.end)
            return length, inner and replace(
                inner,
                qualifier=qualifier,
                span=Span(min(word.start, inner.span.start), max(word.end, inner.span.end)),
                qualifier_span=rest,
            )
        return 1, None

    def _compound(self, place: Place, at: int) -> TitleMention | None:
        """ "Kreml-sjefen": the part before the hyphen names the country or organisation."""
        word = place.words[at]
        first, _, last = word.key.rpartition("-")
        forms = self.titles.get((last,))
        if not forms:
            return None
        left = split_words(word.text[: len(first)])
        phrase = fitting(self.parties.get(tuple(w.key for w in left)), word)
        if not phrase or phrase.adjective or phrase.genitive or not self._stands_alone(place, at):
            return None
        anchor = Anchor("compound", Span(word.start, word.start + len(first)), phrase.party)
        return self._build(place, at, 1, forms, anchor)

    def _mention(
        self, place: Place, at: int, length: int, forms: tuple[TitleForm, ...]
    ) -> TitleMention | None:
        if at and place.spaced(at - 1) and place.keys[at - 1] in self.grammar.lowering:
            return None
        if any(form.own for form in forms):
            anchor = None if self._stands_alone(place, at) else _unknown_anchor(place.words[at - 1])
            return self._build(place, at, length, forms, anchor)
        anchor = left_anchor(place, at) or right_anchor(place, at + length - 1)
        return self._build(place, at, length, forms, anchor)

    def _stands_alone(self, place: Place, at: int) -> bool:
        """Whether no longer name is meant: "Unge Høyre-leder" is not the leader of Høyre."""
        if not at or not place.spaced(at - 1) or not place.words[at - 1].capitalised:
            return True
        rules = self.grammar
        ordinary = rules.openers | rules.qualifiers.keys() | rules.neutral | rules.determiners
        return place.keys[at - 1] in ordinary or self.language == "en"

    def _build(
        self,
        place: Place,
        at: int,
        length: int,
        forms: tuple[TitleForm, ...],
        anchor: Anchor | None,
    ) -> TitleMention | None:
        own = [form for form in forms if form.own]
        chosen = (own or list(forms)) if not anchor else [f for f in forms if not f.own] or own
        if not anchor and not own and any(form.leader for form in chosen):
            return None
        left = place.left_edge(at, anchor)
        title = Span(place.words[at + chosen[0].prefix].start, place.words[at + length - 1].end)
        offices = self._offices(chosen, anchor)
        party = anchor.party if anchor else _common_party(offices) if own else None
        return TitleMention(
            span=Span(left.start, max(title.end, anchor.span.end if anchor else 0)),
            title=title,
            offices=offices,
            country=party.id if party and party.kind == "country" else None,
            organisation=party.id if party and party.kind == "organisation" else None,
            qualifier=left.qualifier,
            qualifier_span=left.qualifier_span,
            shape=anchor.shape if anchor else "own" if own else "bare",
            anchor=anchor.span if anchor else _before(place.words[at], title),
            definite=any(form.form.definite for form in chosen),
            plural=all(form.form.plural for form in chosen),
            genitive=any(form.form.genitive for form in chosen),
            vague=all(form.vague for form in chosen),
        )

    def _offices(self, forms: list[TitleForm], anchor: Anchor | None) -> tuple[Office, ...]:
        ids = {office for form in forms for office in form.offices}
        offices = self.facts.offices
        if not anchor:
            return tuple(offices[key] for key in sorted(ids))
        if not anchor.party:
            return ()
        bearing = [offices[key] for key in sorted(ids) if self._belongs(offices[key], anchor.party)]
        if any(form.leader for form in forms):
            bearing = self._leading(anchor.party, any(form.vague for form in forms))
        return tuple(bearing)

    def _leading(self, party: Party, vague: bool) -> list[Office]:
        return [
            office
            for office in self.facts.offices.values()
            if self._belongs(office, party)
            and (
                vague
                or (
                    self.facts.role_of(office).leads
                    and (party.kind == "organisation" or self.facts.role_of(office).kind in _STATE)
                )
            )
        ]

    def _belongs(self, office: Office, party: Party) -> bool:
        if party.kind == "country":
            return office.country == party.id
        if not office.organisation:
            return False
        return party.id in {office.organisation, self.facts.root_of(office.organisation)}


@lru_cache(maxsize=6)
def _finder(facts: FactBase, language: Language) -> _Finder:
    return _Finder(facts, language)


def _common_party(offices: tuple[Office, ...]) -> Party | None:
    """The country or organisation that a title of its own names."""
    first = offices[0]
    if any((o.country, o.organisation) != (first.country, first.organisation) for o in offices):
        return None
    if first.organisation:
        return Party("organisation", first.organisation)
    return Party("country", first.country) if first.country else None


def _unknown_anchor(word: Word) -> Anchor:
    return Anchor("genitive", Span(word.start, word.end), None)


def _before(first: Word, title: Span) -> Span | None:
    """The words of a title of its own that come before the office word: "EU-kommisjonens"."""
    return Span(first.start, first.end) if first.start < title.start else None
