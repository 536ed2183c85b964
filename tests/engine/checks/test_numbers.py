"""The checks ``number-conflict``, ``arithmetic`` and ``percentage-points``."""

from __future__ import annotations

import pytest

#: Headline, lead, body; language; the headline as the body has it.
CONFLICTS = [
    (
        "Tolv døde i bussulykke\n\nEn turbuss veltet på fjellet i natt.\n\n"
        "Fjorten mennesker mistet livet da bussen veltet, opplyser politiet.\n\nVeien er stengt.",
        "nb",
        "Fjorten døde i bussulykke",
    ),
    (
        "12 døde i bussulykke\n\nEn turbuss veltet på fjellet i natt.\n\n"
        "14 personer omkom da bussen veltet, opplyser politiet.\n\nVeien er stengt.",
        "nb",
        "14 døde i bussulykke",
    ),
    (
        "Kommunen får 200 millioner kroner til bru\n\nOrdføreren jubler over nyheten.\n\n"
        "Kommunen får 20 millioner kroner til bru over sundet.\n\nArbeidet starter i høst.",
        "nb",
        "Kommunen får 20 millioner kroner til bru",
    ),
    (
        "Bygger 200 leiligheter i sentrum\n\nBoligbyggelaget vil fylle tomta.\n\n"
        "Laget bygger 250 leiligheter i sentrum innen tre år.\n\nNaboene er spente.",
        "nb",
        "Bygger 250 leiligheter i sentrum",
    ),
    (
        "Fire pågrepet etter slåsskamp\n\nPolitiet rykket ut til Torget i natt.\n\n"
        "Fem personer er pågrepet etter slåsskampen på Torget.\n\nIngen er alvorlig skadd.",
        "nb",
        "Fem pågrepet etter slåsskamp",
    ),
    (
        "1 500 elever får ny skole\n\nSkolen åpner til høsten.\n\n"
        "Skolen har plass til 1 800 elever når den åpner.\n\nDen har stått tom.",
        "nb",
        "1 800 elever får ny skole",
    ),
    (
        "Selde 40 båtar på messa\n\nMessa i hamna vart ein suksess.\n\n"
        "Forhandlarane selde 60 båtar på messa i hamna.\n\nNeste messe er om to år.",
        "nn",
        "Selde 60 båtar på messa",
    ),
    (
        "Tre sakna etter ras\n\nEit jordras gjekk over bygda i natt.\n\n"
        "Fem personar er sakna etter raset i bygda.\n\nVegen er stengd.",
        "nn",
        "Fem sakna etter ras",
    ),
    (
        "Åtte drept i angrep på marked\n\nMarkedet var fullt av folk.\n\n"
        "Ni mennesker ble drept i angrepet på markedet.\n\nIngen har tatt ansvaret.",
        "nb",
        "Ni drept i angrep på marked",
    ),
    (
        "Twelve killed in coach crash\n\nA coach left the road last night.\n\n"
        "Fourteen people were killed in the crash, police said.\n\nThe road is closed.",
        "en",
        "Fourteen killed in coach crash",
    ),
    (
        "Council buys 30 buses\n\nThe new fleet comes in May.\n\n"
        "The council buys 50 buses for the fleet.\n\nThey run on batteries.",
        "en",
        "Council buys 50 buses",
    ),
    (
        "Stenger 15 butikker\n\nKjeden har tapt penger i flere år.\n\n"
        "Kjeden stenger 25 butikker før jul.\n\nDe ansatte ble varslet i går.",
        "nb",
        "Stenger 25 butikker",
    ),
]

AGREEING = [
    # Less and more than.
    "Minst 12 døde i bussulykke\n\nEn buss veltet.\n\n14 mennesker omkom i bussen.\n\nSlutt.",
    "Over 100 biler på museet\n\nMuseet er nytt.\n\nMuseet har 120 biler.\n\nSlutt.",
    # A range.
    "Venter 10–12 båter\n\nHavna er klar.\n\nI fjor kom 14 båter til havna.\n\nSlutt.",
    # Corrected later.
    "12 døde i bussulykke\n\nEn buss veltet.\n\nDet var først meldt om 14 døde i bussen.\n\nSlutt.",
    # Another year.
    "12 døde i bussulykke\n\nEn buss veltet.\n\nI 2014 døde 14 i en bussulykke.\n\nSlutt.",
    # Part and whole.
    "To siktet etter brann\n\nDet brant i en låve.\n\nFem personer ble pågrepet. "
    "To av dem er siktet etter brannen.\n\nSlutt.",
    # Composed in the body.
    "Tre skadd i brann\n\nEt hus brant i natt.\n\nEn mann og to barn er skadd i brannen.\n\nSlutt.",
    # Another place.
    "12 døde i ras i Peru\n\nDet raste natt til fredag.\n\nForrige uke døde 14 mennesker i et ras "
    "i Bolivia.\n\nSlutt.",
    # The same in words and figures.
    "Tolv døde i ulykke\n\nEn buss veltet.\n\n12 mennesker omkom da bussen veltet.\n\nSlutt.",
    "1500 elever får skole\n\nDen åpner.\n\nSkolen er bygd for 1 500 elever.\n\nSlutt.",
    # Different things.
    "Selger 40 biler\n\nFirmaet er nytt.\n\nFirmaet har 60 ansatte.\n\nSlutt.",
    # Two numbers in the body, so that nobody knows which is meant.
    "Bygger 200 boliger i byen\n\nDet haster.\n\nFirmaet bygger 120 boliger i byen. Kommunen "
    "bygger 80 boliger i byen.\n\nSlutt.",
    # Time spans.
    "Ventet 10 år på bru\n\nNå kommer den.\n\nBrua tar 3 år å bygge.\n\nSlutt.",
    # Others than the first.
    "Fire pågrepet etter ran\n\nPolitiet leter.\n\nYtterligere to personer er pågrepet etter "
    "ranet, så nå er det fire.\n\nSlutt.",
]

#: Text, language, the text mended.
WRONG_SUMS = [
    (
        "Tallet økte fra 200 til 250, en økning på 40 prosent.",
        "nb",
        "Tallet økte fra 200 til 250, en økning på 25 prosent.",
    ),
    (
        "Av 60 kommuner svarte alle. 15 av 60, altså en tredel, sa nei.",
        "nb",
        "Av 60 kommuner svarte alle. 15 av 60, altså en firedel, sa nei.",
    ),
    (
        "7 kvinner og 5 menn, i alt 13, ble kåret.",
        "nb",
        "7 kvinner og 5 menn, i alt 12, ble kåret.",
    ),
    (
        "Laget tok 4 gull, 3 sølv og 5 bronse, til sammen 11 medaljer.",
        "nb",
        "Laget tok 4 gull, 3 sølv og 5 bronse, til sammen 12 medaljer.",
    ),
    (
        "I alt 13 personer, 7 kvinner og 5 menn, ble kåret.",
        "nb",
        "I alt 12 personer, 7 kvinner og 5 menn, ble kåret.",
    ),
    ("15 av 60 elever (30 prosent) strøk.", "nb", "15 av 60 elever (25 prosent) strøk."),
    ("40 prosent av elevene (12 av 20) strøk.", "nb", "60 prosent av elevene (12 av 20) strøk."),
    (
        "Den går fra 1,2 milliarder til 1,5 milliarder kroner, en økning på 500 millioner kroner.",
        "nb",
        "Den går fra 1,2 milliarder til 1,5 milliarder kroner, en økning på 300 millioner kroner.",
    ),
    (
        "Andelen gikk fra 20 til 25 prosent, en økning på 40 prosent.",
        "nb",
        "Andelen gikk fra 20 til 25 prosent, en økning på 25 prosent.",
    ),
    (
        "Andelen gikk fra 20 til 25 prosent, en økning på 9 prosentpoeng.",
        "nb",
        "Andelen gikk fra 20 til 25 prosent, en økning på 5 prosentpoeng.",
    ),
    (
        "Talet fall frå 400 til 300, ein nedgang på 35 prosent.",
        "nn",
        "Talet fall frå 400 til 300, ein nedgang på 25 prosent.",
    ),
    (
        "Åtte gutar og seks jenter, til saman 15, møtte.",
        "nn",
        "Åtte gutar og seks jenter, til saman 14, møtte.",
    ),
    (
        "The number rose from 200 to 250, an increase of 35 percent.",
        "en",
        "The number rose from 200 to 250, an increase of 25 percent.",
    ),
    (
        "Seven women and five men, 13 in all, were chosen.",
        "en",
        "Seven women and five men, 12 in all, were chosen.",
    ),
]

RIGHT_SUMS = [
    ("Tallet økte fra 200 til 250, en økning på 25 prosent.", "nb"),
    ("Tallet økte fra 198 til 250, en økning på rundt 25 prosent.", "nb"),
    ("15 av 60 kommuner, altså en firedel, sa nei.", "nb"),
    ("21 av 60 kommuner, altså rundt en tredel, sa nei.", "nb"),
    ("En kvinne, 7 gutter og 5 menn, i alt 13 personer, ble kåret.", "nb"),
    ("7 kvinner, hvorav 2 gravide, og 5 menn, i alt 12, ble kåret.", "nb"),
    ("12 brannbiler og 4 ambulanser, i alt 50 mann, rykket ut.", "nb"),
    ("Prisen økte fra 100 til 144 kroner, en økning på 20 prosent i året.", "nb"),
    (
        "Budsjettet øker fra 1,2 milliarder til 1,5 milliarder kroner, en økning på 25 prosent.",
        "nb",
    ),
    ("Mer enn 7 kvinner og 5 menn, i alt 20, ble kåret.", "nb"),
    ("Laget steg fra 12 til 8. plass, en framgang på fire plasser.", "nb"),
    ("De vant 3–1 og 2–0, i alt 5 mål.", "nb"),
    ("I 2019 var det 40 saker, i 2021 var det 50, til sammen 12 av dem store.", "nb"),
    ("Talet auka frå 200 til 250, ein auke på 25 prosent.", "nn"),
    ("The number rose from 200 to 250, an increase of 25 percent.", "en"),
    ("Offices in 7 towns and 5 villages, 30 people in all.", "en"),
]

#: Text, language, the text mended.
POINTS = [
    (
        "Støtten gikk fra 20 til 25 prosent, en økning på 5 prosent.",
        "nb",
        "Støtten gikk fra 20 til 25 prosent, en økning på 5 prosentpoeng.",
    ),
    (
        "Andelen økte med 4 prosent, fra 12 prosent i 2019 til 16 prosent i fjor.",
        "nb",
        "Andelen økte med 4 prosentpoeng, fra 12 prosent i 2019 til 16 prosent i fjor.",
    ),
    (
        "Partiet får 18,5 prosent, ned fra 21 prosent, et fall på 2,5 %.",
        "nb",
        "Partiet får 18,5 prosent, ned fra 21 prosent, et fall på 2,5 prosentpoeng.",
    ),
    (
        "Renten settes opp fra 3,5 til 4 prosent. Det er en økning på 0,5 prosent.",
        "nb",
        "Renten settes opp fra 3,5 til 4 prosent. Det er en økning på 0,5 prosentpoeng.",
    ),
    (
        "Ledigheten falt fra 8 til 6 prosent, en nedgang på 2 prosent.",
        "nb",
        "Ledigheten falt fra 8 til 6 prosent, en nedgang på 2 prosentpoeng.",
    ),
    (
        "Den falt 10 prosent. Den gikk fra 40 til 30 prosent, et fall på 10 prosent.",
        "nb",
        "Den falt 10 prosent. Den gikk fra 40 til 30 prosent, et fall på 10 prosentpoeng.",
    ),
    (
        "Andelen steg fra 61 % til 66 %, en vekst på 5%.",
        "nb",
        "Andelen steg fra 61 % til 66 %, en vekst på 5\u00a0prosentpoeng.",
    ),
    (
        "Oppslutninga gjekk frå 20 til 25 prosent, ein auke på 5 prosent.",
        "nn",
        "Oppslutninga gjekk frå 20 til 25 prosent, ein auke på 5 prosentpoeng.",
    ),
    (
        "Renta går frå 2 til 3 prosent, ein auke på 1 prosent.",
        "nn",
        "Renta går frå 2 til 3 prosent, ein auke på 1 prosentpoeng.",
    ),
    (
        "Delen fall frå 30 prosent til 24 prosent, ein nedgang på 6 prosent.",
        "nn",
        "Delen fall frå 30 prosent til 24 prosent, ein nedgang på 6 prosentpoeng.",
    ),
    (
        "Unemployment rose from 4 to 6 percent, an increase of 2 percent.",
        "en",
        "Unemployment rose from 4 to 6 percent, an increase of 2 percentage points.",
    ),
    (
        "Support fell from 40 per cent to 30 per cent, a drop of 10 per cent.",
        "en",
        "Support fell from 40 per cent to 30 per cent, a drop of 10 percentage points.",
    ),
    (
        "The rate went from 3 to 4 percent, a rise of 1 percent.",
        "en",
        "The rate went from 3 to 4 percent, a rise of 1 percentage point.",
    ),
]

NO_POINTS = [
    ("Støtten gikk fra 20 til 25 prosent, en økning på 5 prosentpoeng.", "nb"),
    ("Støtten gikk fra 20 til 25 prosent, en økning på 25 prosent.", "nb"),
    ("Prisen økte fra 100 til 105 kroner, en økning på 5 prosent.", "nb"),
    ("Andelen økte fra 95 til 100 prosent, en økning på 5 prosent.", "nb"),
    ("Partiet får 25 prosent, 5 prosent mer enn Høyre.", "nb"),
    ("Lønnen økte med 5 prosent, og renten gikk fra 2 til 3 prosent.", "nb"),
    ("Mellom 20 og 25 prosent sier nei, og 5 prosent vet ikke.", "nb"),
    ("Fra 20 til 25 prosent av elevene bruker bare 5 prosent av tiden på lek.", "nb"),
    ("Andelen gikk fra 10 til 15 prosent, en økning på 50 prosent.", "nb"),
    ("Talet gjekk frå 200 til 210, ein auke på 5 prosent.", "nn"),
    ("Oppslutninga gjekk frå 20 til 25 prosent, ein auke på 25 prosent.", "nn"),
    ("Unemployment rose from 4 to 6 percent, an increase of 50 percent.", "en"),
    ("Prices rose 5 percent, and the rate went from 20 to 25 percent.", "en"),
]


#: A caption that repeats a sentence of the body, and its mend; None where nothing is wrong.
CAPTIONS = [
    (
        "Mannskapene kom til havna klokken 21 søndag kveld.",
        "Mannskapene kom til havna klokken 18 søndag kveld.",
        "Mannskapene kom til havna klokken 18 søndag kveld.",
    ),
    (
        "Over 130 frivillige ryddet stranda etter stormen.",
        "Over 120 frivillige ryddet stranda etter stormen.",
        "Over 120 frivillige ryddet stranda etter stormen.",
    ),
    (
        "Over 120 frivillige ryddet stranda etter stormen.",
        "Over 120 frivillige ryddet stranda etter stormen.",
        None,
    ),
    ("Mål: 3 av 4.", "Mål: 2 av 4.", None),
]


def _flags(check, code, text, language="nb"):
    _, flags = check(text, "2023-05-10", language)
    return [flag for flag in flags if flag.code == code]


@pytest.mark.parametrize(("text", "language", "mend"), CONFLICTS)
def test_two_numbers_for_one_thing(check, mended, text, language, mend):
    (flag,) = _flags(check, "number-conflict", text, language)

    assert mended(text, flag).splitlines()[0] == mend
    assert flag.evidence[0].span


@pytest.mark.parametrize(("caption", "body", "mend"), CAPTIONS)
def test_a_caption_that_repeats_the_body(check, mended, caption, body, mend):
    text = f"Vinden løyet\n\nDet blåste.\n\n{caption} Foto: Ane Vold\n\n{body}\n\nNå er det stille."
    flags = _flags(check, "number-conflict", text)

    assert [mend in mended(text, flag).splitlines()[4] for flag in flags] == [True] * bool(mend)


@pytest.mark.parametrize("text", AGREEING)
def test_numbers_that_agree_or_are_of_other_things(check, text):
    assert not _flags(check, "number-conflict", text)


@pytest.mark.parametrize(("text", "language", "mend"), WRONG_SUMS)
def test_what_does_not_add_up(check, mended, text, language, mend):
    (flag,) = _flags(check, "arithmetic", text, language)

    assert mended(text, flag) == mend


@pytest.mark.parametrize(("text", "language"), RIGHT_SUMS)
def test_what_adds_up_or_cannot_be_told(check, text, language):
    assert not _flags(check, "arithmetic", text, language)


@pytest.mark.parametrize(("text", "language", "mend"), POINTS)
def test_a_difference_called_per_cent(check, mended, text, language, mend):
    (flag,) = _flags(check, "percentage-points", text, language)

    assert mended(text, flag) == mend


@pytest.mark.parametrize(("text", "language"), NO_POINTS)
def test_per_cent_that_is_per_cent(check, text, language):
    assert not _flags(check, "percentage-points", text, language)
