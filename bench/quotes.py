"""Score the engine's quotes and speakers: on the gold and on the texts written for the measure.

    python -m bench.quotes [GOLD.jsonl] [--held-out] [--language nb] [--errors N] [--write FILE]

The gold (bokmål and nynorsk, ../shared/gold, left out where it is not present) is split in a
development part and a part kept aside, the documents whose id's sha256 is divisible by three;
bench/quoted and bench/annotated (real texts that stand in ../shared), language by language, in
two halves. With --held-out the tables of what is kept aside are printed too, never its errors.
English needs its pipeline: `make english`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench import annotated, quoted
from bench.quoted import is_kept_aside
from quotes.engine.analysis import analyse
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.facts.snapshot import FactBase

ROOT = Path(__file__).resolve().parents[1]
GOLD = annotated.SHARED / "gold"
LANGUAGES = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}


def is_held_out(key: str) -> bool:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0


def predict(item: dict[str, Any], facts: FactBase) -> dict[str, Any]:
    analysis = analyse(document_from_text(item["text"]), facts)
    return {
        "id": item["id"],
        "language": analysis.language,
        "quotes": [
            {
                "type": q.type,
                "content": [s.as_list() for s in q.content],
                "cue": q.cue.as_list() if q.cue else None,
                "mention": q.mention.as_list() if q.mention else None,
                "speaker": q.speaker,
                "rule": q.rule,
                "confidence": q.confidence,
            }
            for q in analysis.quotes
        ],
    }


def score(gold: list[dict[str, Any]], predicted: list[dict[str, Any]], *options: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, items in (("gold", gold), ("predicted", predicted)):
            path = Path(folder) / f"{name}.jsonl"
            lines = (json.dumps(item, ensure_ascii=False) for item in items)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            files.append(str(path))
        command = [sys.executable, str(GOLD / "score_quotes.py"), *files, *options]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603


def read_gold(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Part(NamedTuple):
    """The documents of one table."""

    title: str
    is_aside: bool
    items: list[dict[str, Any]]


def parts(gold: Path | None, language: str | None) -> Iterator[Part]:
    """The tables in the order printed; the others only where no gold is named."""
    path = gold or GOLD / "dev.jsonl"
    if path.exists():
        items = [item for item in read_gold(path) if language in (None, item["language"])]
        spoken = {item["language"] for item in items}
        title = f"gold, {', '.join(name for key, name in LANGUAGES.items() if key in spoken)}"
        yield Part(f"{title}, development part", False, without(is_held_out, items))
        yield Part(f"{title}, part kept aside", True, only(is_held_out, items))
    for key, name in () if gold else LANGUAGES.items():
        if language in (None, key):
            for kind, items in (("own", quoted.read_all(key)), ("real", annotated.read_all(key))):
                title = f"{kind} texts, {name}"
                yield Part(f"{title}, development half", False, without(is_kept_aside, items))
                yield Part(f"{title}, half kept aside", True, only(is_kept_aside, items))


def only(rule: Callable[[str], bool], items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item for item in items if rule(item["id"])]


def without(rule: Callable[[str], bool], items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item for item in items if not rule(item["id"])]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", nargs="?", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--write", type=Path, help="the predictions of the development parts")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    facts = load_facts()
    written: list[str] = []
    for part in parts(options.gold, options.language):
        if not part.items or (part.is_aside and not options.held_out):
            continue
        start = time.perf_counter()
        predicted = [predict(item, facts) for item in part.items]
        seconds = time.perf_counter() - start
        errors = () if part.is_aside else ("--errors", str(options.errors))
        print(f"{part.title}: {len(part.items)} documents, {seconds:.1f} s")
        print(score(part.items, predicted, *errors))
        if not part.is_aside:
            written += [json.dumps(item, ensure_ascii=False) for item in predicted]
    if options.write:
        options.write.write_text("\n".join(written) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
