"""Scores of a pipeline against gold DocBins, as a table."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

import spacy
from spacy.language import Language as Pipeline
from spacy.scorer import Scorer
from spacy.tokens import DocBin
from spacy.training import Example
from thinc.api import NumpyOps, set_current_ops

HEADINGS = (
    "sentences F",
    "UPOS",
    "morph",
    "UAS",
    "LAS",
    "lemma",
    "NER F",
    "PER",
    "ORG",
    "GPE",
    "any entity",
)


def evaluate(nlp: Pipeline, gold: Path) -> dict[str, float]:
    """Scores from 0 to 1 on a DocBin of `convert`, by the words of HEADINGS.

    The pipeline tokenizes the raw text itself. "any entity" counts the borders of names alone.
    """
    examples = analysed_examples(nlp, gold)
    scores = Scorer(nlp).score(examples)
    types = scores.get("ents_per_type") or {}
    return {
        "sentences F": scores.get("sents_f", 0.0),
        "UPOS": scores.get("pos_acc", 0.0),
        "morph": scores.get("morph_acc", 0.0),
        "UAS": scores.get("dep_uas", 0.0),
        "LAS": scores.get("dep_las", 0.0),
        "lemma": scores.get("lemma_acc", 0.0),
        "NER F": scores.get("ents_f", 0.0),
        **{kind: types.get(kind, {}).get("f", 0.0) for kind in ("PER", "ORG", "GPE")},
        "any entity": border_f(examples),
    }


def analysed_examples(nlp: Pipeline, gold: Path) -> list[Example]:
    """Gold documents beside what the pipeline makes of their raw text."""
    references = list(DocBin().from_disk(gold).get_docs(nlp.vocab))
    analysed = nlp.pipe(reference.text for reference in references)
    return [Example(doc, reference) for doc, reference in zip(analysed, references, strict=True)]


def words_per_second(pipeline: Path, gold: Sequence[Path], *, use_blis: bool) -> float:
    """Tokens that the pipeline analyses in a second, multiplying matrices with blis or OpenBLAS."""
    set_current_ops(NumpyOps(use_blis=use_blis))
    nlp = spacy.load(pipeline)
    texts = [doc.text for path in gold for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]
    list(nlp.pipe(texts[:20]))
    start = perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (perf_counter() - start)


def border_f(examples: Sequence[Example]) -> float:
    """F of the names' borders in analysed examples, whatever the types."""
    found = gold = hits = 0
    for example in examples:
        predicted = {(ent.start_char, ent.end_char) for ent in example.predicted.ents}
        expected = {(ent.start_char, ent.end_char) for ent in example.reference.ents}
        found += len(predicted)
        gold += len(expected)
        hits += len(predicted & expected)
    return 2 * hits / (found + gold) if found + gold else 0.0


def table(results: Mapping[str, Mapping[str, float]]) -> str:
    """A Markdown table with one row per name, in percent."""
    lines = ["| | " + " | ".join(HEADINGS) + " |", "|---" * (len(HEADINGS) + 1) + "|"]
    for name, scores in results.items():
        cells = (f"{100 * scores[heading]:.1f}" for heading in HEADINGS)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
