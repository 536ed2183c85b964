"""Plant errors in clean texts and count which the checks find; count their flags on the clean ones.

    python -m bench.checks [--gold GOLD.jsonl] [--texts FOLDER] [--code CODE]... [--seed N]
        [--unparsed] [--show]

The texts are those of ``bench/texts`` and, where the gold file is present, its development part
(documents whose id's sha256 is divisible by three are kept aside and never read here). Each
injector plants one error in each text that has a place for it. An error counts as found where a
flag of its check overlaps the place. ``--unparsed`` leaves out the parse of the changed texts,
which is quick; checks that read words alone find the same.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from bench.cases import Case, Injector, Planted
from bench.injectors import injectors
from bench.quotes import GOLD, ROOT, is_held_out
from quotes.engine.analysis import analyse
from quotes.engine.document import Document, document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language.detection import detect
from quotes.engine.language.pipelines import PipelineNames, configure
from quotes.engine.results import Analysis, Flag, Span

TEXTS = ROOT / "bench" / "texts"


def read_cases(gold: Path, texts: Path, facts: FactBase) -> list[Case]:
    """The clean cases with their analyses."""
    documents = [*_own(texts), *_developing(gold)]
    cases = []
    for id_, document in documents:
        case = Case.of(id_, document, document.language or detect(document.text))
        cases.append(replace(case, analysis=analyse(case.document(), facts)))
    return cases


def _own(folder: Path) -> Iterator[tuple[str, Document]]:
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, document_from_text(path.read_text(encoding="utf-8"))


def _developing(gold: Path) -> Iterator[tuple[str, Document]]:
    for line in gold.read_text(encoding="utf-8").splitlines() if gold.exists() else ():
        item = json.loads(line)
        if not is_held_out(item["id"]):
            yield item["id"], document_from_text(item["text"])


def print_clean(cases: list[Case], show: bool) -> None:
    """Flags for each 1,000 words of the clean texts, by check and severity."""
    words = sum(len(piece.words.split()) for case in cases for piece in case.pieces)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    serious = 0
    for case in cases:
        text = case.document().text
        for flag in case.analysis.flags if case.analysis else ():
            counts[flag.code][flag.severity] += 1
            serious += flag.severity != "low"
            if show:
                words_here = " ".join(flag.span.of(text).split())[:70]
                print(f"  {case.id}  {flag.code} {flag.severity}: {words_here} | {_line(flag)}")
    print(f"\nClean: {len(cases)} texts, {words:,} words; flags for each 1,000 words")
    for code, by_severity in sorted(counts.items()):
        parts = ", ".join(f"{s} {n * 1000 / words:.2f}" for s, n in sorted(by_severity.items()))
        print(f"  {code:<20} {sum(by_severity.values()) * 1000 / words:.2f}  ({parts})")
    print(f"  medium or higher, all checks: {serious * 2000 / words:.2f} for each 2,000 words")


def _line(flag: Flag) -> str:
    return " ".join(flag.message.render().split())[:160]


def print_planted(
    cases: list[Case], facts: FactBase, wanted: list[str], seed: int, show: bool
) -> None:
    """Recall for each injector and check; false flags for what is no error."""
    print(f"\n{'check':<20} {'planted':<32} {'found':>9}  mended")
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for kind in injectors():
        if wanted and kind.code not in wanted:
            continue
        planted = found = mended = 0
        for case in cases:
            plant = kind.plant(case, Random(f"{seed} {kind.code} {kind.kind} {case.id}"))  # noqa: S311
            if plant is None:
                continue
            document = replace(case, date=plant.date or case.date).document(plant.pieces)
            analysis = analyse(document, facts, sources=plant.sources)
            hits = _hits(document, plant, analysis, kind.code)
            planted, found = planted + 1, found + bool(hits)
            mended += any(_is_mended(case, plant, flag) for flag in hits)
            if show and bool(hits) is not kind.fires:
                print(f"    {case.id}: {_place(document, plant).of(document.text)[:100]!r}")
        _print_row(kind, planted, found, mended)
        if kind.fires:
            totals[kind.code][0] += planted
            totals[kind.code][1] += found
    print("\nRecall by check")
    for code, (planted, found) in sorted(totals.items()):
        print(f"  {code:<20} {found / planted if planted else 0:.2f}  ({found}/{planted})")


def _print_row(kind: Injector, planted: int, found: int, mended: int) -> None:
    note = f"{mended:>6}" if kind.fires else "  (no error: each is a false flag)"
    print(f"{kind.code:<20} {kind.kind:<32} {found:>4}/{planted:<4} {note}")


def _place(document: Document, plant: Planted) -> Span:
    start = document.zones[plant.piece].span.start
    return Span(start + plant.start, start + plant.end)


def _hits(document: Document, plant: Planted, analysis: Analysis, code: str) -> list[Flag]:
    place = _place(document, plant)
    near = Span(max(0, place.start - 1), place.end + 1)
    return [f for f in analysis.flags if f.code == code and f.span.overlaps(near)]


def _is_mended(case: Case, plant: Planted, flag: Flag) -> bool:
    """Whether one of the flag's suggestions brings the clean words back."""
    planted = case.document(plant.pieces).text
    clean = case.document(plant.clean or case.pieces).text
    return any(
        planted[: mend.span.start] + mend.text + planted[mend.span.end :] == clean
        for mend in flag.suggestions
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, default=GOLD / "dev.jsonl")
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--code", action="append", help="one check alone; may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unparsed", action="store_true", help="without parsing what is planted")
    parser.add_argument("--show", action="store_true", help="print flags and misses")
    options = parser.parse_args()
    facts = load_facts()
    cases = read_cases(options.gold, options.texts, facts)
    if options.unparsed:
        configure(PipelineNames("none", "none", "none"))
    print_planted(cases, facts, options.code or [], options.seed, options.show)
    print_clean(cases, options.show)


if __name__ == "__main__":
    main()
