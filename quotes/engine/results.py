"""The vocabulary of findings: what leaves the engine.

Every offset is a Unicode code point of the document's text; every span is half-open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from quotes.engine.dates import DateSpan

Language = Literal["nb", "nn", "en"]
QuoteType = Literal["direct", "indirect", "mixed"]
Mark = Literal["dash", "guillemets", "double", "single", "none"]
Severity = Literal["critical", "high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
Tier = Literal["sure", "likely", "guess"]
Verdict = Literal["supported", "contradicted", "outdated", "unknown"]


#: Confidence from which a finding counts as sure, and as likely; below it is a guess.
_SURE, _LIKELY = 0.95, 0.8


def tier(confidence: float) -> Tier:
    """How a confidence of 0 to 1 is told to the editor."""
    if confidence >= _SURE:
        return "sure"
    return "likely" if confidence >= _LIKELY else "guess"


def gettext_noop(template: str) -> str:
    """Mark a template for translation; the desk translates it when it is shown."""
    return template


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def as_list(self) -> list[int]:
        return [self.start, self.end]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the editor: an English template in ``str.format`` style and its values.

    Templates are gettext ids, so the same finding reads in the interface's language.
    """

    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    def render(self, translate: Callable[[str], str] = gettext_noop) -> str:
        """The sentence in the language of ``translate``.

        Values whose key ends in ``_`` are themselves translatable words ("caption").
        """
        values = {
            key: translate(value) if key.endswith("_") else value
            for key, value in self.values.items()
        }
        return translate(self.template).format(**values)


@dataclass(frozen=True, slots=True)
class Quote:
    """Speech, or a stated opinion or claim, that the text ascribes to a source.

    ``content`` is one or more pieces in text order. ``speaker`` is the fullest name found in the
    article, None where the text leaves it open. ``speaker_id`` is the person's id in the facts.
    ``via`` names the medium that passed the words on. ``rule`` names the rule that found the
    speaker and ``reason`` tells the editor why. ``confidence`` is 0 to 1. ``alternatives`` are the
    names of the next likely speakers, the likeliest first.
    """

    type: QuoteType
    mark: Mark
    content: tuple[Span, ...]
    cue: Span | None = None
    mention: Span | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    via: str | None = None
    confidence: float = 0.0
    rule: str = ""
    reason: Message | None = None
    alternatives: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """From the first to the last character of the content."""
        return Span(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on: a fact with its source and days, or another place in the text.

    ``start`` and ``end`` are days, None for an open or unknown end. ``span`` points into the
    same document; ``reference`` is what the caller knows another document by.
    """

    text: Message
    source: str = ""
    start: date | None = None
    end: date | None = None
    span: Span | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that was held against the facts.

    ``person`` and ``office`` are written for the reader; the ids are those of the facts.
    """

    kind: str
    person: str
    office: str
    span: Span
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    person_id: str = ""
    office_id: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mend: put ``text`` in place of ``span``; ``why`` in one short line."""

    span: Span
    text: str
    why: Message


@dataclass(frozen=True, slots=True)
class Flag:
    """A possible error. ``message`` states an observation, never a verdict."""

    code: str
    severity: Severity
    span: Span
    message: Message
    suggestions: tuple[Suggestion, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the analysis could not do, so that silence is never mistaken for clean."""

    code: str
    message: Message


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one document, each list in text order."""

    language: Language
    date: DateSpan | None
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    flags: tuple[Flag, ...] = ()
    notices: tuple[Notice, ...] = ()
