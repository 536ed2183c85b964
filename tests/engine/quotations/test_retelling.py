"""Direct speech told in indirect speech, and what an editor is told to see to."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.engine.quotations.retelling import Retold, Spoken, retell
from quotes.engine.quotations.retold_words import Teller
from quotes.engine.results import Span

CASES = tomllib.loads(Path(__file__).with_name("retelling.toml").read_text("utf-8"))
ROWS = [(language, *row) for language, case in CASES.items() for row in case["rows"]]
_SIGNS = "{}<>|"


def told(marked: str, language: str, gender: str, name: str = "Vik") -> tuple[str, Retold]:
    """The paragraph and its retelling; ``marked`` as the table writes it."""
    text = "".join(character for character in marked if character not in _SIGNS)

    def spans(pattern: str) -> list[Span]:
        found = []
        for match in re.finditer(pattern, marked):
            start = len([c for c in marked[: match.start()] if c not in _SIGNS])
            found.append(Span(start, start + len(match[1])))
        return found

    cue, mention = spans(r"<([^>]*)>"), spans(r"\|([^|]*)\|")
    spoken = Spoken(
        tuple(spans(r"\{([^}]*)\}")), cue[0] if cue else None, mention[0] if mention else None
    )
    common = frozenset(word for word in re.findall(r"\w+", text) if word.islower())
    return text, retell(text, spoken, Teller(name, gender, language, common))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1][:60])
def test_a_quote_is_told(row) -> None:
    language, marked, wanted, gender, *note = row
    text, retold = told(marked, language, gender)

    assert text[: retold.span.start] + retold.text + text[retold.span.end :] == wanted
    notes = " ".join(message.render() for message in retold.notes)
    assert note[0] in notes if note else notes in ("", *_HARMLESS)


#: Said also where nothing is wrong: another verb stands for the cue.
_HARMLESS = ("“spør” became “seier”.",)


def test_nobody_named_is_left_for_the_editor() -> None:
    _text, retold = told("– {Jeg kommer i morgen}.", "nb", "n", name="")

    assert retold.text.startswith("… sier at")
    assert "Nobody is named" in retold.notes[0].render()


@given(st.text(alphabet="abcæøå ABC.,!?«»–\"'\n", max_size=40), st.sampled_from(["nb", "nn", "en"]))
def test_any_quote_can_be_told(words, language) -> None:
    text = f"– {words}, sier Vik."
    retold = retell(
        text, Spoken((Span(2, 2 + len(words)),), None, None), Teller("Vik", "m", language)
    )

    assert 0 <= retold.span.start <= retold.span.end <= len(text)
    assert retold.text


def test_telling_needs_no_parse() -> None:
    code = "import sys, quotes.engine.quotations.retelling; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
