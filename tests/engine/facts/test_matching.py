"""Title phrases: where they begin and end, and what they may mean."""

from __future__ import annotations

import pytest

from quotes.engine.facts.inflection import Form, genitive, inflect
from quotes.engine.facts.loading import load_facts
from quotes.engine.facts.matching import find_titles
from quotes.engine.facts.parties import find_parties
from quotes.engine.results import Span

FACTS = load_facts()

#: Text, language, phrase, title, offices ("*": several, "": none), qualifier.
PHRASES = [
    (
        "USAs forsvarsminister kom.",
        "nb",
        "USAs forsvarsminister",
        "forsvarsminister",
        "us.defence",
        None,
    ),
    ("Hellas' statsminister kom.", "nb", "Hellas' statsminister", "statsminister", "gr.pm", None),
    ("Hellas statsminister kom.", "nb", "Hellas statsminister", "statsminister", "gr.pm", None),
    (
        "den russiske utenriksministeren",
        "nb",
        "den russiske utenriksministeren",
        "utenriksministeren",
        "ru.fm",
        None,
    ),
    ("Franske president Macron", "nb", "Franske president", "president", "fr.president", None),
    ("Nato-sjefen sa det.", "nb", "Nato-sjefen", "Nato-sjefen", "nato.sg", None),
    ("Kreml-sjefen sa det.", "nb", "Kreml-sjefen", "Kreml-sjefen", "*", None),
    ("USA-president Biden", "nb", "USA-president", "USA-president", "us.president", None),
    ("EU-toppen kom.", "nb", "EU-toppen", "EU-toppen", "*", None),
    ("Høyre-lederen kom.", "nb", "Høyre-lederen", "Høyre-lederen", "no.party.h", None),
    ("Unge Høyre-leder kom.", "nb", "Unge Høyre-leder", "Høyre-leder", "", None),
    ("Kremls talsmann kom.", "nb", "Kremls talsmann", "talsmann", "ru.kremlinspokesman", None),
    (
        "presidenten i Frankrike kom",
        "nb",
        "presidenten i Frankrike",
        "presidenten",
        "fr.president",
        None,
    ),
    ("presidenten i Høyesterett kom", "nb", "presidenten i Høyesterett", "presidenten", "", None),
    ("Katalonias president kom", "nb", "Katalonias president", "president", "", None),
    ("den katalanske presidenten", "nb", "den katalanske presidenten", "presidenten", "", None),
    (
        "lederen for Russlands mektige sikkerhetsråd, ",
        "nb",
        "lederen for Russlands mektige sikkerhetsråd",
        "lederen",
        "ru.securitycouncil",
        None,
    ),
    (
        "leder for det russiske sikkerhetsrådet",
        "nb",
        "leder for det russiske sikkerhetsrådet",
        "leder",
        "ru.securitycouncil",
        None,
    ),
    ("Natos generalsekretær", "nb", "Natos generalsekretær", "generalsekretær", "nato.sg", None),
    ("generalsekretær i Nato", "nb", "generalsekretær i Nato", "generalsekretær", "nato.sg", None),
    (
        "leder i Arbeiderpartiet",
        "nb",
        "leder i Arbeiderpartiet",
        "leder i Arbeiderpartiet",
        "no.party.ap",
        None,
    ),
    (
        "Beijings utenriksminister",
        "nb",
        "Beijings utenriksminister",
        "utenriksminister",
        "cn.fm",
        None,
    ),
    (
        "Det hvite hus' pressesekretær",
        "nb",
        "Det hvite hus' pressesekretær",
        "pressesekretær",
        "us.press",
        None,
    ),
    ("USAs 44. president", "nb", "USAs 44. president", "president", "us.president", None),
    (
        "Kinas tidligere utenriksminister",
        "nb",
        "Kinas tidligere utenriksminister",
        "utenriksminister",
        "cn.fm",
        "former",
    ),
    (
        "den tidligere amerikanske presidenten",
        "nb",
        "den tidligere amerikanske presidenten",
        "presidenten",
        "us.president",
        "former",
    ),
    ("eks-president Bush", "nb", "eks-president", "president", "*", "former"),
    ("ekspresidenten Bush", "nb", "ekspresidenten", "presidenten", "*", "former"),
    ("fhv. statsminister Jagland", "nb", "fhv. statsminister", "statsminister", "*", "former"),
    (
        "fungerende forsvarsminister",
        "nb",
        "fungerende forsvarsminister",
        "forsvarsminister",
        "*",
        "acting",
    ),
    (
        "påtroppende statsminister",
        "nb",
        "påtroppende statsminister",
        "statsminister",
        "*",
        "incoming",
    ),
    ("Utenriksminister Eide", "nb", "Utenriksminister", "Utenriksminister", "*", None),
    (
        "klima- og miljøminister Barth Eide",
        "nb",
        "klima- og miljøminister",
        "klima- og miljøminister",
        "no.climate",
        None,
    ),
    (
        "den kinesiske utanriksministeren",
        "nn",
        "den kinesiske utanriksministeren",
        "utanriksministeren",
        "cn.fm",
        None,
    ),
    ("Russland sin president", "nn", "Russland sin president", "president", "ru.president", None),
    ("leiaren i Høgre", "nn", "leiaren i Høgre", "leiaren", "no.party.h", None),
    ("tidlegare SV-leiar", "nn", "tidlegare SV-leiar", "SV-leiar", "no.party.sv", "former"),
    ("US Secretary of State", "en", "US Secretary of State", "Secretary of State", "us.fm", None),
    (
        "Russia's foreign minister",
        "en",
        "Russia's foreign minister",
        "foreign minister",
        "ru.fm",
        None,
    ),
    ("the French president", "en", "the French president", "president", "fr.president", None),
    (
        "the prime minister of Norway",
        "en",
        "the prime minister of Norway",
        "prime minister",
        "no.pm",
        None,
    ),
    (
        "former U.S. President Trump",
        "en",
        "former U.S. President",
        "President",
        "us.president",
        "former",
    ),
    (
        "NATO Secretary General",
        "en",
        "NATO Secretary General",
        "Secretary General",
        "nato.sg",
        None,
    ),
    ("Labour leader Starmer", "en", "Labour leader", "leader", "gb.party.lab", None),
]


@pytest.mark.parametrize(("text", "language", "phrase", "title", "offices", "qualifier"), PHRASES)
def test_a_phrase_is_found_with_its_edges(text, language, phrase, title, offices, qualifier):
    (mention,) = find_titles(FACTS, text, language)
    assert mention.span.of(text) == phrase
    assert mention.title.of(text) == title
    assert mention.qualifier == qualifier
    found = [office.id for office in mention.offices]
    assert found == [offices] if offices not in {"", "*"} else bool(found) == (offices == "*")


@pytest.mark.parametrize(
    "text",
    [
        "Lederen i avisen var skarp.",
        "Assisterende utenriksminister kom.",
        "Presidentvalget er utsatt.",
        "Han er sjef.",
        "",
    ],
)
def test_no_title(text):
    assert find_titles(FACTS, text, "nb") == ()


def test_forms_are_told_apart():
    text = "utenriksministrene, statsministerens, presidenter"
    plural, owner, several = find_titles(FACTS, text, "nb")
    assert (plural.definite, plural.plural) == (True, True)
    assert (owner.definite, owner.genitive) == (True, True)
    assert several.plural


def test_a_title_that_ends_in_s_is_no_genitive():
    (mention,) = find_titles(FACTS, "Norway's minister of social affairs", "en")
    assert not mention.genitive


def test_only_the_given_ranges_are_read():
    text = "Statsministeren kom. Presidenten gikk."
    (mention,) = find_titles(FACTS, text, "nb", [Span(21, len(text))])
    assert mention.span == Span(21, 32)


def test_a_phrase_does_not_cross_a_line():
    text = "USAs\nforsvarsminister"
    (mention,) = find_titles(FACTS, text, "nb")
    assert mention.span.of(text) == "forsvarsminister"


@pytest.mark.parametrize(
    ("title", "language", "form", "expected"),
    [
        ("utenriksminister", "nb", Form(definite=True), "utenriksministeren"),
        ("utenriksminister", "nb", Form(definite=True, genitive=True), "utenriksministerens"),
        ("leder", "nb", Form(plural=True), "ledere"),
        ("leder for Statsdumaen", "nb", Form(definite=True), "lederen for Statsdumaen"),
        (
            "nasjonal sikkerhetsrådgiver",
            "nb",
            Form(definite=True),
            "nasjonale sikkerhetsrådgiveren",
        ),
        ("konge", "nb", Form(definite=True), "kongen"),
        ("språkrør", "nb", Form(definite=True), "språkrøret"),
        ("utanriksminister", "nn", Form(plural=True, definite=True), "utanriksministrane"),
        ("leiar", "nn", Form(plural=True), "leiarar"),
        ("foreign minister", "en", Form(plural=True), "foreign ministers"),
        ("foreign minister", "en", Form(definite=True), "foreign minister"),
        ("Secretary of State", "en", Form(plural=True), "Secretaries of State"),
    ],
)
def test_inflection(title, language, form, expected):
    assert inflect(title, language, form).lower() == expected.lower()


def test_genitives():
    assert genitive("Russland", "nb") == "Russlands"
    assert genitive("Hellas", "nb") == "Hellas’"
    assert genitive("Russia", "en") == "Russia’s"


def test_parties_and_their_forms():
    text = "Russlands svar til Kreml og det kinesiske Nato-hatet i Kina-eide FNs"
    found = find_parties(FACTS, text, "nb")
    assert [(m.span.of(text), m.party.id, m.genitive, m.adjective, m.metonym) for m in found] == [
        ("Russlands", "RU", True, False, False),
        ("Kreml", "RU", False, False, True),
        ("kinesiske", "CN", False, True, False),
        ("FNs", "fn", True, False, False),
    ]
