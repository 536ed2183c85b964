"""Words that tell what kind of source a phrase names; data in ``lexicon/speakers.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from quotes.engine.quotations.lexicon import Words
from quotes.engine.results import Language


@cache
def speaker_words(language: Language) -> Words:
    path = Path(__file__).with_name("lexicon") / "speakers.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))["en" if language == "en" else "no"]
    return Words({name: frozenset(members) for name, members in table.items()})
