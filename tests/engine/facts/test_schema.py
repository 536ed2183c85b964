"""Reading a folder of fact files: what is refused, and how the error names the place."""

from __future__ import annotations

import shutil

import pytest

from quotes.engine.facts.loading import SHIPPED, load_facts
from quotes.engine.facts.schema import FactsError, read_row


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SHIPPED, tmp_path / "facts")


def append(folder, table, row):
    with (folder / f"{table}.csv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")


@pytest.mark.parametrize(
    ("table", "row", "column", "reason"),
    [
        ("terms", "new,Q57665,nato.sg,2023-13-01,,2024-01-01,ordinary,manual,", "start", "month"),
        ("terms", "new,Q57665,nato.sg,,,2024-01-01,ordinary,manual,", "start", "empty"),
        ("terms", "new,Q57665,nato.sg,2023-01-01,2022,,ordinary,manual,", "end", "before"),
        ("terms", "new,Q57665,nato.sg,2023-01-01,,,ordinary,manual,", "as_of", "confirmed"),
        ("terms", "new,Q57665,nato.sg,2023-01-01,2024,,sitting,manual,", "status", "acting"),
        ("terms", "new,Q57665,nato.boss,2023-01-01,2024,,acting,manual,", "office", "nato.boss"),
        ("terms", "new,nobody,nato.sg,2023-01-01,2024,,acting,manual,", "person", "nobody"),
        ("terms", "new,Q57665,nato.sg,2023-01-01,2024,,acting,hearsay,", "source", "hearsay"),
        ("terms", "t00001,Q57665,nato.sg,2023,2024,,acting,manual,", "id", "twice"),
        ("terms", "new,Q57665,nato.sg", "", "number of cells"),
        ("persons", "new,,,,,,,", "name", "empty"),
        ("events", "new,2020-02-30,,a,b,c,,,manual", "start", "day"),
    ],
)
def test_a_bad_row_is_named(folder, table, row, column, reason):
    append(folder, table, row)
    with pytest.raises(FactsError) as caught:
        load_facts(folder)
    assert caught.value.file == f"{table}.csv"
    assert caught.value.column == column
    assert reason in caught.value.reason
    assert f"{table}.csv, line " in str(caught.value)


def test_a_missing_file_is_named(folder):
    (folder / "offices.csv").unlink()
    with pytest.raises(FactsError, match=r"offices\.csv"):
        load_facts(folder)


def test_a_missing_column_is_named(folder):
    path = folder / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("licence", "license", 1), "utf-8")
    with pytest.raises(FactsError, match="licence: the column is missing"):
        load_facts(folder)


def test_another_encoding_is_refused(folder):
    (folder / "countries.csv").write_bytes("id,name_nb\nNO,Færøyene\n".encode("latin-1"))
    with pytest.raises(FactsError, match="UTF-8"):
        load_facts(folder)


def test_no_folder():
    with pytest.raises(FactsError, match="no such folder"):
        load_facts("/nowhere/at/all")


def test_a_folder_of_the_same_files_is_the_same_facts(folder):
    assert load_facts(folder).terms == load_facts().terms


def test_lists_and_dates_are_read():
    row = {
        "id": "e", "start": "2020-02", "name_nb": "a", "name_nn": "b", "name_en": "c",
        "aliases_nb": "x| y |", "countries": "NO|SE", "source": "manual",
    }  # fmt: skip
    values = read_row("events", row, "events.csv", 2)
    assert values["aliases_nb"] == ("x", "y")
    assert str(values["start"]) == "2020-02"
    assert values["end"] is None
