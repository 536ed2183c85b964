"""Direct speech on tokens alone: dashes, marks and their attributions."""

from __future__ import annotations

import pytest

from quotes.engine.quotations.find import find_quotes

TAGGED = [
    ("– Det går bra, sier Kari Holm.", ["Det går bra"], "sier", "Kari Holm"),
    (
        "– Det går bra, sier rådmann Per Dal i Vik.",
        ["Det går bra"],
        "sier",
        "rådmann Per Dal i Vik",
    ),
    ("– Det går bra! roper hun.", ["Det går bra!"], "roper", "hun"),
    ("– Hva nå? spør ordføreren.", ["Hva nå?"], "spør", "ordføreren"),
    ("- Det går bra, sier Holm.", ["Det går bra"], "sier", "Holm"),
    ("-Det går bra, sier Holm.", ["Det går bra"], "sier", "Holm"),
    ("— Det går bra, sier Holm.", ["Det går bra"], "sier", "Holm"),
    ("-- Det går bra, sier Holm.", ["Det går bra"], "sier", "Holm"),
    (
        "– Det går bra, sier Holm, men vi må passe på.",
        ["Det går bra", "men vi må passe på."],
        "sier",
        "Holm",
    ),
    (
        "– Det går bra, sier Holm. Vi har tid nok.",
        ["Det går bra", "Vi har tid nok."],
        "sier",
        "Holm",
    ),
    ("– Det går bra, sier Holm. Møtet er torsdag.", ["Det går bra"], "sier", "Holm"),
    ("– Det går bra, sier Holm, som leder laget.", ["Det går bra"], "sier", "Holm"),
    ("– Det går bra, sier Holm og ler.", ["Det går bra"], "sier", "Holm"),
    ("– Vi kom. Vi så. Det holdt, sier Holm.", ["Vi kom. Vi så. Det holdt"], "sier", "Holm"),
    ("– Det er – tror jeg – bra, sier Holm.", ["Det er – tror jeg – bra"], "sier", "Holm"),
    ("– Det går bra, slår Holm fast.", ["Det går bra"], "slår", "Holm"),
    ("– Det går bra, har Holm sagt til avisa.", ["Det går bra"], "sagt", "Holm"),
    ("– Det går bra, skal Holm ha sagt.", ["Det går bra"], "sagt", "Holm"),
    ("– Det går bra, heter det i rapporten.", ["Det går bra"], "heter", "rapporten"),
    ("– Det går bra. Det sier Holm til avisa.", ["Det går bra."], "sier", "Holm"),
    (
        "– Det går bra, sier direktør i Vik Kraft, Kari Holm.",
        ["Det går bra"],
        "sier",
        "direktør i Vik Kraft, Kari Holm",
    ),
    ("«Det går bra», sier Holm.", ["Det går bra"], "sier", "Holm"),
    ('"Det går bra," sier Holm.', ["Det går bra"], "sier", "Holm"),
    ("«Det går bra» sier Holm.", ["Det går bra"], "sier", "Holm"),
    ("«Det går», sier Holm, «helt bra».", ["Det går", "helt bra"], "sier", "Holm"),
    ("Holm sier: «Det går bra.»", ["Det går bra."], "sier", "Holm"),
    ("Kari Holm sier: – Det går bra.", ["Det går bra."], "sier", "Kari Holm"),
    ("«Det er over», som Holm sa i går, er feil.", ["Det er over"], "sa", "Holm"),
    ("«Kom hit», sa jeg til henne.", ["Kom hit"], "sa", "jeg"),
]


@pytest.mark.parametrize(("text", "content", "cue", "mention"), TAGGED)
def test_words_cue_and_source(bare, text, content, cue, mention):
    (quote,) = find_quotes(bare(text))
    assert [span.of(text) for span in quote.content] == content
    assert quote.cue is not None
    assert quote.cue.of(text) == cue
    assert quote.mention is not None
    assert quote.mention.of(text) == mention


NYNORSK = [
    ("– Det går bra, seier Kari Holm.", "Det går bra"),
    ("– Det går bra, meiner ho.", "Det går bra"),
    ("– Det går bra, gjorde ho merksam på.", "Det går bra"),
    ("– Det går bra, fortel rådmannen.", "Det går bra"),
    ("– Det går bra, i fylgje Holm.", "Det går bra"),
]


@pytest.mark.parametrize(("text", "content"), NYNORSK)
def test_nynorsk_attributions(bare, text, content):
    (quote,) = find_quotes(bare(text, "nn"))
    assert [span.of(text) for span in quote.content] == [content]


ENGLISH = [
    ("“We won,” said Peter Hall.", "We won", "Peter Hall"),
    ("“We won,” Hall said.", "We won", "Hall"),
    ('"We won", he added.', "We won", "he"),
    ("Hall said: “We won.”", "We won.", "Hall"),
]


@pytest.mark.parametrize(("text", "content", "mention"), ENGLISH)
def test_english_marks(bare, text, content, mention):
    (quote,) = find_quotes(bare(text, "en"))
    assert quote.content[0].of(text) == content
    assert quote.mention is not None
    assert quote.mention.of(text) == mention


@pytest.mark.parametrize(
    "text",
    [
        "Boka «Kort dag» kom i fjor.",
        "Det såkalte «fredsrådet» møttes.",
        "Partiet lover:\n- billigere buss\n- gratis ferje",
        "Det var -20 grader.",
        "Kampen Vik – Dal endte uavgjort.",
        "«Kort dag» vant prisen.",
    ],
)
def test_names_titles_and_lists_are_no_speech(bare, text):
    assert find_quotes(bare(text)) == []


CLAUSES_BETWEEN = [
    "– Vi får se, sier Holm. Da radioen ringte senere, svarte Holm kort: «Nei.»",
    "– Vi får se, sier Holm. Hun satte seg ved bordet, svarte åpent nok og drakk kaffe.",
]


@pytest.mark.parametrize("text", CLAUSES_BETWEEN)
def test_what_tells_when_or_how_is_not_said(parsed, text):
    assert [s.of(text) for s in find_quotes(parsed(text))[0].content] == ["Vi får se"]


def test_a_wish_without_subject_is_part_of_the_speech(parsed):
    text = "– Vi har for få billetter, håper det løsner til våren, sier Holm."
    (quote,) = find_quotes(parsed(text))
    assert [s.of(text) for s in quote.content] == [
        "Vi har for få billetter, håper det løsner til våren"
    ]


def test_marks_may_open_a_compound(parsed):
    assert (
        find_quotes(
            parsed("Lite er nytt: «vi mot dem»-tenkningen lever fortsatt i beste velgående.")
        )
        == []
    )


SOURCES = [
    ("– Vi treng meir folk, var beskjeden bøndene gav fylkesmannen.", "bøndene"),
    ("– Her trengst det pengar, streka Vik-ordførar Per Dal under.", "Vik-ordførar Per Dal"),
    ("– Det er grovt, meiner Fjordane tingrett.", "Fjordane tingrett"),
    (
        "– Vegen var stengd, seier vaktmann i Vik kommune, Per Dal.",
        "vaktmann i Vik kommune, Per Dal",
    ),
    ("– Å vente, vil koste byen mange penger, sa Dal.", "Dal"),
    ("– Og dere, kjære naboer, vet en del om fisk, sa Dal.", "Dal"),
    ("– Dette er bra, sier Kari Dal mandag kveld.", "Kari Dal"),
    ("– Nå er det nok, sa en sliten trener.", "en sliten trener"),
]


@pytest.mark.parametrize(("text", "mention"), SOURCES)
def test_the_source_is_the_whole_phrase_and_no_other(parsed, text, mention):
    (quote,) = find_quotes(parsed(text))
    assert quote.mention is not None
    assert quote.mention.of(text) == mention


LEADS = [
    ("Som en fisker sa det: «Jeg merker at havet blir varmere.»", "en fisker"),
    ("Så kom ordene: «Jeg har ikke mer å gi.»", None),
]


@pytest.mark.parametrize(("text", "mention"), LEADS)
def test_lead_ins_name_a_source_or_none(parsed, text, mention):
    (quote,) = find_quotes(parsed(text))
    assert (quote.mention.of(text) if quote.mention else None) == mention


def test_each_dash_is_a_quote_of_its_own(bare, contents):
    text = "– Det går bra, sier Holm. – Vi har tid."
    assert contents(bare(text)) == [("direct", "Det går bra"), ("direct", "Vi har tid.")]


def test_a_dash_after_a_label_is_speech(bare):
    text = "Uenig: – Det går ikke, sier Holm."
    (quote,) = find_quotes(bare(text))
    assert quote.content[0].of(text) == "Det går ikke"


def test_speech_quoted_inside_speech_belongs_to_the_outer_speaker(bare):
    text = "– Folk er rare. «Så pent», sier naboene til meg, og ler, sier Holm."
    (quote,) = find_quotes(bare(text))
    assert quote.content[0].of(text) == "Folk er rare. «Så pent», sier naboene til meg, og ler"


def test_a_passage_over_paragraphs_is_one_quote(bare):
    text = "I brevet sto det:\n\n«Vi reiser nå.\n\nHuset er solgt.\n\nTakk for alt.»"
    (quote,) = find_quotes(bare(text))
    assert [s.of(text) for s in quote.content] == [
        "Vi reiser nå.",
        "Huset er solgt.",
        "Takk for alt.",
    ]


def test_each_paragraph_may_open_the_passage_anew(bare):
    text = "“We left early,” he said. “It was cold.\n\n“It was dark.”"
    (quote,) = find_quotes(bare(text, "en"))
    assert [s.of(text) for s in quote.content] == [
        "We left early",
        "It was cold.",
        "It was dark.",
    ]


def test_a_plain_paragraph_after_a_question_is_its_answer(bare):
    text = "– Er du glad nå?\n\nJa, jeg er glad. Laget er klart."
    quotes = find_quotes(bare(text))
    assert [q.mark for q in quotes] == ["dash", "none"]
    assert quotes[1].content[0].of(text) == "Ja, jeg er glad. Laget er klart."


def test_a_heading_in_marks_is_a_quote_only_where_the_body_has_it(bare):
    body = "Møtet ble langt i Vik denne gangen.\n\n{}\n\n– Nå er det alvor, sier Holm.\n\nSlutt."
    said = "Nå er det alvor"
    heading = body.format(f"«{said}»")
    assert [q.heading for q in find_quotes(bare(heading))] == [True, False]
    assert [q.heading for q in find_quotes(bare(body.format("«Kort dag»")))] == [False]
