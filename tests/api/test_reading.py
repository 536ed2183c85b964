"""Articles and findings are read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from quotes.models import AnalysisRun, Article, Desk
from quotes.services.importing import import_article, read_paste
from tests.api.conftest import problem_of, token_for
from tests.sample import TEXT


@pytest.fixture
def five(desk, alice) -> list[Article]:
    versions = [
        import_article(
            user=alice,
            desk=desk,
            document=read_paste(f"Sak {n}\n\nTeksten i sak {n}.").document,
            source="ntb",
            external_id=f"ntb-{n}",
        ).version
        for n in range(5)
    ]
    return [version.article for version in versions]


def ids(response) -> list[int]:
    return [item["id"] for item in response.json()["items"]]


def test_the_list_is_paged_by_key(by_alice, five):
    first = by_alice.get("/articles", {"size": 2})
    assert ids(first) == [a.pk for a in five[:2]]
    second = by_alice.get("/articles", {"size": 2, "cursor": first.json()["next"]})
    last = by_alice.get("/articles", {"size": 2, "cursor": second.json()["next"]})
    assert ids(second) + ids(last) == [a.pk for a in five[2:]]
    assert last.json()["next"] is None


def test_who_goes_on_from_a_cursor_sees_what_changed_meanwhile(by_alice, five):
    first = by_alice.get("/articles", {"size": 2}).json()
    Article.objects.filter(pk=five[0].pk).update(changed_at=timezone.now())
    rest = by_alice.get("/articles", {"cursor": first["next"]})
    assert ids(rest) == [five[2].pk, five[3].pk, five[4].pk, five[0].pk]


def test_the_list_is_filtered(by_alice, five, article):
    assert ids(by_alice.get("/articles", {"state": "analysed"})) == [article.pk]
    assert ids(by_alice.get("/articles", {"external_id": "ntb-3"})) == [five[3].pk]
    later = timezone.now() + timedelta(hours=1)
    Article.objects.filter(pk=five[4].pk).update(changed_at=later)
    assert ids(by_alice.get("/articles", {"changed_since": later.isoformat()})) == [five[4].pk]


@pytest.mark.parametrize(
    "query",
    [{"state": "lost"}, {"size": 0}, {"size": 101}, {"cursor": "!"}, {"changed_since": "soon"}],
)
def test_filters_that_make_no_sense_are_refused(by_alice, query):
    assert by_alice.get("/articles", query).status_code == 422


def test_an_article_comes_with_its_text(by_rita, article):
    response = by_rita.get(f"/articles/{article.pk}")
    read = response.json()
    assert (read["text"], read["corrected"], read["language"]) == (TEXT, TEXT, "nb")
    assert (read["title"], read["state"], read["version"]) == (article.title, "analysed", 1)
    assert (read["open_flags"], read["worst"], read["analysis"]) == (2, "high", "done")
    assert read["review_url"].endswith(f"/articles/{article.pk}/")
    zone = read["zones"][0]
    assert TEXT[zone["start"] : zone["end"]] == "Ukraina får luftvern"


def test_what_is_known_is_not_sent_again(by_alice, article):
    first = by_alice.get(f"/articles/{article.pk}")
    again = by_alice.get(f"/articles/{article.pk}", If_None_Match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    Article.objects.filter(pk=article.pk).update(changed_at=timezone.now())
    assert by_alice.get(f"/articles/{article.pk}", If_None_Match=first["ETag"]).status_code == 200


def test_a_tag_is_of_one_language_only(by_alice, flag):
    english = by_alice.get(f"/flags/{flag.pk}")
    norwegian = by_alice.get(
        f"/flags/{flag.pk}", If_None_Match=english["ETag"], Accept_Language="nb"
    )
    assert norwegian.status_code == 200
    assert norwegian["Content-Language"] == "nb"


def test_quotes(by_alice, article):
    direct, indirect = by_alice.get(f"/articles/{article.pk}/quotes").json()["items"]
    assert (direct["type"], direct["words"]) == ("direct", "Dette vil merkes")
    assert direct["speaker"]["name"] == "Ingrid Solbakken"
    assert direct["reason"] == "Named beside “sier”."
    assert indirect["words"] == "hjelpen kommer for sent"
    assert by_alice.get(f"/quotes/{direct['id']}").json() == direct


def test_the_next_likely_speakers_of_a_quote(by_alice, article):
    second = article.versions.get().quotes.get(type="indirect")
    second.alternatives = ["Kari Nes", "Ingrid Solbakken", "Ola Moe", "Per Dal", "Liv Vik"]
    before = by_alice.get(f"/quotes/{second.pk}")["ETag"]
    second.save()
    answer = by_alice.get(f"/quotes/{second.pk}", If_None_Match=before)
    assert answer.json()["alternatives"] == ["Kari Nes", "Ola Moe", "Per Dal"]
    listed = by_alice.get(f"/articles/{article.pk}/quotes").json()["items"]
    assert [quote["alternatives"] for quote in listed] == [[], ["Kari Nes", "Ola Moe", "Per Dal"]]


def test_flags(by_alice, article):
    flags = {f["code"]: f for f in by_alice.get(f"/articles/{article.pk}/flags").json()["items"]}
    role = flags["role"]
    assert role["words"] == "utenriksminister Ben Wallace"
    assert role["message"] == "Ben Wallace was not x."
    assert [s["text"] for s in role["suggestions"]] == ["forsvarsminister", "James Cleverly"]
    assert role["evidence"][0]["first"] == "2019-07-24"
    assert by_alice.get(f"/flags/{role['id']}").json() == role


def test_claims_of_every_verdict(by_alice, article):
    claims = by_alice.get(f"/articles/{article.pk}/claims").json()["items"]
    assert {c["verdict"] for c in claims} == {"supported", "contradicted"}


def test_the_analysis_is_followed(by_alice, article):
    AnalysisRun.objects.update(state="running", stage="speakers")
    read = by_alice.get(f"/articles/{article.pk}/analysis").json()
    assert (read["state"], read["stage"], read["done"], read["of"]) == ("running", "speakers", 3, 5)
    AnalysisRun.objects.update(state="failed", error="The analysis took too long and was stopped.")
    read = by_alice.get(f"/articles/{article.pk}/analysis", Accept_Language="nb").json()
    assert read["state"] == "failed"
    assert read["error"].startswith("Analysen tok for lang tid")


def test_strangers_and_other_desks_see_nothing(by_charlie, five, article, alice, flag, quote):
    sport = Desk.objects.create(name="Sport", slug="sport")
    elsewhere = token_for(alice, sport)
    for stranger in (by_charlie, elsewhere):
        assert stranger.get("/articles", {"size": 1}).json() == {"items": [], "next": None}
        for address in (
            f"/articles/{article.pk}",
            f"/articles/{article.pk}/quotes",
            f"/articles/{article.pk}/flags",
            f"/articles/{article.pk}/claims",
            f"/articles/{article.pk}/corrections",
            f"/articles/{article.pk}/exports",
            f"/articles/{article.pk}/analysis",
            f"/flags/{flag.pk}",
            f"/quotes/{quote.pk}",
        ):
            response = stranger.get(address)
            assert response.status_code == 404, address
            problem_of(response)


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/articles", 3),
        ("/articles/{id}", 7),
        ("/articles/{id}/quotes", 6),
        ("/articles/{id}/flags", 5),
        ("/articles/{id}/claims", 4),
        ("/articles/{id}/corrections", 5),
        ("/articles/{id}/analysis", 4),
        ("/articles/{id}/exports", 4),
    ],
)
def test_the_number_of_queries(
    by_alice, five, article, django_assert_num_queries, address, queries
):
    by_alice.get("/formats")
    with django_assert_num_queries(queries):
        assert by_alice.get(address.format(id=article.pk)).status_code == 200
