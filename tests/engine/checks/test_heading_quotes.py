"""The check ``heading-quote``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

#: Heading, body, language, marked words, mend.
FIRES = [
    (
        "# – Situasjonen er ekstremt alvorlig",
        "– Situasjonen i havna er svært alvorlig, sier havnesjef Idun Moe.",
        "nb",
        "ekstremt",
        "svært",
    ),
    (
        "## – Ekstremt bekymret for ungdommen",
        "– Jeg er ganske bekymret for ungdommen i bygda, sier rektor Per Lund.",
        "nb",
        "Ekstremt",
        "Ganske",
    ),
    (
        "# – Totalt uansvarlig",
        "– Det er uansvarlig å seile i slikt vær, mener losen Geir Hauge.",
        "nb",
        "Totalt",
        "Uansvarlig",
    ),
    (
        "# – Trygt å bade her",
        "– Det er ikke trygt å bade her før prøvene er klare, sier kommunelegen.",
        "nb",
        "Trygt å bade her",
        "Ikke trygt",
    ),
    (
        "# – Vi skal legge ned skolen",
        "– Vi skal ikke legge ned skolen i år, sier ordfører Kari Strand.",
        "nb",
        "Vi skal legge ned skolen",
        "ikke legge",
    ),
    (
        "# – Vi mister 40 arbeidsplasser",
        "– I verste fall mister vi 14 arbeidsplasser, sier klubbleder Ola Vik.",
        "nb",
        "40",
        "14",
    ),
    (
        "# – Fleire hundre bønder gjev opp",
        "– Ti bønder gjev opp kvart år her i fylket, seier Solveig Lid.",
        "nn",
        None,
        None,
    ),
    (
        "## – Heilt umogleg å leve av fisket",
        "– Det er vanskeleg å leve av fisket no, seier Torkjell Nes.",
        "nn",
        None,
        None,
    ),
    (
        "# – Brua kan rase når som helst",
        "Kommunen har brukt mye penger på blomster i sommer.\n"
        "– Vi er fornøyde med fargene, sier gartneren Lise Dahl.",
        "nb",
        "Brua kan rase når som helst",
        None,
    ),
    (
        "# «Styret har løyet for alle medlemmene»",
        "– Vi gleder oss til årsmøtet på lørdag, sier lederen Odd Bø.\n"
        "Han lover kaker og kaffe i pausen.",
        "nb",
        "Styret har løyet for alle medlemmene",
        None,
    ),
    (
        "## – Forsterkinga av kaia er viktig",
        "– Det er klart at forsterkninga av kaia er særlig viktig, sier havnesjefen.",
        "nb",
        "Forsterkinga",
        "Forsterkninga",
    ),
    (
        "# – Dette er en katastrofe",
        "– Dette er en utfordring for bygda, sier lensmann Arne Myhre.",
        "nb",
        "Dette er en katastrofe",
        None,
    ),
    (
        "# – Ferja blir innstilt",
        "– Ferja blir kanskje innstilt til vinteren, sier rederiets Nina Foss.",
        "nb",
        "Ferja blir innstilt",
        "kanskje innstilt",
    ),
    (
        "! Ordføreren på kaia. – Vi har aldri vært så fattige, sier hun.",
        "– Vi har sjelden vært så fattige som nå, sier ordfører Unn Lie.\n"
        "Hun viser fram budsjettet.",
        "nb",
        "aldri",
        None,
    ),
    (
        "# – Vi er ikke redde",
        "– Vi er redde, men vi flytter ikke, sier Ola Lie.",
        "nb",
        "ikke",
        None,
    ),
    (
        "# – Vi vil aldri godta dette",
        "– Vi vil neppe godta dette slik det står nå, sier Ola Lie.",
        "nb",
        "aldri",
        "neppe",
    ),
    (
        '# "We are extremely worried about the bridge"',
        '"We are slightly worried about the bridge," said Ann Holt, the engineer.',
        "en",
        "extremely",
        "slightly",
    ),
    (
        '# "The water is safe to drink"',
        '"The water is not safe to drink," said Ann Holt, the engineer.',
        "en",
        "The water is safe to drink",
        "not safe",
    ),
]

SILENT = [
    ("# – Svært alvorlig", "– Situasjonen er svært alvorlig, sier Idun Moe.", "nb"),
    ("# – Alvorlig", "– Situasjonen er svært alvorlig, sier Idun Moe.", "nb"),
    (
        "# – Mister tilbud og plasser",
        "– Vi mister både plasser og et godt tilbud, sier Siri Aas.",
        "nb",
    ),
    ("# – Trygt å bade", "– Her er det trygt å bade hele året, sier legen.", "nb"),
    ("# – Ikke trygt å bade", "– Det er ikke trygt å bade her, sier legen.", "nb"),
    (
        "# – Trygt å bade",
        "– Det er ikke bare trygt å bade, men sunt, sier kommunelegen i Vik.",
        "nb",
    ),
    ("# – Et trendy valg", "– Navnet er trendy. Valget overrasker ikke, sier Liv Bu.", "nb"),
    ("## – Strålende innsats", "Hun roste innsatsen, som hun kalte strålende.", "nb"),
    ("# – Vi mister 40 plasser", "– Vi mister 40 plasser, sier Ola Vik.", "nb"),
    ("# – 40 prosent borte", "– 39,6 prosent av sauene er borte, sier Ola Vik.", "nb"),
    ("## – Gler oss", "– Me har gledd oss lenge til dette, seier Gro Ness.", "nn"),
    ("# – Kan bli dyrt", "– Dette kan bli dyrt, sier Gro Ness.", "nb"),
    ("# – Tragisk for bygda", "– Det er en tragedie for bygda, sier Gro Ness.", "nb"),
    ("# «Havet» åpner festivalen", "Filmen «Havet» ble vist først. Salen var full.", "nb"),
    ("# – Skandale", "– Det er en skandale at ingen svarer, sier Gro Ness.", "nb"),
    ("# Ordføreren er ekstremt glad", "– Jeg er svært glad, sier ordføreren.", "nb"),
    ("# – Manglar folk", "– Vi har ikkje nok folk på sjukeheimen, seier Gro Ness.", "nn"),
    ('# "Nobody asked us"', '"Nobody asked us before they closed it," said Ann Holt.', "en"),
]


@pytest.mark.parametrize(("heading", "body", "language", "words", "mend"), FIRES)
def test_a_sharpened_heading_is_flagged(flagged, heading, body, language, words, mend) -> None:
    more = "Saken fortsetter i morgen, når møtet er over."

    found = flagged("heading-quote", f"{heading}\n{body}\n{more}", language)

    assert len(found) == 1
    assert words is None or found[0][0] == words
    assert mend is None or found[0][1] == mend


@pytest.mark.parametrize(("heading", "body", "language"), SILENT)
def test_a_shortened_heading_is_fine(flagged, heading, body, language) -> None:
    more = "Saken fortsetter i morgen, når møtet er over."

    assert flagged("heading-quote", f"{heading}\n{body}\n{more}", language) == []
