"""The checks ``role``, ``role-date`` and ``person``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

#: Text, date, language, the first suggestion put in, the second put in ("" if there is none).
WRONG_TITLE = [
    (
        "Dette sa Tysklands utenriksminister Angela Merkel på en pressekonferanse.",
        "2015-05-05",
        "nb",
        "Dette sa Tysklands forbundskansler Angela Merkel på en pressekonferanse.",
        "Dette sa Tysklands utenriksminister Frank-Walter Steinmeier på en pressekonferanse.",
    ),
    (
        "Den russiske presidenten Sergej Lavrov landet i Kairo.",
        "2022-07-24",
        "nb",
        "Den russiske utenriksministeren Sergej Lavrov landet i Kairo.",
        "Den russiske presidenten Vladimir Putin landet i Kairo.",
    ),
    (
        "Finansminister Anniken Huitfeldt reiste til Kyiv.",
        "2022-11-01",
        "nb",
        "Utenriksminister Anniken Huitfeldt reiste til Kyiv.",
        "Finansminister Trygve Slagsvold Vedum reiste til Kyiv.",
    ),
    (
        "Nato-sjef Ursula von der Leyen vil ha mer penger.",
        "2023-03-01",
        "nb",
        "EU-kommisjonens president Ursula von der Leyen vil ha mer penger.",
        "Nato-sjef Jens Stoltenberg vil ha mer penger.",
    ),
    (
        "Frankrikes statsminister Emmanuel Macrons tale varte i to timer.",
        "2019-04-25",
        "nb",
        "Frankrikes president Emmanuel Macrons tale varte i to timer.",
        "Frankrikes statsminister Édouard Philippes tale varte i to timer.",
    ),
    (
        "Rex Tillerson, USAs forsvarsminister, kom til Oslo i går.",
        "2017-06-15",
        "nb",
        "Rex Tillerson, USAs utenriksminister, kom til Oslo i går.",
        "James Mattis, USAs forsvarsminister, kom til Oslo i går.",
    ),
    (
        "Margot Wallström er Sveriges statsminister.",
        "2016-02-02",
        "nb",
        "Margot Wallström er Sveriges utenriksminister.",
        "Stefan Löfven er Sveriges statsminister.",
    ),
    (
        "Kulturminister Iselin Nybø svarte i Stortinget.",
        "2021-04-13",
        "nb",
        "Næringsminister Iselin Nybø svarte i Stortinget.",
        "Kulturminister Abid Raja svarte i Stortinget.",
    ),
    (
        "Presidenten i Frankrike, Boris Johnson, avlyste besøket.",
        "2020-03-03",
        "nb",
        "Storbritannias statsminister, Boris Johnson, avlyste besøket.",
        "Presidenten i Frankrike, Emmanuel Macron, avlyste besøket.",
    ),
    (
        "Høyre-leder Trine Skei Grande ville ikke svare.",
        "2014-09-09",
        "nb",
        "Venstre-leder Trine Skei Grande ville ikke svare.",
        "Høyre-leder Erna Solberg ville ikke svare.",
    ),
    (
        "Den amerikanske forsvarsministeren John Kerry møtte kollegaene sine i Brussel.",
        "2014-06-25",
        "nb",
        "Den amerikanske utenriksministeren John Kerry møtte kollegaene sine i Brussel.",
        "Den amerikanske forsvarsministeren Chuck Hagel møtte kollegaene sine i Brussel.",
    ),
    (
        "Noregs statsminister Ine Eriksen Søreide held tale i dag.",
        "2018-10-10",
        "nn",
        "Noregs utanriksminister Ine Eriksen Søreide held tale i dag.",
        "Noregs statsminister Erna Solberg held tale i dag.",
    ),
    (
        "Den danske forsvarsministeren Lars Løkke Rasmussen kjem til Bergen.",
        "2010-03-15",
        "nn",
        "Den danske statsministeren Lars Løkke Rasmussen kjem til Bergen.",
        "Den danske forsvarsministeren Gitte Lillelund Bech kjem til Bergen.",
    ),
    (
        "US Secretary of State Lloyd Austin arrived in Oslo.",
        "2023-04-20",
        "en",
        "US Secretary of Defense Lloyd Austin arrived in Oslo.",
        "US Secretary of State Antony Blinken arrived in Oslo.",
    ),
    (
        "EU-kommisjonens president Charles Michel møtte pressen.",
        "2021-03-02",
        "nb",
        "Det europeiske råds rådspresident Charles Michel møtte pressen.",
        "EU-kommisjonens president Ursula von der Leyen møtte pressen.",
    ),
    (
        "They met Prime Minister Emmanuel Macron.",
        "2023-06-19",
        "en",
        "They met President Emmanuel Macron.",
        "They met Prime Minister Élisabeth Borne.",
    ),
    (
        "Russia's foreign minister Sergei Shoigu denied it.",
        "2021-05-05",
        "en",
        "Russia's defence minister Sergei Shoigu denied it.",
        "Russia's foreign minister Sergey Lavrov denied it.",
    ),
    (
        "The French president Angela Merkel was re-elected.",
        "2013-10-01",
        "en",
        "The German chancellor Angela Merkel was re-elected.",
        "The French president François Hollande was re-elected.",
    ),
]

#: Text, date, language, the first suggestion put in.
WRONG_TIME = [
    (
        "Statsminister Erna Solberg åpnet broen.",
        "2023-05-01",
        "nb",
        "Tidligere statsminister Erna Solberg åpnet broen.",
    ),
    (
        "Han møtte USAs president Barack Obama i dag.",
        "2019-09-17",
        "nb",
        "Han møtte USAs tidligere president Barack Obama i dag.",
    ),
    (
        "Den tyske forbundskansleren Angela Merkel får pris.",
        "2023-04-17",
        "nb",
        "Den tidligere tyske forbundskansleren Angela Merkel får pris.",
    ),
    (
        "Tidligere statsminister Jonas Gahr Støre kommer.",
        "2023-05-01",
        "nb",
        "Statsminister Jonas Gahr Støre kommer.",
    ),
    (
        "Den tidligere russiske utenriksministeren Sergej Lavrov reiste videre.",
        "2015-02-01",
        "nb",
        "Den russiske utenriksministeren Sergej Lavrov reiste videre.",
    ),
    (
        "Nato-sjef Jens Stoltenberg advarer.",
        "2025-03-03",
        "nb",
        "Tidligere Nato-sjef Jens Stoltenberg advarer.",
    ),
    (
        "Ekspresident Emmanuel Macron holdt talen.",
        "2020-07-14",
        "nb",
        "President Emmanuel Macron holdt talen.",
    ),
    (
        "Siv Jensen er Norges finansminister.",
        "2021-03-03",
        "nb",
        "Siv Jensen er Norges tidligere finansminister.",
    ),
    (
        "Påtroppende president Vladimir Putin hilste.",
        "2015-06-01",
        "nb",
        "President Vladimir Putin hilste.",
    ),
    (
        "David Cameron, Storbritannias statsminister, skriver i avisen.",
        "2018-01-10",
        "nb",
        "David Cameron, Storbritannias tidligere statsminister, skriver i avisen.",
    ),
    (
        "FNs generalsekretær Kofi Annan ber om våpenhvile.",
        "2012",
        "nb",
        "FNs tidligere generalsekretær Kofi Annan ber om våpenhvile.",
    ),
    (
        "Statsminister Jens Stoltenberg opna tunnelen.",
        "2016-06-06",
        "nn",
        "Tidlegare statsminister Jens Stoltenberg opna tunnelen.",
    ),
    (
        "Tidlegare SV-leiar Audun Lysbakken talte.",
        "2020-05-01",
        "nn",
        "SV-leiar Audun Lysbakken talte.",
    ),
    (
        "British Prime Minister Theresa May spoke in London.",
        "2021-02-02",
        "en",
        "Former British Prime Minister Theresa May spoke in London.",
    ),
    (
        "US President Barack Obama spoke.",
        "2019-02-02",
        "en",
        "Former US President Barack Obama spoke.",
    ),
    (
        "The French president Nicolas Sarkozy spoke.",
        "2014-02-02",
        "en",
        "The former French president Nicolas Sarkozy spoke.",
    ),
    (
        "Russia's prime minister Dmitry Medvedev spoke.",
        "2022-02-02",
        "en",
        "Russia's former prime minister Dmitry Medvedev spoke.",
    ),
    (
        "Erna Solberg (H), Norges statsminister, skrev boken.",
        "2023-02-02",
        "nb",
        "Erna Solberg (H), Norges tidligere statsminister, skrev boken.",
    ),
    (
        "Former NATO Secretary General Jens Stoltenberg spoke.",
        "2019-02-02",
        "en",
        "NATO Secretary General Jens Stoltenberg spoke.",
    ),
]

#: The same, for a year that the sentence names: the year in which the person came to the office.
WRONG_YEAR = [
    ("Erna Solberg ble Norges statsminister i 2010.", "nb", "2013"),
    ("Angela Merkel ble i 2003 valgt til Tysklands forbundskansler.", "nb", "2005"),
    ("Erna Solberg vart statsminister i Noreg i 2011.", "nn", "2013"),
    ("Theresa May became British prime minister in 2014.", "en", "2016"),
    ("Barack Obama was elected president of the United States in 2006.", "en", "2009"),
]

#: Texts in which nothing is wrong, or nothing can be said.
SILENT = [
    (
        "USAs utenriksminister Antony Blinken møtte Kinas utenriksminister Qin Gang.",
        "2023-06-18",
        "nb",
    ),
    ("Utenriksminister Antony Blinken reiste hjem.", "2023-06-20", "nb"),
    ("Finansminister Wolfgang Schäuble sa nei til Hellas.", "2015-07-11", "nb"),
    ("Tidligere statsminister Kåre Willoch skrev kronikken.", "2010-01-01", "nb"),
    ("President Ronald Reagan sto i Berlin og talte om muren.", "2007-06-12", "nb"),
    ("I 2015 var det utenriksminister Børge Brende som forhandlet.", "2020-02-02", "nb"),
    ("Da han var statsminister, hadde Jens Stoltenberg en annen mening.", "2018-02-02", "nb"),
    ("Jens Stoltenberg var Norges statsminister.", "2018-02-02", "nb"),
    ("Jens Stoltenberg, som var statsminister i to perioder, skrev bok.", "2018-02-02", "nb"),
    ("Daværende statsminister Jens Stoltenberg avlyste ferien.", "2016-07-22", "nb"),
    ("Slik var det på statsminister Gro Harlem Brundtlands tid.", "2010-05-05", "nb"),
    (
        "Danmark var til stede, og landets forsvarsminister Erna Solberg finnes ikke.",
        "2016-01-01",
        "nb",
    ),
    ("Kretsens president Erna Solberg finnes ikke.", "2016-01-01", "nb"),
    ("Presidenten i Høyesterett, Toril Marie Øie, åpnet møtet.", "2017-01-01", "nb"),
    ("Skøyteforbundets president Jens Stoltenberg finnes ikke.", "2017-01-01", "nb"),
    ("Katalonias president Carles Puigdemont flyktet.", "2017-10-30", "nb"),
    ("Oslos Høyre-leder Erna Solberg finnes ikke.", "2022-01-01", "nb"),
    ("Unge Høyre-leder Henrik Asheim avviser kritikken.", "2012-01-01", "nb"),
    ("Den russiske utenriksministerens kone møtte Antony Blinken.", "2023-01-01", "nb"),
    ("Fungerende forsvarsminister Patrick Shanahan trakk seg.", "2019-06-18", "nb"),
    ("Nato-topp Jens Stoltenberg og EU-topp Charles Michel møttes.", "2022-05-05", "nb"),
    ("Statsminister Erna Solberg gikk av.", "2021-10-15", "nb"),
    ("Statsminister Erna Solberg taler.", "2021", "nb"),
    (
        "Hvis Erna Solberg er Norges statsminister om fire år, blir det annerledes.",
        "2022-05-05",
        "nb",
    ),
    ("Assisterende utenriksminister Antony Blinken landet i Oslo.", "2015-03-03", "nb"),
    ("Kreml-talsmann Sergej Sjojgu finnes ikke.", "2021-04-13", "nb"),
    ("Romanen «Finansminister Jens Stoltenberg» kom i høst.", "2019-09-09", "nb"),
    ("I boka «Statsminister Erna Solberg» skildrar han åra.", "2023-09-09", "nn"),
    ("The play “President Hillary Clinton” opened.", "2018-09-09", "en"),
    ("Erna Solberg ble Norges statsminister i 2013.", "2020-02-02", "nb"),
    ("Jens Stoltenberg gikk av som statsminister i 2013.", "2020-02-02", "nb"),
    ("Erna Solberg gikk av som Norges statsminister.", "2023-02-02", "nb"),
    ("Jens Stoltenberg hadde vært statsminister i åtte år.", "2020-02-02", "nb"),
    ("Statsminister Jonas Gahr Støre taler.", "2021-10", "nb"),
    ("US President Joe Biden spoke.", "2021-01", "en"),
    ("Lloyd Austin er utnevnt til USAs forsvarsminister.", "2021-01-10", "nb"),
    ("Lloyd Austin vart utnemnd til forsvarsminister i USA.", "2021-01-10", "nn"),
    ("As chancellor of Germany, Angela Merkel opened the border.", "2022-01-10", "en"),
    ("Hun intervjuet Joe Biden, Russlands president Vladimir Putin og andre.", "2022-01-10", "nb"),
    ("Utenriksministrene Antony Blinken og Sergej Lavrov møttes.", "2022-01-21", "nb"),
    ("Statsminister Giorgia Meloni tok imot ham i Roma.", "2023-07-05", "nb"),
    ("Statsminister Kari Nordmann er en figur i revyen.", "2023-07-05", "nb"),
    ("Somalias utenriksminister Antony Blinken finnes ikke.", "2023-07-05", "nb"),
    ("USAs president Donald Trump vant valget.", "2031-01-01", "nb"),
    ("Kong Harald og dronning Sonja tok imot president Tarja Halonen.", "2007-06-05", "nb"),
    ("Utanriksminister Jonas Gahr Støre møtte Hillary Clinton.", "2010-09-09", "nn"),
    ("Den tidlegare amerikanske presidenten Bill Clinton kom til Noreg.", "2009-05-05", "nn"),
    ("Russland sin president Vladimir Putin kom.", "2014-02-02", "nn"),
    ("Former President Barack Obama and Vice President Kamala Harris met.", "2022-09-07", "en"),
    ("Deputy Secretary of State Antony Blinken landed.", "2015-03-03", "en"),
    ("Georgia Secretary of State Brad Raffensperger refused.", "2021-01-03", "en"),
    ("Then-President George W. Bush declared war.", "2013-03-20", "en"),
    ("President-elect Joe Biden chose his team.", "2020-12-01", "en"),
    ("In 2010, Prime Minister David Cameron moved in.", "2019-07-24", "en"),
    ("Prime Minister Jonas Gahr Støre and Foreign Minister Espen Barth Eide.", "2024-01-15", "en"),
]

WRONG_PERSON = [
    ("Statsminister Jens Gahr Støre kommer til Bodø.", "2023-02-02", "nb", "Jonas Gahr Støre"),
    ("USAs president Michelle Obama undertegnet loven.", "2014-02-02", "nb", "Barack Obama"),
    ("Finansminister Kari Slagsvold Vedum la fram budsjettet.", "2022-10-06", "nb", None),
    ("Natos generalsekretær Thorvald Stoltenberg er bekymret.", "2020-02-02", "nb", None),
    ("Tysklands forbundskansler Otto Scholz talte.", "2023-02-02", "nb", None),
    ("Frankrikes president Brigitte Macron talte.", "2018-02-02", "nb", "Emmanuel Macron"),
    ("Brigitte Macron, som er Frankrikes president, talte.", "2018-02-02", "nb", "Emmanuel Macron"),
    ("Frankrikes president er Brigitte Macron.", "2018-02-02", "nb", "Emmanuel Macron"),
    ("Ola Putin, Russlands president, talte.", "2018-02-02", "nb", "Vladimir Putin"),
    ("The president of France is Brigitte Macron.", "2018-02-02", "en", "Emmanuel Macron"),
    ("Presidenten i Frankrike, Brigitte Macron, tala.", "2018-02-02", "nn", "Emmanuel Macron"),
    ("British Prime Minister Winston Johnson spoke.", "2020-02-02", "en", "Boris Johnson"),
    ("Statsminister Kåre Solberg opna brua.", "2017-02-02", "nn", None),
]

SAME_PERSON = [
    ("Statsminister Jonas Gahr Støre kommer.", "2023-02-02", "nb"),
    ("Statsminister Jonas Støre kommer.", "2023-02-02", "nb"),
    ("USAs utenriksminister Tony Blinken kommer.", "2023-02-02", "nb"),
    ("USAs utenriksminister Anthony Blinken kommer.", "2023-02-02", "nb"),
    ("Russlands utenriksminister Sergei Lavrov kommer.", "2023-02-02", "nb"),
    ("Utenriksminister Ine Marie Eriksen Søreide kommer.", "2019-02-02", "nb"),
    ("Statsministerens bror Per Solberg kommer.", "2017-02-02", "nb"),
    ("I 1932 var det statsminister Per Solberg som styrte.", "2017-02-02", "nb"),
    ("Tidligere statsminister Per Solberg kommer.", "2017-02-02", "nb"),
    ("USAs president Joseph Biden kommer.", "2022-02-02", "nb"),
    ("Statsminister Kari Nordmann kommer.", "2017-02-02", "nb"),
]


@pytest.mark.parametrize(("text", "date", "language", "first", "second"), WRONG_TITLE)
def test_a_wrong_title_is_flagged_and_mended(check, mended, text, date, language, first, second):
    _, flags = check(text, date, language)
    assert [flag.code for flag in flags] == ["role"]
    assert mended(text, flags[0], 0) == first
    assert mended(text, flags[0], 1) == second
    assert any(evidence.start for evidence in flags[0].evidence)


@pytest.mark.parametrize(("text", "date", "language", "first"), WRONG_TIME)
def test_a_title_at_the_wrong_time_is_flagged_and_mended(
    check, mended, text, date, language, first
):
    _, flags = check(text, date, language)
    assert [flag.code for flag in flags] == ["role-date"]
    assert mended(text, flags[0], 0) == first


@pytest.mark.parametrize(("text", "language", "year"), WRONG_YEAR)
def test_a_wrong_year_of_office_is_flagged_and_mended(check, mended, text, language, year):
    _, flags = check(text, "2020-02-02", language)
    assert [flag.code for flag in flags] == ["role-date"]
    assert year in mended(text, flags[0], 0)


def test_an_undated_text_shows_what_the_person_was(check, mended):
    text = "Der sto USAs forsvarsminister Antony Blinken."
    _, (flag,) = check(text)
    assert mended(text, flag) == "Der sto USAs utenriksminister Antony Blinken."
    assert len(flag.suggestions) == 1


@pytest.mark.parametrize(("text", "date", "language"), SILENT)
def test_right_titles_and_doubtful_ones_are_not_flagged(check, text, date, language):
    _, flags = check(text, date, language)
    assert [flag.message.render() for flag in flags] == []


@pytest.mark.parametrize(("text", "date", "language", "holder"), WRONG_PERSON)
def test_another_first_name_is_flagged(check, mended, text, date, language, holder):
    _, flags = check(text, date, language)
    assert [flag.code for flag in flags] == ["person"]
    assert holder is None or holder in mended(text, flags[0])


@pytest.mark.parametrize(("text", "date", "language"), SAME_PERSON)
def test_spellings_of_one_name_are_not_flagged(check, text, date, language):
    _, flags = check(text, date, language)
    assert flags == ()
