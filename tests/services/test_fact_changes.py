"""Chiefs change the facts; data files don't take that back, and articles are checked again."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from quotes.engine import analysis as engine
from quotes.engine.facts.loading import SHIPPED
from quotes.models import AnalysisRun, Claim, FactChange, FactsRevision, Person, Term
from quotes.selectors import facts as selectors
from quotes.selectors.facts import fact_base
from quotes.selectors.touched import became_wrong
from quotes.services import analysing, rechecking
from quotes.services.fact_changes import (
    Grounds,
    Overlapping,
    Unfit,
    remove_term,
    save_person,
    save_term,
)
from quotes.services.facts import load_folder
from quotes.services.refusals import Refused
from tests.facts_sample import load_small_facts
from tests.sample import TEXT, analysis

pytestmark = pytest.mark.django_db

WHY = Grounds("regjeringen.no, 2024-02-02", "Ny minister")
TERM = {"person": "Q1", "office": "gb.fm", "start": "2023-11-13", "end": "", "status": "ordinary"}


@pytest.fixture(autouse=True)
def _facts(db):
    # Revisions of a test that was rolled back have the same numbers.
    selectors._frozen.cache_clear()
    load_small_facts()


@pytest.fixture
def sent(monkeypatch):
    """What is handed to the workers."""
    messages: list[tuple[str, int]] = []
    monkeypatch.setattr("quotes.queue.recheck_when_committed", lambda pk: messages.append(pk))
    monkeypatch.setattr("quotes.queue.analyse_when_committed", lambda pk: messages.append(pk))
    return messages


def test_a_term_is_added_with_its_source_and_history(chief, sent):
    before = fact_base()
    term = save_term(user=chief, term=None, cells=TERM, grounds=WHY)
    change = FactChange.objects.get()
    assert (change.table, change.row, change.before, change.user) == ("terms", term.pk, None, chief)
    assert change.after["start"] == "2023-11-13"
    assert term.as_of == timezone.localdate().isoformat()
    facts = fact_base()
    assert facts is not before
    assert facts.source_name(facts.terms[term.pk]) == WHY.source
    assert sent == [change.revision_id]


def test_a_term_is_ended_and_taken_out(chief, sent):
    term = save_term(user=chief, term=Term.objects.get(), cells={"end": "2023-11"}, grounds=WHY)
    assert (term.end, term.start) == ("2023-11", "2022-09-06")
    remove_term(user=chief, term=term, grounds=WHY)
    assert not Term.objects.exists()
    assert FactChange.objects.first().after is None


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"start": "13.11.23"}, "start"),
        ({"start": ""}, "start"),
        ({"end": "2001"}, "end"),
        ({"status": "king"}, "status"),
        ({"person": "Q99"}, "person"),
    ],
)
def test_what_the_schema_refuses_is_refused(chief, cells, column):
    with pytest.raises(Unfit) as refusal:
        save_term(user=chief, term=None, cells={**TERM, **cells}, grounds=WHY)
    assert refusal.value.column == column
    assert not FactChange.objects.exists()
    assert Term.objects.count() == 1


@pytest.mark.parametrize("grounds", [Grounds("", "note"), Grounds("source", " ")])
def test_nothing_changes_without_a_source_and_a_note(chief, grounds):
    with pytest.raises(Unfit):
        save_person(
            user=chief, person=Person.objects.get(pk="Q1"), cells={"name": "Ben"}, grounds=grounds
        )
    assert Person.objects.get(pk="Q1").name == "Ben Wallace"


@pytest.mark.parametrize(
    ("cells", "fits"),
    [
        ({"start": "2023-06-01"}, False),
        ({"start": "2021", "end": "2024"}, False),
        ({"start": "2023-11-13"}, True),
        ({"start": "2023"}, True),
        ({"start": "2023-06-01", "status": "acting"}, True),
    ],
)
def test_an_office_of_one_holder_has_one(chief, sent, cells, fits):
    cells = {**TERM, **cells}
    if not fits:
        with pytest.raises(Overlapping, match="James Cleverly"):
            save_term(user=chief, term=None, cells=cells, grounds=WHY)
    assert save_term(user=chief, term=None, cells=cells, grounds=WHY, overlap=not fits)


def test_people_are_added_and_renamed(chief, sent):
    cells = {"name": "David Lammy", "aliases": "D. Lammy", "born": "1972-07"}
    person = save_person(user=chief, person=None, cells=cells, grounds=WHY)
    assert fact_base().people_named("D. Lammy")[0].id == person.pk
    save_person(user=chief, person=person, cells={"name": "Lord Lammy"}, grounds=WHY)
    assert Person.objects.get(pk=person.pk).born == "1972-07"
    with pytest.raises(Refused):
        save_person(user=chief, person=person, cells={"name": "Lord Lammy"}, grounds=WHY)


@pytest.mark.parametrize("who", ["alice", "rita", "charlie"])
def test_only_chiefs_change_facts(request, who):
    user = request.getfixturevalue(who)
    with pytest.raises(Refused):
        save_person(user=user, person=None, cells={"name": "X"}, grounds=WHY)
    with pytest.raises(Refused):
        save_term(user=user, term=None, cells=TERM, grounds=WHY)
    with pytest.raises(Refused):
        remove_term(user=user, term=Term.objects.get(), grounds=WHY)


@pytest.mark.parametrize(
    "statement", ["UPDATE quotes_factchange SET note=''", "DELETE FROM quotes_factchange"]
)
def test_the_history_can_not_be_changed(chief, sent, statement):
    save_term(user=chief, term=None, cells=TERM, grounds=WHY)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_data_files_leave_alone_what_a_desk_changed(chief, sent, tmp_path):
    folder = shutil.copytree(SHIPPED, tmp_path / "facts")
    load_folder(user=None, folder=folder)
    known = Person.objects.order_by("pk").first()
    office = Term.objects.first().office
    save_person(user=chief, person=known, cells={"name": "Kari Nes"}, grounds=WHY)
    added = save_term(
        user=chief,
        term=None,
        cells={**TERM, "person": known.pk, "office": office.pk},
        grounds=WHY,
        overlap=True,
    )
    loaded = load_folder(user=None, folder=folder)
    assert (loaded["persons"].kept, loaded["terms"].kept) == (1, 1)
    assert not any(table.total for table in loaded.values())
    assert Person.objects.get(pk=known.pk).name == "Kari Nes"
    assert Term.objects.filter(pk=added.pk).exists()


@pytest.fixture
def checked(version):
    """The sample article, whose claims name people of the facts."""
    Claim.objects.filter(person="Ben Wallace").update(person_id="Q1", office_id="gb.fm")
    version.runs.exclude(engine_version="test").update(state=AnalysisRun.State.DONE)
    return version


def changed(chief) -> FactsRevision:
    save_term(user=chief, term=None, cells=TERM, grounds=WHY)
    return FactsRevision.objects.first()


def test_the_articles_that_it_touches_are_queued_once(chief, checked, sent):
    revision = changed(chief)
    assert rechecking.recheck(revision_id=revision.pk) == 1
    assert rechecking.recheck(revision_id=revision.pk) == 0
    run = AnalysisRun.objects.get(facts=revision.pk)
    assert (run.version, run.state) == (checked, AnalysisRun.State.QUEUED)
    assert sent == [revision.pk, run.pk]


def test_other_articles_are_left_alone(chief, checked, sent):
    cells = {"name": "Ukjent Person"}
    save_person(user=chief, person=None, cells=cells, grounds=WHY)
    assert rechecking.recheck(revision_id=FactsRevision.objects.first().pk) == 0


def test_a_new_name_is_looked_for_in_the_texts(chief, checked, sent):
    Claim.objects.all().delete()
    save_person(user=chief, person=None, cells={"name": "Ingrid Solbakken"}, grounds=WHY)
    assert rechecking.recheck(revision_id=FactsRevision.objects.first().pk) == 1


def test_what_the_broker_lost_is_taken_up(chief, checked, sent):
    revision = changed(chief)
    rechecking.recheck_forgotten()
    assert not AnalysisRun.objects.filter(facts__gt=0).exists()
    FactsRevision.objects.update(at=timezone.now() - timedelta(minutes=5))
    rechecking.recheck_forgotten()
    assert AnalysisRun.objects.filter(facts=revision.pk).exists()


def test_articles_that_became_wrong_are_listed(chief, charlie, checked, sent, monkeypatch):
    revision = changed(chief)
    rechecking.recheck(revision_id=revision.pk)
    run = AnalysisRun.objects.get(facts=revision.pk)
    monkeypatch.setattr(engine, "analyse", lambda *a, **k: analysis(TEXT, evidence_until=2024))
    analysing.run_analysis(run_id=run.pk)
    run.refresh_from_db()
    assert (run.state, run.new_flags, run.gone_flags) == (AnalysisRun.State.DONE, 1, 1)
    assert list(became_wrong(chief)) == [run]
    assert not became_wrong(charlie)


def test_a_failed_recheck_is_tried_again(chief, checked, sent, monkeypatch):
    revision = changed(chief)
    rechecking.recheck(revision_id=revision.pk)
    run = AnalysisRun.objects.get(facts=revision.pk)
    AnalysisRun.objects.filter(pk=run.pk).update(state=AnalysisRun.State.FAILED)
    assert analysing.try_again(version=checked) == run
    run.refresh_from_db()
    assert run.state == AnalysisRun.State.QUEUED
