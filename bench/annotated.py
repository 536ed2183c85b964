"""Quotes of real news texts, annotated by hand and kept without the texts.

The texts stand in ../shared and may not be republished: bokmål and nynorsk in its treebank,
English in its GUM news. A line of bench/annotated/LANGUAGE.jsonl holds one article:

- ``source`` (a file of ../shared) and ``part``: the first and the last sentence's id of a treebank
  article, or the id of a document;
- ``breaks``: code points of the blanks between words that are paragraph breaks;
- ``digest``: the first characters of the text's sha256;
- ``quotes`` in the form of the gold, with code points of the text.

    python -m bench.annotated            checks every article and prints what there is
    python -m bench.annotated --to DIR   writes the articles with the markup of bench/quoted
    python -m bench.annotated --from DIR reads them back, after a change of tags or of breaks

Which half of a language an article belongs to is told as for bench/quoted; --to writes the
development half, or with --half aside the other one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.quoted import Unreadable, counted, is_kept_aside, marked_up, parse

FOLDER = Path(__file__).parent / "annotated"
SHARED = Path(__file__).resolve().parents[2] / "shared"
_DIGEST = 16
_DASH = re.compile(r"(?:^|(?<=\s))-(?=\s)")
_MARKED = re.compile(r'"([^"]*)"')


def read_all(language: str | None = None) -> list[dict[str, Any]]:
    """The articles in the form of the gold: id, language, text, quotes; none without ../shared.

    Raises Unreadable where a text is not the one that was annotated.
    """
    return [] if not SHARED.is_dir() else [whole(item) for item in records(language)]


def records(language: str | None = None) -> Iterator[dict[str, Any]]:
    for path in sorted(FOLDER.glob(f"{language or '*'}.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield {**json.loads(line), "language": path.stem}


def whole(record: dict[str, Any]) -> dict[str, Any]:
    """A record with its text."""
    text = with_breaks(words_of(record["source"], record["part"]), record["breaks"])
    if digest(text) != record["digest"]:
        raise Unreadable(f"{record['id']}: ../shared has another text than was annotated")
    return {key: record[key] for key in ("id", "language", "quotes")} | {"text": text}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]


def words_of(source: str, part: list[str]) -> str:
    """The words of an article in one line, with one blank between two."""
    if source.endswith(".jsonl"):
        return " ".join(documents(source)[part[0]].split())
    sentences = treebank(source)
    numbers = list(sentences)
    first, last = (numbers.index(key) for key in part)
    return " ".join(" ".join(sentences[key].split()) for key in numbers[first : last + 1])


@cache
def documents(source: str) -> dict[str, str]:
    lines = (SHARED / source).read_text(encoding="utf-8").splitlines()
    return {item["id"]: item["text"] for item in map(json.loads, lines)}


@cache
def treebank(source: str) -> dict[str, str]:
    """The sentences of a treebank by their ids, with the dashes and marks of print."""
    sentences: dict[str, str] = {}
    key = ""
    for line in (SHARED / source).read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(" = ")
        if name == "# sent_id":
            key = value
        elif name == "# text":
            sentences[key] = _MARKED.sub(r"«\1»", _DASH.sub("–", value.strip()))
    return sentences


def with_breaks(words: str, breaks: list[int]) -> str:
    edges = [0, *(at + 1 for at in breaks), len(words) + 1]
    return "\n\n".join(words[start : end - 1] for start, end in pairwise(edges))


def breaks_of(text: str) -> list[int]:
    """Where the blanks of ``words_of`` are the paragraph breaks of ``text``."""
    ends = [match.start() for match in re.finditer(r"\n\n", text)]
    return [end - number for number, end in enumerate(ends)]


def renewed(record: dict[str, Any], marked: str) -> dict[str, Any]:
    """The record after its marked-up article was changed; the words must be the same."""
    text, quotes = parse(marked)
    text = text.rstrip("\n")
    if " ".join(text.split()) != words_of(record["source"], record["part"]):
        raise Unreadable(f"{record['id']}: not the words of ../shared")
    return record | {"breaks": breaks_of(text), "digest": digest(text), "quotes": quotes}


def write(items: list[dict[str, Any]]) -> None:
    for language in sorted({item["language"] for item in items}):
        lines = [
            json.dumps({k: v for k, v in item.items() if k != "language"}, ensure_ascii=False)
            for item in items
            if item["language"] == language
        ]
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{language}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", type=Path, metavar="DIR")
    parser.add_argument("--from", type=Path, metavar="DIR", dest="source")
    parser.add_argument("--half", choices=("development", "aside"), default="development")
    options = parser.parse_args()
    if options.source:
        write([reread(record, options.source) for record in records()])
    items = read_all()
    if options.to:
        for item in items:
            if is_kept_aside(item["id"]) == (options.half == "aside"):
                write_marked(item, options.to)
    print(*counted(items), sep="\n")


def write_marked(item: dict[str, Any], folder: Path) -> None:
    path = marked_file(item, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(marked_up(item), encoding="utf-8")


def reread(record: dict[str, Any], folder: Path) -> dict[str, Any]:
    path = marked_file(record, folder)
    return renewed(record, path.read_text(encoding="utf-8")) if path.exists() else record


def marked_file(article: dict[str, Any], folder: Path) -> Path:
    return folder / article["language"] / f"{article['id']}.txt"


if __name__ == "__main__":
    main()
