"""The desk's facts: loaded whole or not at all, and frozen anew when they change."""

from __future__ import annotations

import shutil

import pytest

from quotes.engine.facts.loading import SHIPPED, load_facts
from quotes.engine.facts.schema import TABLES as COLUMNS
from quotes.engine.facts.schema import FactsError
from quotes.models import FactsRevision, Person, Term
from quotes.selectors.facts import TABLES, fact_base
from quotes.services.facts import load_folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped files, to be changed."""
    return shutil.copytree(SHIPPED, tmp_path / "facts")


def rewrite(path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_each_table_has_the_columns_of_its_data_file():
    for name, table in TABLES.items():
        assert [f.name for f in table._meta.concrete_fields] == list(COLUMNS[name]), name


def test_loading_again_changes_nothing():
    first = load_folder(user=None)
    assert first["terms"].added > 4000
    again = load_folder(user=None)
    assert not any(table.total for table in again.values())
    assert FactsRevision.objects.count() == 1


def test_what_changed_is_told_and_the_snapshot_follows(folder):
    load_folder(user=None, folder=folder)
    person = Term.objects.order_by("id").last().person
    before = fact_base()
    rewrite(folder / "persons.csv", f"{person.pk},{person.name},", f"{person.pk},Kari Nes,")
    loaded = load_folder(user=None, folder=folder)
    assert (loaded["persons"].added, loaded["persons"].changed) == (0, 1)
    assert Person.objects.get(pk=person.pk).name == "Kari Nes"
    assert fact_base() is not before


def test_rows_that_are_gone_are_removed(folder):
    load_folder(user=None, folder=folder)
    lines = (folder / "terms.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "terms.csv").write_text("".join(lines[:-1]), encoding="utf-8")
    assert load_folder(user=None, folder=folder)["terms"].removed == 1


def test_a_faulty_file_changes_nothing(folder):
    rewrite(folder / "terms.csv", ",ordinary,", ",sometimes,")
    with pytest.raises(FactsError, match=r"terms\.csv, line \d+, column status"):
        load_folder(user=None, folder=folder)
    assert not Person.objects.exists()


def test_the_desks_snapshot_says_what_the_files_say():
    load_folder(user=None)
    desk, files = fact_base(), load_facts()
    for name in ("people", "offices", "terms", "countries", "organisations", "events"):
        assert rows(desk, name) == rows(files, name), name


def rows(facts, name: str) -> set[str]:
    held = getattr(facts, name)
    return {repr(row) for row in (held.values() if hasattr(held, "values") else held)}
