from __future__ import annotations

import pytest

from quotes.engine.speakers.persons import same_name
from quotes.engine.speakers.roles import base_forms, same_role


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kari Anne Holm", "Kari Holm"),
        ("Kari Berg Holm", "Berg Holm"),
        ("Abel Q. Moe", "Abel Moe"),
        ("Kari Holm", "K. Holm"),
    ],
)
def test_forms_of_one_name(one, other):
    assert same_name(tuple(one.split()), tuple(other.split()))
    assert same_name(tuple(other.split()), tuple(one.split()))


@pytest.mark.parametrize(
    ("one", "other"), [("Kari Holm", "Per Holm"), ("Kari Holm", "Kari Moe"), ("Kari Holm", "Holm")]
)
def test_other_people(one, other):
    assert not same_name(tuple(one.split()), tuple(other.split()))


def test_roles_agree_with_the_last_part_of_a_compound():
    assert same_role("navneforsker", "forsker")
    assert same_role("forsker", "navneforsker")
    assert not same_role("forsker", "forfatter")


def test_definite_endings_are_cut():
    assert "ordfører" in base_forms("ordføreren")
    assert "ordførar" in base_forms("ordføraren")
    assert "dronning" in base_forms("dronninga")
