"""The corrected text, its zones, and the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.engine.results import Flag, Message, Span, Suggestion
from quotes.models import Correction
from quotes.selectors.edited_text import EditedText
from quotes.selectors.reviewed import reviewed_article
from tests.sample import TEXT, span

pytestmark = pytest.mark.django_db


def correct(version, words: str, replacement: str) -> None:
    place = span(words) if words else Span(len(TEXT), len(TEXT))
    put(version, place, replacement)


def put(version, place: Span, replacement: str) -> None:
    Correction.objects.create(
        version=version,
        start=place.start,
        end=place.end,
        original=place.of(TEXT),
        replacement=replacement,
    )


def test_an_uncorrected_text_is_itself(version):
    edited = EditedText(version)
    assert (edited.text, edited.changed) == (TEXT, False)
    assert edited.original(span("Brussel")) == span("Brussel")
    assert [z.span.of(TEXT) for z in edited.document().zones] == [
        TEXT[z["start"] : z["end"]] for z in version.zones
    ]


def test_the_zones_hold_the_corrected_words(version):
    correct(version, "utenriksminister", "finansminister")
    correct(version, "", " Slutt.")
    put(version, Span(span("Ministeren").start, span("Ministeren").start), "Den svenske ")
    edited = EditedText(version)
    document = edited.document()
    assert document.text == reviewed_article(version).corrected
    words = [z.span.of(document.text) for z in document.zones]
    assert "Den svenske Ministeren møtte Storbritannias finansminister" in words[3]
    assert words[-1].endswith("for sent. Slutt.")


@pytest.mark.parametrize(
    ("words", "original"),
    [
        ("Brussel", "Brussel"),
        ("finansminister", "utenriksminister"),
        ("minister Ben", "utenriksminister Ben"),
        ("Storbritannias finans", "Storbritannias utenriksminister"),
        ("godt", "merkes"),
    ],
)
def test_a_place_in_the_corrected_text_has_one_in_the_original(version, words, original):
    correct(version, "utenriksminister", "finansminister")
    put(version, Span(span("merkes").end, span("merkes").end), " godt")
    edited = EditedText(version)
    found = edited.original(span(words, edited.text))
    assert found.of(TEXT) == original


def test_a_suggestion_keeps_what_else_was_put_in(version):
    correct(version, "utenriksminister", "tidligere finansminister")
    edited = EditedText(version)
    place = span("finansminister", edited.text)
    suggestion = Suggestion(place, "forsvarsminister", Message("x"))
    flag = edited.flag(Flag("role", "high", place, Message("x"), suggestions=(suggestion,)))
    assert flag.suggestions[0].text == "tidligere forsvarsminister"
    assert flag.suggestions[0].span == span("utenriksminister")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    index=st.integers(0, 5),
    edges=st.lists(st.integers(0, 80), max_size=8),
    words=st.sampled_from(["", "ja", " og ", "Norge"]),
    place=st.tuples(st.integers(0, 400), st.integers(0, 400)),
)
def test_every_place_lies_in_the_text(version, index, edges, words, place):
    Correction.objects.all().delete()
    zone = version.zones[index]
    edges = sorted(min(zone["start"] + edge, zone["end"]) for edge in edges)
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        put(version, Span(start, end), words)
    edited = EditedText(version)
    start, end = sorted(min(p, len(edited.text)) for p in place)
    found = edited.original(Span(start, end))
    assert 0 <= found.start <= found.end <= len(TEXT)
    zones = edited.document().zones
    assert all(z.span.end <= len(edited.text) for z in zones)
    ends = [edge for z in zones for edge in (z.span.start, z.span.end)]
    assert ends == sorted(ends)
