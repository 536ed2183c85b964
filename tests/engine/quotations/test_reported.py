"""Reported speech through the shipped pipeline, on texts of our own."""

from __future__ import annotations

import pytest

BOKMAAL = [
    ("Ordfører Kari Holm sier at skolen blir bygd i vår.", ["skolen blir bygd i vår"]),
    ("Ordføreren mener skolen bør bygges i vår.", ["skolen bør bygges i vår"]),
    ("Skolen blir bygd i vår, opplyser kommunen.", ["Skolen blir bygd i vår"]),
    ("Ifølge politiet ble to menn pågrepet.", ["ble to menn pågrepet"]),
    ("To menn ble pågrepet, ifølge politiet.", ["To menn ble pågrepet"]),
    ("Etter Holms mening er planen dårlig.", ["er planen dårlig"]),
    ("Holm advarer mot at prisene vil stige.", ["prisene vil stige"]),
    ("Partiet lover å senke avgiftene.", ["senke avgiftene"]),
    ("Fagforeningen krever høyere lønn.", ["høyere lønn"]),
    ("Statsråden avviser kritikken.", ["kritikken"]),
    ("Kommunen ber innbyggerne om å spare vann.", ["spare vann"]),
    ("Holm oppfordrer alle til å stemme.", ["stemme"]),
    ("Dal kaller vedtaket en skandale.", ["vedtaket en skandale"]),
    ("Ministeren har gjort det klart at avtalen står fast.", ["avtalen står fast"]),
    ("Styret ga uttrykk for at tallene var gale.", ["tallene var gale"]),
    ("Holm legger ikke skjul på at hun er skuffet.", ["hun er skuffet"]),
    ("En fersk måling viser at partiet går fram.", ["partiet går fram"]),
    (
        "Holm sier at skolen blir bygd, og at barna får nye lokaler.",
        ["skolen blir bygd, og at barna får nye lokaler"],
    ),
    (
        "Holm sier at skolen blir bygd, mens Dal mener at den bør vente.",
        ["skolen blir bygd", "den bør vente"],
    ),
    ("Holm understreker planen og mener at tiden er knapp.", ["planen", "tiden er knapp"]),
    ("Skolen er stengt. Det opplyser rektor Per Dal.", ["Skolen er stengt"]),
    (
        "Holm fastslo at støtten kommer fra Sp. eller fra partiet selv.",
        ["støtten kommer fra Sp. eller fra partiet selv"],
    ),
    ("Brann – Viking 1–2: Trener Per Dal mener banen er for hard.", ["banen er for hard"]),
    ("Rektor skal i følge loven ta vare på alle brev.", ["Rektor skal … ta vare på alle brev"]),
    ("Planen er en skandale, som hun sa til styret i går kveld.", ["Planen er en skandale"]),
    ("Foreldre krever nytt tak på skolen.", ["nytt tak på skolen"]),
    ("Loven krever at alle barn får plass.", ["alle barn får plass"]),
    ("Fagforeningen varsler omfattende streik.", ["omfattende streik"]),
    ("Dal omtaler vedtaket som en seier.", ["vedtaket som en seier"]),
]

NYNORSK = [
    ("Ordføraren seier at skulen blir bygd i vår.", ["skulen blir bygd i vår"]),
    ("Ho meiner skulen bør byggjast i vår.", ["skulen bør byggjast i vår"]),
    ("Skulen blir bygd i vår, fortel kommunen.", ["Skulen blir bygd i vår"]),
    ("Ifølgje politiet vart to menn pågripne.", ["vart to menn pågripne"]),
    ("Rådmannen tilrådde å vente.", ["vente"]),
    ("Ordføraren meinte ei utsetjing ville bli dyr.", ["ei utsetjing ville bli dyr"]),
    (
        "Kabel: Med slike inngrep må planen vente, seier Per Dal.",
        ["Med slike inngrep må planen vente"],
    ),
    ("Holm krev at vegen blir utbetra.", ["vegen blir utbetra"]),
    ("Partiet lovar å senke avgiftene.", ["senke avgiftene"]),
]

NONE = [
    "Holm sier ikke at skolen blir bygd.",
    "Holm har ikke kommentert saken.",
    "Statsråden nekter å svare.",
    "Hvis Holm sier at skolen blir bygd, blir det bråk.",
    "Det hevdes at skolen blir stengt.",
    "Holm håper at skolen blir bygd.",
    "Holm tror laget vinner.",
    "Holm vil si at alt er bra.",
    "Avisen omtalte saken lørdag.",
    "Noe i meg sier at skolen blir bygd.",
    "Kanskje er det sånn som mange har påpekt andre steder, at du kan la være.",
    "På direkte spørsmål om klubben tar fra ham jobben, svarer talsmannen følgende:",
    "Sier Holm at skolen blir bygd?",
    "Han har skrevet tre bøker.",
    "Hun har skrevet et hefte som stort sett er en oversikt over hva byen eier.",
    "Dal har en vits om fisk, som han gjentar hver gang noen kommer på besøk.",
    "Dal svarer så godt han kan.",
    "Arbeidet krever tålmodighet.",
    "Situasjonen krever at alle gjør sitt.",
    "Naboene spør seg om ferja noen gang kommer.",
    "Alle som bor her – må ikke være sene med å si ja.",
    "Kommunen har varslet alle naboene.",
    "Naboen Per Dal understreket det.",
    "I brevet som kom i går, legger hun ikke skjul på det.",
    "Møtet varte i to timer, og så gikk alle hjem.",
]


@pytest.mark.parametrize(("text", "expected"), BOKMAAL)
def test_bokmaal(parsed, contents, text, expected):
    assert [words for _, words in contents(parsed(text))] == expected


@pytest.mark.parametrize(("text", "expected"), NYNORSK)
def test_nynorsk(parsed, contents, text, expected):
    assert [words for _, words in contents(parsed(text, "nn"))] == expected


@pytest.mark.parametrize("text", NONE)
def test_what_reports_nothing(parsed, contents, text):
    assert contents(parsed(text)) == []


def test_some_words_in_marks_make_it_mixed(parsed, contents):
    text = "Holm mener at planen er «helt uten mål og mening»."
    assert contents(parsed(text)) == [("mixed", "planen er «helt uten mål og mening»")]


def test_a_title_in_marks_does_not(parsed, contents):
    text = "Holm mener at romanen «Kort dag» er god."
    assert contents(parsed(text)) == [("indirect", "romanen «Kort dag» er god")]


def test_a_report_inside_a_report_belongs_to_the_outer_one(parsed, contents):
    text = "Holm sier at Dal mener at planen er god."
    assert contents(parsed(text)) == [("indirect", "Dal mener at planen er god")]
