"""Words that tell what kind of source a phrase names; data in ``lexicon/speakers.toml``."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from quotes.engine.quotations.lexicon import Words
from quotes.engine.results import Language


@cache
def speaker_words(language: Language) -> Words:
    return _table("en" if language == "en" else "no")


@cache
def narrower_titles(language: Language) -> Words:
    """The titles that each wider noun may stand for; ``("statsråd")`` holds "minister"."""
    return _table("en_wider" if language == "en" else "no_wider")


@cache
def _parties() -> dict[str, str]:
    table = _table("no_parties").classes
    return {name: short for short, names in table.items() for name in names}


def tie(name: str) -> str:
    """What a name ties somebody to, in lower case; parties by their shortest form, so that
    "Høyre-politikeren" is tied as "NAVN (H)" is."""
    return _parties().get(name.lower(), name.lower())


def _table(name: str) -> Words:
    path = Path(__file__).with_name("lexicon") / "speakers.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return Words({key: frozenset(members) for key, members in table.items()})


@lru_cache(maxsize=20_000)
def ends_as(noun: str, nouns: frozenset[str]) -> bool:
    """Whether a noun or the last part of a compound is among ``nouns``."""
    return noun in nouns or any(noun[at:] in nouns for at in range(2, len(noun) - 3))
