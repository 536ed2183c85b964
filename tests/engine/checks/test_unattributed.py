"""The check ``unattributed-quote``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

#: Article, language. The quote that nobody says is the last paragraph, or the one before.
FIRES = [
    ("Møtet i Lia varte til midnatt.\n– Nå må vi få vite hva dette koster bygda.", "nb"),
    ("Salen var full av folk.\n– Vi tror ikke på tallene som kommunen viser fram.", "nb"),
    ("Regnet silte ned på festplassen.\n«Dette blir en lang natt for alle som venter her.»", "nb"),
    ("Møtet varte til midnatt.\n– No må me få vita kva dette kostar bygda.", "nn"),
    ("Det regna på festplassen.\n– Dette er ikkje slik me hadde tenkt oss sommaren.", "nn"),
    (
        "Treneren var fornøyd etter kampen i går.\n"
        "Ola Berg scoret tre mål.\n"
        "– Det er umulig å la være å beundre Ola Berg.",
        "nb",
    ),
    (
        "Spelarane jubla lenge.\nKari Moe sprang fortast.\n"
        "– Det er ingen som kan stoppe Kari Moe når ho vil.",
        "nn",
    ),
    (
        "Leserne har ventet på boka.\nMarit Lien har brukt ti år på den.\n"
        "– Marit Lien har skrevet sin beste bok.",
        "nb",
    ),
    (
        "Valget er over.\nOrdfører Kari Vik møtte rådmann Ola Berg i går.\n"
        "– Jeg er uenig i alt som står i planen.",
        "nb",
    ),
    (
        "Valet er over.\nOrdførar Kari Vik møtte rektor Ola Berg i går.\n"
        "– Eg er usamd i alt som står i planen.",
        "nn",
    ),
    (
        "Det smalt i veggen.\nAnne Dahl og Per Moe løp ut i gata.\n"
        "– Jeg trodde at hele huset skulle rase sammen.",
        "nb",
    ),
    (
        "Saken kom opp i går.\nOrdfører Kari Moe la fram planen.\n"
        "– Mange her i bygda har hørt at Moe vil flytte.",
        "nb",
    ),
    (
        "Saka kom opp i går.\nOrdførar Kari Moe la fram planen.\n"
        "– Vi har venta lenge på denne vegen no.\nHan bur like ved elva.",
        "nn",
    ),
    (
        "! Ambassadør Elin Krogh i Maputo.\nRegnet har falt i to uker.\nBroene holder ennå.\n"
        "– Vi har øvd på dette, men aldri i så stor skala.",
        "nb",
    ),
    (
        "– Planen er god for alle som bor her, sier Per Dahl.\nAnne Lie er uenig med ham.\n"
        "Veien er ti kilometer lang.\n– Den er altfor smal for alle bussene.",
        "nb",
    ),
    ("Brygga lå øde.\n– Ingen har fisket her på mange år nå.\nVinden øker i styrke.", "nb"),
]

SILENT = [
    ("Møtet varte lenge.\n– Nå må vi få vite hva dette koster, sier Torunn Vik.", "nb"),
    ("Torunn Vik er sint.\n– Nå må vi få vite hva dette koster bygda.", "nb"),
    ("Møtet varte lenge.\n– Hva koster dette bygda, og hvem skal betale?", "nb"),
    ("Møtet varte lenge.\n## – Nå må vi få vite hva dette koster\nDet var sent.", "nb"),
    ("– Nå må vi få vite hva dette koster bygda.\nMøtet varte lenge i går.", "nb"),
    ("Møtet varte lenge.\nHan leste «Vi som går kjøkkenveien» høyt for barna.", "nb"),
    ("Møtet var det de kaller «en god start».\nDet var sent.", "nb"),
    ("Møtet varte lenge.\n– Nei.\nDet var sent.", "nb"),
    ("Torunn Vik er sint.\n– Hva koster det?\n– Det koster mer enn vi har råd til.", "nb"),
    ("Torunn Vik er sint.\n– Det vil hun ikke svare på nå.", "nb"),
    ("Møtet varte lenge.\n– No må me få vita kva dette kostar, seier Torunn Vik.", "nn"),
    (
        "Torunn Vik er sint.\n– Nå må vi få vite hva dette koster bygda.\nHun bor ved elva.",
        "nb",
    ),
    (
        "Hedda Moe er sint.\n– Mange har ventet lenge på denne veien.\nHun møter ordfører Ola Lie.",
        "nb",
    ),
    ("Torunn Vik er sint.\n– No må me få vita kva dette kostar bygda.", "nn"),
    ("Kari Vik møtte Ola Berg.\n– Jeg er uenig med Ola Berg i alt som står der.", "nb"),
    ('Mary Hill was angry.\n"Now we must know what it costs the town."', "en"),
]


@pytest.mark.parametrize(("lines", "language"), FIRES)
def test_a_quote_of_nobody_is_flagged(flagged, lines, language) -> None:
    assert len(flagged("unattributed-quote", lines, language)) == 1


@pytest.mark.parametrize(("lines", "language"), SILENT)
def test_a_quote_with_a_source_is_fine(flagged, lines, language) -> None:
    assert flagged("unattributed-quote", lines, language) == []
