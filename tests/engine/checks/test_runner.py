"""The runner and the registry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.engine.checks.context import Context
from quotes.engine.checks.registry import CHECKS, check_by_code
from quotes.engine.checks.runner import run_checks
from quotes.engine.dates import DateSpan
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.results import Flag, Message, Span, Suggestion

TEXT = "Forsvarsminister Antony Blinken kom. Kina leverer våpen til Kina."


def context(text: str = TEXT, date: str | None = "2023-02-23") -> Context:
    document = document_from_text(text, date=DateSpan.parse(date) if date else None)
    return Context(document, None, "nb", document.date, (), load_facts())


def broken(context):
    raise ZeroDivisionError


def test_a_check_that_raises_is_noticed_and_the_others_run(caplog):
    checks = (replace(check_by_code("role"), run=broken), check_by_code("self-relation"))
    _, flags, notices = run_checks(context(), checks)
    assert [flag.code for flag in flags] == ["self-relation"]
    assert [notice.code for notice in notices] == ["check-failed"]
    assert notices[0].message.render() == "The check “Wrong title” could not run."
    assert "ZeroDivisionError" in caplog.text


def test_an_undated_text_with_titles_is_noticed():
    _, _, notices = run_checks(context(date=None))
    assert [notice.code for notice in notices] == ["no-date"]


def test_flags_come_in_text_order():
    _, flags, notices = run_checks(context())
    assert [flag.code for flag in flags] == ["role", "self-relation"]
    assert notices == ()


def test_the_codes_of_titles_and_relations_are_there():
    codes = [check.code for check in CHECKS]
    assert codes[:4] == ["role", "role-date", "person", "self-relation"]
    assert len(set(codes)) == len(codes)


def test_an_unknown_code():
    with pytest.raises(KeyError):
        check_by_code("nothing")


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="USA Kina til Nato-sjef president,. Jens Stoltenberg’s\n–«»er", max_size=120)
)
def test_any_text_is_accepted(text):
    claims, flags, notices = run_checks(context(text))
    assert all(0 <= flag.span.start < flag.span.end <= len(text) for flag in flags)
    assert all(0 <= claim.span.start < claim.span.end <= len(text) for claim in claims)
    assert not [notice for notice in notices if notice.code == "check-failed"]


def flag(code: str, severity: str, words: Span, mend: str | None) -> Flag:
    suggestions = (Suggestion(words, mend, Message("")),) if mend is not None else ()
    return Flag(code, severity, words, Message(""), suggestions)


def flags_kept(*flags: Flag) -> list[str]:
    checks = tuple(
        replace(check_by_code("role"), code=f.code, run=lambda _context, f=f: [f]) for f in flags
    )
    return [f.code for f in run_checks(context(), checks)[1]]


def test_of_two_flags_that_mend_the_same_words_alike_the_graver_one_is_kept():
    words = Span(0, 5)
    low, medium = flag("a", "low", words, "x"), flag("b", "medium", words, "x")
    assert flags_kept(low, medium) == ["b"]
    assert flags_kept(medium, low) == ["b"]


def test_flags_on_the_same_words_about_something_else_are_kept():
    words = Span(0, 5)
    assert flags_kept(flag("a", "low", words, "x"), flag("b", "low", words, "y")) == ["a", "b"]
    assert flags_kept(flag("a", "low", words, None), flag("b", "low", words, None)) == ["a", "b"]
    assert flags_kept(flag("a", "low", words, "x"), flag("b", "low", Span(0, 4), "x")) == ["b", "a"]
