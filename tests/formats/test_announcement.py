"""What an announced correction says, in each language and form."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quotes.formats.announcement import LANGUAGES, Change, announced

AT = datetime(2026, 11, 25, 14, 5, tzinfo=ZoneInfo("Europe/Oslo"))
SINCE = AT - timedelta(hours=3, minutes=10)
OFFICE = Change(
    "paragraph", "utenriksminister", "forsvarsminister",
    "Ministeren møtte i går Storbritannias ", " Ben Wallace i Brussel.",
)  # fmt: skip
CAPTION = Change("caption", "til Tyskland", "til Ukraina", "Tyskland sender luftvern ", ".")


def told(*changes: Change, **choices):
    given = {"kind": "correction", "language": "nb", "repeats": True, "since": SINCE, "at": AT}
    return announced(changes, **(given | choices))


def test_a_correction_in_bokmal():
    found = told(CAPTION)
    assert found.text == (
        "Rettelse: I en tidligere versjon av bildeteksten sto det "
        "«Tyskland sender luftvern til Tyskland». Det riktige er "
        "«Tyskland sender luftvern til Ukraina». Rettet 25. november 2026 kl. 14.05. Den tidligere "
        "ordlyden ble publisert 25. november 2026 kl. 10.55 og sto i 3 timer og 10 minutter."
    )
    assert found.wire == (
        "Til red: RETTELSE. Bildeteksten: «Tyskland sender luftvern til Tyskland» rettes til "
        "«Tyskland sender luftvern til Ukraina». Sendt første gang 25. november 2026 kl. 10.55, "
        "rettet 25. november 2026 kl. 14.05."
    )


@pytest.mark.parametrize(
    ("language", "begins", "ends", "wire"),
    [
        ("nn", "Retting: I ein tidlegare versjon av biletteksten stod det «", "10 minutt.",
         "Til red: RETTING. Biletteksten: "),
        ("en", "Correction: An earlier version of the caption read “", "3 hours and 10 minutes.",
         "To editors: CORRECTION. Caption: "),
    ],
)  # fmt: skip
def test_the_other_languages(language, begins, ends, wire):
    found = told(CAPTION, language=language)
    assert found.text.startswith(begins)
    assert found.text.endswith(ends)
    assert found.wire.startswith(wire)


@pytest.mark.parametrize(
    ("zone", "name"),
    [("headline", "tittelen"), ("lead", "ingressen"), ("subheading", "mellomtittelen"),
     ("paragraph", "brødteksten"), ("leftover", "brødteksten")],
)  # fmt: skip
def test_the_zone_is_named(zone, name):
    assert f"versjon av {name} sto det" in told(Change(zone, "a", "b")).text


def test_few_words_get_those_beside_them():
    text = told(OFFICE).text
    assert "sto det «Ministeren møtte i går Storbritannias utenriksminister Ben Wallace i B" in text
    assert "«Ministeren møtte i går Storbritannias forsvarsminister Ben Wallace i Brus" in text


def test_of_a_long_clause_some_words_are_told_and_none_dangles():
    before = "Etter lange og vanskelige forhandlinger i hovedstaden møtte "
    change = Change("lead", "to", "tre", before, " ministre fra landene i nord og vest og sør til")
    assert (
        "sto det «forhandlinger i hovedstaden møtte to ministre fra landene»" in told(change).text
    )


def test_words_beside_end_with_the_clause():
    change = Change("paragraph", "20", "30", "Det er mange. I alt kom ", " biler, sier Bo.")
    assert "«I alt kom 20 biler»" in told(change).text


def test_a_cut_word_is_whole():
    change = Change("paragraph", "s", "d", "Ola Nord", "en het det.")
    assert "«Ola Nordsen het det»" in told(change).text


def test_many_words_stand_alone():
    old, new = "en ny og bedre bro", "en gammel og dårligere bro"
    after = " i dag og i morgen og alle dager som kommer etter dem"
    assert "«en ny og bedre bro»" in told(Change("lead", old, new, "Alt om ", after)).text


def test_the_earlier_words_need_not_be_repeated():
    found = told(CAPTION, repeats=False)
    assert "til Tyskland»" not in found.text + found.wire
    assert "En opplysning i bildeteksten er rettet. Det riktige er «" in found.text
    assert "Bildeteksten: Riktig er «" in found.wire


def test_several_corrections_are_one_announcement():
    text = told(CAPTION, OFFICE).text
    assert text.count("Rettelse:") == 1
    assert text.count("tidligere versjon") == 1
    assert " I brødteksten sto det «Ministeren " in text


def test_changes_side_by_side_are_told_as_one():
    first = Change("lead", "20", "30", "Det kom ", " biler og ", adjoins=True)
    second = Change("lead", "5", "7", " biler og ", " sykler.")
    text = told(first, second).text
    assert "«Det kom 20 biler og 5 sykler». Det riktige er «Det kom 30 biler og 7 sykler»" in text


def test_what_was_taken_out_and_what_was_added():
    gone = Change("paragraph", "Han ble dømt for det i fjor.", "", "Så skjedde det. ")
    new = Change("paragraph", "", "Hun sier nei til alt dette.", "Så skjedde det. ")
    assert "sto det «Han ble dømt for det i fjor». Det er tatt ut." in told(gone).text
    assert "En opplysning i brødteksten er tatt ut." in told(gone, repeats=False).text
    assert "Dette er føyd til i brødteksten: «Hun sier nei til alt dette»." in told(new).text


def test_a_clarification():
    found = told(CAPTION, kind="clarification")
    assert found.text.startswith("Presisering: I en tidligere versjon av bildeteksten sto det «")
    assert "Det er presisert til «" in found.text
    assert "riktig" not in found.text
    assert found.wire.startswith("Til red: PRESISERING. ")


def test_quotes_inside_are_single():
    change = Change("paragraph", "«fint» vær", "«stygt» vær", "Det var ", " da.")
    assert "«Det var ‘fint’ vær da»" in told(change).text


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=20), "under ett minutt"),
        (timedelta(minutes=1), "1 minutt."),
        (timedelta(hours=1), "1 time."),
        (timedelta(days=1, hours=2, minutes=5), "1 dag og 2 timer."),
        (timedelta(days=40), "40 dager."),
    ],
)
def test_how_long_it_stood(passed, words):
    assert f"sto i {words}" in told(CAPTION, since=AT - passed).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["correction", "clarification"])
@pytest.mark.parametrize("repeats", [True, False])
def test_every_form_is_whole(language, kind, repeats):
    changes = [
        CAPTION,
        OFFICE,
        Change("lead", "", "noe nytt her nå i dag"),
        Change("lead", "b", ""),
    ]
    found = told(*changes, kind=kind, language=language, repeats=repeats)
    assert "{" not in found.text + found.wire
    assert "«»" not in found.text + found.wire
