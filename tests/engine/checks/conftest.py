from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.engine.analysis import analyse
from quotes.engine.checks.context import Context
from quotes.engine.checks.runner import run_checks
from quotes.engine.dates import DateSpan
from quotes.engine.document import Document, Zone, ZoneKind, document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.results import Claim, Flag, Language, Span


@pytest.fixture
def check() -> Callable[..., tuple[tuple[Claim, ...], tuple[Flag, ...]]]:
    """Claims and flags of a text, read without a parse."""

    def run(
        text: str, date: str | None = None, language: Language = "nb"
    ) -> tuple[tuple[Claim, ...], tuple[Flag, ...]]:
        document = document_from_text(text, date=DateSpan.parse(date) if date else None)
        context = Context(document, None, language, document.date, (), load_facts())
        claims, flags, _ = run_checks(context)
        return claims, flags

    return run


@pytest.fixture
def mended() -> Callable[[str, Flag, int], str]:
    """The text with one of a flag's suggestions put in."""

    def mend(text: str, flag: Flag, which: int = 0) -> str:
        suggestion = flag.suggestions[which]
        return text[: suggestion.span.start] + suggestion.text + text[suggestion.span.end :]

    return mend


_KINDS: dict[str, ZoneKind] = {
    "#": "headline",
    "##": "subheading",
    "!": "caption",
    "©": "credit",
    "~": "leftover",
}


def article(lines: str, language: Language = "nb", date: str | None = None) -> Document:
    """A document of one zone a line: # headline, ## subheading, ! caption, © credit, ~ leftover;
    of the other lines the first is the lead."""
    zones: list[Zone] = []
    text = ""
    for line in filter(None, map(str.strip, lines.splitlines())):
        mark, _, words = line.partition(" ")
        kind = _KINDS.get(mark)
        words = words if kind else line
        lead = not any(zone.kind == "lead" for zone in zones)
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        zones.append(Zone(kind or ("lead" if lead else "paragraph"), Span(start, len(text))))
    return Document(text, tuple(zones), DateSpan.parse(date) if date else None, language)


@pytest.fixture
def flagged() -> Callable[..., list[tuple[str, str | None]]]:
    """The marked words and first mend (None if there is none) of each flag of one check in an
    article of marked lines, read as the desk reads it."""

    def run(
        code: str, lines: str, language: Language = "nb", date: str | None = None
    ) -> list[tuple[str, str | None]]:
        document = article(lines, language, date)
        flags = [flag for flag in analyse(document, load_facts()).flags if flag.code == code]
        return [
            (
                flag.span.of(document.text),
                flag.suggestions[0].text if flag.suggestions else None,
            )
            for flag in flags
        ]

    return run
