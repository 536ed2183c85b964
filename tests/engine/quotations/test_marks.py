from __future__ import annotations

import pytest

from quotes.engine.quotations.marks import passages
from quotes.engine.results import Span


def inner(text: str) -> list[tuple[str, int]]:
    return [(p.inner.of(text), p.depth) for p in passages(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "«Vi kommer», sa hun.",
        '"Vi kommer", sa hun.',
        "“Vi kommer”, sa hun.",
        "”Vi kommer”, sa hun.",
        "„Vi kommer“, sa hun.",
        "„Vi kommer”, sa hun.",
        "»Vi kommer«, sa hun.",
        "‹Vi kommer›, sa hun.",
        "‘Vi kommer’, sa hun.",
        "'Vi kommer', sa hun.",
        "<<Vi kommer>>, sa hun.",
        "''Vi kommer'', sa hun.",
        ",,Vi kommer'', sa hun.",
    ],
)
def test_every_sort_of_mark_opens_and_closes(text):
    assert inner(text) == [("Vi kommer", 0)]


def test_a_nested_passage_is_deeper():
    assert inner("«Hun sa «nei» til alt», sa han.") == [("Hun sa «nei» til alt", 0), ("nei", 1)]


def test_an_apostrophe_neither_opens_nor_closes():
    assert inner("'Det er rock'n'roll', sa hun.") == [("Det er rock'n'roll", 0)]
    assert inner("Han likte rock'n'roll og O'Hara.") == []


def test_straight_marks_set_with_blanks_pair_up():
    assert inner('Ordet " fri " er kort.') == [(" fri ", 0)]


def test_a_passage_that_opens_the_zone_and_is_not_closed_runs_to_its_end():
    (passage,) = passages("«Alt var stille.", Span(0, 16))
    assert not passage.closed
    assert passage.inner == Span(1, 16)


def test_a_forgotten_mark_does_not_hide_the_pairs_after_it():
    text = "Hun leste «Vinter og likte «Sommer» best."
    assert ("Sommer", 0) in inner(text)


def test_only_the_zone_is_scanned():
    text = "«Ute» og «inne»"
    assert [p.inner.of(text) for p in passages(text, Span(0, 5))] == ["Ute"]
