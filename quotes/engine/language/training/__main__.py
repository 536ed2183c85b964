"""`python -m quotes.engine.language.training`: the steps of the recipe, or all of them."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import spacy
from thinc.api import NumpyOps, set_current_ops

from quotes.engine.language.training.convert import convert
from quotes.engine.language.training.evaluate import evaluate, table, words_per_second
from quotes.engine.language.training.join import join
from quotes.engine.language.training.train import PARTS, train


def main(arguments: list[str]) -> int:
    """Run one step; the exit status is that of the first training that fails, else 0."""
    options = _parser().parse_args(arguments)
    return options.run(options) or 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quotes.engine.language.training")
    steps = parser.add_subparsers(required=True)
    for name, run in STEPS.items():
        step = steps.add_parser(name, help=(run.__doc__ or "").partition("\n")[0])
        step.set_defaults(run=run)
        step.add_argument("work", type=Path, help="folder for DocBins and trained parts")
        if name in ("convert", "all"):
            step.add_argument("--train", type=Path, nargs="+", required=True, metavar="CONLLU")
            step.add_argument("--dev", type=Path, nargs="+", required=True, metavar="CONLLU")
        if name == "train":
            step.add_argument("part", choices=PARTS)
        if name in ("join", "evaluate", "speed", "all"):
            step.add_argument("pipeline", type=Path, help="folder of the joined pipeline")
    return parser


def run_convert(options: argparse.Namespace) -> None:
    """Write DocBins from CoNLL-U files."""
    convert(options.train, options.dev, options.work)


def run_train(options: argparse.Namespace) -> None:
    """Train one part: syntax or ner."""
    train(options.part, options.work, options.work / options.part)


def run_join(options: argparse.Namespace) -> None:
    """Join the two parts into one pipeline."""
    best = {part: options.work / part / "model-best" for part in PARTS}
    join(best["syntax"], best["ner"], options.pipeline)


def run_evaluate(options: argparse.Namespace) -> None:
    """Print the table of scores on the dev files."""
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(options.pipeline)
    gold = sorted(options.work.glob("*-dev.spacy"))
    print(table({path.stem: evaluate(nlp, path) for path in gold}))


def run_speed(options: argparse.Namespace) -> None:
    """Print words per second with blis and with OpenBLAS."""
    gold = sorted(options.work.glob("*-dev.spacy"))
    for name, use_blis in (("blis", True), ("OpenBLAS", False)):
        print(f"{name}: {words_per_second(options.pipeline, gold, use_blis=use_blis):,.0f}")


def run_all(options: argparse.Namespace) -> int:
    """Every step, the two trainings side by side, one thread each."""
    run_convert(options)
    command = [sys.executable, "-m", __package__, "train", str(options.work)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    trainings = [
        subprocess.Popen([*command, part], env=environment)  # noqa: S603  our own command
        for part in PARTS
    ]
    failed = [status for training in trainings if (status := training.wait())]
    if failed:
        return failed[0]
    run_join(options)
    run_evaluate(options)
    return 0


STEPS = {
    "convert": run_convert,
    "train": run_train,
    "join": run_join,
    "evaluate": run_evaluate,
    "speed": run_speed,
    "all": run_all,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
