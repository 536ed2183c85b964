"""Quotes of English texts: what is said, by marks and by syntax."""

import pytest

from quotes.engine.quotations.find import find_quotes

DIRECT = [
    ("“We leave on Monday,” Holm said.", ["We leave on Monday"], "Holm"),
    ("“We leave on Monday,” said Holm, who runs the ferry.", ["We leave on Monday"], "Holm"),
    (
        "“We leave,” Holm said, “and we take the dog.”",
        ["We leave", "and we take the dog."],
        "Holm",
    ),
    (
        "“We leave,” Holm told the BBC. “We take the dog.”",
        ["We leave", "We take the dog."],
        "Holm",
    ),
    ("Holm said: “We leave on Monday.”", ["We leave on Monday."], "Holm"),
    ("'We leave on Monday,' Holm said.", ["We leave on Monday"], "Holm"),
    (
        "'It's the dogs' home and we don't mind,' Holm said.",
        ["It's the dogs' home and we don't mind"],
        "Holm",
    ),
    (
        "“It was cold,” a senior Labour source said.",
        ["It was cold"],
        "a senior Labour source",
    ),
    (
        "“It was cold,” Tass quoted Holm as saying.",
        ["It was cold"],
        "Holm",
    ),
]

REPORTED = [
    (
        "OSLO, March 3 (Reuters) - Exports will grow this year, Holm said on Friday.",
        "Exports will grow this year",
        "Holm",
    ),
    (
        "Beijing (AP) — China on Monday denied supplying weapons.",
        "supplying weapons",
        "China",
    ),
    ("Holm is calling for a ban.", "a ban", "Holm"),
    ("Experts say the plan is dead.", "the plan is dead", "Experts"),
    ("They acknowledge that the plan is dead.", "the plan is dead", "They"),
    ("The plan is dead, experts say.", "The plan is dead", "experts"),
    ("Holm denied ignoring parents.", "ignoring parents", "Holm"),
    ("It said the plan was dead.", "the plan was dead", "It"),
    (
        "Holm cut the budget, saying the council was broke.",
        "the council was broke",
        "Holm",
    ),
    ("Holm issued a statement saying the plan was dead.", "the plan was dead", "Holm"),
    (
        "Hamish Holm, whose farm overlooks the bay, said he first saw the whales at dawn.",
        "he first saw the whales at dawn",
        "Hamish Holm",
    ),
    (
        "My aunt used to say that the trick was to bring a baby.",
        "the trick was to bring a baby",
        "My aunt",
    ),
    ("A study found that admissions fell by 71%.", "admissions fell by 71%", "A study"),
    (
        "The gap is closing, according to two officials, who were not named.",
        "The gap is closing",
        "two officials",
    ),
    (
        "Holm estimates a buyer would pay at least 290 pence.",
        "a buyer would pay at least 290 pence",
        "Holm",
    ),
    ("Holm told a court that he had acted alone.", "he had acted alone", "Holm"),
    ("Holm said in a statement the plan was dead.", "the plan was dead", "Holm"),
    (
        "The road is shut, Avon and Somerset Police said.",
        "The road is shut",
        "Avon and Somerset Police",
    ),
    ("Holm blamed high costs and weak demand.", "high costs and weak demand", "Holm"),
    ("Holm told the council that the work could not wait.", "the work could not wait", "Holm"),
    ("Holm said the work could not wait.", "the work could not wait", "Holm"),
    (
        "The port will close in May, the harbour authority said.",
        "The port will close in May",
        "the harbour authority",
    ),
    ("According to Holm, the port will close.", "the port will close", "Holm"),
    (
        "According to a report commissioned by the county, the port will close.",
        "the port will close",
        "a report commissioned by the county",
    ),
    ("Holm called for the port to be closed.", "the port to be closed", "Holm"),
    ("Holm promised to find berths for every boat.", "find berths for every boat", "Holm"),
    (
        "Holm denied that the fleet had been told too late.",
        "the fleet had been told too late",
        "Holm",
    ),
    (
        "Holm described the plan as “a kick in the teeth”.",
        "the plan as “a kick in the teeth”",
        "Holm",
    ),
    ("Holm was quoted by Tass as saying the port would close.", "the port would close", "Holm"),
    ("Tass quoted Holm as saying that the port would close.", "the port would close", "Holm"),
]


@pytest.mark.parametrize(("text", "content", "source"), DIRECT)
def test_words_in_marks(english, text, content, source):
    reading = english(text)
    (quote,) = find_quotes(reading)
    assert quote.type == "direct"
    assert [span.of(text) for span in quote.content] == content
    assert quote.mention is not None
    assert quote.mention.of(text) == source


@pytest.mark.parametrize(("text", "content", "source"), REPORTED)
def test_reported_speech(english, text, content, source):
    (quote,) = find_quotes(english(text))
    assert quote.type in ("indirect", "mixed")
    assert [span.of(text) for span in quote.content] == [content]
    assert quote.mention is not None
    assert quote.mention.of(text) == source


def test_a_second_verb_has_the_first_ones_source(english):
    text = "Holm said that Europe must wait and urged allies to “stop arguing”."
    quotes = find_quotes(english(text))
    assert [q.mention.of(text) for q in quotes if q.mention] == ["Holm", "Holm"]


def test_more_from_the_same_source_is_a_quote_of_its_own(english):
    text = "Holm said the road was shut, adding that it would stay so."
    first, second = find_quotes(english(text))
    assert first.content[0].of(text) == "the road was shut"
    assert second.content[0].of(text) == "it would stay so"
    assert second.mention is not None
    assert second.mention.of(text) == "Holm"


def test_a_heading_in_marks_and_more_is_a_quote_where_the_body_has_it(english):
    text = (
        "'They only come when they want something': voters weigh up\n\nIt rains in Holm today.\n\n"
        "'They only come when they want something. I know,' Ann Holm said.\n\nShe left."
    )
    heading, *_ = find_quotes(english(text))
    assert heading.heading
    assert heading.content[0].of(text) == "They only come when they want something"


def test_the_medium_is_no_source(english):
    text = "Holm was quoted by the Tass news agency as saying the port would close."
    (quote,) = find_quotes(english(text))
    assert quote.via is not None
    assert quote.via.of(text) == "the Tass news agency"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bedroom tax” was scrapped.",
        "The film “The Worst Person in the World” won two prizes.",
        "Holm has not said whether she will stand.",
        "She refused to comment.",
        "Nobody has said that the mayor must go.",
        "If the minister says that the plan is dead, the market will fall.",
        "Asked whether he agreed, Holm left.",
        "Asked what she would say, Holm laughed.",
        "A trader asked not to be named because he feared for his job.",
        "The scientist believes the animals followed a female.",
        "He left without saying that he was ill.",
        "The firm reported a smaller-than-expected profit.",
    ],
)
def test_no_quotes(english, text):
    assert find_quotes(english(text)) == []
