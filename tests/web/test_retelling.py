"""A direct quote is told in indirect speech: proposed, edited, saved as a correction, undone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from quotes.models import Correction, Decision, Flag, Quote
from tests.web.conftest import HTMX, act

TOLD = "Ingrid Solbakken sier at dette vil merkes."


@pytest.fixture
def address(article, quote) -> str:
    zones = article.versions.get().zones
    index = next(i for i, z in enumerate(zones) if z["start"] <= quote.start < z["end"])
    return reverse("zone", args=[article.pk, index])


def test_the_card_of_a_direct_quote_offers_it(as_alice, as_rita, article, quote, address):
    page = reverse("article", args=[article.pk])
    offered = f'href="{address}?indirect={quote.pk}"'

    assert offered in as_alice.get(page, {"quote": quote.pk}).text
    assert offered not in as_rita.get(page, {"quote": quote.pk}).text
    other = Quote.objects.get(type="indirect")
    assert "?indirect=" not in as_alice.get(page, {"quote": other.pk}).text


def test_so_does_a_flag_that_says_that_the_source_lacks_it(as_alice, article, quote, role_flag):
    Flag.objects.filter(pk=role_flag.pk).update(
        code="quote-not-in-source", start=quote.start, end=quote.end
    )
    page = reverse("article", args=[article.pk])

    assert f"?indirect={quote.pk}" in as_alice.get(page, {"flag": role_flag.pk}).text


def test_the_editor_opens_with_the_proposal(as_alice, quote, address):
    for headers in (HTMX, {}):
        text = as_alice.get(f"{address}?indirect={quote.pk}", headers=headers).text

        assert TOLD in text
        assert "– Dette vil merkes, sier Ingrid Solbakken." in text
        assert f'name="indirect" value="{quote.pk}"' in text
        assert "as a proposal" in text


def test_what_is_unsure_is_said(as_alice, quote, address, article):
    version = article.versions.get()
    Quote.objects.filter(pk=quote.pk).update(speaker=None, mention=None, cue=None)
    assert version.quotes.filter(speaker=None).exists()
    text = as_alice.get(f"{address}?indirect={quote.pk}", headers=HTMX).text

    assert "Nobody is named beside this quote" in text


def test_saved_it_is_a_correction_and_an_indirect_quote_until_it_is_undone(
    as_alice, article, quote, address
):
    as_alice.post(address, {**act(""), "text": TOLD, "indirect": quote.pk})

    quote.refresh_from_db()
    assert (quote.type, quote.state) == ("indirect", "changed")
    assert Correction.objects.filter(active=True).exists()
    assert Decision.objects.last().quote == quote

    as_alice.post(reverse("undo", args=[article.pk]), act(""))
    quote.refresh_from_db()
    assert (quote.type, quote.state) == ("direct", "proposed")
    assert not Correction.objects.filter(active=True).exists()


def test_a_conflict_keeps_what_was_typed_and_what_it_is_for(as_alice, as_bob, quote, address):
    as_bob.post(address, {**act(""), "text": "– Dette vil nok merkes, sier Ingrid Solbakken."})
    sent = {**act(""), "text": TOLD, "base": "x", "indirect": quote.pk}
    answer = as_alice.post(address, sent, headers=HTMX)

    assert answer.status_code == 409
    assert TOLD in answer.text
    assert f'name="indirect" value="{quote.pk}"' in answer.text


@pytest.mark.parametrize("asked", ["0", "abc", "99999999"])
def test_another_quote_changes_nothing(as_alice, quote, address, asked):
    assert "as a proposal" not in as_alice.get(f"{address}?indirect={asked}").text
    as_alice.post(address, {**act(""), "text": TOLD, "indirect": asked})
    quote.refresh_from_db()
    assert quote.type == "direct"


def test_only_editors_get_there(as_rita, as_charlie, quote, address):
    assert as_rita.get(f"{address}?indirect={quote.pk}").status_code == 403
    assert as_charlie.get(f"{address}?indirect={quote.pk}").status_code == 404
