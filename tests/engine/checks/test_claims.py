"""Claims about titles: the forms that are read and their verdicts."""

from __future__ import annotations

import pytest

from quotes.engine.checks.context import Context
from quotes.engine.checks.runner import run_checks
from quotes.engine.dates import DateSpan
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.results import Quote, Span

#: Text, date, language, verdict, the words of the claim, person.
CLAIMS = [
    ("Natos generalsekretær Jens Stoltenberg sa det.", "2020-02-02", "nb", "supported",
     "Natos generalsekretær Jens Stoltenberg", "Jens Stoltenberg"),
    ("Sergej Lavrov, Russlands utenriksminister, sa det.", "2020-02-02", "nb", "supported",
     "Sergej Lavrov, Russlands utenriksminister", "Sergej Lavrov"),
    ("Sergej Lavrov (Russlands utenriksminister).", "2020-02-02", "nb", "supported",
     "Sergej Lavrov (Russlands utenriksminister", "Sergej Lavrov"),
    ("Erna Solberg er Norges statsminister.", "2016-02-02", "nb", "supported",
     "Erna Solberg er Norges statsminister", "Erna Solberg"),
    ("Erna Solberg er fortsatt statsminister.", "2016-02-02", "nb", "supported",
     "Erna Solberg er fortsatt statsminister", "Erna Solberg"),
    ("Erna Solberg ble statsminister i 2013.", "2022-02-02", "nb", "supported",
     "Erna Solberg ble statsminister", "Erna Solberg"),
    ("Erna Solberg, som var statsminister i åtte år, leder Høyre.", "2022-02-02", "nb",
     "supported", "Erna Solberg, som var statsminister", "Erna Solberg"),
    ("Den franske presidenten, Emmanuel Macron, kom.", "2020-02-02", "nb", "supported",
     "Den franske presidenten, Emmanuel Macron", "Emmanuel Macron"),
    ("Statsminister Jonas Gahr Støre (Ap) kom.", "2023-02-02", "nb", "supported",
     "Statsminister Jonas Gahr Støre", "Jonas Gahr Støre"),
    ("Ap-leder (48) Jonas Gahr Støre kom.", "2016-02-02", "nb", "supported",
     "Ap-leder (48) Jonas Gahr Støre", "Jonas Gahr Støre"),
    ("EU-topp Ursula von der Leyen kom.", "2020-02-02", "nb", "supported",
     "EU-topp Ursula von der Leyen", "Ursula von der Leyen"),
    ("I 2012 sa utenriksminister Espen Barth Eide nei.", "2018-02-02", "nb", "supported",
     "utenriksminister Espen Barth Eide", "Espen Barth Eide"),
    ("Utenriksminister Lavrov kom.", "2020-02-02", "nb", "supported",
     "Utenriksminister Lavrov", "Sergej Lavrov"),
    ("USAs president Donald Trump kom.", "2035-01-01", "nb", "unknown",
     "USAs president Donald Trump", "Donald Trump"),
    ("Statsminister Erna Solberg kom.", None, "nb", "unknown",
     "Statsminister Erna Solberg", "Erna Solberg"),
    ("Tyskland sin forbundskanslar Angela Merkel kom.", "2015-01-01", "nn", "supported",
     "Tyskland sin forbundskanslar Angela Merkel", "Angela Merkel"),
    ("Leiaren i Høgre, Erna Solberg, kom.", "2015-01-01", "nn", "supported",
     "Leiaren i Høgre, Erna Solberg", "Erna Solberg"),
    ("Angela Merkel, the German chancellor, arrived.", "2015-01-01", "en", "supported",
     "Angela Merkel, the German chancellor", "Angela Merkel"),
    ("Theresa May became prime minister.", "2018-01-01", "en", "supported",
     "Theresa May became prime minister", "Theresa May"),
    ("Then-President Barack Obama agreed.", "2019-01-01", "en", "supported",
     "Then-President Barack Obama", "Barack Obama"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "language", "verdict", "words", "person"), CLAIMS)
def test_a_claim_is_read_and_judged(check, text, date, language, verdict, words, person):
    claims, flags = check(text, date, language)
    assert [(c.verdict, c.span.of(text), c.person) for c in claims] == [(verdict, words, person)]
    assert flags == ()


def test_several_people_under_one_title(check):
    claims, _ = check("Utenriksministrene Antony Blinken og Sergej Lavrov møttes.", "2022-01-21")
    assert [(c.verdict, c.person) for c in claims] == [
        ("supported", "Antony Blinken"),
        ("supported", "Sergej Lavrov"),
    ]


def test_two_titles_of_one_person(check):
    claims, _ = check("Statsminister og Ap-leder Jonas Gahr Støre kom.", "2022-09-21")
    assert [(c.verdict, c.office) for c in claims] == [
        ("supported", "statsminister (Norge)"),
        ("supported", "Ap-leder"),
    ]


def test_a_family_name_is_settled_by_the_full_name(check):
    text = "Forsvarsminister Blinken til Kyiv\n\nAntony Blinken reiste i natt. Flere reiste med."
    _, (flag,) = check(text, "2023-03-03")
    assert flag.span.of(text) == "Forsvarsminister Blinken"
    assert flag.suggestions[0].text == "Utenriksminister"


def test_a_family_name_of_a_stranger_is_nobody_known(check):
    text = "Per Blinken kom. Forsvarsminister Blinken gikk."
    assert check(text, "2023-03-03") == ((), ())


def test_a_supported_claim_carries_the_term(check):
    (claim,), _ = check("USAs utenriksminister John Kerry kom.", "2014-02-02")
    (evidence,) = claim.evidence
    assert evidence.text.render() == "John Kerry: utenriksminister (USA)"
    assert (evidence.start.year, evidence.end.year) == (2013, 2017)
    assert evidence.source


def test_in_a_quote_it_is_the_speaker_who_errs():
    text = "– Jeg møtte USAs forsvarsminister Antony Blinken, sier hun."
    document = document_from_text(text, date=DateSpan.parse("2023-02-23"))
    quote = Quote("direct", "dash", (Span(2, 48),))
    context = Context(document, None, "nb", document.date, (quote,), load_facts())
    _, (flag,), _ = run_checks(context)
    assert flag.severity == "medium"
    assert "The words stand in a quote." in [e.text.render() for e in flag.evidence]


def test_the_genitive_is_kept(check, mended):
    text = "Vi hørte USAs forsvarsminister Antony Blinkens tale."
    _, (flag,) = check(text, "2023-02-23")
    assert mended(text, flag, 1) == "Vi hørte USAs forsvarsminister Lloyd Austins tale."
