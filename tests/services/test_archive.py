"""An article's quotes against those of the desk's earlier articles."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from quotes.engine import analysis as engine
from quotes.engine import results
from quotes.engine.document import Document, Zone
from quotes.engine.results import Analysis, Span
from quotes.models import AnalysisRun, Desk, Quote
from quotes.services import analysing
from quotes.services.archive import with_archive
from quotes.services.findings import store
from quotes.services.importing import import_article

pytestmark = pytest.mark.django_db

THEN = "Vi trenger 60 nye plasser på skolen i vår."
NOW = "Vi trenger 40 nye plasser på skolen i vår."


def document(words: str) -> Document:
    return Document(words, (Zone("paragraph", Span(0, len(words))),), None, "nb")


def said(words: str, speaker: str = "Kari Vik") -> Analysis:
    quote = results.Quote("direct", "dash", (Span(0, len(words)),), speaker=speaker)
    return Analysis("nb", None, quotes=(quote,))


@pytest.fixture
def told(alice, desk):
    """An article of one quote, analysed; returns its version."""

    def tell(words: str, speaker: str = "Kari Vik", *, desk=desk, id: str = ""):
        version = import_article(
            user=alice, desk=desk, document=document(words), source="wire", external_id=id
        ).version
        run = AnalysisRun.objects.create(
            version=version, engine_version="test", queued_at=timezone.now()
        )
        store(run=run, analysis=said(words, speaker))
        return version

    return tell


def compared(version):
    return with_archive(version, document(version.text), said(version.text)).flags


def test_an_earlier_article_has_it_otherwise(told):
    then, now = told(THEN), told(NOW)
    (flag,) = compared(now)
    assert (flag.code, flag.severity, flag.span.of(now.text)) == ("inconsistent-quote", "low", "40")
    assert flag.evidence[0].reference == str(then.article_id)
    assert flag.evidence[0].source == then.article.title
    assert compared(then) == ()


def test_the_articles_own_versions_are_no_other_article(told):
    told(THEN, id="1")
    assert compared(told(NOW, id="1")) == ()


def test_the_latest_version_of_the_other_counts(told):
    told(THEN, id="1")
    told("Vi har ikke bestemt oss.", id="1")
    assert compared(told(NOW)) == ()


def test_other_desks_and_speakers_are_left_out(told):
    told(THEN, "Ola Berg")
    told(THEN, desk=Desk.objects.create(name="Kultur", slug="kultur"))
    assert compared(told(NOW)) == ()


def test_a_quote_that_was_rejected_is_none(told):
    told(THEN).quotes.update(state=Quote.State.REJECTED)
    assert compared(told(NOW)) == ()


def test_one_query_reads_the_archive(told, django_assert_num_queries):
    for number in range(3):
        told(f"{THEN} Dette er nummer {number}.")
    now = told(NOW)
    with django_assert_num_queries(1):
        compared(now)


def test_a_worker_flags_it_and_the_evidence_links_to_the_other(told, monkeypatch):
    then, now = told(THEN), told(NOW)
    monkeypatch.setattr(engine, "analyse", lambda *a, **k: said(NOW))
    run = now.runs.exclude(engine_version="test").get()
    analysing.run_analysis(run_id=run.pk)
    flag = now.flags.get(code="inconsistent-quote")
    shown = render_to_string("articles/_evidence.html", {"evidence": flag.evidence})
    assert f'<a href="/articles/{then.article_id}/"><cite>{then.article.title}' in shown
