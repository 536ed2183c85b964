"""Texts that are checked and not kept."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.models import Version
from quotes.services.facts import load_folder
from quotes.services.texts import check_text

ROLE = "🎉 Storbritannias utenriksminister Ben Wallace kom til Oslo onsdag."
FORMER = "Norges statsminister Erna Solberg kom til Oslo onsdag."


@pytest.fixture
def facts(db):
    load_folder(user=None)


@pytest.fixture
def on(monkeypatch):
    def today(day: str) -> None:
        monkeypatch.setattr(
            "quotes.services.texts.timezone.localdate", lambda: date.fromisoformat(day)
        )

    return today


def codes(text: str, language: str = "auto") -> list[str]:
    return [flag["code"] for flag in check_text(text=text, language=language)["flags"]]


@pytest.mark.parametrize(
    ("day", "text", "found"),
    [
        ("2026-03-01", ROLE, ["role"]),
        ("2099-01-01", ROLE, ["role"]),
        ("2026-03-01", FORMER, ["role-date"]),
        ("2099-01-01", FORMER, []),
        ("2099-01-01", f"Dato: 2026-03-01\n\n{FORMER}", ["role-date"]),
    ],
)
def test_a_text_without_a_date_is_todays(facts, on, day, text, found):
    on(day)
    assert codes(text) == found


def test_a_flag_says_what_clients_show(facts, on):
    on("2026-03-01")
    found = check_text(text=ROLE, language="nb")
    [flag] = found["flags"]
    start, end = flag["span"]
    assert ROLE[start:end] == "Storbritannias utenriksminister Ben Wallace"
    assert (flag["family"], found["language"]) == ("ENT", "nb")
    assert flag["message"].startswith("Saken kaller Ben Wallace")
    assert flag["name"].startswith("Feil tittel")


@pytest.mark.parametrize(
    ("asked", "spoken"), [("auto", "en"), ("no", "nb"), ("nn", "nn"), ("en", "en")]
)
def test_the_language(db, asked, spoken):
    text = "The minister said that she would not go to the meeting with them."
    assert check_text(text=text, language=asked)["language"] == spoken


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\0", "a" * 5000])
def test_any_text_is_read_and_none_is_kept(db, text):
    assert codes(text) == [] or text.startswith("a")
    assert not Version.objects.exists()
