"""Training one half of the pipeline, syntax or names, on the CPU."""

from importlib import resources
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as spacy_train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from quotes.engine.language.training import tokenizer  # noqa: F401  registers the tokenizer that the configurations name

PARTS = ("syntax", "ner")


def train(part: str, data: Path, output: Path) -> None:
    """Train `part` on the DocBins that `convert` wrote to `data`.

    The best pipeline lands in `output/model-best`. Raises ValueError on an unknown part.
    """
    if part not in PARTS:
        raise ValueError(f"unknown part {part!r}: one of {', '.join(PARTS)}")
    set_current_ops(NumpyOps(use_blis=False))
    folder = resources.files(__package__)
    with (
        resources.as_file(folder / f"{part}.cfg") as config_path,
        resources.as_file(folder / "orth_variants.json") as variants_path,
    ):
        paths = {
            "paths.train": str(data / f"{part}.spacy"),
            "paths.dev": str(data / "dev-sample.spacy"),
            "paths.orth_variants": str(variants_path),
        }
        nlp = init_nlp(load_config(config_path, overrides=paths, interpolate=False))
        output.mkdir(parents=True, exist_ok=True)
        spacy_train(nlp, output)
