"""The checks ``name-spelling`` and ``spelling``."""

from __future__ import annotations

import pytest

from quotes.engine.checks.name_forms import distance, is_near, plain, same_transcription
from quotes.engine.checks.speller import speller

#: Text, language, the text mended.
WRONG_NAMES = [
    (
        "Kari Solbakken vil bygge. Kari Solbaken er ordfører. Solbakken gleder seg.",
        "nb",
        "Kari Solbakken vil bygge. Kari Solbakken er ordfører. Solbakken gleder seg.",
    ),
    (
        "Kari Solbakken vil bygge. Alle vet at Solbaken er ordfører. Solbakken gleder seg.",
        "nb",
        "Kari Solbakken vil bygge. Alle vet at Solbakken er ordfører. Solbakken gleder seg.",
    ),
    (
        "Kari Solbakkens hus er solgt. Det var Kari Solbaken som solgte. Solbakken flytter.",
        "nb",
        "Kari Solbakkens hus er solgt. Det var Kari Solbakken som solgte. Solbakken flytter.",
    ),
    (
        "Kari Solbakken vil bygge. Det er Kari Solbakens drøm. Solbakken gleder seg.",
        "nb",
        "Kari Solbakken vil bygge. Det er Kari Solbakkens drøm. Solbakken gleder seg.",
    ),
    ("Nato-sjef Jens Stoltenburg sa nei.", "nb", "Nato-sjef Jens Stoltenberg sa nei."),
    (
        "Russlands president Vladimir Puttin sa nei.",
        "nb",
        "Russlands president Vladimir Putin sa nei.",
    ),
    (
        "Frankrikes president Emanuel Macron sa nei.",
        "nb",
        "Frankrikes president Emmanuel Macron sa nei.",
    ),
    (
        "Turid Nordlie vil selge. Turdi Nordlie har bestemt seg. Nordlie flytter.",
        "nb",
        "Turid Nordlie vil selge. Turid Nordlie har bestemt seg. Nordlie flytter.",
    ),
    (
        "Statsminister Jonas Gahr Større sa nei.",
        "nb",
        "Statsminister Jonas Gahr Støre sa nei.",
    ),
    (
        "Arne Tveitan bur her. Folk veit at Arne Tveitann er bonde. Tveitan er nøgd.",
        "nn",
        "Arne Tveitan bur her. Folk veit at Arne Tveitan er bonde. Tveitan er nøgd.",
    ),
    (
        "Marit Haugstøl er rektor. Elevane liker Haugtsøl. Haugstøl er glad.",
        "nn",
        "Marit Haugstøl er rektor. Elevane liker Haugstøl. Haugstøl er glad.",
    ),
    (
        "German chancellor Olaf Sholz said no.",
        "en",
        "German chancellor Olaf Scholz said no.",
    ),
    (
        "Ewan Redfairn runs the inn. Guests like Redfarn. Redfairn is 40.",
        "en",
        "Ewan Redfairn runs the inn. Guests like Redfairn. Redfairn is 40.",
    ),
]

RIGHT_NAMES = [
    # A family, neighbours with near names.
    ("Kari og Mari Solbakken kom. Mari Solbakken sa nei til Kari Solbakken.", "nb"),
    ("Marie Solbakken og Maria Solbakken kom.", "nb"),
    ("Per Hansen og Per Hanssen kom.", "nb"),
    ("Kari Solbakken kom. Per Solbakk kom. Anne Solbakka gikk.", "nb"),
    # Genitives and compounds.
    ("Kari Solbakkens bil. Kari Solbakken kom. Det er Solbakkens bil.", "nb"),
    ("Kari Nordby kom. Folk så Nordby-huset og Nordbys bil.", "nb"),
    # Transcriptions and nicknames.
    ("Ukrainas president Volodymyr Zelensky kom. Volodymyr Zelenskyj gikk.", "nb"),
    ("Russlands utenriksminister Sergei Lavrov sa nei.", "nb"),
    ("President Bill Clinton møtte Jens Stoltenberg.", "nb"),
    # A name that is also a word or a place.
    ("Per Bergen kom. Han dro til Berge og Bergens.", "nb"),
    ("Kari Moen kom. Men Moe gikk. Monen er en dal.", "nb"),
    # Two people of whom both are known.
    ("John Kerry og Bob Kerrey møttes. John Kerry smilte. Kerrey gikk.", "nb"),
    ("Arne Tveitan bur her. Garden til Tveitans er stor.", "nn"),
    ("Ewan Reid runs the inn. Reid's wife likes it. Reids come and go.", "en"),
]

#: Text, language, the text mended.
MISSPELT = [
    (
        "– Ytterliggere styrking trengs, sier hun.",
        "nb",
        "– Ytterligere styrking trengs, sier hun.",
    ),
    ("Han vil ha ytterliggere hjelp.", "nb", "Han vil ha ytterligere hjelp."),
    ("Regjerigen sier nei til forslaget.", "nb", "Regjeringen sier nei til forslaget."),
    ("De la fram et frslag i går.", "nb", "De la fram et forslag i går."),
    ("Politet rykket ut i natt.", "nb", "Politiet rykket ut i natt."),
    ("Det er en god beslutnig for byen.", "nb", "Det er en god beslutning for byen."),
    ("De har mange prosjeter på gang.", "nb", "De har mange prosjekter på gang."),
    ("Saken er komersiell og dyr.", "nb", "Saken er kommersiell og dyr."),
    ("Dette er jobbbet inn i planen.", "nb", "Dette er jobbet inn i planen."),
    ("Han er forran i køen.", "nb", "Han er foran i køen."),
    ("Regjeringa seier nei til frslaget.", "nn", "Regjeringa seier nei til forslaget."),
    ("Dei gjekk gjenom skogen.", "nn", "Dei gjekk gjennom skogen."),
    ("Dette er millardar av kroner.", "nn", "Dette er milliardar av kroner."),
    ("The acommodation was fine.", "en", "The accommodation was fine."),
    ("They will discusss it today.", "en", "They will discuss it today."),
]

SPELT = [
    # Compounds, inflections and recent words.
    ("Meddommergjerningen og skolefrokostordningen ble drøftet.", "nb"),
    ("Kameraene, temaene og poengene ble telt i appen.", "nb"),
    ("Sofaen og risikoen er noenlunde like.", "nb"),
    # Names, with a capital in the sentence and at its beginning.
    ("Folk i Solbaken og Regjerigen Bar er glade.", "nb"),
    ("Eskil er glad. Turdi kom.", "nb"),
    # Twice: the desk means it.
    ("Kommunen har en ytterliggere plan, og den er ytterliggere enn noen.", "nb"),
    # Quoted nynorsk, Danish, English and dialect.
    ("– Eg veit ikkje kva eg skal gjere, sier hun på nynorsk.", "nb"),
    ("Boka heter «Fortællinger om mørket i de gamle huse».", "nb"),
    ("Hun kaller det et statement og en deadline for boardet.", "nb"),
    ("– Æ veit itj ka dæm sku hatt gjort med hannj, sier hun.", "nb"),
    # Parts of words, abbreviations, addresses.
    ("Han jobber i politi- og brannvesenet, f.eks. på www.regjerigen.no.", "nb"),
    ("Me har bruk for nytenkjing og utbyggjing i bygda.", "nn"),
    ("Han er bokmålsbrukar og seier at kjærligheten er sterk.", "nn"),
    ("The colour of the harbour, or the color of the harbor.", "en"),
]


def _flags(check, code, text, language):
    _, flags = check(text, "2023-05-10", language)
    return [flag for flag in flags if flag.code == code]


@pytest.mark.parametrize(("text", "language", "mend"), WRONG_NAMES)
def test_a_name_in_two_spellings_or_unlike_the_facts(check, mended, text, language, mend):
    (flag,) = _flags(check, "name-spelling", text, language)

    assert mended(text, flag) == mend


@pytest.mark.parametrize(("text", "language"), RIGHT_NAMES)
def test_names_of_different_people_and_forms_of_one_name(check, text, language):
    assert not _flags(check, "name-spelling", text, language)


@pytest.mark.parametrize(("text", "language", "mend"), MISSPELT)
def test_misspelt_words(check, mended, text, language, mend):
    (flag,) = _flags(check, "spelling", text, language)

    assert flag.severity == "low"
    assert mended(text, flag) == mend


@pytest.mark.parametrize(("text", "language"), SPELT)
def test_words_that_are_no_misspellings(check, text, language):
    assert not _flags(check, "spelling", text, language)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("solbakken", "solbaken", 1),
        ("kari", "kair", 1),
        ("stoltenberg", "stoltenburg", 1),
        ("putin", "putin", 0),
        ("lavrov", "lukasjenko", 3),
    ],
)
def test_the_distance_of_two_names(one, other, slips):
    assert distance(one, other, 2) == slips


@pytest.mark.parametrize(
    ("one", "other"), [("hansen", "hansens"), ("lavrov", "lavrova"), ("lie", "li"), ("moe", "moen")]
)
def test_forms_of_a_name_and_short_names_are_not_near(one, other):
    assert not is_near(one, other)


def test_accents_fall_and_norwegian_letters_stay():
    assert plain("Gaël-Støre") == "gaelstøre"
    assert same_transcription("Zelenskyj", "Zelensky")
    assert not same_transcription("Stoltenberg", "Stoltenburg")


def test_the_dictionaries_are_installed():
    assert speller("nb").knows("forsvarsminister")
    assert speller("nn").knows("sjølvstende")
    assert speller("en").knows("harbour")
    assert speller("en").knows("harbor")


@pytest.mark.parametrize("word", ["иван", "שלום", "𝔾𝕠", "kovačić"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_dictionary_does_not_hold_what_it_cannot_write(word, language):
    assert not speller(language).is_proper(word)
    assert not speller(language).knows(word)
    assert not speller(language).is_simple(word)
