"""The words of ``data/page.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def page_words() -> dict[str, list[str]]:
    path = Path(__file__).with_name("data") / "page.toml"
    words: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return words


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"
