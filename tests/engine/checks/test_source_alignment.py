"""Where a quote stands in its source, and what differs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quotes.engine.checks.source_alignment import Line, align_quote, held_words
from quotes.engine.checks.sources import Source, Sources
from quotes.engine.checks.wording import TermReader
from quotes.engine.results import Mark, Span
from tests.engine.checks.test_source_wording import SOURCES


def lines(words: str, source: str, mark: Mark = "dash") -> tuple[Line, ...]:
    reader = TermReader(words, "nb", None)
    sources = Sources((Source("Annet", "Her står det noe helt annet."), Source("Utskrift", source)))
    aligned = align_quote(reader, [Span(0, len(words))], mark, "nb", sources)
    assert aligned is not None
    return aligned.lines


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Det har vært en lang og krevende vinter.", "verbatim"),
        ("det har vært EN LANG og krevende vinter", "verbatim"),
        ("Det har vært en lang og tung vinter.", "near"),
        ("Vinteren har vært så lang og så krevende for dem som bor i Sandvik.", "paraphrased"),
        ("Orgelet i katedralen knirker.", "missing"),
        ("It has been a long and very demanding winter.", "foreign"),
        ("Jeg er ikke enig i at dette er for dyrt.", "near"),
    ],
)
def test_the_states(words, state) -> None:
    (line,) = lines(words, SOURCES["nb"])

    assert line.state == state


def test_a_line_says_where_and_what_differs() -> None:
    source = SOURCES["nb"]
    words = "Det har vært en lang og tung vinter."
    (line,) = lines(words, source)

    assert (line.source, line.paragraph) == (1, 2)
    assert line.line.of(source) == ("Det har vært en lang og krevende vinter for alle som bor her.")
    assert line.found.of(source) == "Det har vært en lang og krevende vinter"
    assert [(d.here.of(words), d.there.of(source)) for d in line.differences] == [
        ("tung", "krevende")
    ]


def test_the_sentences_of_a_quote_may_stand_in_different_places() -> None:
    found = lines("To av tre elever går til skolen hver dag. Orgelet knirker fælt.", SOURCES["nb"])

    assert [line.state for line in found] == ["verbatim", "missing"]


def test_of_two_places_the_one_after_the_sentence_before_counts() -> None:
    source = "Det er bra. Vi bygger skolen nå. Det er bra. Vi bygger en vei."
    _, second = lines("Vi bygger skolen nå. Det er bra.", source)

    assert second.found.start == source.rindex("Det er bra")


def test_what_of_a_mixed_quote_is_held_to_the_word() -> None:
    text = "Hun mener at det er «helt uhørt» og «lite klokt» å vente."
    content = [Span(text.index("det er"), text.index("."))]
    parts = list(held_words(text, "mixed", "guillemets", content))

    assert [(pieces[0].of(text), mark) for pieces, mark in parts] == [
        ("helt uhørt", "guillemets"),
        ("lite klokt", "guillemets"),
    ]
    assert list(held_words(text, "indirect", "none", content)) == []


@given(st.data())
def test_words_cut_from_the_source_are_verbatim(data) -> None:
    source = SOURCES["nb"]
    words = [word for word in source.split() if word != "eh,"]
    start = data.draw(st.integers(0, len(words) - 8))
    length = data.draw(st.integers(1, 7))
    cut = " ".join(words[start : start + length])
    # "40 millioner" is one number; a part of it is another.
    assume("millioner" not in (words[start], words[start + length]))

    assert {line.state for line in lines(cut, source, "guillemets")} == {"verbatim"}


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_aligned_with_any(words, source) -> None:
    reader = TermReader(words, "nb", None)
    sources = Sources((Source("", source),))
    aligned = align_quote(reader, [Span(0, len(words))], "dash", "nb", sources)

    for line in aligned.lines if aligned else ():
        assert 0 <= line.agreement <= 100
        assert line.found is None or line.found.end <= len(source)


def test_aligning_needs_no_parse() -> None:
    code = "import sys, quotes.engine.checks.source_alignment; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
