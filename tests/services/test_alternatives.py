"""The next likely speakers of a quote: kept, carried on, and called as the article calls them."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from quotes.engine.document import document_from_text
from quotes.engine.results import Analysis
from quotes.models import Person, Quote
from quotes.selectors.edited_text import EditedText
from quotes.selectors.speakers import next_likely, speakers_by_name
from quotes.services import quoting, reviewing
from quotes.services.edited_quotes import keep_edited_quotes
from quotes.services.history import Request
from quotes.services.importing import import_article
from quotes.services.speaking import merge_speakers, speaker_named
from tests.sample import TEXT, analysed, analysis, span

pytestmark = pytest.mark.django_db


def found(*names: str, speaker: str | None = "Ingrid Solbakken", text: str = TEXT) -> Analysis:
    """The sample with the alternatives for its indirect quote."""
    direct, indirect = analysis(text).quotes
    indirect = replace(indirect, speaker=speaker, alternatives=names)
    return replace(analysis(text), quotes=(direct, indirect))


def indirect(version) -> Quote:
    return version.quotes.select_related("speaker").get(type="indirect", superseded=False)


def likely(version) -> list[str]:
    return next_likely(indirect(version), speakers_by_name(version.article))


def fresh() -> Request:
    return Request(uuid4())


def test_a_re_run_brings_them_also_to_a_quote_that_is_decided(version, alice):
    reviewing.confirm_quote(user=alice, quote=indirect(version), request=fresh())
    analysed(version, found("Ben Wallace"))
    assert indirect(version).state == Quote.State.CONFIRMED
    assert indirect(version).alternatives == ["Ben Wallace"]
    analysed(version, found())
    assert indirect(version).alternatives == []


def test_they_never_name_the_speaker_and_are_three_at_most(version):
    analysed(version, found("A", "Ingrid Solbakken", "B", "C", "D"))
    assert likely(version) == ["A", "B", "C"]
    analysed(version, found("A", "Ingrid Solbakken", speaker=None))
    assert likely(version) == ["A", "Ingrid Solbakken"]


def test_a_name_that_was_merged_stands_for_the_other(version, alice):
    analysed(version, found("Solbakken", "Ben Wallace", "ben wallace"))
    speakers = {
        name: version.article.speakers.create(name=name) for name in ("Solbakken", "Ben Wallace")
    }
    assert likely(version) == ["Solbakken", "Ben Wallace"]
    merge_speakers(
        user=alice,
        version=version,
        speaker=speakers["Solbakken"],
        into=indirect(version).speaker,
        request=fresh(),
    )
    assert likely(version) == ["Ben Wallace"]


@pytest.mark.parametrize(
    "name", ["Ingrid Solbakken", "ingrid  SOLBAKKEN", "Solbakken", "Solbakken I."]
)
def test_a_name_that_the_article_knows_makes_no_second_speaker(version, name):
    known = version.article.speakers.get()
    known.person_id = "Q1"
    known.save()
    Person.objects.create(id="Q1", name="Solbakken I.", name_nb="Solbakken I.")
    assert speaker_named(version.article, name) == known
    assert version.article.speakers.count() == 1


def test_a_surname_that_two_have_and_a_first_name_are_names_of_their_own(version):
    version.article.speakers.create(name="Kari Solbakken")
    assert speaker_named(version.article, "Solbakken").name == "Solbakken"
    assert speaker_named(version.article, "Ingrid").name == "Ingrid"


def test_the_corrected_text_has_its_own(version):
    analysed(version, found("Ben Wallace"))
    keep_edited_quotes(version, EditedText(version), found("Kari Nes").quotes)
    assert indirect(version).alternatives == ["Kari Nes"]


def test_a_quote_that_the_next_version_does_not_find_keeps_them(version, desk, alice):
    version.article.external_id = "wire-1"
    version.article.save()
    analysed(version, found("Ben Wallace"))
    reviewing.confirm_quote(user=alice, quote=indirect(version), request=fresh())
    longer = TEXT.replace("Tyskland sender", "Møtet var kort.\n\nTyskland sender")
    newer = import_article(
        user=alice,
        desk=desk,
        document=document_from_text(longer),
        source="paste",
        external_id="wire-1",
    ).version
    analysed(newer, replace(analysis(longer), quotes=analysis(longer).quotes[:1]))
    assert indirect(newer).alternatives == ["Ben Wallace"]


def test_both_halves_of_a_quote_have_them(version, alice):
    analysed(version, found("Ben Wallace"))
    quote = indirect(version)
    quoting.split_quote(user=alice, quote=quote, at=span("for sent").start, request=fresh())
    kept = version.quotes.filter(type="indirect").values_list("alternatives", flat=True)
    assert list(kept) == [["Ben Wallace"]] * 2
