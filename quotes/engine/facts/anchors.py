"""The country or organisation that a title goes with, and the words around a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from quotes.engine.facts.inflection import Qualifier, grammar
from quotes.engine.facts.parties import Party, PartyPhrase, fitting
from quotes.engine.facts.words import PhraseIndex, Word, only_space
from quotes.engine.results import Language, Span

#: As many words may stand between a country and its title ("Russlands nye, mektige president").
_FARTHEST = 4
_TIME = re.compile(r"\d+\.?|fjor|dag|går|kveld|morgen|morgon|year|today|20\d\ds?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """``party`` None: there is one, but none that the facts know."""

    shape: Literal["genitive", "adjective", "compound", "preposition"]
    span: Span
    party: Party | None


@dataclass(frozen=True, slots=True)
class LeftEdge:
    """Where a phrase begins, and its qualifier ("tidligere")."""

    start: int
    qualifier: Qualifier | None = None
    qualifier_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The words of a stretch of text, with the index of countries and organisations."""

    text: str
    words: tuple[Word, ...]
    keys: list[str]
    parties: PhraseIndex[PartyPhrase]
    language: Language

    def joined(self, at: int, length: int) -> bool:
        """Whether the words form one phrase: spaces, or a comma in "barne-, likestillings- …"."""
        return all(
            self.spaced(i) or self.text[self.words[i].end : self.words[i + 1].start] == ", "
            for i in range(at, at + length - 1)
        )

    def spaced(self, at: int) -> bool:
        """Whether only spaces stand between a word and the next, or the dot of "44. president"."""
        if at + 1 >= len(self.words):
            return False
        end, start = self.words[at].end, self.words[at + 1].start
        ordinal = self.keys[at].isdigit() and self.text[end:start] == ". "
        return ordinal or only_space(self.text, end, start)

    def with_word(self, at: int, word: Word) -> Place:
        words = (*self.words[:at], word, *self.words[at + 1 :])
        return Place(self.text, words, [w.key for w in words], self.parties, self.language)

    def left_edge(self, at: int, anchor: Anchor | None) -> LeftEdge:
        """Read qualifiers and determiners on both sides of an anchor to the left."""
        rules = grammar(self.language)
        start, qualifier, span = self.words[at].start, None, None
        if anchor and anchor.span.start < start:
            start = anchor.span.start
        for i in range(at - 1, max(at - 1 - 2 * _FARTHEST, -1), -1):
            word = self.words[i]
            inside = anchor is not None and anchor.span.start <= word.start < anchor.span.end
            if not self.spaced(i) and not self._abbreviated(i):
                break
            if word.key in rules.qualifiers:
                qualifier = qualifier or rules.qualifiers[word.key]
                span = span or Span(word.start, word.end)
            elif not (inside or word.start > start or word.key in rules.neutral):
                if word.key in rules.determiners:
                    start = word.start
                break
            start = min(start, word.start)
        return LeftEdge(start, qualifier, span)

    def _abbreviated(self, at: int) -> bool:
        """ "fhv. statsminister": a dot that ends no sentence."""
        after = self.words[at + 1].start if at + 1 < len(self.words) else self.words[at].end
        return self.keys[at] in {"fhv", "eks"} and self.text[self.words[at].end : after] in {
            ". ",
            "-",
        }


def left_anchor(place: Place, at: int) -> Anchor | None:
    """The genitive, adjective or (English) name before a title."""
    rules = grammar(place.language)
    skipped = 0
    for i in range(at - 1, max(at - 1 - _FARTHEST, -1), -1):
        if not place.spaced(i):
            return None
        anchor = _party_ending_at(place, i, nearest=i == at - 1)
        if anchor:
            return anchor
        word = place.words[i]
        if word.key in rules.qualifiers or word.key in rules.neutral or word.key[0].isdigit():
            continue
        if word.key in rules.possessives:
            return _possessor(place, i - 1)
        if _is_foreign(place, word):
            return Anchor("genitive", Span(word.start, word.end), None)
        if not _may_be_adjective(place, word) or skipped:
            return None
        skipped += 1
    return None


def right_anchor(place: Place, last: int) -> Anchor | None:
    """The party after "i", "for", "av" …: a known one, or None within an anchor for an unknown."""
    rules = grammar(place.language)
    if not place.spaced(last) or place.keys[last + 1] not in rules.prepositions:
        return None
    at = last + 2
    while (
        at < len(place.words)
        and place.spaced(at - 1)
        and place.keys[at] in (rules.determiners | rules.qualifiers.keys() | rules.neutral)
    ):
        at += 1
    if at >= len(place.words) or not place.spaced(at - 1):
        return None
    length, phrases = place.parties.from_word(place.keys, at)
    phrase = fitting(phrases, place.words[at])
    if phrase and not phrase.genitive and not phrase.adjective and not phrase.metonym:
        span = Span(place.words[last + 1].start, place.words[at + length - 1].end)
        return Anchor("preposition", span, phrase.party)
    word = place.words[at]
    if (phrase and phrase.adjective) or _TIME.match(word.key):
        return None
    if "regjering" in word.key:
        return None
    if word.capitalised and not (phrase and phrase.metonym):
        return Anchor("preposition", Span(place.words[last + 1].start, word.end), None)
    return None


def _party_ending_at(place: Place, at: int, *, nearest: bool) -> Anchor | None:
    length, phrases = place.parties.to_word(place.keys, at)
    if not length:
        return None
    first = place.words[at + 1 - length]
    phrase = fitting(phrases, first)
    if not phrase:
        return None
    span = Span(first.start, place.words[at].end)
    if phrase.adjective:
        return Anchor("adjective", span, phrase.party)
    if phrase.genitive or place.words[at].key[-1] in "sxz" or place.language == "en":
        return Anchor("genitive", span, phrase.party)
    return None


def _possessor(place: Place, at: int) -> Anchor | None:
    length, phrases = place.parties.to_word(place.keys, at) if at >= 0 else (0, ())
    phrase = fitting(phrases, place.words[at + 1 - length]) if length else None
    if not phrase or phrase.adjective:
        return None
    span = Span(place.words[at + 1 - length].start, place.words[at + 1].end)
    return Anchor("genitive", span, phrase.party)


def _is_foreign(place: Place, word: Word) -> bool:
    """A genitive or an adjective that names something unknown: "Katalonias", "katalanske"."""
    if word.capitalised and word.key not in grammar(place.language).openers:
        return word.key[-1] == "s" or (place.language == "en" and "'" in word.key)
    return place.language != "en" and word.key.endswith(("ske", "sk"))


def _may_be_adjective(place: Place, word: Word) -> bool:
    return not word.capitalised and place.language != "en" and word.key.endswith("e")
