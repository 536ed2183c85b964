"""The check ``age``: texts that fire and texts that don't, on 10 May 2023."""

from __future__ import annotations

import pytest

#: Text, language, the text mended.
FIRES = [
    ("Jens Stoltenberg (61) tok ordet.", "nb", "Jens Stoltenberg (64) tok ordet."),
    (
        "Statsminister Jonas Gahr Støre (65) svarte på spørsmål.",
        "nb",
        "Statsminister Jonas Gahr Støre (62) svarte på spørsmål.",
    ),
    ("Den 60-årige Erna Solberg svarte.", "nb", "Den 62-årige Erna Solberg svarte."),
    ("60 år gamle Erna Solberg svarte.", "nb", "62 år gamle Erna Solberg svarte."),
    ("Erna Solberg, 60 år, svarte.", "nb", "Erna Solberg, 62 år, svarte."),
    ("Erna Solberg er 60 år.", "nb", "Erna Solberg er 62 år."),
    (
        "Erna Solberg kom først. Solberg (60) svarte.",
        "nb",
        "Erna Solberg kom først. Solberg (62) svarte.",
    ),
    (
        "Kari Nordlie (52) bor her.\n\nDet regnet.\n\nKari Nordlie (54) liker det.",
        "nb",
        "Kari Nordlie (52) bor her.\n\nDet regnet.\n\nKari Nordlie (52) liker det.",
    ),
    (
        "Kari Nordlie (52) bor her.\n\nDet regnet.\n\nNordlie (53) liker det.",
        "nb",
        "Kari Nordlie (52) bor her.\n\nDet regnet.\n\nNordlie (52) liker det.",
    ),
    ("Den 60 år gamle Erna Solberg svara.", "nn", "Den 62 år gamle Erna Solberg svara."),
    ("Jens Stoltenberg (66) tok ordet.", "nn", "Jens Stoltenberg (64) tok ordet."),
    ("The 60-year-old Erna Solberg replied.", "en", "The 62-year-old Erna Solberg replied."),
    ("Erna Solberg (60) replied.", "en", "Erna Solberg (62) replied."),
    (
        "Vladimir Putin (72) møtte pressen i Moskva.",
        "nb",
        "Vladimir Putin (70) møtte pressen i Moskva.",
    ),
]

SILENT = [
    ("Jens Stoltenberg (64) tok ordet.", "nb"),
    ("Erna Solberg (62) svarte.", "nb"),
    # Another bearer of the name.
    ("Erna Solberg (22) fra Sandnes vant sykkelløpet.", "nb"),
    # Another time.
    ("Da 45 år gamle Erna Solberg ble leder, jublet partiet.", "nb"),
    ("I 2013 ble 52 år gamle Erna Solberg statsminister.", "nb"),
    # Minutes of goals.
    ("Mål: Erling Haug (23), Erling Haug (67).", "nb"),
    # A family.
    ("Kari Nordlie (52) bor her.\n\nDet regnet.\n\nPer Nordlie (20) liker det.", "nb"),
    (
        "Kari Nordlie (52) og Per Nordlie (20) bor her.\n\nDet regnet.\n\nNordlie (20) liker det.",
        "nb",
    ),
    # No ages at all.
    ("Jens Stoltenberg (Ap) tok ordet.", "nb"),
    ("Erna Solberg har vært leder i 19 år.", "nb"),
    ("Erna Solberg (1961) svarte.", "nb"),
    ("Den 62-årige Erna Solberg svara.", "nn"),
    ("Kari Nordlie (52) bur her. Kari Nordlie er lærar og har 30 elevar.", "nn"),
    ("The 62-year-old Erna Solberg replied.", "en"),
]


def _flags(check, text, language, date="2023-05-10"):
    _, flags = check(text, date, language)
    return [flag for flag in flags if flag.code == "age"]


@pytest.mark.parametrize(("text", "language", "mend"), FIRES)
def test_wrong_ages(check, mended, text, language, mend):
    (flag,) = _flags(check, text, language)

    assert mended(text, flag) == mend


@pytest.mark.parametrize(("text", "language"), SILENT)
def test_ages_that_may_be_right(check, text, language):
    assert not _flags(check, text, language)


@pytest.mark.parametrize(
    ("date", "age", "fires"),
    [
        ("2023-03-15", 64, False),  # the day before the birthday
        ("2023-03-17", 63, False),  # the day after it
        ("2023", 63, False),
        ("2023", 64, False),
        ("2023", 62, True),
        ("2023-02", 63, False),
        ("2023-02", 64, True),
    ],
)
def test_a_birthday_and_dates_of_less_precision(check, date, age, fires):
    assert bool(_flags(check, f"Jens Stoltenberg ({age}) tok ordet.", "nb", date)) is fires


def test_nothing_is_said_without_a_date(check):
    assert not _flags(check, "Jens Stoltenberg (21) tok ordet.", "nb", None)
