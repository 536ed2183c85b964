"""Speakers of English quotes: names without titles, and who is called again how."""

import pytest

NAMED = [
    (
        "British Foreign Secretary Rishi Sunak warned that Europe must spend more.",
        "Rishi Sunak",
    ),
    ("The harbour master, Torgeir Lunde, said that the port would close.", "Torgeir Lunde"),
    ("Prosecutor Helen Marsh QC said that Pike had spent the money.", "Helen Marsh"),
    ("“It is late,” said Anne-Marie Solbakk, who chairs the union.", "Anne-Marie Solbakk"),
    ("Labour MP Priya Raman told the BBC that the plan was dead.", "Priya Raman"),
    ("Avon and Somerset Police said the road was shut.", "Avon and Somerset Police"),
    ("The Kremlin said on Friday that it saw no reason to talk.", "The Kremlin"),
]

CALLED_AGAIN = [
    (
        "Exxon has lost a vote. The oil company said it was disappointed.",
        "Exxon",
    ),
    (
        "Her husband was away. “He is ill,” said Marcy Adler, a teacher. "
        "Adler laughed. “He is in the bath,” the 68-year-old added.",
        "Marcy Adler",
    ),
    (
        "Ann Holm runs the inn. She said the road was shut.",
        "Ann Holm",
    ),
    (
        "Paul Whitaker, 54, lives on the third floor. The 54-year-old said he heard a bang.",
        "Paul Whitaker",
    ),
    (
        "The mayor of this river town said she would stay.\n\n"
        "“I ran to win,” said Mayor Dana Whitlock.",
        "Dana Whitlock",
    ),
    (
        "A former bank manager told a court that he had acted alone.\n\n"
        "Graham Pike, 61, has pleaded guilty.\n\nThe trial continues.",
        "Graham Pike",
    ),
    (
        "His rival, Gareth Price, does not pretend to be happy. "
        "The barrister admits that his party is unloved.",
        "Gareth Price",
    ),
    (
        "Marco Bellini opened the plant on Monday. “It is a fair chance,” the Minister said.",
        "Marco Bellini",
    ),
    (
        "Northgate Retail cut its forecast on Monday. The retailer said its dividend was safe.",
        "Northgate Retail",
    ),
    (
        "The company expects output to grow by 2% next year, it said.",
        "the company",
    ),
    (
        "Holm’s husband, Yannis, has begun to rebuild. He said the stones were good.",
        "Yannis",
    ),
    (
        "Ann Holm and Ann’s husband, Yannis Moe, rebuild. Moe works. His wife said it was hard.",
        "Ann Holm",
    ),
    (
        "Tom Baker's son Alfie was ill. The father, from Hull, said he counted breaths.",
        "Tom Baker",
    ),
    (
        "One senior Conservative is blunter. “We will lose,” he said.",
        "one senior Conservative",
    ),
    (
        "A friend who manages a shop told me the music was chosen badly.",
        "a friend who manages a shop",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), NAMED)
def test_names(english, text, speaker):
    assert {quote.speaker for quote in english(text)} == {speaker}


@pytest.mark.parametrize(("text", "speaker"), CALLED_AGAIN)
def test_called_again(english, text, speaker):
    assert {quote.speaker for quote in english(text)} == {speaker}


def test_a_title_makes_no_role_of_its_company(english):
    text = (
        "The fund said it was worried. “We vote,” fund CEO Nicolai Tangen said. The fund said no."
    )
    assert [quote.speaker for quote in english(text)][:2] == ["the fund", "Nicolai Tangen"]


def test_a_name_in_the_genitive_is_no_speaker(english):
    (quote,) = english("Stubbs was jailed. Stubbs’s barrister said that his client was ill.")
    assert quote.speaker == "Stubbs’s barrister"


def test_a_label_for_answers_is_the_one_spoken_of(english):
    text = (
        "Five minutes with Tom Rourke\n\nThe singer Tom Rourke has made an album about salt.\n\n"
        "Q: What made you leave the band?\n\nA: I was tired. I had been tired for years.\n\n"
        "Q: Were you angry?\n\nA: For about a week.\n\nThe album is out in May."
    )
    speakers = [quote.speaker for quote in english(text)]
    assert speakers == ["REPORTER", "Tom Rourke", "REPORTER", "Tom Rourke"]


def test_somebody_at_a_place_is_not_the_one_spoken_of(english):
    (quote,) = english("Edith Cawley likes queues. “Last six,” said the girl at the till.")
    assert quote.speaker == "the girl at the till"


def test_the_pronoun_tells_which_namesake(english):
    text = (
        "Deshawn Pruitt threw for 318 yards.\n\nIn the stands, Tanya Pruitt watched. "
        "She said she had driven from Toledo.\n\n"
        "Pruitt thanked his offensive line and said he only got hit twice."
    )
    assert [quote.speaker for quote in english(text)] == ["Tanya Pruitt", "Deshawn Pruitt"]
