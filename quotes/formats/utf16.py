"""Offsets as JavaScript and LanguageTool count them: UTF-16 code units."""

from __future__ import annotations

from itertools import accumulate


class Utf16:
    """The code units before each code point of a text."""

    def __init__(self, text: str) -> None:
        self._before = [0, *accumulate(2 if ord(c) > 0xFFFF else 1 for c in text)]

    def at(self, offset: int) -> int:
        """The code units before the code point at ``offset``."""
        return self._before[offset]

    def length(self, start: int, end: int) -> int:
        return self._before[end] - self._before[start]


def whole(text: str) -> str:
    """The text with halves of surrogate pairs, which JSON may hold, replaced one for one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
