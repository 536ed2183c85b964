"""Quotes against the source at hand: what fires and what doesn't, in the three languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from quotes.engine.analysis import analyse
from quotes.engine.checks.sources import Source, Sources
from quotes.engine.facts.loading import load_facts
from quotes.engine.results import Flag, Language
from tests.engine.checks.conftest import article

CASES = tomllib.loads(Path(__file__).with_name("source_cases.toml").read_text("utf-8"))
SOURCES: dict[str, str] = {language: case["source"] for language, case in CASES.items()}
SAYS = {"nb": "sier Kari Vik", "nn": "seier Kari Vik", "en": "Kari Vik said"}


def found(language: Language, quote: str, code: str, source: str = "") -> list[tuple[Flag, str]]:
    """Each flag of the check, with the text after its first mend."""
    tag = "" if SAYS[language] in quote or "Vik" in quote else f", {SAYS[language]}"
    document = article(f"{CASES[language]['lead']}\n{quote}{tag}.", language)
    sources = Sources((Source("Utskrift", source or SOURCES[language]),))
    flags = analyse(document, load_facts(), sources=sources).flags
    return [(f, _mended(document.text, f)) for f in flags if f.code == code]


def _mended(text: str, flag: Flag) -> str:
    if not flag.suggestions:
        return ""
    mend = flag.suggestions[0]
    return text[: mend.span.start] + mend.text + text[mend.span.end :]


DIFFERS = [(language, *row) for language, case in CASES.items() for row in case["differs"]]
HOLDS = [(language, quote) for language, case in CASES.items() for quote in case["holds"]]
MISSING = [(language, quote) for language, case in CASES.items() for quote in case["missing"]]


@pytest.mark.parametrize(("language", "quote", "severity", "mended"), DIFFERS)
def test_a_wording_that_differs_is_flagged(language, quote, severity, mended) -> None:
    flags = found(language, quote, "source-wording")

    assert [flag.severity for flag, _ in flags] == [severity]
    assert mended in flags[0][1]
    assert not found(language, quote, "quote-not-in-source")


@pytest.mark.parametrize(("language", "quote"), HOLDS)
def test_a_faithful_wording_is_not(language, quote) -> None:
    assert not found(language, quote, "source-wording")
    assert not found(language, quote, "quote-not-in-source")


@pytest.mark.parametrize(("language", "quote"), MISSING)
def test_words_that_the_source_lacks_are_flagged(language, quote) -> None:
    flags = found(language, quote, "quote-not-in-source")

    assert [flag.severity for flag, _ in flags] == ["critical"]
    assert not found(language, quote, "source-wording")


def test_a_quote_in_another_language_cannot_be_compared() -> None:
    quote = "– Vi skal bygge den nye skolen før 2027, og den blir veldig fin"
    for code in ("source-wording", "quote-not-in-source"):
        assert not found("nb", quote, code, SOURCES["en"])
        assert not found("nb", quote, code, SOURCES["nn"])


def test_without_a_source_nothing_is_compared() -> None:
    document = article("Kommunen vil ha ny skole.\n– Orgelet knirker fælt nå, sier Kari Vik.")
    codes = {flag.code for flag in analyse(document, load_facts()).flags}
    assert not codes & {"source-wording", "quote-not-in-source"}


def test_a_heading_and_a_reporters_question_are_left_alone() -> None:
    document = article(
        "# – Orgelet knirker\n"
        "Kommunen vil ha ny skole.\n"
        "– Hvorfor knirker orgelet så fælt?\n"
        "– Jeg er ikke enig i at dette er for dyrt, sier Kari Vik.",
        "nb",
    )
    sources = Sources((Source("Utskrift", SOURCES["nb"]),))
    codes = {flag.code for flag in analyse(document, load_facts(), sources=sources).flags}
    assert not codes & {"source-wording", "quote-not-in-source"}


def test_where_the_source_has_nothing_of_the_speaker_it_may_come_from_elsewhere() -> None:
    (flag, _), *others = found(
        "nb", "– Vi har fått nok av alt dette, sier Per Lund", "quote-not-in-source", "Ola bor her."
    )
    assert (flag.severity, others) == ("medium", [])
    assert "Per Lund" not in flag.message.template
    assert flag.message.values == {"name": "Per Lund"}


def test_an_observation_names_the_number_the_negation_or_the_name() -> None:
    for quote, words in (
        ("– Vi skal bygge den nye skolen før 2028", ("“2028”", "“2027”", "Utskrift, paragraph 2")),
        ("– Jeg er enig i at dette er for dyrt", ("lacks “ikke”",)),
        ("– Det var Per Rustad som ringte meg", ("“Per”", "“Ola”")),
    ):
        ((flag, _),) = found("nb", quote, "source-wording")
        assert all(word in flag.message.render() for word in words)
        assert flag.evidence[0].source == "Utskrift"


def test_the_desk_sets_how_near_is_near_enough() -> None:
    document = article(
        f"{CASES['nb']['lead']}\n«Det har vært en lang og tung vinter», sier Kari Vik.\n"
        "– Det har vært en lang og tung vinter, sier Kari Vik.",
        "nb",
    )
    source = Source("Utskrift", SOURCES["nb"])

    def flagged(in_marks: int, after_dash: int) -> list[str]:
        sources = Sources((source,), in_marks, after_dash)
        flags = analyse(document, load_facts(), sources=sources).flags
        return [document.text[f.span.start - 1] for f in flags if f.code == "source-wording"]

    assert flagged(100, 80) == ["«"]
    assert flagged(80, 80) == []
    assert flagged(100, 95) == ["«", " "]
