"""What finding costs beside parsing, and what a worker holds: `python -m bench.speed`.

For each language, over all texts of bench/quoted: processor seconds of the bare pipeline and of
the whole analysis, each the least of several turns about, as words a second, and their ratio; then
the peak of the memory of a process that has analysed them all, and of one that has analysed a
text of 60,000 words too. English is left out where its pipeline is not installed.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable

from bench.quoted import read_all
from bench.quotes import LANGUAGES
from quotes.engine.analysis import analyse
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language.pipelines import pipeline
from quotes.engine.results import Language

TURNS = 5
LONG = 60_000  # words; more is longer than parsing takes (parsing.LONGEST_TEXT)


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(language: Language, facts: FactBase) -> str:
    """One line of the table."""
    nlp = pipeline(language)
    if nlp is None:
        return f"{LANGUAGES[language]:10} no pipeline"
    texts = [item["text"] for item in read_all(language)]
    documents = [document_from_text(text, language=language) for text in texts]
    words = sum(len(text.split()) for text in texts)

    def bare() -> None:
        for text in texts:
            nlp(text)

    def full() -> None:
        for document in documents:
            analyse(document, facts)

    bare(), full()
    turns = [(seconds(bare), seconds(full)) for _ in range(TURNS)]
    parsing, whole = (min(column) for column in zip(*turns, strict=True))
    return (
        f"{LANGUAGES[language]:10}{words:7,} words  bare {words / parsing:8,.0f} words/s  "
        f"full {words / whole:8,.0f} words/s  full/bare {whole / parsing:.2f}"
    )


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory() -> None:
    """In a process of its own, as in a worker."""
    facts = load_facts()
    for item in read_all():
        analyse(document_from_text(item["text"]), facts)
    print(f"worker, short texts: {peak_megabytes():,.0f} MB at most")
    page = "\n\n".join(item["text"] for item in read_all("nb"))
    text = "\n\n".join([page] * (LONG // len(page.split()) + 1))
    start = time.process_time()
    analyse(document_from_text(text, language="nb"), facts)
    spent = time.process_time() - start
    print(
        f"worker, one text of {len(text.split()):,} words: {peak_megabytes():,.0f} MB at most, "
        f"{spent:.1f} s"
    )


def main() -> None:
    facts = load_facts()
    for language in LANGUAGES:
        print(measure(language, facts))
    worker = multiprocessing.get_context("spawn").Process(target=memory)
    worker.start()
    worker.join()


if __name__ == "__main__":
    main()
