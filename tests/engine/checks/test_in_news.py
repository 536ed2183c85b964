"""The checks of titles, people and relations on passages as newspapers write them."""

from __future__ import annotations

import pytest

#: Check, language, date, passage.
WRONG = [
    # another office
    (
        "role",
        "nb",
        "2022-10-12",
        "EUs utenrikssjef Charles Michel sa etter møtet at landene står sammen.",
    ),
    (
        "role-date",
        "nb",
        "2013-04-09",
        "Det opplyste Storbritannias utenriksminister David Cameron i Underhuset.",
    ),
    (
        "role-date",
        "nb",
        "2018-03-14",
        "Forsvarsminister Ine Eriksen Søreide har bedt om en redegjørelse.",
    ),
    (
        "role",
        "nb",
        "2021-06-02",
        "Benjamin Netanyahu, som er Israels president, har fram til midnatt på seg.",
    ),
    (
        "role",
        "nn",
        "2015-09-04",
        "Den ungarske presidenten Viktor Orbán møtte flyktningane på stasjonen.",
    ),
    (
        "role",
        "nn",
        "2022-05-18",
        "Sauli Niinistö, statsministeren i Finland, skreiv under søknaden.",
    ),
    ("role", "nn", "2019-11-20", "Finansminister Erna Solberg la fram planen saman med Venstre."),
    ("role-date", "nn", "2016-02-10", "Russlands statsminister Vladimir Putin avviste kravet."),
    (
        "role",
        "en",
        "2022-02-25",
        "Ukraine’s prime minister, Volodymyr Zelensky, vowed to stay in the capital.",
    ),
    (
        "role",
        "en",
        "2011-05-02",
        "Secretary of State Barack Obama announced the raid late on Sunday.",
    ),
    (
        "role",
        "en",
        "2020-04-07",
        "Dominic Raab, the Chancellor of the Exchequer, stood in for him.",
    ),
    (
        "role-date",
        "en",
        "2016-07-14",
        "Turkish Prime Minister Recep Tayyip Erdogan called people to the streets.",
    ),
    ("role", "nb", "2018-03-14", "Forsvarsminister Siv Jensen har bedt om en redegjørelse."),
    (
        "role",
        "nb",
        "2013-04-09",
        "Det opplyste Storbritannias utenriksminister George Osborne i Underhuset.",
    ),
    ("role", "nn", "2016-02-10", "Russlands statsminister Sergej Lavrov avviste kravet."),
    (
        "role",
        "en",
        "2016-07-14",
        "Turkish Prime Minister Mevlüt Çavuşoğlu called people to the streets.",
    ),
    # another time
    (
        "role-date",
        "nb",
        "2023-11-08",
        "USAs president Donald Trump møtte i retten i New York mandag.",
    ),
    (
        "role-date",
        "nb",
        "2010-10-05",
        "Finansminister Kristin Halvorsen legger fram statsbudsjettet i dag.",
    ),
    (
        "role-date",
        "nb",
        "2022-03-03",
        "– Dette er alvorlig, sier Angela Merkel, som er Tysklands forbundskansler.",
    ),
    (
        "role-date",
        "nb",
        "2019-09-10",
        "Tidligere Nato-sjef Jens Stoltenberg ønsket ham velkommen til Brussel.",
    ),
    (
        "role-date",
        "nn",
        "2014-01-15",
        "Statsminister Jens Stoltenberg vitja sjukehuset i Førde torsdag.",
    ),
    (
        "role-date",
        "nn",
        "2018-06-01",
        "Den franske presidenten François Hollande vil ha ein ny avtale.",
    ),
    (
        "role-date",
        "nn",
        "2012-08-20",
        "Tidlegare utanriksminister Jonas Gahr Støre kjem til møtet.",
    ),
    ("role-date", "nn", "2021-04-12", "USAs visepresident Mike Pence stadfesta nyheita."),
    (
        "role-date",
        "en",
        "2023-02-01",
        "Germany’s Chancellor Angela Merkel will send the tanks, officials said.",
    ),
    ("role-date", "en", "2014-09-01", "British Prime Minister Gordon Brown spoke in the Commons."),
    ("role-date", "en", "2012-10-01", "Former US president Barack Obama campaigned in Ohio."),
    ("role-date", "en", "2022-11-11", "UN Secretary-General Ban Ki-moon warned of famine."),
    # another person
    ("person", "nb", "2019-05-27", "Statsminister Trine Solberg gratulerte vinnerne."),
    (
        "person",
        "nb",
        "2022-01-20",
        "– Nei, sa USAs president Hunter Biden på spørsmål fra pressen.",
    ),
    ("person", "nb", "2021-05-19", "Utenriksminister Geir Eriksen Søreide var ikke til stede."),
    (
        "person",
        "nb",
        "2013-11-21",
        "Den russiske utenriksministeren Leonid Lavrov reiste til Genève.",
    ),
    ("person", "nn", "2017-10-10", "Statsminister Torunn Solberg la fram planen."),
    ("person", "nn", "2016-12-13", "Torgeir Kerry, utanriksministeren i USA, ville ikkje svare."),
    ("person", "nn", "2020-08-10", "Presidenten i Frankrike, Gerard Macron, reiste til Beirut."),
    ("person", "nn", "2015-03-18", "Israels statsminister Sara Netanyahu vann valet."),
    ("person", "en", "2018-06-12", "US President Melania Trump shook hands with Kim Jong-un."),
    ("person", "en", "2008-09-26", "Russia’s prime minister, Igor Putin, replied at once."),
    ("person", "en", "2019-08-01", "British Prime Minister Stanley Johnson took questions."),
    ("person", "en", "2022-06-28", "Germany’s chancellor, Monika Scholz, hosted the summit."),
    # one party twice
    ("self-relation", "nb", None, "Russland har det siste året eksportert mer gass til Russland."),
    ("self-relation", "nb", None, "Det er første gang Iran angriper Iran direkte."),
    ("self-relation", "nb", None, "USA innfører nye sanksjoner mot USA fra mandag av."),
    ("self-relation", "nb", None, "Sverige og Finland søkte, men Tyrkia truer Tyrkia med veto."),
    ("self-relation", "nn", None, "Noreg skal levere straum til Noreg gjennom ein ny kabel."),
    ("self-relation", "nn", None, "Israel bomba Israel for tredje natta på rad."),
    ("self-relation", "nn", None, "Kina har inngått ei avtale om gruvedrift med Kina."),
    ("self-relation", "nn", None, "Samtalane mellom India og India braut saman."),
    ("self-relation", "en", None, "North Korea has shipped shells to North Korea since August."),
    ("self-relation", "en", None, "Poland would deliver ammunition to Poland, the minister said."),
    ("self-relation", "en", None, "China condemned China after the launch."),
    ("self-relation", "en", None, "Peace talks between Ethiopia and Ethiopia begin on Monday."),
]

RIGHT = [
    (
        "nb",
        "2023-06-20",
        "Antony Blinken fløy fra Beijing til London etter møtet med president Xi Jinping.",
    ),
    ("nb", "2023-06-20", "Helgens gjest er tidligere utenriksminister Ine Eriksen Søreide (H)."),
    (
        "nb",
        "2019-03-05",
        "Forsker Anders Lie har skrevet om hvordan statsminister Per Borten gikk av i 1971.",
    ),
    ("nb", "2016-10-13", "FN-sjef Ban Ki-moon gratulerte sin etterfølger, António Guterres."),
    ("nb", "2022-09-06", "Påtroppende statsminister Liz Truss møtte dronningen på Balmoral."),
    ("nb", "2021-01-19", "Joe Biden innsettes onsdag som USAs president."),
    ("nb", "2017-02-13", "Michael Flynn gikk av som sikkerhetsrådgiver etter 24 dager."),
    (
        "nb",
        "2020-06-01",
        "Den gang var Jens Stoltenberg statsminister og Kristin Halvorsen finansminister.",
    ),
    ("nb", "2018-01-17", "Trine Skei Grande blir kulturminister i den nye regjeringen."),
    (
        "nb",
        "2012-05-03",
        "President Barack Obama møter den franske presidenten, som trolig blir François Hollande.",
    ),
    (
        "nb",
        "2014-07-18",
        "Ukrainas president Petro Porosjenko, Russlands president Vladimir Putin og Tysklands "
        "forbundskansler Angela Merkel snakket sammen på telefon.",
    ),
    ("nb", "2022-02-24", "Kristin Skogen Lund og statsminister Jonas Gahr Støre deltok på møtet."),
    (
        "nn",
        "2022-03-01",
        "Utanriksminister Anniken Huitfeldt (Ap) orienterte Stortinget om krigen.",
    ),
    ("nn", "2015-05-20", "Boka handlar om åra då Gro Harlem Brundtland var statsminister."),
    ("nn", "2021-10-14", "Erna Solberg går av som statsminister i dag."),
    ("nn", "2019-12-13", "Boris Johnson held fram som statsminister i Storbritannia."),
    ("nn", "2020-11-08", "Joe Biden vart vald til president i USA laurdag kveld."),
    ("nn", "2013-04-17", "Tidlegare statsminister Margaret Thatcher vart gravlagd i London."),
    ("nn", "2023-05-30", "Han var rådgjevar for dåverande utanriksminister Børge Brende."),
    (
        "nn",
        "2017-06-08",
        "Statsråden fortalde at president Donald Trump og Theresa May skal møtast.",
    ),
    (
        "nn",
        "2009-10-09",
        "President Barack Obama får fredsprisen, seier leiaren i Nobelkomiteen, Thorbjørn Jagland.",
    ),
    ("nn", "2018-10-26", "Audun Lysbakken, SV-leiaren, vil ikkje vere med."),
    ("nn", "2016-06-24", "David Cameron går av som statsminister etter folkerøystinga."),
    ("nn", "2022-04-25", "Emmanuel Macron er attvald som president i Frankrike."),
    (
        "en",
        "2022-07-07",
        "Boris Johnson is stepping down as prime minister, he told reporters in Downing Street.",
    ),
    (
        "en",
        "2021-12-08",
        "Olaf Scholz was sworn in as German chancellor, succeeding Angela Merkel.",
    ),
    ("en", "2013-04-08", "Margaret Thatcher, the former British prime minister, has died."),
    (
        "en",
        "2016-11-09",
        "President-elect Donald Trump will meet President Barack Obama on Thursday.",
    ),
    (
        "en",
        "2019-07-23",
        "Jeremy Hunt, the foreign secretary, lost to Boris Johnson, who will be prime minister.",
    ),
    ("en", "2020-02-05", "Mitt Romney voted to convict President Donald Trump."),
    ("en", "2017-05-14", "Emmanuel Macron took over as French president from François Hollande."),
    ("en", "2023-08-01", "In 2014, US vice president Joe Biden visited Kyiv."),
    ("en", "2011-01-01", "Bill Clinton’s secretary of state, Madeleine Albright, wrote about it."),
    ("en", "2022-10-25", "Rishi Sunak became British prime minister on Tuesday."),
    (
        "en",
        "2015-06-10",
        "Hillary Clinton, who was secretary of state under Obama, is running for president.",
    ),
    (
        "en",
        "2018-12-07",
        "William Barr, who served as attorney general under George H. W. Bush, is his choice.",
    ),
    (
        "nb",
        "2022-02-02",
        "Per Solberg, bror av tidligere statsminister Erna Solberg, driver gården.",
    ),
    ("nb", "2014-02-02", "USAs førstedame Michelle Obama og president Barack Obama kom sammen."),
    ("nb", "2018-02-02", "Brigitte Macron, som er gift med Frankrikes president, var også der."),
    ("nn", "2016-05-05", "Sindre Finnes, mannen til statsminister Erna Solberg, var med."),
    ("nn", "2021-03-03", "Statsminister Kjersti Solheim er ei rolle i ein teaterserie."),
    (
        "en",
        "2019-10-10",
        "Lara Trump, whose father-in-law is US President Donald Trump, spoke first.",
    ),
    (
        "en",
        "2020-10-10",
        "Prime Minister Boris Johnson’s father, Stanley Johnson, said he was well.",
    ),
    (
        "en",
        "2014-08-08",
        "Actor Ben Cameron is no relation of British Prime Minister David Cameron.",
    ),
    ("nb", None, "Norge slo Sverige 3–1, og Sverige trøstet seg med at Sverige er ungt."),
    ("nb", None, "Kina importerer mer gass enn Russland sender til Kina."),
    ("nb", None, "Tyskland vil hente soldatene fra Mali hjem til Tyskland før jul."),
    ("nb", None, "USA advarer om at angrep på amerikanske baser er et angrep på USA."),
    ("nb", None, "Frankrike ba EU om at Frankrike må få støtte fra EU."),
    ("nn", None, "Danmark sender fleire elevar til Noreg enn Noreg sender til Danmark."),
    ("nn", None, "Noreg spelte betre enn Noreg har gjort på lenge."),
    ("nn", None, "Russland skuldar Ukraina for å ha bomba byar i Russland."),
    ("nn", None, "Kina flyttar fabrikken frå Kina til Vietnam."),
    ("en", None, "Japan will send back to Japan the engineers it had in Iran."),
    ("en", None, "Germany said Germany would not pay for it."),
    ("en", None, "England beat Scotland, and Scotland blamed Scotland’s own defence."),
]


@pytest.mark.parametrize(("code", "language", "date", "text"), WRONG)
def test_what_is_wrong_is_flagged(check, code, language, date, text) -> None:
    _, flags = check(text, date, language)
    assert [flag.code for flag in flags] == [code]


@pytest.mark.parametrize(("language", "date", "text"), RIGHT)
def test_what_is_right_is_not(check, language, date, text) -> None:
    codes = {"role", "role-date", "person", "self-relation"}
    _, flags = check(text, date, language)
    assert [flag.message.render() for flag in flags if flag.code in codes] == []
