"""Readings for the tests of quotations: hand-built, bare (tokens only) and parsed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
import spacy
from spacy.tokens import Doc

from quotes.engine.document import Document, Zone, document_from_text
from quotes.engine.language import pipelines
from quotes.engine.language.parsing import parse
from quotes.engine.language.universal import universal
from quotes.engine.quotations.datelines import parsed_ranges
from quotes.engine.quotations.find import find_quotes
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.reading import Reading, bare_doc
from quotes.engine.results import Language, Span

#: One token: its form, part of speech, relation, the number of its head, its features.
Row = tuple[str, str, str, int, str]


@pytest.fixture(scope="session")
def built() -> Callable[..., Reading]:
    """A reading of one paragraph from rows of a tree; words are joined by blanks."""

    def build(rows: Sequence[Row], language: Language = "nb") -> Reading:
        words = [row[0] for row in rows]
        glued = [
            (i + 1 < len(words) and words[i + 1] in {",", ".", ":", "?", "»"}) or word == "«"
            for i, word in enumerate(words)
        ]
        doc = Doc(
            spacy.blank(language).vocab,
            words=words,
            spaces=[not g for g in glued[:-1]] + [False],
            pos=[row[1] for row in rows],
            deps=[row[2] for row in rows],
            heads=[row[3] for row in rows],
            morphs=[row[4] for row in rows],
            lemmas=[word.lower() for word in words],
        )
        document = Document(doc.text, (Zone("paragraph", Span(0, len(doc.text))),))
        return Reading(document, doc, language)

    return build


@pytest.fixture(scope="session")
def bare() -> Callable[..., Reading]:
    """A reading without a parse."""

    def read(text: str, language: Language = "nb") -> Reading:
        return Reading(document_from_text(text), bare_doc(text, language), language)

    return read


@pytest.fixture(scope="session")
def parsed() -> Callable[..., Reading]:
    """A reading through the shipped pipeline."""
    if not pipelines.SHIPPED.exists():
        pytest.skip(f"the shipped pipeline is not in {pipelines.SHIPPED}")

    def read(text: str, language: Language = "nb") -> Reading:
        document = document_from_text(text)
        doc = parse(text, parsed_ranges(document), language)
        return Reading(document, universal(doc) if language == "en" else doc, language)

    return read


@pytest.fixture(scope="session")
def english(parsed) -> Callable[[str], Reading]:
    """A reading through the English pipeline."""
    if pipelines.pipeline("en") is None:
        pytest.skip("no English pipeline: make english")
    return lambda text: parsed(text, "en")


@pytest.fixture(scope="session")
def contents() -> Callable[[Reading], list[tuple[str, str]]]:
    """Type and content of each quote, pieces joined by " … "."""

    def found(reading: Reading) -> list[tuple[str, str]]:
        return [(q.type, words(reading, q)) for q in find_quotes(reading)]

    return found


def words(reading: Reading, quote: FoundQuote) -> str:
    return " … ".join(span.of(reading.text) for span in quote.content)
