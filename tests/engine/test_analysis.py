"""The one door: any text is accepted, and the findings keep their promises."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.engine.analysis import STAGES, analyse
from quotes.engine.document import document_from_text
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language import pipelines
from quotes.engine.quotations.find import find_quotes
from quotes.engine.quotations.reading import Reading, bare_doc
from quotes.engine.results import Quote

NO_FACTS = FactBase.from_records()

MARKS = "«»„“”‹›‘’'\"–—-:,.!?()\n\t \u00a0\u200b\u2028\x00😀"
WORDS = (
    *("–\n", "– ", "sier ", "mener ", "han ", "Kari Holm ", "at ", "ikke ", "ifølge ", "Det "),
    *("laget vinner ", "said "),
)
PIECES = st.sampled_from([*MARKS, *WORDS])
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def promises(text: str, quotes: list[Quote]) -> None:
    for quote in quotes:
        parts = [*quote.content, *(s for s in (quote.cue, quote.mention) if s is not None)]
        assert quote.content
        assert all(0 <= s.start < s.end <= len(text) for s in parts)
        assert all(a.end <= b.start for a, b in pairwise(quote.content))
        for span in quote.content:
            assert not any(s.overlaps(span) for s in (quote.cue, quote.mention) if s is not None)
    direct = sorted(s for q in quotes if q.type == "direct" for s in q.content)
    assert all(a.end <= b.start for a, b in pairwise(direct))


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.sampled_from(["nb", "nn", "en"]))
def test_marks_and_dashes_of_any_text(text, language):
    reading = Reading(document_from_text(text), bare_doc(text, language), language)
    quotes = [Quote(q.type, q.mark, q.content, q.cue, q.mention) for q in find_quotes(reading)]
    promises(text, quotes)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_the_whole_analysis_of_any_text(text):
    if not pipelines.SHIPPED.exists():
        pytest.skip(f"the shipped pipeline is not in {pipelines.SHIPPED}")
    promises(text, list(analyse(document_from_text(text), NO_FACTS).quotes))


def test_english_without_a_pipeline_says_so(monkeypatch):
    monkeypatch.setattr(pipelines, "_installed_english", lambda: None)
    text = "“We won,” said Peter Hall. He said that it was late."
    analysis = analyse(document_from_text(text, language="en"), NO_FACTS)
    assert [q.content[0].of(text) for q in analysis.quotes] == ["We won"]
    assert "no-pipeline" in [notice.code for notice in analysis.notices]


def test_no_break_spaces_are_read_as_spaces_and_offsets_stay():
    text = "– Dette\u00a0vil merkes,\u00a0sier Ingrid\u202fSolbakken."
    (quote,) = analyse(document_from_text(text, language="nb"), NO_FACTS).quotes
    assert [span.of(text) for span in quote.content] == ["Dette\u00a0vil merkes"]
    assert quote.speaker == "Ingrid Solbakken"


@pytest.mark.parametrize("mark", ["«", "»", "“", '"', "–", "a", "x. "])
def test_long_runs_of_one_sign_are_read_to_their_end(mark):
    text = mark * (30_000 // len(mark))
    analysis = analyse(document_from_text(text, language="nb"), NO_FACTS)
    assert len(analysis.flags) <= 40


def test_progress_names_the_stages():
    told: list[str] = []
    analyse(document_from_text("“We won,” said Hall.", language="en"), NO_FACTS, told.append)
    assert tuple(told) == STAGES
