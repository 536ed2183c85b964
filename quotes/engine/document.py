"""A text and its zones.

Errors sit in captions, so headlines, captions and credits are kept apart from the body. Plain
text has no markup: its zones are told by layout and by the words in ``zoning.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from quotes.engine.dates import DateSpan
from quotes.engine.results import Language, Span

ZoneKind = Literal[
    "headline",
    "lead",
    "subheading",
    "paragraph",
    "caption",
    "credit",
    "byline",
    "leftover",
    "metadata",
]

#: Zones that hold running text: the body of the article.
BODY: frozenset[ZoneKind] = frozenset({"lead", "paragraph"})
#: Zones in which somebody may be quoted or something stated.
READABLE: frozenset[ZoneKind] = BODY | {"headline", "subheading", "caption"}

#: A headline or subheading is one line without a closing full stop and not longer than this;
#: agencies allow 64 characters, web headlines run longer.
_HEADING_LENGTH = 120
_SUBHEADING_LENGTH = 80
_BYLINE_LENGTH = 80

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SPOKEN_QUESTION = re.compile(r"(?:[-–—]\s.*[?!][»”\"']?|[«“„\"‘'].*[?!][»”\"’'])")
_TWO_SENTENCES = re.compile(r"[.!?][»”\"'’]?\s+[-–—«“\"‘']?\s?[A-ZÆØÅ]")
_CLOSING = re.compile(r"[.:;,…][»”\"'’)\]]*$")


@dataclass(frozen=True, slots=True)
class Zone:
    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    ``zones`` are disjoint and in text order; between them there is only white space. ``language``
    None means: to be detected.
    """

    text: str
    zones: tuple[Zone, ...]
    date: DateSpan | None = None
    language: Language | None = None

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds the code point at ``offset``."""
        return next((z for z in self.zones if z.span.start <= offset < z.span.end), None)

    def zones_of(self, *kinds: ZoneKind) -> tuple[Zone, ...]:
        return tuple(zone for zone in self.zones if zone.kind in kinds)


def document_from_text(
    text: str, *, date: DateSpan | None = None, language: Language | None = None
) -> Document:
    """Zone a plain text; any text is accepted, the empty one has no zones.

    A date in the text's own header ("date 2023-02", "Dato: 2023-02-23") counts where ``date`` is
    not given.
    """
    header, header_date = _read_header(text)
    zones = _split_lines(text, header.end if header else 0)
    zones = _name_headings(text, zones)
    if header:
        zones.insert(0, Zone("metadata", header))
    return Document(text, tuple(zones), date or header_date, language)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    path = Path(__file__).with_name("zoning.toml")
    lists = tomllib.loads(path.read_text(encoding="utf-8"))

    def either(key: str) -> str:
        longest_first = sorted(lists[key], key=len, reverse=True)
        return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"

    flags = re.IGNORECASE
    return {
        "date": re.compile(
            rf"\s*{either('date_labels')}\s*:?\s+(\d{{4}}(?:-\d{{2}}){{0,2}})(?!\d)[ \t]*", flags
        ),
        "credit": re.compile(rf"(?<!\w)\(?{either('credit_labels')}\s?:\s*\S", flags),
        "byline": re.compile(rf"{either('byline_labels')}(?::\s*|\s+)(?=\w)", flags),
        "agency": re.compile(rf"\(?©?{either('agencies')}\)?", flags),
        "leftover": re.compile(rf"{either('leftovers')}[.:!…›»]*", flags),
        "trailing": re.compile(
            rf"(?<=\s){either('leftovers')}(?:[\s|·]+{either('leftovers')})*[.:…]*\s*$", flags
        ),
    }


def _read_header(text: str) -> tuple[Span | None, DateSpan | None]:
    match = _words()["date"].match(text)
    if not match:
        return None, None
    try:
        date = DateSpan.parse(match[1])
    except ValueError:
        return None, None
    start = len(text) - len(text.lstrip())
    return Span(start, match.end(1)), date


def _split_lines(text: str, start: int) -> list[Zone]:
    zones: list[Zone] = []
    for line in _LINE.finditer(text, start):
        span = _stripped(text, line.start(), line.end())
        if span.start < span.end:
            zones.extend(_zones_of_line(text, span))
    return zones


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(
        start + len(words) - len(words.lstrip()) if words.strip() else end,
        end - (len(words) - len(words.rstrip())) if words.strip() else end,
    )


def _zones_of_line(text: str, line: Span) -> Iterator[Zone]:
    """A line is a leftover, a byline, a caption with its credit, or running text."""
    words = line.of(text)
    if _words()["leftover"].fullmatch(words):
        yield Zone("leftover", line)
        return
    tail = _words()["trailing"].search(words)
    if tail and _words()["credit"].search(words[: tail.start()]):
        kept = _stripped(text, line.start, line.start + tail.start())
        yield from _captioned(text, kept)
        yield Zone("leftover", _stripped(text, line.start + tail.start(), line.end))
    elif _is_byline(words):
        yield Zone("byline", line)
    else:
        yield from _captioned(text, line)


def _captioned(text: str, line: Span) -> Iterator[Zone]:
    """Cut "What the picture shows. Photo: X / NTB" into caption and credit."""
    credit = _words()["credit"].search(line.of(text))
    if not credit:
        yield Zone("paragraph", line)
        return
    start = line.start + credit.start()
    caption = _stripped(text, line.start, start)
    if caption.start < caption.end:
        yield Zone("caption", caption)
    yield Zone("credit", Span(start, line.end))


def _is_byline(words: str) -> bool:
    if _words()["agency"].fullmatch(words):
        return True
    if len(words) > _BYLINE_LENGTH or _CLOSING.search(words):
        return False
    label = _words()["byline"].match(words)
    names = re.split(r"[\s,/&]+", words[label.end() :]) if label else []
    connectives = {"og", "and"}
    return bool(names) and all(n[:1].isupper() or n in connectives for n in names if n)


def _name_headings(text: str, zones: list[Zone]) -> list[Zone]:
    """Call the first short line a headline and those under it subheadings, the first paragraph
    the lead, later short lines between paragraphs subheadings. Items of a list are paragraphs."""
    named = list(zones)
    paragraphs = [i for i, zone in enumerate(zones) if zone.kind == "paragraph"]
    if not paragraphs:
        return named
    if len(paragraphs) > 1 and _is_heading(zones[paragraphs[0]].span.of(text), _HEADING_LENGTH):
        named[paragraphs[0]] = Zone("headline", zones[paragraphs[0]].span)
        paragraphs = paragraphs[1:]
        while len(paragraphs) > 1 and _is_heading(
            zones[paragraphs[0]].span.of(text), _SUBHEADING_LENGTH
        ):
            named[paragraphs[0]] = Zone("subheading", zones[paragraphs[0]].span)
            paragraphs = paragraphs[1:]
    named[paragraphs[0]] = Zone("lead", zones[paragraphs[0]].span)
    listed = False
    for index in paragraphs[1:-1]:
        words = zones[index].span.of(text)
        listed = _is_item(words) and (listed or _leads_in(text, zones, index))
        if not listed and _is_heading(words, _SUBHEADING_LENGTH):
            named[index] = Zone("subheading", zones[index].span)
    return named


def _is_item(words: str) -> bool:
    return words[0] in "-–—•*·"


def _leads_in(text: str, zones: list[Zone], index: int) -> bool:
    """Whether the zone before ends in a colon: what follows is a list or speech."""
    return index > 0 and zones[index - 1].span.of(text).endswith(":")


def _is_heading(words: str, longest: int) -> bool:
    """One short sentence without a full stop; a question in speech is the interviewer's."""
    return (
        len(words) <= longest
        and not _CLOSING.search(words)
        and not _SPOKEN_QUESTION.fullmatch(words)
        and not _TWO_SENTENCES.search(words)
    )
