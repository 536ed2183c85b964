"""``inconsistent-quote`` against earlier articles: texts that fire and texts that don't."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.engine.checks.archive import EarlierQuote, against_archive
from quotes.engine.results import Quote, Span

#: What is said now, what was said, language, the marked words.
FIRES = [
    (
        "Vi trenger 40 nye plasser på skolen i vår.",
        "Vi trenger 60 nye plasser på skolen i vår.",
        "nb",
        "40",
    ),
    ("Vi kan aldri godta planen fra kommunen.", "Vi kan godta planen fra kommunen.", "nb", None),
    (
        "Vi mistet 18 lam på beitet i august.",
        "Vi mistet 28 lam på beitet i august.",
        "nb",
        "18",
    ),
    (
        "Tre gårder i dalen må stenge til høsten.",
        "To gårder i dalen må stenge til høsten.",
        "nb",
        "Tre",
    ),
    (
        "Eg trur ikkje at ferja kjem tilbake til kaia.",
        "Eg trur at ferja kjem tilbake til kaia.",
        "nn",
        None,
    ),
    (
        "Me manglar 12 lærarar på skulen i Leirvik.",
        "Me manglar 20 lærarar på skulen i Leirvik.",
        "nn",
        "12",
    ),
    (
        "Det er ekstremt viktig å få vegen ferdig i år.",
        "Det er ganske viktig å få vegen ferdig i år.",
        "nn",
        "ekstremt",
    ),
    (
        "We need 40 new places at the school this spring.",
        "We need 60 new places at the school this spring.",
        "en",
        "40",
    ),
    (
        "We will never accept the plan from the council.",
        "We will accept the plan from the council.",
        "en",
        None,
    ),
    (
        "The bridge will cost 12 million pounds to repair.",
        "The bridge will cost 20 million pounds to repair.",
        "en",
        "12",
    ),
]

SILENT = [
    (
        "Vi trenger 40 nye plasser på skolen i vår.",
        "Vi trenger 40 nye plasser på skolen i vår.",
        "nb",
    ),
    (
        "Vi trenger 40 nye plasser på skolen i vår.",
        "Vi har bygd 60 leiligheter ved elva siden jul.",
        "nb",
    ),
    ("Vi trenger 40 nye plasser på skolen i vår.", "Vi trenger 40 nye plasser.", "nb"),
    ("Nei.", "Ja.", "nb"),
    ("Vi er veldig glade for dette her.", "Vi er veldig lei oss for dette her.", "nb"),
    ("Vegen skal vere ferdig til sommaren.", "Skulen skal stengjast etter jul.", "nn"),
    ("Eg er glad for at me vann kampen.", "Eg er glad for at me vann kampen i går.", "nn"),
    ("Me treng 30 nye plassar.", "Plassane er fulle, og 40 ventar.", "nn"),
    ("We need a new school in this town.", "The old school has to close in June.", "en"),
    (
        "We need 40 new places at the school.",
        "We need 40 new places at the school this spring.",
        "en",
    ),
]


def earlier(words: str, speaker: str = "Kari Vik", person: str = "") -> EarlierQuote:
    return EarlierQuote(speaker, person, words, "Skolen vokser", "7", date(2023, 2, 1))


def direct(text: str, speaker: str = "Kari Vik", person: str | None = None) -> Quote:
    return Quote("direct", "dash", (Span(0, len(text)),), speaker=speaker, speaker_id=person)


@pytest.mark.parametrize(("now", "then", "language", "marked"), FIRES)
def test_other_words_are_flagged(now, then, language, marked) -> None:
    (flag,) = against_archive(now, language, [direct(now)], [earlier(then)])
    assert flag.code == "inconsistent-quote"
    assert flag.span.of(now) == (marked or now.rstrip("."))
    assert flag.severity == ("low" if marked else "medium")
    (evidence,) = flag.evidence
    assert (evidence.source, evidence.reference) == ("Skolen vokser", "7")
    assert evidence.text.values["words"] == then.rstrip(".")


@pytest.mark.parametrize(("now", "then", "language"), SILENT)
def test_the_same_or_something_else_is_not(now, then, language) -> None:
    assert against_archive(now, language, [direct(now)], [earlier(then)]) == ()


def test_others_may_say_otherwise() -> None:
    now, then, language, _ = FIRES[0]
    assert against_archive(now, language, [direct(now)], [earlier(then, "Ola Berg")]) == ()


def test_a_person_is_known_by_the_id_too() -> None:
    now, then, language, _ = FIRES[0]
    quotes, known = [direct(now, "K. Vik", "Q1")], [earlier(then, "Kari Vik", "Q1")]
    assert len(against_archive(now, language, quotes, known)) == 1


def test_one_article_that_agrees_is_enough() -> None:
    now, then, language, _ = FIRES[0]
    assert against_archive(now, language, [direct(now)], [earlier(then), earlier(now)]) == ()


def test_a_mend_is_offered_where_a_word_changed() -> None:
    now, then, language, _ = FIRES[0]
    (flag,) = against_archive(now, language, [direct(now)], [earlier(then)])
    assert [s.text for s in flag.suggestions] == ["60"]
