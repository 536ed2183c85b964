"""The check ``inconsistent-quote``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

#: First quote, second quote, language.
FIRES = [
    (
        "Vi trenger tolv nye lærere på skolen før jul",
        "Vi trenger tjue nye lærere på skolen før jul",
    ),
    (
        "Kommunen har råd til å bygge hallen i år",
        "Kommunen har ikke råd til å bygge hallen i år",
    ),
    (
        "Pasientene på sykehjemmet får svært dårlig mat",
        "Pasientene på sykehjemmet får ganske dårlig mat",
    ),
    (
        "Styret lovte oss penger til den nye banen",
        "Styret nektet oss penger til den nye banen",
    ),
    ("Rederiet skal selge tre ferjer til Danmark", "Rederiet skal selge fire ferjer til Danmark"),
    (
        "Fjorden er full av plast og gamle garn",
        "Fjorden er full av fisk og gamle garn",
    ),
    ("Brua må stenges for all trafikk i vinter", "Brua må åpnes for all trafikk i vinter"),
    (
        "Ingen av elevene har klaget på undervisningen i matematikk",
        "Elevene har klaget på undervisningen i matematikk",
    ),
    (
        "Vi har brukt 4 millioner kroner på taket",
        "Vi har brukt 6 millioner kroner på taket",
    ),
    (
        "Legene på vakt gjorde en feil denne natta",
        "Legene på vakt gjorde aldri en feil denne natta",
    ),
    (
        "Prisene på strøm har økt kraftig i Nord-Norge",
        "Prisene på strøm har falt kraftig i Nord-Norge",
    ),
    (
        "Båten ble kjøpt for penger fra fylket og staten",
        "Båten ble kjøpt for penger fra fylket og banken",
    ),
]

SILENT = [
    ("Vi trenger tolv nye lærere på skolen", "Vi trenger tolv nye lærere på skolen"),
    ("Vi trenger tolv nye lærere på skolen før jul", "Vi trenger nye lærere"),
    ("Kommunen har ikke råd til hallen", "Kommunen har råd til kulturhuset, sier folk"),
    ("Vi vil ha fred", "Vi vil ha frihet"),
    ("Pasientene får dårlig mat", "Maten er dårlig for pasientene på sykehjemmet"),
    ("Første halvår solgte vi ti båter", "Andre halvår solgte vi tjue biler til utlandet"),
    ("Jeg liker å fiske i elva om våren", "Jeg liker å jakte i skogen om høsten"),
    ("Brua må stenges", "Brua må åpnes"),
    ("Det er et dårlig forslag fra regjeringen", "Regjeringen har et dårlig forslag her"),
    (
        "Elevene har klaget på undervisningen i matematikk",
        "Elevene har klaget på undervisninga i matematikk",
    ),
    ("Vi har brukt penger på taket og kjelleren", "På taket brukte vi mest penger i fjor"),
    ("Prisene på strøm øker", "Prisene på strøm har økt, og folk er sinte på politikerne"),
    ("Vi venter på svar fra fylket", "Fylket svarer ikke"),
]

_ARTICLE = """Det ble debatt i Lia i går.
– {first}, sier Torunn Vik.
Salen var full, og møtet varte i to timer.
– {second}, sier Torunn Vik."""


@pytest.mark.parametrize(("first", "second"), FIRES)
def test_two_wordings_are_flagged(flagged, first, second) -> None:
    assert len(flagged("inconsistent-quote", _ARTICLE.format(first=first, second=second))) == 1


@pytest.mark.parametrize(("first", "second"), SILENT)
def test_other_utterances_are_fine(flagged, first, second) -> None:
    assert flagged("inconsistent-quote", _ARTICLE.format(first=first, second=second)) == []


def test_two_speakers_may_differ(flagged) -> None:
    article = _ARTICLE.format(first=FIRES[0][0], second=FIRES[0][1])

    assert flagged("inconsistent-quote", article[: -len("Torunn Vik.")] + "Ola Berg.") == []


def test_nynorsk_is_compared_too(flagged) -> None:
    article = """Det vart møte i Lia i går.
– Me treng tolv nye lærarar på skulen før jul, seier Torunn Vik.
Salen var full, og møtet varte i to timar.
– Me treng tjue nye lærarar på skulen før jul, seier Torunn Vik."""

    assert flagged("inconsistent-quote", article, "nn") == [("tjue", "tolv")]
