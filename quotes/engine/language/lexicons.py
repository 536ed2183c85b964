"""Lists about words, read once from the data files in `lexicons/`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).with_name("lexicons")

Gender = Literal["m", "f"]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `lexicons/<name>.csv` by column name."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def first_name_gender(name: str) -> Gender | None:
    """The gender of those who bear a first name; None where unknown or borne by both.

    Only the first of several names counts ("Anne Grete"); of a hyphenated name the whole and then
    its first part. A genitive must be cut off before.
    """
    names = name.split()
    if not names:
        return None
    word = names[0].casefold()
    known = _first_names()
    return known[word] if word in known else known.get(word.partition("-")[0])


def is_first_name(word: str) -> bool:
    """Whether a word is a first name; case doesn't matter, a genitive must be cut off before."""
    return word.casefold() in _first_names()


@cache
def _first_names() -> Mapping[str, Gender | None]:
    """The gender of each known name, None where it is borne by both."""
    genders: dict[str, Gender | None] = {"m": "m", "f": "f", "both": None}
    return {row["name"].casefold(): genders[row["gender"]] for row in rows("first_names")}
