"""Score the engine's quotes and speakers against a gold file.

    python bench/quotes.py [GOLD.jsonl] [--held-out] [--write PREDICTED.jsonl] [--errors N]

Prints the scorer's table for the development part and, with --held-out, for the part kept aside
(documents whose id's sha256 is divisible by three; only their table is ever printed). The gold
and its scorer lie in ../shared/gold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# In place of this folder, whose modules would hide the library's.
sys.path[0] = str(ROOT)

from quotes.engine.analysis import analyse  # noqa: E402
from quotes.engine.document import document_from_text  # noqa: E402
from quotes.engine.facts.loading import load_facts  # noqa: E402
from quotes.engine.facts.snapshot import FactBase  # noqa: E402

GOLD = ROOT.parent / "shared" / "gold"


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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD / "dev.jsonl")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    items = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    facts = load_facts()
    parts = {"development": [i for i in items if not is_held_out(i["id"])]}
    if options.held_out:
        parts["held out"] = [i for i in items if is_held_out(i["id"])]
    for name, part in parts.items():
        if not part:
            continue
        start = time.perf_counter()
        predicted = [predict(item, facts) for item in part]
        seconds = time.perf_counter() - start
        errors = ("--errors", str(options.errors)) if name == "development" else ()
        print(f"{name}: {len(part)} documents, {seconds:.1f} s")
        print(score(part, predicted, *errors))
        if options.write and name == "development":
            lines = (json.dumps(item, ensure_ascii=False) for item in predicted)
            options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
