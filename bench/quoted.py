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
from string import ascii_uppercase
from typing import Any

FOLDER = Path(__file__).parent / "quoted"
TYPES = {"d": "direct", "i": "indirect", "x": "mixed"}
_LETTERS = {kind: letter for letter, kind in TYPES.items()}
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


def marked_up(item: dict[str, Any]) -> str:
    """An article in the form of the gold as a file of this markup: the reverse of ``parse``.

    Raises Unreadable where there are more speakers than letters.
    """
    names = list(dict.fromkeys(q["speaker"] for q in item["quotes"] if q["speaker"]))
    if len(names) > len(ascii_uppercase):
        raise Unreadable(f"{len(names)} speakers, more than letters")
    letters = dict(zip(names, ascii_uppercase, strict=False))
    labels: dict[tuple[int, int], list[str]] = {}
    for number, quote in enumerate(item["quotes"], 1):
        opening = f"{number}{_LETTERS[quote['type']]}{letters.get(quote['speaker'], '-')}"
        pieces = [(piece, str(number)) for piece in quote["content"][1:]]
        parts = [(quote[key], f"{number}{key[0]}") for key in ("cue", "mention") if quote[key]]
        for (start, end), label in [(quote["content"][0], opening), *pieces, *parts]:
            labels.setdefault((start, end), []).append(label)
    header = "".join(f"{letter} {name}\n" for name, letter in letters.items())
    return f"{header}===\n{with_tags(item['text'], labels)}\n"


def with_tags(text: str, labels: dict[tuple[int, int], list[str]]) -> str:
    """The text with a tag around each span, the outer one first."""
    opened = sorted(labels, key=lambda span: (span[0], -span[1]))
    marks = [
        (start, 1, n, "{" + "+".join(labels[start, end]) + " ")
        for n, (start, end) in enumerate(opened)
    ]
    marks += [(end, 0, 0, "}") for _, end in opened]
    for at, *_, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def counted(items: list[dict[str, Any]]) -> list[str]:
    """A line for each language and half: documents, words and quotes of each type."""
    count: dict[str, Counter[str]] = {}
    for item in items:
        half = "kept aside" if is_kept_aside(item["id"]) else "development"
        tally = count.setdefault(f"{item['language']} {half}", Counter())
        tally["documents"] += 1
        tally["words"] += len(item["text"].split())
        tally.update(quote["type"] for quote in item["quotes"])
    return [f"{key} {dict(sorted(count[key].items()))}" for key in sorted(count)]


def main() -> None:
    print(*counted(read_all()), sep="\n")


if __name__ == "__main__":
    main()
