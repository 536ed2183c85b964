"""What shows that somebody is meant: a first name, or what the parse calls a person."""

from __future__ import annotations

from functools import cache

from quotes.engine.language.lexicons import rows

#: How the pipelines label people: the Norwegian one, the English one.
PERSON_LABELS = frozenset({"PER", "PERSON"})


def is_first_name(word: str) -> bool:
    """By the list of first names; case doesn't matter, a genitive must be cut off before."""
    return word.casefold() in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in rows("first_names"))
