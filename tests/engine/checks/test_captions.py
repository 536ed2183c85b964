"""The check ``caption-body``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

#: Article, language, marked words, mend of the name.
FIRES = [
    (
        "! Redningsskøyta lå til kai i Florø etter aksjonen natt til søndag.\n"
        "Redningsskøyta lå til kai i Måløy etter aksjonen. Mannskapet sov lenge.",
        "nb",
        "i Florø",
        "Måløy",
    ),
    (
        "! Tyskland sender ammunisjon til Polen.\n"
        "Tyskland sender nå mer ammunisjon til Latvia. Det skjer før jul.",
        "nb",
        "til Polen",
        "Latvia",
    ),
    (
        "! India sel rakettar til Egypt.\n"
        "Regjeringa stadfester at India vurderer å selje rakettar til Marokko.",
        "nn",
        "til Egypt",
        "Marokko",
    ),
    (
        "! Finland angrep Sverige med nye tollsatser.\n"
        "Sverige angrep Finland med nye tollsatser i går. Ingen ville svare.",
        "nb",
        None,
        None,
    ),
    (
        "! Statsråd Petter Vang åpnet tunnelen på torsdag.\n"
        "Det var på tirsdag at statsråd Petter Vang åpnet tunnelen. Regnet silte.",
        "nb",
        "på torsdag",
        "tirsdag",
    ),
    (
        "! Anton Brekke vant rennet i motbakke.\n"
        "Arne Brekke vant rennet i fjor også. Arne Brekke er 34 år.",
        "nb",
        "Anton Brekke",
        "Arne Brekke",
    ),
    (
        "! Målvakt Line Tangen reddet straffesparket i Skien.\n"
        "Målvakt Ragnhild Tangen reddet straffesparket. Kampen endte 1–0.",
        "nb",
        "Line Tangen",
        "Ragnhild Tangen",
    ),
    (
        "! Brannfolka sløkte brannen i garasjen på Stord.\n"
        "Brannfolka sløkte brannen i garasjen på Bømlo før klokka fire. Ingen vart skadde.",
        "nn",
        "på Stord",
        "Bømlo",
    ),
    (
        "! Ambassadør Eva Krogh møtte studentene i Lisboa.\n"
        "I forrige uke møtte ambassadør Eva Krogh studentene i Porto. De var mange.",
        "nb",
        "i Lisboa",
        "Porto",
    ),
    (
        "# Danmark sender fregatten til Island\n"
        "Danmark sender fregatten til Grønland. Det skjer i februar.",
        "nb",
        "til Island",
        "Grønland",
    ),
    (
        "! Ferja frå Lote til Anda stod stille onsdag morgon.\n"
        "Ferja frå Lote til Anda stod stille fredag morgon. Køen var lang.",
        "nn",
        "onsdag",
        "fredag",
    ),
    (
        "! Firefighters put out the blaze at the mill in Leeds.\n"
        "Firefighters put out the blaze at the mill in Bradford at noon. Nobody was hurt.",
        "en",
        "in Leeds",
        "Bradford",
    ),
    (
        "! Canada ships grain to Jordan.\n"
        "The ministry says Canada ships grain to Lebanon. The ships leave in May.",
        "en",
        "to Jordan",
        "Lebanon",
    ),
]

SILENT = [
    (
        "! Redningsskøyta lå til kai i Måløy.\nRedningsskøyta lå til kai i Måløy hele natta.",
        "nb",
    ),
    (
        "! Tyskland sender ammunisjon til Polen.\n"
        "Tyskland sender ammunisjon til Latvia. Landet sender også ammunisjon til Polen.",
        "nb",
    ),
    (
        "! Polen sender ammunisjon til Polen.\n"
        "Tyskland sender ammunisjon til Polen, sier statsråden.",
        "nb",
    ),
    (
        "! Statsråd Petter Vang åpnet tunnelen torsdag.\n"
        "I dag åpnet statsråd Petter Vang tunnelen. Onsdag var han i Bodø.",
        "nb",
    ),
    ("! Anton og broren Arne Brekke.\nArne Brekke vant rennet i fjor også.", "nb"),
    (
        "! Anton Brekke vant rennet.\n"
        "Arne Brekke vant i fjor. Anton Brekke vant i år. De er naboer.",
        "nb",
    ),
    ("! Line Tangen var målvakt.\nSøstera til Ragnhild Tangen var målvakt i kampen.", "nb"),
    ("! Sverige møtte Finland i finalen.\nFinland møtte Sverige i finalen i går.", "nb"),
    (
        "! Ambassadør Eva Krogh i Lisboa i 2019.\n"
        "I forrige uke møtte ambassadør Eva Krogh studentene i Porto.",
        "nb",
    ),
    ("! Ordførar Liv Dale i Stryn.\nOrdføraren i Eid, Per Hove, opna vegen til Stryn.", "nn"),
    (
        "! Fangsten blir levert i Båtsfjord.\n"
        "Fangsten blir levert i Vardø om vinteren. Om sommeren går båtene til Båtsfjord.",
        "nb",
    ),
    ("! Hanne Moe på kaia i Ålesund.\nMoe bor i Molde. Hun drar hver dag til Ålesund.", "nb"),
    (
        "# Brann slo Viking\nViking tapte for Brann på hjemmebane. Viking spilte godt.",
        "nb",
    ),
    ("! Passengers wait in Hull.\nPassengers in Grimsby took the bus instead.", "en"),
    ("! Sigrid Nes målar huset.\nSigrid Kristine Nes målar huset kvart år.", "nn"),
]


@pytest.mark.parametrize(("lines", "language", "words", "mend"), FIRES)
def test_a_contradiction_is_flagged(flagged, lines, language, words, mend) -> None:
    found = flagged("caption-body", lines, language)

    assert found
    assert words is None or [pair[0] for pair in found] == [words]
    assert mend is None or found[0][1] == mend


@pytest.mark.parametrize(("lines", "language"), SILENT)
def test_what_agrees_or_tells_of_another_event_is_fine(flagged, lines, language) -> None:
    assert flagged("caption-body", lines, language) == []
