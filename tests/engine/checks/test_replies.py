"""The check ``no-reply``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

FIRES = [
    ("Naboene anklager Petter Vang for å ha felt trærne.", "nb"),
    ("Fagforeningen beskylder direktør Petter Vang for å ha løyet om lønna.", "nb"),
    ("Petter Vang anklages for å ha brukt kassa til private reiser.", "nb"),
    ("Petter Vang er beskyldt for å ha tatt penger fra laget.", "nb"),
    ("Petter Vang ble anklaget for underslag på årsmøtet.", "nb"),
    ("Styret mener at Petter Vang har brutt loven.", "nb"),
    ("– Alle på båten mener Petter Vang har løyet om fangsten, sier Gro Moe.", "nb"),
    ("Styret hevder at kasserer Petter Vang har underslått penger.", "nb"),
    ("Foreldra skuldar rektor Petter Vang for å ha skjult rapporten.", "nn"),
    ("Petter Vang er skulda for å ha stole frå kassa.", "nn"),
    ("Gro Moe kritiserer trener Petter Vang hardt for å ha mobbet spillerne.", "nb"),
    ("Styret meiner at Petter Vang har brote lova.", "nn"),
    ("Neighbours accuse no one else: they say Petter Vang has lied about the mill.", "en"),
    ("Petter Vang is accused of taking money from the club.", "en"),
]

SILENT = [
    ("Naboene anklager kommunen for å ha felt trærne.", "nb"),
    ("Naboene anklager Petter Vang for å ha felt trærne. Vang avviser påstandene.", "nb"),
    ("Naboene anklager Petter Vang for hogst. – Det er feil, sier Petter Vang.", "nb"),
    ("Naboene anklager Petter Vang for hogst. Vang ønsker ikke å kommentere saken.", "nb"),
    ("Petter Vang anklages for hogst. Det har ikke lyktes avisa å få tak i Vang.", "nb"),
    ("Naboene anklager ikke Petter Vang for noe.", "nb"),
    ("Petter Vang anklager naboene for å ha felt trærne.", "nb"),
    ("Ukraina anklager Vladimir Putin for krigsforbrytelser.", "nb"),
    ("I 1987 ble Petter Vang anklaget for underslag.", "nb"),
    ("Boka kritiserer Petter Vang, men bare litt.", "nb"),
    ("Petter Vang er kritisert. Vang har ikkje svart på spørsmåla.", "nn"),
    ("Petter Vang is accused of theft. He denies it.", "en"),
    ("Frankrikes regjering anklager Jean Petit for svindel.", "nb"),
    ("Gro Moe takker Petter Vang for innsatsen.", "nb"),
]

_REST = "\nSaken skal opp i styret i mai, og møtet er åpent for alle."


@pytest.mark.parametrize(("text", "language"), FIRES)
def test_an_accused_without_a_say_is_flagged(flagged, text, language) -> None:
    assert len(flagged("no-reply", text + _REST, language)) == 1


@pytest.mark.parametrize(("text", "language"), SILENT)
def test_who_answers_or_is_not_accused_is_left_alone(flagged, text, language) -> None:
    assert flagged("no-reply", text + _REST, language) == []
