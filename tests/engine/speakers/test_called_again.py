"""Sources that the text calls again by another noun, through the shipped pipeline."""

from __future__ import annotations

import pytest

CASES = {
    "a wider title": (
        "Samferdselsminister Arne Lund åpnet veien i går.\n\n– En gledens dag, sier statsråden.",
        ["Arne Lund"],
    ),
    "the politician of the party": (
        "Ordfører Mons Viken (Ap) er kritisk. Høyre ved gruppeleder Kim Aas er ikke det.\n\n"
        "– Vi må ta ansvar, sier Høyre-politikeren.",
        ["Kim Aas"],
    ),
    "a company by its kind": (
        "Oljeselskapet Nordpet kutter jobber.\n\nSelskapet opplyser at ingen blir sagt opp.",
        ["Nordpet"],
    ),
    "a company by an epithet": (
        "Oljeselskapet Nordpet kutter.\n\nEnergigiganten opplyser at ingen blir sagt opp.",
        ["Nordpet"],
    ),
    "a club by its kind": (
        "Fotballklubben Vard Haugesund er konkurs.\n\nKlubben opplyser at spillerne er frie.",
        ["Vard Haugesund"],
    ),
    "two companies and an epithet": (
        "Equinor kutter stillinger. Telenor ansetter.\n\nGiganten opplyser at ingen blir sagt opp.",
        ["giganten"],
    ),
    "what it is, cut off a name": (
        "Hæren har trukket seg ut, melder nyhetsbyrået RIA Novosti.",
        ["RIA Novosti"],
    ),
    "the writer of a document": (
        "Helse Nord sendte en e-post fredag kveld.\n\n"
        "– Vi tar saken på største alvor, heter det i e-posten.",
        ["Helse Nord"],
    ),
    "the sender of a document": (
        "Rapporten fra Riksrevisjonen er på 80 sider.\n\n"
        "«Kontrollen har vært svak», heter det i rapporten.",
        ["Riksrevisjonen"],
    ),
    "a document of no known author": (
        "Tiltalen er på 80 sider.\n\nIfølge tiltalen ble banken svindlet.",
        ["tiltalen"],
    ),
    "where it was said is no part of the source": (
        "– Vi må spare, skriver selskapet i en pressemelding.",
        ["selskapet"],
    ),
    "a lawyer beside a possessive": (
        "– Han er skuffet over dommen, sier forsvareren hans, advokat Karl Sunde.",
        ["Karl Sunde"],
    ),
    "two first names, one surname": (
        "Turid og Helge Sandnes har drevet gården lenge.\n\n– Vi gir oss ikke, sier ekteparet.\n\n"
        "– Det er mye papir, sier Turid.\n\n– Og lite penger, sier Helge Sandnes.\n\n"
        "– Jeg er trøtt, sier Sandnes.",
        ["Turid Sandnes og Helge Sandnes", "Turid Sandnes", "Helge Sandnes", None],
    ),
    "brothers": (
        "Brødrene Jakob og Henrik Vik er i Tokyo.\n\n– Vi er klare for gull, sier brødrene.",
        ["Jakob Vik og Henrik Vik"],
    ),
    "a first name with a surname of its own keeps it": (
        "Kari Holm møtte Per Dal.\n\n– Fint, sier Kari og Per Dal.",
        ["Kari Holm og Per Dal"],
    ),
    "a profession told only by the noun": (
        "Ivar Vassdal ved Havinstituttet har fulgt krabben lenge.\n\n"
        "– Den flytter seg, sier havforskeren.\n\nForskeren mener at det haster.",
        ["Ivar Vassdal", "Ivar Vassdal"],
    ),
    "a profession that another one shuts out": (
        "Advokat Karl Sunde møtte nabo Per Dal i retten.\n\n– Dette er tull, sier sauebonden.",
        ["Per Dal"],
    ),
    "an office is not the topic's": (
        "Kari Holm bor i Vik.\n\nOrdføreren mener at skolen må legges ned.",
        ["ordføreren"],
    ),
    "a lawyer who stands nearer than another": (
        "– Dette er alvorlig, sier førstestatsadvokat Ane Tuft.\n\n"
        "Mannens forsvarer, Hallgeir Lie, mener saken er svak.\n\n– Vi anker, sier advokaten.",
        ["Ane Tuft", "Hallgeir Lie", "Hallgeir Lie"],
    ),
    "somebody unnamed, by the fullest description": (
        "En jeger i 60-årene fra Østerdal er siktet. Mannen nekter for å ha gjort noe galt.\n\n"
        "– Den sto midt i flokken, sier 60-åringen.",
        ["en jeger i 60-årene fra Østerdal", "en jeger i 60-årene fra Østerdal"],
    ),
    "the unnamed one goes on after somebody else": (
        "En jeger fra Østerdal er siktet. Advokat Karl Sunde mener saken er svak.\n\n"
        "Jegeren er redd for våpnene sine. Han understreker at han meldte fra.",
        ["Karl Sunde", "en jeger fra Østerdal"],
    ),
    "two first names": (
        "Aud Karin og Torgeir Nes fisker krabbe.\n\nAud Karin forteller at det er tomt.",
        ["Aud Karin Nes"],
    ),
    "a company with its form": (
        "Nordavind Energi velger Rana. Nordavind Energi AS bygger nytt.\n\n"
        "Selskapet anslår at anlegget gir 85 jobber.",
        ["Nordavind Energi AS"],
    ),
    "a possessive pronoun": (
        "Kari Holm skrev i avisa lørdag.\n\nEtter hennes mening er tomtene for små.",
        ["Kari Holm"],
    ),
    "the wife of a couple": (
        "Aud Karin og Torgeir Nes fisker krabbe.\n\n– Det er tomt, sier Torgeir Nes.\n\n"
        "Kona er uenig.\n\n– Vi må vente, sier hun.",
        ["Torgeir Nes", "Aud Karin Nes"],
    ),
    "a father by his surname": (
        "Sofie Aune (12) vant i Bodø. Rune Aune heiet.\n\n– Så gøy, sier Sofie.\n\n"
        "– Jeg er stolt, sier faren.",
        ["Sofie Aune", "Rune Aune"],
    ),
    "a relative whom nobody can be": (
        "Sofie Aune (12) vant i Bodø.\n\n– Jeg er stolt, sier faren.",
        ["faren"],
    ),
    "an organisation by a wider noun": (
        "I går advarte Fiskarlaget mot kutt.\n\n– Flåten tåler ikke mer, skriver organisasjonen.",
        ["Fiskarlaget", "Fiskarlaget"],
    ),
    "a group by its pronoun": (
        "Foreldrene svarte på spørsmål, og de anslo at barna sov nok.",
        ["foreldrene"],
    ),
    "an authority by a plural pronoun": (
        "Politiet opplyser at veien er stengt. De opplyser at ingen er skadd.",
        ["politiet", "politiet"],
    ),
    "rhetoric in a turn is no reporter's question": (
        "Per Dal mener at tarehøstingen har skylda.\n\n"
        "– Skogen der nede er barbert vekk. Hvor skal krabben gjemme seg da?\n\n"
        "– Der er vi uenige, sier Anne Moe.",
        ["Per Dal", "Per Dal", "Anne Moe"],
    ),
    "the accused is nobody else in court": (
        "En tidligere regnskapssjef i 50-årene står tiltalt.\n\n"
        "– Hvem avtalte du det med? spurte aktor Solfrid Kleppe.\n\n– Ingen, svarte den tiltalte.",
        ["Solfrid Kleppe", "en tidligere regnskapssjef i 50-årene"],
    ),
    "a title that opens its sentence is no name": (
        "Partileder Jon Lie beskriver budsjettet som et slag i ansiktet.",
        ["Jon Lie"],
    ),
    "a title that no list holds, before a first name": (
        "Kurator Hans Rype kaller utstillingen modig.\n\n– Den er fin, sier han.",
        ["Hans Rype", "Hans Rype"],
    ),
    "a definite noun that opens its sentence": (
        "– Vi har fått søknaden, sier seniorrådgiver Per Lie.\n\n"
        "Rådgiveren sier at svaret kommer fredag.",
        ["Per Lie", "Per Lie"],
    ),
    "an authority by the last part of its name": (
        "En kontakt i Statens naturoppsyn fant gaupa.\n\nOppsynet skriver at dyret lå på åte.",
        ["Statens naturoppsyn"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_called_again(attributed, name):
    text, speakers = CASES[name]
    assert [quote.speaker for quote in attributed(text)] == speakers


def test_a_medium_is_named_without_what_it_is(attributed):
    text = "– De mener det ikke, sa Ali Rezaei ifølge det statlige nyhetsbyrået IRNA."
    (quote,) = attributed(text)
    assert (quote.speaker, quote.via) == ("Ali Rezaei", "IRNA")
