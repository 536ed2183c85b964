"""What makes a finding the same finding in a re-run or in the next version: never an offset."""

from __future__ import annotations

import hashlib
import re

_WORD = re.compile(r"\w+")


def flag_fingerprint(code: str, words: str, *about: object) -> str:
    """``about`` is the evidence: where it changes, the flag is a new one."""
    return _digest("flag", code, _normal(words), *map(str, about))


def quote_fingerprint(words: str) -> str:
    return _digest("quote", _normal(words))


def words_key(words: str) -> str:
    """The same for the same words, however they are set."""
    return _digest("words", _normal(words))


def numbered(fingerprint: str, occurrence: int) -> str:
    """Tell equal findings in one text apart by their order; the first keeps its fingerprint."""
    return fingerprint if occurrence == 0 else _digest(fingerprint, str(occurrence))


def _normal(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
