"""The steps of the recipe that take no time: converting and scoring."""

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from quotes.engine.language.training.__main__ import main
from quotes.engine.language.training.evaluate import HEADINGS, border_f, table
from quotes.engine.language.training.train import train

TREE = (
    "1\tKari\tKari\tPROPN\tsubst\t_\t2\tnsubj\t_\tname=B-PER\n"
    "2\tler\tle\tVERB\tverb\t_\t0\troot\t_\tname=O\n\n"
)


@pytest.fixture
def work(tmp_path):
    """The folder of a conversion of twelve sentences each to train and to measure on."""
    for name in ("a-train", "a-dev"):
        (tmp_path / f"{name}.conllu").write_text(TREE * 12, encoding="utf-8")
    train_file, dev_file = str(tmp_path / "a-train.conllu"), str(tmp_path / "a-dev.conllu")
    folder = tmp_path / "work"
    assert main(["convert", str(folder), "--train", train_file, "--dev", dev_file]) == 0
    return folder


def test_converting_writes_what_the_trainings_read(work):
    assert {path.name for path in work.iterdir()} == {
        "syntax.spacy",
        "ner.spacy",
        "dev-sample.spacy",
        "a-dev.spacy",
    }


def test_evaluating_prints_a_row_for_each_dev_file(work, bare_folder, capsys):
    assert main(["evaluate", str(work), str(bare_folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("| a-dev |")


def test_the_table_is_in_percent():
    scores = dict.fromkeys(HEADINGS, 0.5)
    assert table({"dev": scores}).splitlines()[-1] == "| dev |" + " 50.0 |" * len(HEADINGS)


def test_borders_count_without_types():
    vocab = spacy.blank("nb").vocab
    words = ["Kari", "i", "Oslo"]
    found = Doc(vocab, words=words, ents=["B-ORG", "O", "O"])
    gold = Doc(vocab, words=words, ents=["B-PER", "O", "B-GPE"])
    assert border_f([Example(found, gold)]) == pytest.approx(2 / 3)
    assert border_f([]) == 0


def test_an_unknown_part_is_refused(tmp_path):
    with pytest.raises(ValueError, match="one of syntax, ner"):
        train("poetry", tmp_path, tmp_path)
