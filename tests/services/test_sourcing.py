"""Sources are attached and removed; each time the article is analysed once more."""

from __future__ import annotations

import pytest

from quotes.models import AnalysisRun, Article, Decision, Flag, SourceText
from quotes.selectors.sources import at_hand, sources_of
from quotes.services.analysing import run_analysis
from quotes.services.history import redo, undo
from quotes.services.importing import import_article, read_paste
from quotes.services.refusals import Refused
from quotes.services.sourcing import MOST_SOURCES, attach_source, remove_source

pytestmark = pytest.mark.usefixtures("in_english")

SAID = "Ingrid Solbakken: Dette vil ikke merkes i det hele tatt."
ARTICLE = """Luftvern til Ukraina

Tyskland sender luftvern til landet.

– Dette vil merkes i det hele tatt, sier Ingrid Solbakken."""


@pytest.fixture
def attach(alice, request_):
    def do(version, text=SAID, title="Utskrift", kind="transcript", user=alice, request=None):
        return attach_source(
            user=user,
            version=version,
            title=title,
            kind=kind,
            text=text,
            request=request or request_(),
        )

    return do


@pytest.fixture
def draft(desk, alice, monkeypatch):
    monkeypatch.setattr("quotes.queue._send", lambda *message: None)
    read = read_paste(ARTICLE)
    imported = import_article(user=alice, desk=desk, document=read.document, source="paste")
    run_analysis(run_id=imported.version.runs.get().pk)
    return imported.version


def source_flags(version):
    flags = version.flags.filter(code="source-wording", superseded=False)
    return list(flags.values_list("state", flat=True))


def test_a_source_is_attached_on_record(version, alice, attach):
    decision = attach(version)

    source = SourceText.objects.get()
    assert (source.title, source.kind, source.active) == ("Utskrift", "transcript", True)
    assert (decision.action, decision.note) == (Decision.Action.ATTACH, "Utskrift")
    assert list(sources_of(version.article)) == [source]
    assert decision.user == alice


def test_it_is_no_review_of_the_article(version, attach):
    Article.objects.update(state=Article.State.EXPORTED)
    version.article.refresh_from_db()
    attach(version)

    assert Article.objects.get().state == Article.State.EXPORTED


def test_a_double_click_attaches_once(version, attach, request_):
    request = request_()

    assert attach(version, request=request) == attach(version, request=request)
    assert SourceText.objects.count() == 1


def test_without_a_title_the_first_line_is_one(version, attach):
    attach(version, title=" ", text="  Til  pressen:\nVi bygger.")

    assert SourceText.objects.get().title == "Til pressen:"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"text": " \n–"}, "empty"),
        ({"text": "ord " * 1_300_000}, "1000000"),
        ({"kind": "rumour"}, "Choose"),
    ],
)
def test_what_is_refused(version, attach, wrong, message):
    with pytest.raises(Refused, match=message):
        attach(version, **wrong)


def test_the_same_text_and_an_eleventh_are_refused(version, attach):
    for number in range(MOST_SOURCES):
        attach(version, text=f"Tekst {number}")
    with pytest.raises(Refused, match="already"):
        attach(version, text="Tekst 1")
    with pytest.raises(Refused, match="At most 10"):
        attach(version, text="Enda en tekst")


def test_each_change_asks_for_a_further_analysis(version, alice, attach, request_):
    version.runs.update(all_checks=True)
    decision = attach(version)
    run = version.runs.order_by("-id").first()
    assert (run.state, run.sources, run.all_checks) == ("queued", decision.pk, True)

    remove_source(user=alice, version=version, source=SourceText.objects.get(), request=request_())
    undo(user=alice, version=version, request=request_())
    redo(user=alice, version=version, request=request_())
    assert version.runs.filter(sources__gt=0).count() == 4
    assert not SourceText.objects.get().active


def test_a_source_is_removed_once(version, alice, attach, request_):
    attach(version)
    source = SourceText.objects.get()
    remove_source(user=alice, version=version, source=source, request=request_())
    with pytest.raises(Refused, match="already"):
        remove_source(user=alice, version=version, source=source, request=request_())


def test_the_analysis_holds_the_quotes_against_the_sources(draft, alice, attach, request_):
    assert source_flags(draft) == []

    attach(draft)
    run_analysis(run_id=draft.runs.order_by("-id").first().pk)
    assert source_flags(draft) == [Flag.State.OPEN]

    undo(user=alice, version=draft, request=request_())
    run_analysis(run_id=draft.runs.order_by("-id").first().pk)
    assert source_flags(draft) == []


def test_a_run_that_a_later_one_has_outdone_keeps_nothing(draft, attach):
    attach(draft)
    early = draft.runs.order_by("-id").first()
    SourceText.objects.update(active=False)
    AnalysisRun.objects.create(
        version=draft, engine_version="x", state="done", queued_at=early.queued_at
    )
    SourceText.objects.update(active=True)
    run_analysis(run_id=early.pk)

    early.refresh_from_db()
    assert early.state == AnalysisRun.State.DONE
    assert source_flags(draft) == []


def test_the_desk_sets_how_near_the_wording_must_be(version, attach):
    attach(version)
    version.article.desk.wording_after_dash = 95
    sources = at_hand(version.article)

    assert (sources.in_marks, sources.after_dash) == (100, 95)
    assert [source.title for source in sources.texts] == ["Utskrift"]
