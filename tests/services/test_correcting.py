"""Editing a paragraph freely, and the word difference that makes it corrections."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.engine.results import Span
from quotes.formats.reviewed import corrected
from quotes.models import Flag
from quotes.selectors.differences import word_difference
from quotes.selectors.reviewed import reviewed_article
from quotes.services import correcting, history
from quotes.services.history import Request
from quotes.services.refusals import Refused, Stale
from tests.sample import TEXT

WORDS = st.lists(
    st.sampled_from(["Norge", "sier", "«ja»", ",", ".", "–", "æ", "👩‍🚒", "100", "000"]),
    max_size=12,
).map(" ".join)


def made(old: str, replacements) -> str:
    return corrected(old, [(r.span.start, r.span.end, r.text) for r in replacements])


@given(WORDS, WORDS)
def test_the_replacements_turn_the_old_text_into_the_new_one(old, new):
    replacements = word_difference(old, new)
    assert made(old, replacements) == new
    edges = [edge for r in replacements for edge in (r.span.start, r.span.end)]
    assert edges == sorted(edges)


@given(WORDS, st.integers(0, 1000))
def test_the_same_text_needs_no_replacement(text, offset):
    assert word_difference(text, text, offset=offset) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("fra Kina til Kina", "fra Kina til Russland", [(Span(13, 17), "Russland")]),
        ("han sier nei", "hun svarer nei", [(Span(0, 8), "hun svarer")]),
        ("en to", "en, to", [(Span(2, 2), ",")]),
        ("en og to", "en to", [(Span(3, 6), "")]),
    ],
)
def test_replacements_are_whole_words(old, new, expected):
    assert [(r.span, r.text) for r in word_difference(old, new)] == expected


ZONE = 3  # the paragraph about Ben Wallace


@pytest.fixture
def paragraph(version) -> str:
    zone = version.zones[ZONE]
    words = version.text[zone["start"] : zone["end"]]
    assert "Ben Wallace" in words
    return words


def edit(version, user, text, seen=0, key=None):
    return correcting.edit_zone(
        user=user, version=version, zone=ZONE, text=text, request=Request(key or uuid4(), seen)
    )


@pytest.mark.django_db
class TestEditing:
    def test_the_paragraph_reads_as_typed_and_the_original_stands(self, version, paragraph, alice):
        edit(version, alice, paragraph.replace("Ministeren møtte", "Ministrene traff"))
        assert reviewed_article(version).corrected == TEXT.replace(
            "Ministeren møtte", "Ministrene traff"
        )
        assert version.text == TEXT

    def test_flags_on_changed_words_are_outdated_and_an_undo_brings_them_back(
        self, version, paragraph, alice
    ):
        edit(version, alice, paragraph.replace("utenriksminister", "minister"))
        flag = version.flags.get(code="role")
        assert flag.state == Flag.State.OUTDATED
        history.undo(user=alice, version=version, request=Request(uuid4()))
        flag.refresh_from_db()
        assert flag.state == Flag.State.OPEN
        assert reviewed_article(version).corrected == TEXT

    def test_an_accepted_suggestion_keeps_its_flag_when_the_paragraph_is_edited_further(
        self, version, paragraph, alice
    ):
        flag = version.flags.get(code="role")
        done = correcting.accept_suggestion(
            user=alice, flag=flag, choice=0, request=Request(uuid4(), 0)
        )
        typed = paragraph.replace("utenriksminister", "forsvarsminister").replace("møtte", "så")
        edit(version, alice, typed, seen=done.pk)
        flag.refresh_from_db()
        assert flag.state == Flag.State.FIXED
        assert flag.corrections.filter(active=True).count() == 1
        assert version.corrections.filter(active=True).count() == 2

    def test_typing_the_error_back_reopens_the_flag(self, version, paragraph, alice):
        flag = version.flags.get(code="role")
        done = correcting.accept_suggestion(
            user=alice, flag=flag, choice=0, request=Request(uuid4(), 0)
        )
        edit(version, alice, paragraph, seen=done.pk)
        flag.refresh_from_db()
        assert flag.state == Flag.State.OPEN
        assert reviewed_article(version).corrected == TEXT

    def test_nothing_typed_is_nothing_decided(self, version, paragraph, alice):
        assert edit(version, alice, f"  {paragraph}\n") is None
        assert version.decisions.count() == 0

    def test_a_line_break_becomes_a_space(self, version, paragraph, alice):
        edit(version, alice, paragraph.replace(" i Brussel", "\r\ni Brussel,"))
        assert "Ben Wallace i Brussel,." in reviewed_article(version).corrected

    def test_an_empty_paragraph_is_refused(self, version, alice):
        with pytest.raises(Refused):
            edit(version, alice, " \n ")

    def test_a_stale_page_is_told_so(self, version, paragraph, alice, bob):
        edit(version, alice, paragraph.replace("møtte", "så"))
        with pytest.raises(Stale):
            edit(version, bob, paragraph.replace("møtte", "traff"))
        assert "møtte" not in reviewed_article(version).corrected
        assert "så Storbritannias" in reviewed_article(version).corrected

    def test_words_corrected_once_are_not_corrected_over(self, version, paragraph, alice):
        flag = version.flags.get(code="role")
        done = edit(version, alice, paragraph.replace("utenriksminister", "statsråd"))
        flag.refresh_from_db()
        with pytest.raises(Refused):
            correcting.accept_suggestion(
                user=alice, flag=flag, choice=0, request=Request(uuid4(), done.pk)
            )
