"""The article that the project started from: what must be marked on it, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.engine.analysis import analyse
from quotes.engine.dates import DateSpan
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.results import Analysis, Flag

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "nato-kina.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"no {SEED}")


def read(date: str) -> tuple[str, Analysis]:
    text = SEED.read_text(encoding="utf-8")
    document = document_from_text(text, date=DateSpan.parse(date))
    return text, analyse(document, load_facts())


def marked(text: str, analysis: Analysis) -> dict[str, Flag]:
    return {flag.span.of(text): flag for flag in analysis.flags}


def test_both_errors_with_their_mends_and_evidence():
    text, analysis = read("2023-02-23")
    flags = marked(text, analysis)
    blinken = flags["USAs forsvarsminister Antony Blinken"]
    assert [s.text for s in blinken.suggestions] == ["utenriksminister", "Lloyd Austin"]
    assert any(str(e.start) == "2021-01-26" for e in blinken.evidence)
    assert [s.text for s in flags["til Kina"].suggestions] == ["Russland"]
    assert {s.text for s in flags["Ytterliggere"].suggestions} == {"Ytterligere"}
    assert [s.text for s in flags["Les mer Lukk"].suggestions] == [""]
    assert len(flags) == 4


def test_the_others_are_ticked():
    _text, analysis = read("2023-02-23")
    verdicts = {(claim.person, claim.verdict) for claim in analysis.claims}
    names = ("Jens Stoltenberg", "Wang Yi", "Vladimir Putin", "Sergej Lavrov", "Xi Jinping")
    assert {(name, "supported") for name in names} <= verdicts
    assert {name for name, verdict in verdicts if verdict != "supported"} == {"Antony Blinken"}


def test_half_a_year_later_another_title_is_wrong():
    text, analysis = read("2023-08-23")
    flags = marked(text, analysis)
    wang = flags["tidligere utenriksminister Wang Yi"]
    assert (wang.code, [s.text for s in wang.suggestions]) == ("role-date", ["utenriksminister"])
    assert not any("Stoltenberg" in words for words in flags)


def test_who_said_what():
    text, analysis = read("2023-02-23")
    quotes = analysis.quotes
    by_mention = {
        quote.mention.of(text): quote.speaker for quote in quotes if quote.mention is not None
    }
    assert by_mention["Nato-sjefen"] == "Jens Stoltenberg"
    assert by_mention["den kinesiske toppdiplomaten"] == "Wang Yi"
    assert by_mention["landets utenriksdepartement"] == "Kinas utenriksdepartement"
    headings = [q for q in quotes if q.rule == "body-match"]
    assert [q.speaker for q in headings] == ["Nikolaj Patrusjev"]
    assert quotes[-1].speaker == "Nikolaj Patrusjev"
    assert any(q.via and q.via.endswith("RIA Novosti") for q in quotes)
