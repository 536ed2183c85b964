"""The check ``self-relation``: texts that fire and texts that don't."""

from __future__ import annotations

import pytest

#: Text, language, the flagged words.
FIRES = [
    ("Kina vurderer å levere våpen til Kina.", "nb", "til Kina"),
    ("Iran har solgt droner til Iran, ifølge etterretningen.", "nb", "til Iran"),
    ("I natt angrep Russland Russland med missiler.", "nb", "Russland"),
    ("Russland angrep Russland i februar.", "nb", "Russland"),
    ("Norge vil gi 70 milliarder kroner i støtte til Norge.", "nb", "til Norge"),
    ("Kina advarer Kina mot å blande seg inn.", "nb", "Kina"),
    ("USA innfører nye sanksjoner mot USA.", "nb", "mot USA"),
    ("Nå forhandler Tyrkia med Tyrkia om en avtale.", "nb", "med Tyrkia"),
    ("Russlands angrep på Russland har vart i et år.", "nb", "på Russland"),
    ("De kinesiske våpenleveransene til Kina øker.", "nb", "til Kina"),
    ("Våpen fraktes fra Iran til Iran hver uke.", "nb", "til Iran"),
    ("Forholdet mellom India og India er kjølig.", "nb", "og India"),
    ("Polen ble angrepet av Polen i 1939.", "nb", "av Polen"),
    ("Nato har sendt ammunisjon til Nato.", "nb", "til Nato"),
    ("Vladimir Putin møtte tirsdag den nye sjefen. Putin roste Putin.", "nb", "Putin"),
    ("Sergej Lavrov ringte onsdag. Lavrov forhandlet med Lavrov.", "nb", "med Lavrov"),
    ("– Jeg tror at Israel vil bombe Israel, sier hun.", "nb", "Israel"),
    ("Serbia har inngått en ny avtale med Serbia.", "nb", "med Serbia"),
    ("Etiopia gikk til angrep på Etiopia i november.", "nb", "på Etiopia"),
    ("Norge bidrar med 20 millioner kroner til Norge.", "nb", "til Norge"),
    ("Kinesiske myndigheter leverer våpen til Kina.", "nb", "til Kina"),
    ("I går angrep russiske styrker Russland.", "nb", "Russland"),
    ("Indias regjering forhandler med India.", "nb", "med India"),
    ("Noreg sender fly til Noreg.", "nn", "til Noreg"),
    ("Finland forhandlar med Finland om grensa.", "nn", "med Finland"),
    ("Frankrikes støtte til Frankrike er venta å auke.", "nn", "til Frankrike"),
    ("China is considering sending weapons to China.", "en", "to China"),
    ("Russia invaded Russia in 2022.", "en", "Russia"),
    ("The US has sold drones to the US, officials say.", "en", "to the US"),
    ("Israel reportedly attacked Israel on Sunday.", "en", "Israel"),
    ("Iran's attack on Iran was condemned.", "en", "on Iran"),
    ("Talks between Japan and Japan stalled.", "en", "and Japan"),
]

#: Text, language: nothing is said against them.
SILENT = [
    ("Kina flytter produksjonen fra Kina til Vietnam.", "nb"),
    ("Kina leverer våpen til Russland.", "nb"),
    ("Sverige slo Sveriges rekord fra 1994.", "nb"),
    ("Toget gikk fra Russland og tilbake til Russland.", "nb"),
    ("Pengene gikk fra Kina til Kina-eide selskaper.", "nb"),
    ("Kina ber Russland sende korn til Kina.", "nb"),
    ("Kina vil at selskapene leverer mer til Kina.", "nb"),
    ("Russland har sendt ukrainske barn til Russland.", "nb"),
    ("Norge sender asylsøkere tilbake til Norge.", "nb"),
    ("USA kritiserer seg selv mer enn USA liker.", "nb"),
    ("Russland og Kina leverer våpen til Kina og Iran.", "nb"),
    ("Russland støtter Hviterussland, og Kina støtter Russland.", "nb"),
    ("Posten Norge leverer pakker til Norge.", "nb"),
    ("Selskaper i Norge selger laks til Norge.", "nb"),
    ("Det meste som Norge eksporterer, går ikke til Norge.", "nb"),
    ("Norges statsminister advarte Norge mot å sove.", "nb"),
    ("Russlands president Vladimir Putin sier at Russland blir truet.", "nb"),
    ("Han reiste fra Norge til Norges nordligste nabo.", "nb"),
    ("Forholdet mellom Nord-Korea og Sør-Korea er spent.", "nb"),
    ("EU selger mindre til EU-skeptiske land.", "nb"),
    ("Israel slipper ikke hjelp inn til Gaza, og FN vil ha hjelp til Gaza.", "nb"),
    ("Ukraina sier at Russland angriper, mens Russland sier at Ukraina angriper.", "nb"),
    ("Norge møtte Sverige. Sverige slo Norge.", "nb"),
    ("Kina kjøper olje fra Iran og frakter den til Kina.", "nb"),
    ("Norge betaler for at varene kommer til Norge.", "nb"),
    ("Israel frykter nye angrep på Israel.", "nb"),
    ("Norge fordømmer alle angrep på Norge.", "nb"),
    ("Norge har et fly som skal til Norge.", "nb"),
    ("Taiwan øver på et angrep mot Taiwan.", "nb"),
    ("Den som angriper Norge, angriper Nato, og Nato støtter Norge.", "nb"),
    ("Kinesiske myndigheter leverer våpen til Iran.", "nb"),
    ("Han kritiserer norske myndigheter for å gi for lite støtte til Norges naboer.", "nb"),
    ("Kinesiske selskaper selger mer til Kina.", "nb"),
    ("Møtet mellom russiske myndigheter og Russland-kjennere ble utsatt.", "nb"),
    ("Indias regjering advarer India mot krig.", "nb"),
    ("Flyktningene som Norge sendte til Norge, er kommet.", "nb"),
    ("George Bush møtte Laura Bush.", "nb"),
    ("England slo Storbritannia i stafetten.", "nb"),
    ("Spania spiller mot Spania U21 i kveld.", "nb"),
    ("Oslo kommune gir støtte til Oslo.", "nb"),
    ("Noreg hentar borgarane sine til Noreg.", "nn"),
    ("Dei som Noreg sende heim til Noreg, var sjuke.", "nn"),
    ("Noreg leverer gass til Tyskland, og Tyskland takkar Noreg.", "nn"),
    ("The US warned US companies against it.", "en"),
    ("US sanctions on US firms were lifted.", "en"),
    ("China critics attacked China.", "en"),
    ("NATO supports NATO candidates.", "en"),
    ("The attack by Russia on Russia experts failed.", "en"),
    ("Russia deported Ukrainian children to Russia.", "en"),
    ("China asked Russia to send grain to China.", "en"),
    ("Flights from Norway to Norway's neighbours resumed.", "en"),
    ("The United States sent troops back to the United States.", "en"),
]


@pytest.mark.parametrize(("text", "language", "words"), FIRES)
def test_one_party_on_both_sides_is_flagged(check, text, language, words):
    _, flags = check(text, "2023-03-01", language)
    found = [flag for flag in flags if flag.code == "self-relation"]
    assert [flag.span.of(text) for flag in found] == [words]


@pytest.mark.parametrize(("text", "language"), SILENT)
def test_two_parties_and_domestic_readings_are_not_flagged(check, text, language):
    _, flags = check(text, "2023-03-01", language)
    assert [flag.message.render() for flag in flags if flag.code == "self-relation"] == []


def test_the_mend_comes_from_the_rest_of_the_article(check, mended):
    caption = "Indias statsminister kan komme til å selge fly til India. Foto: Ola Nordmann / NTB"
    body = (
        "India gir penger til Bhutan.\n\n"
        "Kilder sier at India kan selge fly til Nepal allerede i år, og at mer vil komme.\n\n"
        "Saken oppdateres."
    )
    text = f"India selger fly til India. Foto: Ola Nordmann / NTB\n\n{body}"
    _, (flag,) = check(text, "2021-01-01")
    assert flag.message.render() == (
        "The caption says “til India”; the body text says “til Nepal” (paragraph 2)."
    )
    assert mended(text, flag).startswith("India selger fly til Nepal.")
    assert flag.evidence[0].span.of(text) == "til Nepal"
    assert check(f"{caption}\n\n{body}", "2021-01-01")[1] == ()


def test_without_a_counterpart_nothing_is_suggested(check):
    _, (flag,) = check("Kina leverer våpen til Kina.", "2021-01-01")
    assert flag.suggestions == ()
    assert flag.message.render() == "The text has Kina on both sides: “til Kina”."
