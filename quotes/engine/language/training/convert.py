"""From CoNLL-U files to the DocBins that the two trainings and the evaluation read."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from quotes.engine.language.training import names
from quotes.engine.language.training.conllu import Sentence, read_sentences
from quotes.engine.language.training.documents import build_doc, group, training_doc

SEED = 7
DEV_DOCUMENT = 10
DEV_SAMPLE = 1200


def convert(train: Sequence[Path], dev: Sequence[Path], output: Path) -> None:
    """Write the DocBins of a training to the folder `output`.

    `syntax.spacy` holds the train documents, `ner.spacy` the same with one copy under other names,
    `dev-sample.spacy` some dev documents for scores during training, and `<name>.spacy` each dev
    file in documents of ten sentences.
    """
    output.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)  # noqa: S311  repeatable, not secret
    sentences = [sentence for path in train for sentence in read(path)]
    documents = _training_docs(sentences, rng)
    write(documents, output / "syntax.spacy")
    pools = names.collect(sentences)
    swapped = [names.swap(sentence, pools, rng) for sentence in sentences]
    write([*documents, *_training_docs(swapped, rng)], output / "ner.spacy")
    samples: list[Doc] = []
    for path in dev:
        dev_sentences = read(path)
        samples.extend(_plain_docs(dev_sentences[: DEV_SAMPLE // len(dev)]))
        write(_plain_docs(dev_sentences), output / f"{path.stem}.spacy")
    write(samples, output / "dev-sample.spacy")


def read(path: Path) -> list[Sentence]:
    """All sentences of a CoNLL-U file."""
    with path.open(encoding="utf-8") as lines:
        return list(read_sentences(lines))


def write(documents: Iterable[Doc], path: Path) -> None:
    """Store documents for spaCy's corpus reader."""
    DocBin(docs=documents).to_disk(path)


def _training_docs(sentences: Sequence[Sentence], rng: random.Random) -> list[Doc]:
    """The sentences in documents of one to six, typography varied."""
    vocab = Vocab()
    return [training_doc(vocab, run, rng) for run in group(sentences, rng)]


def _plain_docs(sentences: Sequence[Sentence]) -> list[Doc]:
    """The sentences in documents of ten, a space between."""
    rng = random.Random(SEED)  # noqa: S311  repeatable, not secret
    runs = group(sentences, rng, shortest=DEV_DOCUMENT, longest=DEV_DOCUMENT)
    vocab = Vocab()
    return [build_doc(vocab, run) for run in runs]
