"""Facts from files of others: added once, made more exact, never over a chief's own."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from quotes.engine.dates import DateSpan
from quotes.models import FactChange, FactsRevision, Office, Person, Source, Term
from quotes.selectors.facts import fact_base
from quotes.services.fact_changes import Grounds, save_term
from quotes.services.facts import load_folder
from tests.facts_sample import load_small_facts

pytestmark = pytest.mark.django_db

CSV = """name,office,start,end,born,note
Ben Wallace,gb.fm,2025-02,,1970,found by us
Ada Moe,gb.fm,2010-05-11,2014-07,,
"""


def entity(qid: str) -> dict[str, str]:
    return {"type": "uri", "value": f"http://www.wikidata.org/entity/{qid}"}


def literal(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def result(person: str, name: str, **more: dict[str, str]) -> dict[str, dict[str, str]]:
    return {"person": entity(person), "personLabel": literal(name), "office": entity("Q6"), **more}


def at(value: str, precision: int) -> tuple[dict[str, str], dict[str, str]]:
    return literal(f"{value}T00:00:00Z"), literal(str(precision))


def wikidata(*results: dict[str, dict[str, str]]) -> str:
    return json.dumps({"head": {"vars": []}, "results": {"bindings": list(results)}})


POPOLO = {
    "persons": [
        {
            "id": "moe",
            "name": "Ada Moe",
            "birth_date": "1960-01-02",
            "gender": "female",
            "identifiers": [{"scheme": "wikidata", "identifier": "Q77"}],
            "memberships": [{"post_id": "minister", "start_date": "2010-05", "end_date": "2014"}],
        },
        {"id": "vik", "name": "Bo Vik"},
    ],
    "posts": [
        {"id": "minister", "identifiers": [{"scheme": "wikidata", "identifier": "Q6"}]},
        {"id": "other"},
    ],
    "organizations": [{"id": "rad"}],
    "memberships": [
        {
            "person_id": "vik",
            "organization_id": "rad",
            "role": "head",
            "start_date": "2001-02-03",
            "end_date": "2004",
        },
        {"person_id": "vik", "post_id": "other", "start_date": "2000"},
        {"person_id": "vik", "post_id": "other"},
    ],
}


@pytest.fixture(autouse=True)
def facts() -> None:
    load_small_facts()
    Office.objects.update(wikidata="Q6")


@pytest.fixture
def imported(tmp_path, capsys):
    """The lines that the command prints for a file of these words."""

    def run(words: str, kind: str, *options: str) -> list[str]:
        path = tmp_path / f"facts.{kind}"
        path.write_text(words, encoding="utf-8")
        call_command("import_facts", str(path), "--from", kind, *options)
        return capsys.readouterr().out.splitlines()

    return run


def test_a_csv_adds_people_and_terms_once(imported):
    lines = imported(CSV, "csv")
    assert lines[:2] == ["persons: 1 added, 0 changed", "terms: 2 added, 0 changed"]
    term = Term.objects.get(person_id="Q1")
    assert (term.office_id, term.start, term.end, term.note) == (
        "gb.fm",
        "2025-02",
        "",
        "found by us",
    )
    assert Source.objects.get(pk=term.source).name == "facts.csv"
    again = imported(CSV, "csv")
    assert again == [
        "persons: 0 added, 0 changed",
        "terms: 0 added, 0 changed",
        "terms: 2 as they are",
    ]
    assert FactsRevision.objects.count() == 1


def test_a_dry_run_writes_nothing(imported):
    lines = imported(CSV, "csv", "--dry-run")
    assert lines[1] == "terms: 2 added, 0 changed"
    assert lines[-1] == "Nothing was written."
    assert Term.objects.count() == 1
    assert not Source.objects.filter(name="facts.csv").exists()
    assert not FactsRevision.objects.exists()


def test_loading_data_files_leaves_what_was_imported(imported):
    imported(CSV, "csv")
    load_folder(user=None)
    assert Term.objects.filter(person__name="Ada Moe").exists()


def test_an_imported_term_supports_a_claim(imported):
    imported(CSV, "csv")
    facts = fact_base()
    (person,) = facts.people_named("Ada Moe")
    assert [o.id for o in facts.offices_of(person.id, DateSpan.parse("2012"))] == ["gb.fm"]


def test_a_more_exact_date_and_a_known_end_are_taken(imported):
    start, day = at("2022-09-06", 11)
    end, month = at("2023-11-01", 10)
    lines = imported(
        wikidata(result("Q2", "J. Cleverly", start=start, startPrec=day, end=end, endPrec=month)),
        "wikidata",
    )
    assert lines[2] == "terms: 1 as they are"  # the end is known to the day already
    assert Term.objects.get(pk="t1").end == "2023-11-13"
    Term.objects.filter(pk="t1").update(end="", as_of="2023-01-01")
    imported(
        wikidata(result("Q2", "J. Cleverly", start=start, startPrec=day, end=end, endPrec=month)),
        "wikidata",
    )
    assert Term.objects.get(pk="t1").end == "2023-11"


@pytest.mark.parametrize(
    ("value", "precision", "start"),
    [("2010-05-11", 11, "2010-05-11"), ("2010-05-01", 10, "2010-05"), ("2010-01-01", 9, "2010")],
)
def test_wikidata_says_how_exact_a_date_is(imported, value, precision, start):
    begun, exact = at(value, precision)
    ended, _ = at("2014-02-03", 11)
    imported(wikidata(result("Q9", "Ada Moe", start=begun, startPrec=exact, end=ended)), "wikidata")
    term = Term.objects.get(person_id="Q9")
    assert (term.start, term.end, term.person.wikidata) == (start, "2014-02-03", "Q9")


def test_wikidata_statements_without_a_start_are_left_out(imported):
    unknown = {"type": "bnode", "value": "t123"}
    lines = imported(wikidata(result("Q9", "Ada Moe", start=unknown)), "wikidata")
    assert lines[1] == "terms: 0 added, 0 changed"


def test_popolo_has_persons_posts_and_memberships(imported):
    lines = imported(json.dumps(POPOLO), "popolo", "--office", "rad/head=gb.fm")
    assert lines[1] == "terms: 2 added, 0 changed"
    assert lines[-1] == "left out, the facts have no office other: 1"
    term = Term.objects.get(person_id="Q77")
    assert (term.start, term.end) == ("2010-05", "2014")
    person = Person.objects.get(pk="Q77")
    assert (person.name, person.born, person.gender) == ("Ada Moe", "1960-01-02", "f")


def test_somebody_else_in_the_office_is_refused(imported):
    lines = imported("name,office,start,end\nAda Moe,gb.fm,2023-03,2024-05-01\n", "csv")
    held = "James Cleverly has gb.fm from 2022-09-06 to 2023-11-13"
    assert lines[-1] == f"refused, 2: Ada Moe: {held}"
    assert Term.objects.count() == 1


def test_what_a_chief_changed_stays(imported, chief):
    term = Term.objects.get(pk="t1")
    save_term(
        user=chief,
        term=term,
        cells={"person": "Q2", "office": "gb.fm", "start": "2022-09-07", "end": "2023-11-13"},
        grounds=Grounds("the register", "a day later"),
    )
    words = "name;office;start;end\nJames Cleverly;gb.fm;2022-09-06;2023-11-13\n"
    lines = imported(words, "csv")
    assert "1 kept as the desk changed them" in lines
    assert Term.objects.get(pk="t1").start == "2022-09-07"
    assert FactChange.objects.filter(user=None).count() == 0


def test_namesakes_must_be_told_apart(imported):
    Person.objects.create(id="Q3", name="Ben Wallace", born="1950")
    lines = imported("name,office,start,end\nBen Wallace,gb.fm,2005,2006\n", "csv")
    assert lines[-1].startswith("refused, 2: Ben Wallace: several people")
    lines = imported("name,office,start,end,born\nBen Wallace,gb.fm,2005,2006,1950\n", "csv")
    assert lines[1] == "terms: 1 added, 0 changed"
    assert Term.objects.get(start="2005").person_id == "Q3"


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        (
            "name,start\nAda,2020\n",
            "csv",
            "facts.csv, line 1, column office: the column is missing",
        ),
        ("name,office,start,x\n", "csv", "facts.csv, line 1, column x: there is no such column"),
        ("name,office,start\nAda,gb.fm\n", "csv", "line 2: the number of cells"),
        ("name,office,start\n,gb.fm,2020\n", "csv", "line 2, column name: must not be empty"),
        ("name,office,start\nAda,gb.fm,May\n", "csv", "line 2, column start: not a date"),
        ("name,office,start,born\nAda,gb.fm,2020,x\n", "csv", "line 2, column born: not a date"),
        (
            "name,office,start,end\nAda,gb.fm,2020,2019\n",
            "csv",
            "line 2, column end: 2019 is before",
        ),
        ("name,office,start,status\nAda,gb.fm,2020,x\n", "csv", "line 2, column status: expected"),
        ("{", "wikidata", "facts.wikidata, entry 1: not JSON"),
        ("{}", "wikidata", "entry 1, field results: no SPARQL results"),
        (wikidata(result("x", "Ada", start=literal("2020-01-01T00"))), "wikidata", "field person"),
        (wikidata(result("Q9", "Ada", start=literal("May"))), "wikidata", "entry 1, field start"),
        ("[]", "popolo", "a JSON object was expected"),
        ('{"persons": [{}]}', "popolo", "entry 1, field persons.id: must not be empty"),
        (
            '{"memberships": [{"person_id": "a", "start_date": "2020"}]}',
            "popolo",
            "membership 1, field person_id: no person 'a'",
        ),
        (
            '{"persons": [{"id": "a", "memberships": [{"start_date": "2020"}]}]}',
            "popolo",
            "membership 1, field post_id",
        ),
    ],
)
def test_bad_input_names_row_and_field(imported, words, kind, message):
    with pytest.raises(CommandError, match="facts") as raised:
        imported(words, kind)
    assert message in str(raised.value)
    assert Term.objects.count() == 1


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_facts", str(tmp_path / "none.csv"), "--from", "csv")


def test_offices_must_be_paired(imported):
    with pytest.raises(CommandError, match="THEIRS=OURS"):
        imported(CSV, "csv", "--office", "x")
