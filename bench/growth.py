"""How the cost of an analysis grows with the length of the text: `python -m bench.growth`.

For each kind of text: processor seconds for a length and for eight times that length, and how many
times as much the longer one took. Eight or less is linear; the texts are those that are hard for
parsers and for pairing marks.
"""

from __future__ import annotations

import time

from quotes.engine.analysis import analyse
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts

LENGTH = 10_000
TIMES = 8
KINDS = {
    "speech": "– Vi er klare, sier Kari Holm. Han mener at «alt» går bra.\n\n",
    "one line": "Han sa «ja» og – kanskje – «nei, 'men' \"jo\"», sier Kari Holm. ",
    "opening marks": "«",
    "straight marks": '"',
    "dashes": "–",
    "no blanks": "a",
    "short sentences": "x. ",
}


def seconds(text: str) -> float:
    document, facts = document_from_text(text, language="nb"), load_facts()
    start = time.process_time()
    analyse(document, facts)
    return time.process_time() - start


def main() -> None:
    seconds(KINDS["speech"])
    for name, piece in KINDS.items():
        short = seconds(piece * (LENGTH // len(piece)))
        long = seconds(piece * (LENGTH * TIMES // len(piece)))
        print(f"{name:16}{short:8.2f} s{long:8.2f} s{long / short:7.1f} times")


if __name__ == "__main__":
    main()
