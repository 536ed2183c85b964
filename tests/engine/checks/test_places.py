"""The check ``place``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

#: Text, language, with another city, with another country ("" where there is no such mend).
FIRES = [
    (
        "Ungarns hovedstad Bucuresti er stor.",
        "nb",
        "Ungarns hovedstad Budapest er stor.",
        "Romanias hovedstad Bucuresti er stor.",
    ),
    (
        "Hun bor i Canberra i New Zealand nå.",
        "nb",
        "Hun bor i Wellington i New Zealand nå.",
        "Hun bor i Canberra i Australia nå.",
    ),
    (
        "Den ungarske hovedstaden Bucuresti er stor.",
        "nb",
        "Den ungarske hovedstaden Budapest er stor.",
        "Den rumenske hovedstaden Bucuresti er stor.",
    ),
    ("Australias hovedstad Sydney er stor.", "nb", "Australias hovedstad Canberra er stor.", ""),
    (
        "Praha, hovedstaden i Polen, er vakker.",
        "nb",
        "Warszawa, hovedstaden i Polen, er vakker.",
        "Praha, hovedstaden i Tsjekkia, er vakker.",
    ),
    (
        "Hovedstaden i Polen, Praha, er vakker.",
        "nb",
        "Hovedstaden i Polen, Warszawa, er vakker.",
        "Hovedstaden i Tsjekkia, Praha, er vakker.",
    ),
    (
        "Laget kom til Helsinki i Sverige.",
        "nb",
        "Laget kom til Stockholm i Sverige.",
        "Laget kom til Helsinki i Finland.",
    ),
    (
        "Den svenske byen Oslo har fått trikk.",
        "nb",
        "Den svenske byen Stockholm har fått trikk.",
        "Den norske byen Oslo har fått trikk.",
    ),
    (
        "De møttes i Reykjavik på Grønland.",
        "nb",
        "De møttes i Nuuk på Grønland.",
        "De møttes i Reykjavik på Island.",
    ),
    (
        "Hovudstaden i Noreg, Stockholm, er stor.",
        "nn",
        "Hovudstaden i Noreg, Oslo, er stor.",
        "Hovudstaden i Sverige, Stockholm, er stor.",
    ),
    (
        "Ho budde i Stockholm i Noreg i to år.",
        "nn",
        "Ho budde i Oslo i Noreg i to år.",
        "Ho budde i Stockholm i Sverige i to år.",
    ),
    (
        "Brasils hovedstad Buenos Aires er stor.",
        "nb",
        "Brasils hovedstad Brasilia er stor.",
        "Argentinas hovedstad Buenos Aires er stor.",
    ),
    (
        "Hungary's capital Bucharest is big.",
        "en",
        "Hungary's capital Budapest is big.",
        "Romania's capital Bucharest is big.",
    ),
    (
        "She lives in Canberra, New Zealand.",
        "en",
        "She lives in Wellington, New Zealand.",
        "She lives in Canberra, Australia.",
    ),
    (
        "The Hungarian capital, Bucharest, is big.",
        "en",
        "The Hungarian capital, Budapest, is big.",
        "The Romanian capital, Bucharest, is big.",
    ),
]

SILENT = [
    ("Ungarns hovedstad Budapest er stor.", "nb"),
    ("Hun bor i Canberra i Australia.", "nb"),
    ("De møtte Real Madrid i Polen.", "nb"),
    ("Seieren over Roma i Sveits var stor.", "nb"),
    ("Skottlands hovedstad Edinburgh og Englands hovedstad London.", "nb"),
    ("Sør-Afrikas hovedstad Cape Town.", "nb"),
    ("Ukrainas hovedstad Kiev, som nå skrives Kyiv.", "nb"),
    ("Kasakhstans tidligere hovedstad Almaty.", "nb"),
    ("Hun kom til Paris i Texas.", "nb"),
    ("De gikk til Santiago i Spania.", "nb"),
    ("Bergen er Europas kulturhovedstad, og Moskva i januar er kald.", "nb"),
    ("Norges statsminister møtte Moskva i Sveits.", "nb"),
    ("Ho budde i Tel Aviv i Israel.", "nn"),
    ("Hovudstaden i Noreg, Oslo, er stor.", "nn"),
    ("They have offices in Paris, Germany and Spain.", "en"),
    ("She lives in Paris, France.", "en"),
]


def _flags(check, text, language):
    _, flags = check(text, "2023-05-10", language)
    return [flag for flag in flags if flag.code == "place"]


@pytest.mark.parametrize(("text", "language", "city", "country"), FIRES)
def test_a_city_in_another_country(check, mended, text, language, city, country):
    (flag,) = _flags(check, text, language)

    mends = [mended(text, flag, number) for number in range(len(flag.suggestions))]
    assert mends == [mend for mend in (city, country) if mend]


@pytest.mark.parametrize(("text", "language"), SILENT)
def test_a_city_in_its_country(check, text, language):
    assert not _flags(check, text, language)
