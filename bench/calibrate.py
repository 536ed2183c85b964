"""How often each rule that names a speaker is right: `python -m bench.calibrate [--write]`.

Counts over the development parts (gold and own texts, all languages) the attributions of quotes
that are in the gold, at an overlap of 0.5. A rule's share is drawn towards that of all rules (a
close case's towards that of all close cases) by the weight of a few made cases, the number that
foretells documents left out best. --write puts the shares into the engine's confidence.toml.
Without --write, and after it, the reliability of the three tiers is printed, for the development
parts with each document's own cases left out, and with --held-out for what is kept aside.
"""

from __future__ import annotations

import argparse
import runpy
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from bench.quotes import GOLD, ROOT, parts, predict
from quotes.engine.facts.loading import load_facts
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.results import tier

FILE = ROOT / "quotes" / "engine" / "speakers" / "confidence.toml"
WEIGHTS = (1, 2, 4, 8, 16)
TIERS = ("sure", "likely", "guess")
OVERLAP = 0.5
HEAD = """\
# The share of each rule's attributions that were right on the development parts, smoothed.
# Written by `python -m bench.calibrate --write`; docs/quality.md tells how reliable it is.

[right]
"""


class Case(NamedTuple):
    """One attribution of a quote that is in the gold."""

    part: str
    document: str
    rule: str
    is_right: bool
    confidence: float = 0.0


def cases(title: str, items: list[dict[str, Any]], facts: FactBase) -> Iterator[Case]:
    scorer = runpy.run_path(str(GOLD / "score_quotes.py"))
    for item in items:
        guess = predict(item, facts)["quotes"]
        for found, given in scorer["match"](item["quotes"], guess, item["text"], OVERLAP):
            said, gold = guess[given], item["quotes"][found]
            if said["speaker"]:
                right = scorer["same_speaker"](gold["speaker"], said["speaker"])
                yield Case(title, item["id"], said["rule"], right)


def shares(seen: list[Case], weight: float) -> dict[str, float]:
    """Of all, of all close cases, and of each rule."""
    close = [case for case in seen if case.rule.endswith("-close")]
    result = {"all": share(seen)}
    result["close"] = share(close, weight, result["all"])
    for rule in sorted({case.rule for case in seen}):
        prior = result["close" if rule.endswith("-close") else "all"]
        result[rule] = share([case for case in seen if case.rule == rule], weight, prior)
    return result


def share(seen: list[Case], weight: float = 0, prior: float = 0) -> float:
    """The share of right ones, with ``weight`` made cases of which ``prior`` are right."""
    return (sum(case.is_right for case in seen) + weight * prior) / (len(seen) + weight)


def rated(seen: list[Case], known: dict[str, float]) -> list[Case]:
    """Each case with the confidence that the shares give its rule."""
    others = {case.rule: "close" if case.rule.endswith("-close") else "all" for case in seen}
    return [
        case._replace(confidence=known.get(case.rule, known[others[case.rule]])) for case in seen
    ]


def left_out(seen: list[Case], weight: float) -> list[Case]:
    """Each case with the confidence that the other documents give its rule."""
    result = []
    for document in dict.fromkeys(case.document for case in seen):
        known = shares([case for case in seen if case.document != document], weight)
        result += rated([case for case in seen if case.document == document], known)
    return result


def error(seen: list[Case]) -> float:
    """Brier's: the mean square of confidence less outcome."""
    return sum((case.confidence - case.is_right) ** 2 for case in seen) / len(seen)


def tell(title: str, seen: list[Case]) -> None:
    count: Counter[tuple[str, bool]] = Counter()
    for case in seen:
        count[tier(case.confidence), case.is_right] += 1
    columns = []
    for name in TIERS:
        right, total = count[name, True], count[name, True] + count[name, False]
        columns.append(f"{name} {right}/{total}" + (f" = {right / total:.3f}" if total else ""))
    mean = sum(case.confidence for case in seen) / len(seen)
    print(f"{title}: {', '.join(columns)}; mean {mean:.3f}, right {share(seen):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    facts = load_facts()
    seen: list[Case] = []
    aside: list[Case] = []
    for part in parts(None, None):
        if not part.is_aside:
            seen += cases(part.title, part.items, facts)
        elif options.held_out:
            aside += cases(part.title, part.items, facts)
    weight = min(WEIGHTS, key=lambda w: error(left_out(seen, w)))
    known = shares(seen, weight)
    for rule, value in known.items():
        number = sum(case.rule == rule for case in seen)
        print(f"{rule:22}{value:6.3f}  {number or '':>4}")
    print(f"made cases a rule: {weight}")
    tell("development parts, documents left out", left_out(seen, weight))
    for title in dict.fromkeys(case.part for case in aside):
        tell(title, rated([case for case in aside if case.part == title], known))
    if aside:
        tell("all kept aside", rated(aside, known))
    if options.write:
        lines = "".join(f"{rule} = {value:.3f}\n" for rule, value in known.items())
        FILE.write_text(HEAD + lines, encoding="utf-8")
        print(f"written to {FILE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
