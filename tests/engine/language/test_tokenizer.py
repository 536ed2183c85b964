"""The training's tokenizer by a table."""

import pytest
import spacy

from quotes.engine.language.training.tokenizer import build_tokenizer


@pytest.fixture(scope="module")
def tokenizer():
    return build_tokenizer(spacy.blank("nb").vocab)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("– Vi er her, sier han.", "– Vi er her , sier han ."),
        ("-Vi er her", "- Vi er her"),
        ("«Vi er her», sa han.", "« Vi er her » , sa han ."),
        ("bl.a. kap. 3 i St.meld. nr. 9", "bl.a. kap. 3 i St.meld. nr. 9"),
        ("Fødd 17. mai i Bø.", "Fødd 17. mai i Bø ."),
        ("Vi blei ti. Da sa de no. Ja, i.", "Vi blei ti . Da sa de no . Ja , i ."),
        ("2007-2008 og 2010–2012", "2007 - 2008 og 2010 – 2012"),
        ("3-1-seieren i 2019.", "3-1-seieren i 2019 ."),
        ("Slik røystar Frp. Slik Sp.", "Slik røystar Frp . Slik Sp ."),
        ("(artikkel 8)", "( artikkel 8 )"),
        ("(Sp): Ja", "( Sp ) : Ja"),
        ("EUs og Norges USA-reise", "EUs og Norges USA-reise"),
        ("80 km/t i Oslo-området.", "80 km/t i Oslo-området ."),
        ("kr. 200, 50% mer", "kr. 200 , 50 % mer"),
    ],
)
def test_words(tokenizer, text, words):
    assert [token.text for token in tokenizer(text)] == words.split()


def test_the_rules_survive_writing_and_loading(tokenizer, tmp_path):
    nlp = spacy.blank("nb")
    nlp.tokenizer = build_tokenizer(nlp.vocab)
    nlp.to_disk(tmp_path)
    text = "-Vi kjem kl. 17 i perioden 2007-2008, jf. kap. 3."
    assert [t.text for t in spacy.load(tmp_path)(text)] == [t.text for t in tokenizer(text)]
