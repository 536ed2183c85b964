"""Bokmål, nynorsk and English by sentences of our own, and by the treebank where it is at hand."""

from pathlib import Path

import pytest

from quotes.engine.language.detection import detect

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", ""),
        ("nb", " \n"),
        ("nb", "12 345"),
        ("nb", "Oslo"),
        ("nb", "Statsministeren sier at hun ikke vet hva som skjer videre."),
        ("nb", "– Jeg har aldri sett noe lignende, forteller ordføreren til avisen."),
        ("nb", "Flere tusen mennesker demonstrerte utenfor ambassaden lørdag kveld."),
        ("nb", "Regjeringen fremmer forslaget før sommeren."),
        ("nn", "Statsministeren seier at ho ikkje veit kva som skjer vidare."),
        ("nn", "– Eg har aldri sett noko liknande, fortel ordføraren til avisa."),
        ("nn", "Fleire tusen menneske demonstrerte utanfor ambassaden laurdag kveld."),
        ("nn", "Kommunane har fått dårlegare råd dei siste åra."),
        ("en", "The prime minister says she does not know what will happen next."),
        ("en", "Thousands of people were protesting outside the embassy on Saturday."),
        ("en", "“We have never seen anything like it,” the mayor told reporters."),
    ],
)
def test_language(language, text):
    assert detect(text) == language


def test_only_the_beginning_of_a_long_text_is_read():
    assert detect("Eg veit ikkje. " * 2_000 + "The end of the story. " * 100_000) == "nn"


@pytest.mark.parametrize(("file", "language"), [("bokmaal", "nb"), ("nynorsk", "nn")])
def test_paragraphs_of_the_treebank(file, language):
    path = CORPUS / f"no_{file}-ud-dev.conllu"
    if not path.exists():
        pytest.skip(f"the treebank is not at {CORPUS}")
    lines = path.read_text(encoding="utf-8").splitlines()
    sentences = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    paragraphs = [" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6)]
    right = sum(detect(paragraph) == language for paragraph in paragraphs)
    assert right / len(paragraphs) >= 0.995
