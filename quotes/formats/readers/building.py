"""Blocks of words, as a format has them, to one text and its zones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.utils.timezone import localtime

from quotes.engine.dates import DateSpan
from quotes.engine.document import BODY, READABLE, Document, Zone, ZoneKind, document_from_text
from quotes.engine.results import Language, Message, Span, gettext_noop
from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.readers.errors import Unreadable

#: White space of mark-up; a no-break space is the writer's own inside of numbers ("10 000",
#: "5 %"), and elsewhere what an editor's program left.
_WHITE_SPACE = re.compile(
    r"(?:[ \t\r\n\f\v\x85\u2028\u2029]|(?<!\d)[\xa0\u202f]|[\xa0\u202f](?![\d%]))+"
)
#: Hints to the typesetter (soft hyphen, zero-width spaces, byte order mark) and control characters.
_INVISIBLE = re.compile(r"[\xad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
#: Zones of plain text that its words tell, whatever the mark-up around them says.
_TOLD_BY_WORDS: frozenset[ZoneKind] = frozenset(
    {"caption", "credit", "byline", "leftover", "metadata"}
)
_LANGUAGES: dict[str, Language] = {"nb": "nb", "nn": "nn", "en": "en"}

Part = tuple[ZoneKind, str]


@dataclass(slots=True)
class Builder:
    """Collects blocks in reading order; blocks stand a blank line apart in the text."""

    _lines: list[str] = field(default_factory=list)
    _zones: list[Zone] = field(default_factory=list)
    _captions: set[str] = field(default_factory=set)
    _length: int = 0

    def add(self, kind: ZoneKind, words: str) -> None:
        """Add a block; one without words is left out."""
        self.add_parts([(kind, words)])

    def add_parts(self, parts: Iterable[Part]) -> None:
        """Add a block of several zones on one line, as a caption and its credit."""
        line = [(kind, words) for kind, raw in parts if (words := tidy(raw))]
        if not line:
            return
        start = self._length + (2 if self._lines else 0)
        self._lines.append(" ".join(words for _kind, words in line))
        if line[0][0] == "caption":
            self._captions |= {line[0][1], self._lines[-1]}
        self._length = start + len(self._lines[-1])
        for kind, words in line:
            self._zones.extend(_zones_of(kind, words, start))
            start += len(words) + 1

    def has(self, *kinds: ZoneKind) -> bool:
        return any(zone.kind in kinds for zone in self._zones)

    def holds(self, words: str) -> bool:
        """Whether a block so far has these words."""
        return any(tidy(words) in line for line in self._lines)

    def shows(self, caption: str, credit: str = "") -> None:
        """Add a picture's caption and credit; a credit that ends the caption stands there only.

        A caption that is there already, as one beside the text and inside of it, is not repeated.
        """
        caption, credit = tidy(caption), tidy(credit)
        if caption and caption in self._captions:
            return
        parts: list[Part] = [("caption", caption)]
        if credit and credit not in caption:
            parts.append(("credit", credit))
        self.add_parts(parts)

    @property
    def text(self) -> str:
        return "\n\n".join(self._lines)

    def article(self, metadata: Metadata) -> ReadArticle:
        """The article; the first paragraph is the lead where nothing else is.

        Raises Unreadable where no words were found that a reader would see.
        """
        text = self.text
        if not self.has(*READABLE):
            raise Unreadable(
                Message(
                    gettext_noop(
                        "No words of an article were found in this file. "
                        "Copy the text from where you read it and paste that."
                    )
                )
            )
        zones = _with_lead(self._zones)
        day = _day(metadata.published) or _day_in(text, zones)
        return ReadArticle(Document(text, zones, day, language_of(metadata.language)), metadata)


def tidy(words: str) -> str:
    """The words with white space and invisible characters as a reader sees them."""
    return _WHITE_SPACE.sub(" ", _INVISIBLE.sub("", words)).strip()


def without_invisible(text: str) -> str:
    """The text without the typesetter's hints, its lines as they are."""
    return _INVISIBLE.sub("", text)


def language_of(tag: str) -> Language | None:
    """The language of a tag like ``nb-NO``; None (to be detected) for ``no`` and others."""
    return _LANGUAGES.get(re.split("[-_]", tag.lower())[0])


def day_of(value: str) -> DateSpan | None:
    """The day, month or year of an ISO 8601 date or time, as the sender writes it."""
    match = re.match(r"\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)", value)
    try:
        return DateSpan.parse(match[1]) if match else None
    except ValueError:
        return None


def iso_time(value: str) -> str:
    """A date or time of the formats' many kinds as ISO 8601; empty where it is none.

    Knows ISO 8601 in its basic and extended forms. A time zone is kept, and none added.
    """
    value = value.strip()
    try:
        if len(value) == 8 and value.isdigit():
            return date.fromisoformat(value).isoformat()
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
            return str(DateSpan.parse(value))
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    return moment.isoformat(timespec="seconds")


def urgency_of(value: str) -> int:
    """1 to 9, 0 for anything else (IIM 2:10, as NITF, ninjs and NewsML-G2 have it)."""
    return int(value) if re.fullmatch(r"[1-9]", value) else 0


def as_utc(value: str) -> datetime | None:
    """An ISO 8601 time as a moment; one without a zone counts as UTC, a day as its start."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _zones_of(kind: ZoneKind, words: str, start: int) -> Iterator[Zone]:
    """The zones of one line: what plain text's own words tell, and ``kind`` for the rest."""
    if kind not in BODY and kind != "caption":
        yield Zone(kind, Span(start, start + len(words)))
        return
    for zone in document_from_text(words).zones:
        told = zone.kind if zone.kind in _TOLD_BY_WORDS else kind
        yield Zone(told, Span(start + zone.span.start, start + zone.span.end))


def _with_lead(zones: list[Zone]) -> tuple[Zone, ...]:
    """What stands above the headline is a kicker; the first paragraph below it is the lead."""
    kinds = [zone.kind for zone in zones]
    below = kinds.index("headline") if "headline" in kinds else 0
    if "lead" in kinds or "paragraph" not in kinds[below:]:
        return tuple(zones)
    index = kinds.index("paragraph", below)
    return (*zones[:index], Zone("lead", zones[index].span), *zones[index + 1 :])


def _day(published: str) -> DateSpan | None:
    """The day as the sender writes it; of a time in UTC, that of the newsroom."""
    if published.endswith("+00:00"):
        with suppress(OverflowError):  # the first and the last day that there are
            published = localtime(datetime.fromisoformat(published)).isoformat()
    return day_of(published)


def _day_in(text: str, zones: Iterable[Zone]) -> DateSpan | None:
    """The day that a line like "Publisert 2023-02-23" gives."""
    for zone in zones:
        if zone.kind == "metadata" and (day := document_from_text(zone.span.of(text)).date):
            return day
    return None
