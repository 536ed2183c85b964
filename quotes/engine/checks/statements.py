"""Statements that join a title with a name: "USAs utenriksminister Antony Blinken".

Read from the words alone, so that they are found without a parse: title before the name, title
after it in apposition, copula, relative clause, one title for several people.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from quotes.engine.checks.names import Name, Names
from quotes.engine.checks.sentences import is_conditional
from quotes.engine.dates import DateSpan
from quotes.engine.facts.matching import TitleMention
from quotes.engine.facts.records import Person
from quotes.engine.facts.verdicts import RoleVerdict
from quotes.engine.results import Language, Span

Tense = Literal["plain", "now", "past", "became"]

_AFTER_NAME = re.compile(r"\s*(?:[,.;:)!?»”–\n]|$)")
_AFTER_TITLE = re.compile(r"\s*(?:[.;:)!?»”–\n]|$|,\s+(?=[a-zæøå]))")
_APPOSITION = re.compile(r"(?: \([^()\n]{1,12}\))?(?:, | \(| – )")
_PARTY_LETTER = re.compile(r" \([^()\n]{1,12}\) ")
_BETWEEN_NAMES = re.compile(r",? (?:og|and) |, ")


@dataclass(frozen=True, slots=True)
class RoleStatement:
    """``loose``: the words may be read otherwise, so it may be confirmed but not contradicted."""

    title: TitleMention
    name: Name
    tense: Tense = "plain"
    loose: bool = False

    @property
    def span(self) -> Span:
        """From the first to the last word of title and name."""
        return Span(
            min(self.title.span.start, self.name.span.start),
            max(self.title.span.end, self.name.span.end),
        )


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """A statement and its verdict. ``person`` is the one of several namesakes that it was judged
    for. ``when`` is the time that it was judged for."""

    statement: RoleStatement
    person: Person
    verdict: RoleVerdict
    when: DateSpan | None


def find_statements(
    text: str, language: Language, names: Names, titles: tuple[TitleMention, ...]
) -> tuple[RoleStatement, ...]:
    """The statements in text order; each title is joined with one name, or with all in a list."""
    return tuple(_Reader(text, language, names, titles).read())


class _Reader:
    def __init__(
        self, text: str, language: Language, names: Names, titles: tuple[TitleMention, ...]
    ) -> None:
        self.text, self.language, self.names, self.titles = text, language, names, titles
        self.words = _verbs(language)
        self.ends = [name.span.end for name in names.known]

    def read(self) -> Iterator[RoleStatement]:
        waiting: TitleMention | None = None
        for index, title in enumerate(self.titles):
            following = list(self._before_names(title)) or list(self._after_name(title))
            yield from following
            if waiting and following and following[0].name.span.start > title.span.start:
                yield replace(following[0], title=waiting, loose=True)
            waiting = title if self._shares_name(index) else None

    def _shares_name(self, index: int) -> bool:
        """ "statsminister og Ap-leder Jens Stoltenberg": the first title has no name of its own."""
        if index + 1 >= len(self.titles) or self.titles[index].plural:
            return False
        between = self.text[self.titles[index].span.end : self.titles[index + 1].span.start]
        return between.strip() in self.words["and"]

    def _before_names(self, title: TitleMention) -> Iterator[RoleStatement]:
        if title.genitive:
            return
        end = title.span.end
        letter = _PARTY_LETTER.match(self.text, end)
        start = letter.end() if letter else end + 1
        if self.text[end : end + 1] in {" ", "\u00a0"}:
            name = self.names.starting_at(start)
            if name:
                yield RoleStatement(title, name, loose=title.plural)
                yield from self._more_names(title, name)
        elif self.text[end : end + 2] == ", " and (title.definite or title.shape != "bare"):
            name = self.names.starting_at(end + 2)
            if name and _AFTER_NAME.match(self.text, name.span.end) and name.people:
                yield RoleStatement(title, name, loose=title.shape == "bare")

    def _more_names(self, title: TitleMention, name: Name) -> Iterator[RoleStatement]:
        while title.plural:
            gap = _BETWEEN_NAMES.match(self.text, name.span.end)
            following = self.names.starting_at(gap.end()) if gap else None
            if not following:
                return
            yield RoleStatement(title, following, loose=True)
            name = following

    def _after_name(self, title: TitleMention) -> Iterator[RoleStatement]:
        name = self._name_before(title.span.start)
        if not name or name.genitive or title.genitive:
            return
        between = self.text[name.span.end : title.span.start]
        if _APPOSITION.fullmatch(between):
            if _AFTER_TITLE.match(self.text, title.span.end):
                yield RoleStatement(title, name)
            return
        tense = self._tense(between)
        if tense and not title.plural and self._is_subject(name):
            yield RoleStatement(title, name, tense)

    def _name_before(self, offset: int) -> Name | None:
        place = bisect_right(self.ends, offset) - 1
        return self.names.known[place] if place >= 0 else None

    def _tense(self, between: str) -> Tense | None:
        """The verb between name and title, if nothing but an adverb stands with it."""
        match = _copula(self.language).fullmatch(between)
        if not match:
            return None
        return next(t for t in ("now", "past", "became") if match[t])

    def _is_subject(self, name: Name) -> bool:
        before = self.text[max(0, name.span.start - 25) : name.span.start]
        last = before.split()[-1:] or [""]
        if last[0].lower() in self.words["not_before_subject"]:
            return False
        return not is_conditional(
            self.text, Span(name.span.start - len(before), name.span.start), self.language
        )


@cache
def _copula(language: Language) -> re.Pattern[str]:
    words = _verbs(language)
    tenses = "|".join(f"(?P<{t}>{_either(words[t])})" for t in ("now", "past", "became"))
    relative = rf"(?:, {_either(words['relatives'])})?"
    return re.compile(rf"{relative} (?:{tenses})(?: {_either(words['adverbs'])})?(?: an?| the)? ")


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


@cache
def _verbs(language: Language) -> dict[str, list[str]]:
    path = Path(__file__).with_name("data") / "copula.toml"
    words: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return words
