"""Joining the two trained halves into the pipeline that is shipped."""

from pathlib import Path

import spacy

from quotes.engine.language.training.tokenizer import build_tokenizer

META = {
    "name": "newsdesk",
    "version": "1.0.0",
    "description": "Norwegian (bokmål and nynorsk): morphology, syntax, lemmas and names.",
    "license": "CC0 1.0",
    "sources": [
        {
            "name": "Norwegian Dependency Treebank with NorNE's names (UD 2.16)",
            "url": "https://github.com/ltgoslo/norne",
            "license": "CC0 1.0",
        }
    ],
}


def join(syntax: Path, ner: Path, output: Path) -> None:
    """Write one pipeline to the folder `output`.

    Names come first, with a tok2vec of their own: after the parser its sentence borders would cut
    them. Vectors, training settings and the configured tokenizer stay behind.
    """
    joined = spacy.blank("nb", meta=META)
    joined.tokenizer = build_tokenizer(joined.vocab)
    for path in (ner, syntax):
        source = spacy.load(path)
        for name in source.pipe_names:
            joined.add_pipe(name, source=source)
    output.parent.mkdir(parents=True, exist_ok=True)
    joined.to_disk(output, exclude=["user_data"])
