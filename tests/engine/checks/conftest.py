from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.engine.checks.context import Context
from quotes.engine.checks.runner import run_checks
from quotes.engine.dates import DateSpan
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.results import Claim, Flag, Language


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
