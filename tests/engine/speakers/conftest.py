"""Analyses for the tests of speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.engine.dates import DateSpan
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.language import pipelines
from quotes.engine.language.parsing import parse
from quotes.engine.language.universal import universal
from quotes.engine.quotations.datelines import parsed_ranges
from quotes.engine.quotations.find import find_quotes
from quotes.engine.quotations.reading import Reading
from quotes.engine.results import Language, Quote
from quotes.engine.speakers.attribution import attribute


@pytest.fixture(scope="session")
def attributed() -> Callable[..., list[Quote]]:
    """The quotes of a text with their speakers, through the shipped pipeline and facts."""
    if not pipelines.SHIPPED.exists():
        pytest.skip(f"the shipped pipeline is not in {pipelines.SHIPPED}")

    def run(text: str, language: Language = "nb", date: str = "") -> list[Quote]:
        day = DateSpan.parse(date) if date else None
        document = document_from_text(text, date=day, language=language)
        doc = parse(text, parsed_ranges(document), language)
        reading = Reading(document, universal(doc) if language == "en" else doc, language)
        return attribute(reading, find_quotes(reading), load_facts())

    return run


@pytest.fixture(scope="session")
def english(attributed) -> Callable[..., list[Quote]]:
    """The quotes of an English text with their speakers."""
    if pipelines.pipeline("en") is None:
        pytest.skip("no English pipeline: make english")
    return lambda text, date="": attributed(text, "en", date)
