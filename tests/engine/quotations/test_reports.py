"""Reports by nouns, without a verb, passed on by a medium; through the shipped pipeline."""

from __future__ import annotations

import pytest

from quotes.engine.quotations.find import find_quotes

REPORTS = {
    "a noun and its sender": (
        "Avisen har fått en bekreftelse fra politiet på at mannen er løslatt.",
        [("mannen er løslatt", "politiet")],
    ),
    "a noun as subject": (
        "Kravet fra fagforeningen om at lederen må gå, er avvist.",
        [("lederen må gå", "fagforeningen")],
    ),
    "a noun denied": ("Avisen har ikke fått bekreftelse fra politiet på at mannen er løslatt.", []),
    "a noun awaited": ("Han venter på en bekreftelse fra politiet på at mannen er løslatt.", []),
    "a verb left out": (
        "51 prosent svarer at de vil stemme ja, 26 prosent at de vil stemme nei.",
        [("de vil stemme ja", "51 prosent"), ("de vil stemme nei", "26 prosent")],
    ),
    "a question with a modal": (
        "Partiets Siv Nes spurte om regjeringen vil kutte avgiftene.",
        [("regjeringen vil kutte avgiftene", "Siv Nes")],
    ),
    "passed on by a medium": (
        "Statsminister Per Vik sier at han går av, skriver VG.",
        [("han går av", "Statsminister Per Vik")],
    ),
    "what X calls it": (
        "Kreml avviser anklagene som «hysteri».",
        [("anklagene som «hysteri»", "Kreml")],
    ),
    "how much something tells": ("Ordningen fungerte. Det sier en del om laget.", []),
}


@pytest.mark.parametrize("name", REPORTS)
def test_reports(parsed, name):
    text, expected = REPORTS[name]
    reading = parsed(text)
    found = [
        (q.content[0].of(text), (q.mention.of(text) if q.mention else "").removeprefix("Partiets "))
        for q in find_quotes(reading)
    ]
    assert found == expected


def test_the_medium_that_passes_a_report_on(parsed):
    text = "Statsminister Per Vik sier at han går av, skriver VG."
    (quote,) = find_quotes(parsed(text))
    assert quote.via is not None
    assert quote.via.of(text) == "VG"


def test_an_idiom_around_its_source(parsed):
    text = "– Der er vi uenige, han og jeg, skyter kona inn."
    (quote,) = find_quotes(parsed(text))
    assert quote.content[0].of(text) == "Der er vi uenige, han og jeg"
    assert quote.mention is not None
    assert quote.mention.of(text) == "kona"
