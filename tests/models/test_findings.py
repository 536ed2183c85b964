"""Stored messages as they are shown."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from quotes.engine.results import Message
from quotes.models.findings import rendered, stored


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nb", "til 2. september 2019"), ("nn", "til 2. september 2019"), ("en", "til Sept. 2, 2019")],
)
def test_days_are_written_in_the_language_of_the_page(language, expected):
    with override(language):
        assert rendered(stored(Message("til {date}", {"date": "2019-09-02"}))) == expected


@pytest.mark.parametrize("value", ["2019-13-02", "2019", "i fjor", ""])
def test_other_values_are_left_as_they_are(value):
    assert rendered(stored(Message("til {x}", {"x": value}))) == f"til {value}"


def test_values_marked_so_are_translated():
    with override("nb"):
        assert rendered(stored(Message("{zone_}", {"zone_": "the caption"}))) == "bildeteksten"


def test_no_message_is_no_words():
    assert rendered(stored(None)) == ""
