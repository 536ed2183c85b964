"""Make the lists of attested words that the spelling check suggests from.

    python bench/words.py ../shared/corpus/no_bokmaal-ud-train.conllu nb

Reads a treebank in CoNLL-U and writes ``quotes/engine/checks/data/words_<language>.txt``: the
forms in lower case, names left out, the commonest first, else by the alphabet. A word that was
seen only once is taken if the dictionary knows it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from quotes.engine.checks.speller import Speller  # noqa: E402
from quotes.engine.language.training.conllu import read_sentences  # noqa: E402

_WORD = re.compile(r"[^\W\d_]{4,}")


def main() -> None:
    corpus, language = sys.argv[1:]
    counts: Counter[str] = Counter()
    with open(corpus, encoding="utf-8") as lines:
        for sentence in read_sentences(lines):
            words = (w.form.lower() for w in sentence.words if w.upos != "PROPN")
            counts.update(word for word in words if _WORD.fullmatch(word))
    dictionary = Speller(language)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    kept = [word for word in ranked if counts[word] > 1 or dictionary.is_proper(word)]
    path = ROOT / "quotes" / "engine" / "checks" / "data" / f"words_{language}.txt"
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{path}: {len(kept)} words")


if __name__ == "__main__":
    main()
