"""News texts written for the measure, with their quotes marked in the text.

A file bench/quoted/LANGUAGE/NAME.txt begins with its speakers, a letter and a name a line
(``A Kari Nes``), then ``===``, then the article. In the article ``{1dA words}`` begins quote 1,
a direct one (``i`` indirect, ``x`` mixed) by A (``-`` where the text leaves the speaker open);
``{1 words}`` is a further piece of it, ``{1c said}`` its cue, ``{1m she}`` its mention. A tag may
name several quotes: ``{1m+2m she}``. Tags nest. The guidelines are those of ../shared/gold.

    python -m bench.quoted

checks every file and prints what it holds.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "quoted"
TYPES = {"d": "direct", "i": "indirect", "x": "mixed"}
MARKS = re.compile('[«»"“”„‘]')
TAG = re.compile(r"\{((?:\d+(?:[dix][A-Z-]|[cm])?\+?)+) |\}")
ROLE = re.compile(r"(\d+)(?:([dix])([A-Z-])|([cm]))?$")


class Unreadable(ValueError):
    """A file that breaks the markup; says which and why."""


def is_kept_aside(key: str) -> bool:
    """Whether a document belongs to the half whose errors nobody looks at."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2 == 0


def read(path: Path) -> dict[str, Any]:
    """One document in the form of the gold: id, language, text, quotes (code points, half-open)."""
    language = path.parent.name
    try:
        text, quotes = parse(path.read_text(encoding="utf-8"))
    except Unreadable as problem:
        raise Unreadable(f"{language}/{path.stem}: {problem}") from None
    return {"id": path.stem, "language": language, "text": text, "quotes": quotes}


def read_all(language: str | None = None) -> list[dict[str, Any]]:
    return [read(path) for path in sorted(FOLDER.glob(f"{language or '*'}/*.txt"))]


def parse(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """The bare text and its quotes, in the order of their first piece."""
    header, separator, body = marked.partition("===\n")
    if not separator:
        raise Unreadable("no line === after the speakers")
    names = dict(line.split(" ", 1) for line in header.splitlines())
    text, spans = strip_tags(body.strip("\n") + "\n")
    quotes: dict[str, dict[str, Any]] = {}
    used = set()
    for start, end, label in spans:
        number, kind, speaker, role = read_label(label)
        quote = quotes.setdefault(number, {"content": [], "cue": None, "mention": None})
        if role:
            key = "cue" if role == "c" else "mention"
            if quote[key]:
                raise Unreadable(f"two of {label}")
            quote[key] = [start, end]
            continue
        quote["content"].append([start, end])
        if kind:
            if "type" in quote:
                raise Unreadable(f"quote {number} begins twice")
            if speaker != "-" and speaker not in names:
                raise Unreadable(f"no name for speaker {speaker} of quote {number}")
            used.add(speaker)
            quote |= {"type": TYPES[kind], "speaker": names.get(speaker)}
    for number, quote in quotes.items():
        check(number, quote, text)
    if unused := sorted(names.keys() - used):
        raise Unreadable(f"speakers without a quote: {', '.join(unused)}")
    return text, sorted(quotes.values(), key=lambda quote: quote["content"])


def strip_tags(body: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without tags, and (start, end, label) of each label of each tag."""
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    open_tags: list[tuple[int, str]] = []
    length = last = 0
    for match in TAG.finditer(body):
        pieces.append(body[last : match.start()])
        length += match.start() - last
        last = match.end()
        if match[1]:
            open_tags.append((length, match[1]))
        elif not open_tags:
            raise Unreadable(f"a brace closes nothing after {body[: match.start()][-30:]!r}")
        else:
            start, labels = open_tags.pop()
            spans += [(start, length, label) for label in labels.split("+")]
    if open_tags:
        raise Unreadable(f"tag {open_tags[-1][1]} is not closed")
    text = "".join(pieces) + body[last:]
    if "{" in text:
        raise Unreadable(f"no tag: {text[text.index('{') :][:20]!r}")
    return text, sorted(spans)


def read_label(label: str) -> tuple[str, str | None, str | None, str | None]:
    """Number, type, speaker and role of a label such as 3dA, 3, 3c."""
    match = ROLE.match(label)
    if not match:
        raise Unreadable(f"no label: {label!r}")
    return match[1], match[2], match[3], match[4]


def check(number: str, quote: dict[str, Any], text: str) -> None:
    """Hold a quote against the guidelines as far as its form goes."""
    if "type" not in quote:
        raise Unreadable(f"quote {number} has no type and speaker")
    words = [text[start:end] for start, end in quote["content"]]
    if any(piece != piece.strip() or not piece for piece in words):
        raise Unreadable(f"blanks at the edge of a piece of quote {number}")
    marked = bool(MARKS.search("".join(words)))
    if quote["type"] == "mixed" and not marked:
        raise Unreadable(f"mixed quote {number} holds no quotation mark")
    if quote["type"] == "indirect" and marked:
        raise Unreadable(f"indirect quote {number} holds a quotation mark")
    outside = [quote[key] for key in ("cue", "mention") if quote[key]]
    for start, end in quote["content"]:
        if any(a < end and start < b for a, b in outside):
            raise Unreadable(f"content of quote {number} overlaps its cue or mention")


def main() -> None:
    count: Counter[tuple[str, str]] = Counter()
    for document in read_all():
        half = "kept aside" if is_kept_aside(document["id"]) else "development"
        key = f"{document['language']} {half}"
        count[key, "documents"] += 1
        count[key, "words"] += len(document["text"].split())
        for quote in document["quotes"]:
            count[key, quote["type"]] += 1
    for key in sorted({key for key, _ in count}):
        figures = {what: count[where, what] for where, what in sorted(count) if where == key}
        print(key, figures)


if __name__ == "__main__":
    main()
