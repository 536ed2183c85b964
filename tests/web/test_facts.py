"""The pages of the fact base."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quotes.models import AnalysisRun, FactChange, Person, Term
from tests.facts_sample import load_small_facts
from tests.web.conftest import HTMX

TERM = {
    "office": "utenriksminister storbritannia",
    "start": "13.11.2023",
    "end": "",
    "as_of": "",
    "status": "ordinary",
    "remark": "",
    "source": "gov.uk",
    "note": "Ny minister",
}
PERSON = {"name": "David Lammy", "aliases": "D. Lammy\nLammy", "source": "gov.uk", "note": "ny"}


@pytest.fixture(autouse=True)
def _facts(db):
    load_small_facts()


def person_page(pk="Q1") -> str:
    return reverse("fact_person", args=[pk])


def test_people_and_offices_are_found_by_any_of_their_words(as_rita):
    text = as_rita.get(reverse("facts"), {"search": "wallace"}).text
    assert person_page() in text
    assert "Nothing found" not in text
    by_owner = as_rita.get(reverse("facts"), {"search": "foreign kingdom"}).text
    assert reverse("fact_office", args=["gb.fm"]) in by_owner
    assert "Nothing found" in as_rita.get(reverse("facts"), {"search": "zzz\x00"}).text


def test_a_persons_page_shows_terms_with_dates_and_sources(as_rita):
    text = as_rita.get(person_page("Q2")).text
    for shown in (
        "Foreign secretary (United Kingdom)",
        "Sept. 6, 2022",
        "Øvingsarkivet",
        "J. Cleverly",
    ):
        assert shown in text
    assert "Change the person" not in text


def test_an_offices_page_shows_its_holders(as_rita):
    text = as_rita.get(reverse("fact_office", args=["gb.fm"])).text
    assert "James Cleverly" in text
    assert "one at a time" in text


def test_members_read_and_chiefs_write(as_chief, as_alice, as_rita, as_charlie, anonymous):
    written = [
        reverse("new_fact_person"),
        reverse("edit_fact_person", args=["Q1"]),
        reverse("new_fact_term"),
        reverse("fact_term", args=["t1"]),
    ]
    for address in [reverse("facts"), person_page(), reverse("suggest_facts", args=["office"])]:
        assert as_alice.get(address).status_code == as_rita.get(address).status_code == 200
        assert as_charlie.get(address).status_code == 403
        assert anonymous.get(address).status_code == 302
    for address in written:
        assert as_chief.get(address).status_code == 200
        for client in (as_alice, as_rita, as_charlie):
            assert client.get(address).status_code == 403
            assert client.post(address, PERSON | TERM).status_code == 403
    assert not FactChange.objects.exists()


def test_a_term_is_added_on_a_persons_page(as_chief):
    answer = as_chief.post(reverse("new_fact_term") + "?person=Q1", TERM)
    assert answer.url == person_page()
    term = Term.objects.get(person="Q1")
    assert (term.office_id, term.start, term.end) == ("gb.fm", "2023-11-13", "")
    text = as_chief.get(person_page()).text
    assert "Ny minister" in text
    assert "confirmed until" in text


def test_a_holder_who_overlaps_is_asked_about(as_chief):
    address = reverse("new_fact_term") + "?person=Q1"
    answer = as_chief.post(address, TERM | {"start": "2023-06"})
    assert answer.status_code == 422
    assert "James Cleverly holds this office" in answer.text
    assert 'name="overlap"' in answer.text
    assert as_chief.post(address, TERM | {"start": "2023-06", "overlap": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"start": "i fjor"}, "This is not a date"),
        ({"end": "1999"}, "not before the start"),
        ({"source": ""}, "required"),
        ({"note": ""}, "required"),
        ({"office": "keiser"}, "Nothing in the facts"),
        ({"as_of": "2024-05"}, "Write the day"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(as_chief, wrong, said):
    answer = as_chief.post(reverse("new_fact_term") + "?person=Q1", TERM | wrong)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Ny minister"' in answer.text or "note" in wrong


def test_a_term_is_ended_and_taken_out(as_chief):
    address = reverse("fact_term", args=["t1"])
    form = TERM | {"start": "2022-09-06", "end": "2023-11-12"}
    assert as_chief.post(address, form).url == person_page("Q2")
    assert Term.objects.get(pk="t1").end == "2023-11-12"
    assert as_chief.post(address, {"act": "remove"}).status_code == 422
    grounds = {"source": "gov.uk", "note": "Feil person"}
    assert as_chief.post(address, {"act": "remove", **grounds}).status_code == 302
    assert not Term.objects.exists()
    assert "taken out" in as_chief.get(person_page("Q2")).text


def test_a_person_is_added_and_renamed(as_chief):
    answer = as_chief.post(reverse("new_fact_person"), PERSON)
    person = Person.objects.get(name="David Lammy")
    assert (answer.url, person.aliases) == (person_page(person.pk), "D. Lammy|Lammy")
    edit = reverse("edit_fact_person", args=[person.pk])
    assert "D. Lammy\nLammy" in as_chief.get(edit).text
    as_chief.post(edit, PERSON | {"name": "Lord Lammy"})
    text = as_chief.get(person_page(person.pk)).text
    assert "<del>David Lammy</del>" in text
    same = as_chief.post(edit, PERSON | {"name": "Lord Lammy"})
    assert "Nothing is changed" in same.text


def test_offices_are_suggested_while_typing(as_chief):
    address = reverse("suggest_facts", args=["office"])
    text = as_chief.get(address, {"office": "foreign"}, headers=HTMX).text
    assert "foreign secretary (United Kingdom) · gb.fm" in text
    assert "<option" not in as_chief.get(address, {"office": "f"}, headers=HTMX).text


def test_articles_that_became_wrong_are_listed(as_chief, as_charlie, article):
    runs = article.versions.get().runs
    runs.update(facts=3, new_flags=2, finished_at=timezone.now())
    text = as_chief.get(reverse("facts")).text
    assert article.title in text
    assert "2 new flags" in text
    AnalysisRun.objects.update(new_flags=0)
    assert article.title not in as_chief.get(reverse("facts")).text


def test_pages_that_do_not_exist_say_so(as_chief):
    assert as_chief.get(person_page("Q404")).status_code == 404
    assert as_chief.get(reverse("fact_office", args=["xx"])).status_code == 404


def test_the_number_of_queries(as_rita, django_assert_num_queries):
    with django_assert_num_queries(9):
        as_rita.get(person_page("Q2"))
    with django_assert_num_queries(8):
        as_rita.get(reverse("facts"), {"search": "foreign"})
