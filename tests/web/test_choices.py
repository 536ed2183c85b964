"""Other speakers by one press."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from quotes.models import Quote
from tests.sample import analysed, analysis
from tests.web.conftest import HTMX, act

CHOICE = re.compile(
    r'name="name" value="([^"]*)" data-key="(\d)".*?class="choice-origin[^"]*">([^<]*)<', re.DOTALL
)


@pytest.fixture
def doubtful(article):
    """The sample's second quote, with the speaker and the alternatives given."""

    def made(*names: str, speaker: str | None = "Ingrid Solbakken") -> Quote:
        version = article.versions.get()
        first, second = analysis().quotes
        second = replace(second, speaker=speaker, alternatives=names)
        analysed(version, replace(analysis(), quotes=(first, second)))
        return version.quotes.get(type="indirect")

    return made


def card(client, quote) -> str:
    address = reverse("article", args=[quote.version.article_id])
    return client.get(address, {"quote": quote.pk}, headers=HTMX).text


def offered(client, quote) -> list[tuple[str, str, str]]:
    return CHOICE.findall(card(client, quote))


def give(client, quote, name: str, seen: int = 0):
    fields = act("speaker", seen, name=name)
    return client.post(reverse("quote", args=[quote.pk]), fields, headers=HTMX)


def test_guesses_are_called_guesses(as_alice, doubtful):
    quote = doubtful("Ben Wallace", "Kari Nes")
    assert offered(as_alice, quote) == [
        ("Ben Wallace", "1", "a guess"),
        ("Kari Nes", "2", "a guess"),
    ]


def test_where_two_may_have_said_it_they_alone_are_the_choices(as_alice, doubtful):
    quote = doubtful("Ben Wallace", "Kari Nes", speaker=None)
    text = card(as_alice, quote)
    assert "Who says it?" in text
    assert [name for name, _, _ in CHOICE.findall(text)] == ["Ben Wallace", "Kari Nes"]


def test_who_speaks_around_the_quote_is_offered_as_that(as_alice, doubtful):
    unknown = doubtful(speaker=None)
    assert offered(as_alice, unknown) == [("Ingrid Solbakken", "1", "speaks just before")]
    first = unknown.version.quotes.get(type="direct")
    give(as_alice, unknown, "Kari Nes")
    assert offered(as_alice, first) == [("Kari Nes", "1", "speaks next")]


def test_a_press_gives_the_quote_to_that_speaker_and_goes_on(as_alice, doubtful):
    quote = doubtful("Ben Wallace")
    answer = give(as_alice, quote, "Ben Wallace")
    assert f'class="card card-quote" tabindex="-1" data-name="quote-{quote.pk}"' not in answer.text
    assert "The speaker is Ben Wallace now." in answer.headers["HX-Trigger"]
    quote.refresh_from_db()
    assert (quote.speaker.name, quote.state) == ("Ben Wallace", Quote.State.CHANGED)
    assert offered(as_alice, quote)[0] == ("Ingrid Solbakken", "1", "as the analysis found")
    text = card(as_alice, quote)
    assert "<td><del>Ingrid Solbakken</del></td><td>Ben Wallace</td>" in text
    as_alice.post(reverse("undo", args=[quote.version.article_id]), act("undo"), headers=HTMX)
    quote.refresh_from_db()
    assert quote.speaker.name == "Ingrid Solbakken"


def test_nothing_is_offered_once_the_speaker_is_confirmed(as_alice, as_rita, doubtful):
    quote = doubtful("Ben Wallace")
    assert offered(as_rita, quote) == []
    as_alice.post(reverse("quote", args=[quote.pk]), act("confirm"), headers=HTMX)
    assert offered(as_alice, quote) == []
