"""How near two spellings of a name are, and what is no misspelling: case, accents, other
alphabets' transcriptions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Names as long as this may differ in two letters.
_LONG = 9
_SHORTEST = 5

_TRANSCRIPTIONS = (
    ("tsch", "tsj"),
    ("zh", "sj"),
    ("sh", "sj"),
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
    ("h", ""),
    ("w", "v"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
    ("y", "i"),
    ("j", "i"),
    ("ii", "i"),
)
_ENDINGS = re.compile(r"(?:['’]s|['’]|s)$")


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """In lower case without accents, dots and hyphens; æ, ø and å stay as they are."""
    letters = []
    for letter in name.casefold():
        if letter in "æøå":
            letters.append(letter)
            continue
        letters += [c for c in unicodedata.normalize("NFKD", letter) if c.isalnum() or c == " "]
    return "".join(letters)


def same_transcription(one: str, other: str) -> bool:
    """Whether two names may be one in two transcriptions: Zelenskyj, Zelensky."""
    return _transcribed(plain(one)) == _transcribed(plain(other))


def is_near(one: str, other: str) -> bool:
    """Whether one slip, or two in a long name, lie between two plain names; a final -s or the
    feminine -a of the same name is none."""
    shorter, longer = sorted((one, other), key=len)
    if one == other or len(shorter) < _SHORTEST - 1 or len(longer) < _SHORTEST:
        return False
    if longer in (shorter + "s", shorter + "a", shorter + "es"):
        return False
    most = 2 if len(shorter) >= _LONG else 1
    return distance(one, other, most) <= most


def distance(one: str, other: str, most: int) -> int:
    """Letters to put in, leave out, change or swap; more than ``most`` counts as ``most + 1``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def without_genitive(name: str) -> str:
    return _ENDINGS.sub("", name)


def _transcribed(name: str) -> str:
    for letters, form in _TRANSCRIPTIONS:
        name = name.replace(letters, form)
    return name
