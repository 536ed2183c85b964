"""Who says it, on texts of our own; each asserts the speakers in text order."""

from __future__ import annotations

import pytest

from quotes.engine.speakers.discourse import Candidate
from quotes.engine.speakers.entities import Entity
from quotes.engine.speakers.reasons import PRONOUN, chosen

LEAD = "Ordfører Kari Holm i Vik la fram planen for skolen mandag kveld.\n\n"

CASES = {
    "a surname means the full name": (
        LEAD + "– Vi er klare, sier Holm.",
        ["Kari Holm"],
    ),
    "a pronoun means who is spoken of": (
        LEAD + "– Vi er klare, sier hun.",
        ["Kari Holm"],
    ),
    "a title means who bears it": (
        LEAD + "– Vi er klare, sier ordføreren.",
        ["Kari Holm"],
    ),
    "a pronoun agrees in gender": (
        "Kari Holm møtte Per Dal i Vik mandag.\n\n– Vi er klare, sier han.",
        ["Per Dal"],
    ),
    "the subject of the paragraph before": (
        "– Vi er klare, sier Kari Holm.\n\nTrener Anne Moe er uenig i dette.\n\n– Nei, sier hun.",
        ["Kari Holm", "Anne Moe"],
    ),
    "a dash right after an attributed one": (
        "– Vi er klare, sier Kari Holm.\n\n– Nå må alle møte opp til kamp.",
        ["Kari Holm", "Kari Holm"],
    ),
    "the subject of the last sentence": (
        "Ordfører Kari Holm møtte rektor Anne Moe tirsdag. Holm var ikke fornøyd.\n\n"
        "– Dette holder ikke, sier hun.",
        ["Kari Holm"],
    ),
    "a noun for a person that opens a sentence": (
        "Forsker Ingrid Solli har gravd i Vik i ti år. Arkeologen mener funnet er gammelt.",
        ["Ingrid Solli"],
    ),
    "a party's short name": (
        "Fylkesråd Kari Holm (H) og Per Dal (Ap) kranglet. Høyre-politikeren mener ruten er god.",
        ["Kari Holm"],
    ),
    "who came in last": (
        "Kari Holm har bodd i Vik lenge. Datteren, Mari Holm, flyttet hjem i fjor.\n\n"
        "– Jeg savnet fjorden, sier hun.",
        ["Mari Holm"],
    ),
    "an interview": (
        LEAD + "– Når begynner dere?\n\n– Til våren.\n\n– Er du sikker?\n\n– Ja, sier Holm.",
        ["REPORTER", "Kari Holm", "REPORTER", "Kari Holm"],
    ),
    "a lead-in": (
        "Kari Holm har planen klar:\n\n– Vi bygger ny skole.",
        ["Kari Holm"],
    ),
    "an age": (
        "Anne Moe (32) fra Vik vant løpet.\n\n– Dette var gøy, sier 32-åringen.",
        ["Anne Moe"],
    ),
    "a misspelt name": (
        "– Vi er klare, sier Kristine Halvorsen.\n\n– Vi begynner, sier Kristine Halvorssen.",
        ["Kristine Halvorsen", "Kristine Halvorsen"],
    ),
    "a name inside the phrase of another": (
        "Mannen til Kari Holm var i Vik.\n\n– Vi er klare, sier advokaten til Kari Holm.",
        ["advokaten til Kari Holm"],
    ),
    "a title and a name set off by a comma": (
        "– Vi er klare, sier lederen for Vik idrettslag, Kari Holm.",
        ["Kari Holm"],
    ),
    "two people together": (
        "– Vi er klare, sier Kari Holm og Per Dal.",
        ["Kari Holm og Per Dal"],
    ),
    "somebody without a name": (
        "En eldre mann sto i køen.\n\n– Dette tar tid, sier mannen.",
        ["en eldre mann"],
    ),
    "an institution": (
        "Politiet opplyser at veien er stengt.",
        ["politiet"],
    ),
    "an abbreviation is the name in full": (
        "Utdanningsdirektoratet (Udir) har svart. Direktoratet for byggkvalitet (DIBK) venter.\n\n"
        "DIBK mener at planen er god.",
        ["Direktoratet for byggkvalitet"],
    ),
    "two in turns, then a dash without attribution": (
        "Gro Vatne møtte Pål Dyb til debatt.\n\n– Vi trenger musikk, sier Gro Vatne.\n\n"
        "– Vi har ikke lærere, svarte Pål Dyb.\n\n– Det er ingen unnskyldning.",
        ["Gro Vatne", "Pål Dyb", None],
    ),
    "a medium's own pages are no part of the source": (
        "– Vi beklager, skriver selskapet på sine nettsider.",
        ["selskapet"],
    ),
    "nobody": (
        "– Alt er stille i Vik denne morgenen.",
        [None],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_bokmaal(attributed, name):
    text, speakers = CASES[name]
    assert [quote.speaker for quote in attributed(text)] == speakers


NYNORSK = {
    "a pronoun": (
        "Ordførar Kari Holm la fram planen måndag.\n\n– Vi er klare, seier ho.",
        ["Kari Holm"],
    ),
    "a title": (
        "Ordførar Kari Holm la fram planen måndag.\n\n– Vi er klare, seier ordføraren.",
        ["Kari Holm"],
    ),
    "a question": (
        "Kari Holm er trenar i Vik.\n\n– Korleis går det?\n\n– Det går bra, seier Holm.",
        ["REPORTER", "Kari Holm"],
    ),
}


@pytest.mark.parametrize("name", NYNORSK)
def test_nynorsk(attributed, name):
    text, speakers = NYNORSK[name]
    assert [quote.speaker for quote in attributed(text, "nn")] == speakers


def test_a_scene_set_before_a_colon_names_nobody(attributed):
    quotes = attributed(
        "Per Dal er rolig. Men én ting er verst, også for Per Dal:\n\n– Jeg hater kø."
    )
    assert quotes[0].speaker == "Per Dal"


def test_a_label_names_who_speaks(attributed):
    assert attributed("Møtet er slutt.\n\nStyret:\n\n– Vi er fornøyde.")[0].speaker == "styret"


def test_two_people_with_one_surname_are_never_merged(attributed):
    text = (
        "Brødrene Per Dal og Ola Dal møttes i Vik.\n\nDet ble sent.\n\nAlle dro hjem.\n\n"
        "Byen sov.\n\n– Vi er klare, sier Dal."
    )
    (quote,) = attributed(text)
    assert quote.speaker is None
    assert quote.rule == "namesake"


def test_whom_somebodys_words_tell_of_does_not_say_them(attributed):
    (quote,) = attributed("Møtet ble avlyst.\n\n– Kari Holm skrev det på nettet, sier hun.")
    assert quote.speaker is None
    assert quote.alternatives == ()


def test_the_next_candidates_stand_beside_the_chosen_one(attributed):
    text = "– Vi er klare, sier Per Dal.\n\nTrener Ola Moe er uenig med Dal.\n\n– Nei, sier han."
    quote = attributed(text)[-1]
    assert quote.speaker == "Ola Moe"
    assert quote.alternatives == ("Per Dal",)


def test_bearers_of_one_surname_are_the_alternatives(attributed):
    text = (
        "Turid og Helge Nes driver gård.\n\n– Nei, sier Turid Nes.\n\n– Jo, sier Helge Nes.\n\n"
        "– Kanskje, sier Nes."
    )
    quote = attributed(text)[-1]
    assert quote.speaker is None
    assert sorted(quote.alternatives) == ["Helge Nes", "Turid Nes"]


def test_of_two_equally_likely_nobody_is_named():
    reporter, other = Entity("Ola Moe", human=True), Entity("Per Dal", human=True)
    given = chosen([Candidate(reporter, 2.0), Candidate(other, 1.95)], PRONOUN, mention="han")
    assert given.entity is None
    assert given.others == ("Ola Moe", "Per Dal")
    clear = chosen([Candidate(reporter, 2.0), Candidate(other, 1.0)], PRONOUN, mention="han")
    assert (clear.entity, clear.others) == (reporter, ("Per Dal",))


def test_kinship_tells_namesakes_apart(attributed):
    text = (
        "Ola Dal vant rennet i Vik lørdag.\n\nFaren Per Dal sto i målområdet og så på.\n\n"
        "– Jeg er stolt, sier faren."
    )
    assert attributed(text)[-1].speaker == "Per Dal"


def test_a_heading_goes_to_who_says_it_in_the_body(attributed):
    text = (
        "Skolen i Vik får nytt tak\n\n– Taket må skiftes nå\n\n"
        "Kommunestyret i Vik møttes mandag, og saken om skolen tok det meste av kvelden.\n\n"
        "– Vi har ikke råd, sier Kari Holm.\n\n"
        "– Det er klart at taket må skiftes nå, sier Per Dal.\n\nSaken er ikke avgjort."
    )
    heading = attributed(text)[0]
    assert heading.speaker == "Per Dal"
    assert heading.rule == "body-match"
    assert heading.alternatives == ()


def test_a_heading_that_two_come_near_offers_the_other(attributed):
    text = (
        "Skolen i Vik får nytt tak\n\n– Taket må skiftes nå\n\n"
        "Kommunestyret i Vik møttes mandag, og saken om skolen tok det meste av kvelden.\n\n"
        "– Taket kan vente, sier Kari Holm.\n\n"
        "– Det er klart at taket må skiftes nå, sier Per Dal.\n\nSaken er ikke avgjort."
    )
    heading = attributed(text)[0]
    assert (heading.speaker, heading.alternatives) == ("Per Dal", ("Kari Holm",))


def test_a_heading_that_nobody_repeats_offers_who_else_is_quoted(attributed):
    text = (
        "Skolen i Vik får nytt tak\n\n– Dette blir dyrt\n\n"
        "Kommunestyret i Vik møttes mandag, og saken om skolen tok det meste av kvelden.\n\n"
        "– Vi har ikke råd, sier Kari Holm.\n\n– Jo, sier Per Dal.\n\nSaken er ikke avgjort."
    )
    heading = attributed(text)[0]
    assert (heading.rule, heading.speaker) == ("heading-near", "Kari Holm")
    assert heading.alternatives == ("Per Dal",)


def test_offices_are_resolved_at_the_articles_date(attributed):
    text = (
        "Jens Stoltenberg møtte Joe Biden i Washington torsdag.\n\n"
        "– Alliansen står sammen, sier Nato-sjefen.\n\n"
        "– Vi er enige, sier den amerikanske presidenten."
    )
    quotes = attributed(text, date="2023-02-23")
    assert [q.speaker for q in quotes] == ["Jens Stoltenberg", "Joe Biden"]
    assert {q.rule for q in quotes} == {"role-fact"}
    assert all(q.speaker_id for q in quotes)


def test_a_medium_passes_the_words_on(attributed):
    text = "– Vi er klare, sa Kari Holm, ifølge nyhetsbyrået NTB."
    (quote,) = attributed(text)
    assert quote.speaker == "Kari Holm"
    assert quote.via == "NTB"


def test_a_ministry_of_the_country_in_question(attributed):
    text = "Kina har ikke svart, men landets utenriksdepartement sa at møtet er avlyst."
    (quote,) = attributed(text)
    assert quote.speaker == "Kinas utenriksdepartement"


def test_every_attribution_gives_its_reason(attributed):
    for text, _ in CASES.values():
        for quote in attributed(text):
            assert quote.rule
            assert quote.reason is not None
            assert quote.reason.render()
            assert 0 <= quote.confidence <= 1
            assert (quote.confidence == 0) == (quote.speaker is None) or quote.rule == "namesake"
