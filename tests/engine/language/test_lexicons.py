"""The lists about words."""

import pytest

from quotes.engine.language.lexicons import first_name_gender, rows


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Kari", "f"),
        ("kari", "f"),
        ("Jens", "m"),
        ("Anne Grete", "f"),
        ("Anne-Sofie", "f"),
        ("Odd-Geir", "m"),
        ("Øyvind", "m"),
        ("Åshild", "f"),
        ("Volodymyr", "m"),
        ("Kamala", "f"),
        ("Robin", None),
        ("Kim", None),
        ("Xqz", None),
        ("", None),
        (" ", None),
    ],
)
def test_gender_of_first_names(name, gender):
    assert first_name_gender(name) == gender


def test_the_list_of_names_is_sound():
    names = [row["name"] for row in rows("first_names")]
    assert len(names) == len({name.casefold() for name in names}) > 1_500
    assert {row["gender"] for row in rows("first_names")} == {"m", "f", "both"}
    counts = [sum(row["gender"] == gender for row in rows("first_names")) for gender in "mf"]
    assert min(counts) > 900


def test_no_word_speaks_for_two_sets_of_languages():
    items = [(row["kind"], item) for row in rows("language_words") for item in row["items"].split()]
    assert len(items) == len(set(items))
