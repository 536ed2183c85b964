"""Statements that join a title with a name: "USAs utenriksminister Antony Blinken".

Read from the words alone, so that they are found without a parse: title before the name, title
after it in apposition, copula either way round, verbs of coming to and leaving office, relative
clause, "as", one title for several people.
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

Tense = Literal["plain", "now", "past", "became", "appointed"]
_TENSES: tuple[Tense, ...] = ("now", "past", "became", "appointed")

_AFTER_NAME = re.compile(r"\s*(?:[,.;:)!?»”–\n]|$)")
_AFTER_TITLE = re.compile(r"\s*(?:[.;:)!?»”–\n]|$|,\s+(?=[a-zæøå]))")
_APPOSITION = r"(?: \([^()\n]{1,12}\))?(?:, | \(| – )"
#: The year right after what happened: "ble statsminister i 2013".
_ITS_YEAR = re.compile(r" (?:i|in) (?:[^\W\d_]+ )?((?:19|20)\d\d)(?![\d–-])")
_IN_BRACKETS = re.compile(r"\)")
_BEFORE_CLAUSE = re.compile(r", (?!(?:og|and)\b)[a-zæøå]")
_OPENS = re.compile(r"(?:^|[\n.!?:–«“\"])\s*$")
_PARTY_LETTER = re.compile(r" \([^()\n]{1,12}\) ")
_BETWEEN_NAMES = re.compile(r",? (?:og|and) |, ")


@dataclass(frozen=True, slots=True)
class RoleStatement:
    """``loose``: the words may be read otherwise, so it may be confirmed but not contradicted.
    ``year``: the place of the year in which it is said to have been so."""

    title: TitleMention
    name: Name
    tense: Tense = "plain"
    loose: bool = False
    year: Span | None = None

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
            following = (
                list(self._before_names(title))
                or list(self._before_verb(title))
                or list(self._after_name(title))
            )
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
        if self.text[end : end + 2] == " (" and not letter:
            name = self.names.starting_at(end + 2)
            if name and _IN_BRACKETS.match(self.text, name.span.end):
                yield RoleStatement(title, name, loose=title.shape == "bare")
        elif self.text[end : end + 1] in {" ", "\u00a0"}:
            name = self.names.starting_at(start)
            if name:
                yield RoleStatement(title, name, loose=title.plural)
                yield from self._more_names(title, name)
        elif self.text[end : end + 2] == ", " and (
            self._is_definite(title) or title.shape != "bare"
        ):
            name = self.names.starting_at(end + 2)
            if name and _AFTER_NAME.match(self.text, name.span.end):
                yield RoleStatement(title, name, loose=self._may_be_list(title, name))

    def _is_definite(self, title: TitleMention) -> bool:
        return title.definite or title.span.of(self.text).lower().startswith("the ")

    def _may_be_list(self, title: TitleMention, name: Name) -> bool:
        """ "statsministeren, Kari Moe og andre": only at the start of a sentence, with the verb
        after the name, is a title without a country surely that of the name."""
        if title.shape != "bare":
            return False
        opens = _OPENS.search(self.text, max(0, title.span.start - 4), title.span.start)
        return not (opens and _BEFORE_CLAUSE.match(self.text, name.span.end))

    def _before_verb(self, title: TitleMention) -> Iterator[RoleStatement]:
        """ "Frankrikes president er X.", "Som Frankrikes president har X …"."""
        if title.genitive or title.plural or (title.shape == "bare" and not title.definite):
            return
        inverted, opening = _inverted(self.language)
        before = self.text[max(0, title.span.start - 6) : title.span.start]
        opens = opening.search(before)
        match = (inverted["as"] if opens else inverted["is"]).match(self.text, title.span.end)
        name = self.names.starting_at(match.end()) if match else None
        if not match or not name or name.genitive:
            return
        if opens:
            yield RoleStatement(title, name, "now" if match["now"] else "past")
        elif _AFTER_NAME.match(self.text, name.span.end):
            yield RoleStatement(title, name, "now", loose=title.shape == "bare")

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
        apposition = _appositions(self.language).fullmatch(between)
        if apposition:
            if _AFTER_TITLE.match(self.text, title.span.end):
                yield RoleStatement(title, name, "past" if apposition["once"] else "plain")
            return
        found = self._tense(between)
        if found and not title.plural and self._is_subject(name):
            tense, inside = found
            year = _ITS_YEAR.match(self.text, title.span.end)
            after = Span(*year.span(1)) if year else None
            shifted = inside and Span(inside.start + name.span.end, inside.end + name.span.end)
            yield RoleStatement(title, name, tense, year=shifted or after)

    def _name_before(self, offset: int) -> Name | None:
        place = bisect_right(self.ends, offset) - 1
        known = self.names.known[place] if place >= 0 else None
        stranger = self.names.stranger_before(offset)
        if stranger and (not known or known.span.end < stranger.span.end):
            return stranger
        return known

    def _tense(self, between: str) -> tuple[Tense, Span | None] | None:
        """The verb between name and title, if nothing but an adverb or a time stands with it, and
        the year among them."""
        match = _copula(self.language).fullmatch(between)
        if not match:
            return None
        year = re.search(r"\d{4}", between)
        return next(t for t in _TENSES if match[t]), Span(*year.span()) if year else None

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
    time = _either(words["times"]).replace(r"\#", r"(?:19|20)\d\d")
    tenses = "|".join(f"(?P<{t}>{_with_time(words[t], time)})" for t in _TENSES)
    relative = rf"(?:, {_either(words['relatives'])})?"
    return re.compile(rf"{relative} (?:{tenses})(?: {_either(words['adverbs'])})?(?: an?| the)? ")


def _with_time(verbs: list[str], time: str) -> str:
    """Any of the verbs; a time may stand after the first word of several."""
    longest_first = sorted(verbs, key=len, reverse=True)
    parts = (verb.partition(" ") for verb in longest_first)
    return "|".join(
        rf"{re.escape(first)}(?: {time})? {re.escape(rest)}" if rest else re.escape(first)
        for first, _, rest in parts
    )


@cache
def _appositions(language: Language) -> re.Pattern[str]:
    now, once = (_either(_verbs(language)[key]) for key in ("now_words", "once_words"))
    return re.compile(rf"{_APPOSITION}(?:{now} |(?P<once>{once}) )?")


@cache
def _inverted(language: Language) -> tuple[dict[str, re.Pattern[str]], re.Pattern[str]]:
    """What stands between a title and its holder, by "is" and "as", and what opens "as"."""
    words = _verbs(language)
    if words["as_now"]:
        verbs = rf" (?:(?P<now>{_either(words['as_now'])})|{_either(words['as_past'])}) "
    else:
        verbs = r"(?P<now>(?!)), |, "
    opening = re.compile(
        rf"(?:^|[\n.!?:–«“\"\s])(?:{_either([w.capitalize() for w in words['as']])}) $"
    )
    return {"is": re.compile(rf" {_either(words['inverted'])} "), "as": re.compile(verbs)}, opening


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


@cache
def _verbs(language: Language) -> dict[str, list[str]]:
    path = Path(__file__).with_name("data") / "copula.toml"
    words: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return words
