from __future__ import annotations

from datetime import date

import pytest

from quotes.engine.dates import DateSpan


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        (" 2023-02-23 ", date(2023, 2, 23), date(2023, 2, 23), "day"),
    ],
)
def test_a_date_of_any_precision(value, first, last, precision):
    span = DateSpan.parse(value)
    assert (span.first, span.last, span.precision) == (first, last, precision)
    assert str(span) == value.strip()


@pytest.mark.parametrize("value", ["", "23.02.2023", "2023-2-3", "2023-13", "2023-02-30", "i går"])
def test_anything_else_is_refused(value):
    with pytest.raises(ValueError):
        DateSpan.parse(value)
