"""Patterns for one of many words, built as a tree so that long lists stay fast."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
_END = ""


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; spaces may be no-break ones."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _pattern(tree)


def _pattern(tree: _Tree) -> str:
    branches = [_letter(letter) + _pattern(rest) for letter, rest in tree.items() if letter]
    if not branches:
        return ""
    if len(branches) == 1 and _END not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if _END in tree else "")


def _letter(letter: str) -> str:
    return "[ \\u00a0]" if letter == " " else re.escape(letter)
