"""Nations before names, against the shipped facts."""

from __future__ import annotations

import pytest

from quotes.engine.analysis import analyse
from quotes.engine.dates import DateSpan
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts

HOLDS = [
    ("nb", "I går møtte kinesiske Xi Jinping pressen."),
    ("nb", "Møtet ble holdt av ukrainske Volodymyr Zelenskyj."),
    ("nb", "Russlands Vladimir Putin kom ikke."),
    ("nn", "I går møtte norske Jens Stoltenberg pressa."),
    ("en", "China’s Xi Jinping met the press."),
    ("nb", "Tyske Ursula von der Leyen ledet møtet."),
]
WRONG = [
    ("nb", "I går møtte japanske Xi Jinping pressen.", "kinesiske"),
    ("nb", "Svenske Jens Stoltenberg ledet møtet.", "Norske"),
    ("nb", "Vi snakket med tyske Emmanuel Macron.", "franske"),
    ("nn", "I går møtte danske Jens Stoltenberg pressa.", "norske"),
    ("nb", "Talen ble holdt av polske Volodymyr Zelenskyj.", "ukrainske"),
]
SILENT = [
    ("nb", "Han blir kalt den norske Joe Biden."),
    ("nb", "Den amerikanske Jens Stoltenberg-biografien kom i går."),
    ("nb", "Norsk-amerikanske Joe Biden finnes ikke."),
    ("nb", "Svenske Per Hansen vant rennet."),
    ("nb", "Kinas Jens Stoltenberg finnes ikke."),
    ("nb", "Den svenske statsministeren møtte Jens Stoltenberg."),
    ("nb", "Svenske og norske Jens Stoltenberg er to personer."),
    ("nb", "Danske Stoltenberg vant."),
    ("nb", "Tyske tropper møtte Jens Stoltenberg."),
    ("en", "He is called the Norwegian Joe Biden."),
]


def read(language, text):
    date = DateSpan.parse("2023-06-15")
    document = document_from_text(f"Møtet\n\n{text}", date=date, language=language)
    analysis = analyse(document, load_facts())
    nations = [claim.verdict for claim in analysis.claims if claim.kind == "nation"]
    return nations, [flag for flag in analysis.flags if flag.code == "place"]


@pytest.mark.parametrize(("language", "text"), HOLDS)
def test_it_holds(language, text):
    assert read(language, text) == (["supported"], [])


@pytest.mark.parametrize(("language", "text", "mend"), WRONG)
def test_a_leader_of_another_country(language, text, mend):
    verdicts, flags = read(language, text)
    assert verdicts == ["contradicted"]
    assert [s.text for flag in flags for s in flag.suggestions] == [mend]
    assert flags[0].severity == "medium"


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_nothing_is_contradicted(language, text):
    verdicts, flags = read(language, text)
    assert "contradicted" not in verdicts
    assert flags == []
