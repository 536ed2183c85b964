"""The one door: any text is accepted, and the findings keep their promises."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.mangled import broken_promises, documents, texts
from quotes.engine import analysis
from quotes.engine.analysis import STAGES, analyse
from quotes.engine.document import document_from_text
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language import pipelines
from quotes.engine.quotations.find import find_quotes
from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.reading import Reading, bare_doc
from quotes.engine.quotations.settle import settled
from quotes.engine.results import Analysis, Quote, Span

NO_FACTS = FactBase.from_records()


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), st.sampled_from(["nb", "nn", "en"]))
def test_marks_and_dashes_of_any_text(text, language):
    reading = Reading(document_from_text(text), bare_doc(text, language), language)
    quotes = tuple(Quote(q.type, q.mark, q.content, q.cue, q.mention) for q in find_quotes(reading))
    assert broken_promises(text, Analysis(language, None, quotes)) == []


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_the_whole_analysis_of_any_text(document):
    if not pipelines.SHIPPED.exists():
        pytest.skip(f"the shipped pipeline is not in {pipelines.SHIPPED}")
    assert broken_promises(document.text, analyse(document, NO_FACTS)) == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_half_a_surrogate_pair_needs_no_pipeline(monkeypatch, language):
    monkeypatch.setattr(analysis, "parse", _no_pipeline)
    text = "Hun sa: «Vi er \ud800 klare.»"
    (quote,) = analyse(document_from_text(text, language=language), NO_FACTS).quotes
    assert quote.content[0].of(text) == "Vi er \ud800 klare."


def _no_pipeline(*_parts):
    raise pipelines.PipelineMissing("none")


def test_a_run_of_marks_is_no_source():
    text = "Vi kjem, sa ......"
    given = FoundQuote("indirect", "none", (Span(0, 7),), 0, cue=Span(9, 11), mention=Span(12, 18))
    (quote,) = settled(text, [given])
    assert (quote.content, quote.cue, quote.mention) == (given.content, given.cue, None)


def test_english_without_a_pipeline_says_so(monkeypatch):
    monkeypatch.setattr(pipelines, "_installed_english", lambda: None)
    text = "“We won,” said Peter Hall. He said that it was late."
    findings = analyse(document_from_text(text, language="en"), NO_FACTS)
    assert [q.content[0].of(text) for q in findings.quotes] == ["We won"]
    assert "no-pipeline" in [notice.code for notice in findings.notices]


def test_no_break_spaces_are_read_as_spaces_and_offsets_stay():
    text = "– Dette\u00a0vil merkes,\u00a0sier Ingrid\u202fSolbakken."
    (quote,) = analyse(document_from_text(text, language="nb"), NO_FACTS).quotes
    assert [span.of(text) for span in quote.content] == ["Dette\u00a0vil merkes"]
    assert quote.speaker == "Ingrid Solbakken"


@pytest.mark.parametrize("mark", ["«", "»", "“", '"', "–", "a", "x. "])
def test_long_runs_of_one_sign_are_read_to_their_end(mark):
    text = mark * (30_000 // len(mark))
    findings = analyse(document_from_text(text, language="nb"), NO_FACTS)
    assert len(findings.flags) <= 40


def test_progress_names_the_stages():
    told: list[str] = []
    analyse(document_from_text("“We won,” said Hall.", language="en"), NO_FACTS, told.append)
    assert tuple(told) == STAGES


def test_tokens_without_a_parse_have_no_reach():
    """What the tokenizer's special cases leave behind made spaCy read outside of the doc."""
    for token in bare_doc("don't :) — I'm here… 8) e.g. U.S. — «x»…", "en"):
        assert token.left_edge.i == token.right_edge.i == token.i
