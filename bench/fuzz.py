"""Analyse 10,000 made and mangled texts in three languages: `python -m bench.fuzz [COUNT]`.

None may raise, and each analysis must keep its promises (bench/mangled.py). Prints the first
broken text, as small as hypothesis can make it, and ends with status 1; a run is repeated by its
seed. English is parsed where its pipeline is installed.
"""

from __future__ import annotations

import argparse
import time

import hypothesis
from hypothesis import HealthCheck, given, settings

from bench.mangled import broken_promises, documents
from quotes.engine.analysis import analyse
from quotes.engine.document import Document
from quotes.engine.facts.loading import load_facts


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    facts = load_facts()
    sizes: list[int] = []
    quotes: list[int] = []

    @hypothesis.seed(options.seed)
    @settings(
        max_examples=options.count,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(documents())
    def keeps_its_promises(document: Document) -> None:
        analysis = analyse(document, facts)
        problems = broken_promises(document.text, analysis)
        assert not problems, f"{problems}\n{document}"
        sizes.append(len(document.text))
        quotes.append(len(analysis.quotes))

    start = time.perf_counter()
    keeps_its_promises()
    print(
        f"{len(sizes):,} texts of {sum(sizes) // len(sizes):,} characters on average, "
        f"the longest {max(sizes):,}; {sum(quotes):,} quotes; {time.perf_counter() - start:.0f} s: "
        "none raised, all promises kept"
    )


if __name__ == "__main__":
    main()
