"""Two people's changes of one text in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.services.merging import merge

BASE = "Ministeren møtte Storbritannias utenriksminister i Brussel."
TEXTS = st.lists(st.sampled_from(["Norge", "sier", "nei", ",", "–", "100"]), max_size=8).map(
    " ".join
)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (
            BASE.replace("møtte", "traff"),
            BASE.replace("Brussel", "Oslo"),
            "Ministeren traff Storbritannias utenriksminister i Oslo.",
        ),
        (BASE.replace("Brussel", "Oslo"), BASE.replace("Brussel", "Oslo"), None),
        (BASE, BASE.replace("i Brussel", ""), None),
        (f"{BASE} Slutt.", f"I går: {BASE}", f"I går: {BASE} Slutt."),
    ],
)
def test_changes_of_different_words_are_joined(mine, theirs, both):
    assert merge(BASE, mine, theirs).text == (both or theirs)


def test_words_that_both_changed_are_named():
    merged = merge(BASE, BASE.replace("Brussel", "Oslo"), BASE.replace("Brussel", "Roma"))
    assert merged.text is None
    assert merged.clashes == (("Oslo", "Roma"),)


def test_two_insertions_at_one_place_have_no_order():
    assert merge("en to", "en , to", "en – to").text is None


@given(TEXTS, TEXTS)
def test_who_changed_nothing_changes_nothing(base, theirs):
    assert merge(base, base, theirs).text == theirs
    assert merge(base, theirs, base).text == theirs
    assert merge(base, theirs, theirs).text == theirs


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_who_is_who(base, mine, theirs):
    assert merge(base, mine, theirs).text == merge(base, theirs, mine).text
