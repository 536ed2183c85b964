"""English trees in the shape of Universal Dependencies."""

import pytest
import spacy
from spacy.tokens import Doc

from quotes.engine.language.universal import universal


def tree(*rows: tuple[str, str, str, int]) -> Doc:
    """A doc from rows of word, part of speech, relation and number of the head."""
    words, tags, relations, heads = zip(*rows, strict=True)
    return Doc(
        spacy.blank("en").vocab,
        words=list(words),
        pos=list(tags),
        deps=list(relations),
        heads=list(heads),
    )


def shape(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep_, token.head.text) for token in doc]


def test_prepositions_hang_on_their_complements():
    doc = tree(
        ("She", "PRON", "nsubj", 1),
        ("warned", "VERB", "ROOT", 1),
        ("of", "ADP", "prep", 1),
        ("delays", "NOUN", "pobj", 2),
        ("in", "ADP", "prep", 3),
        ("Oslo", "PROPN", "pobj", 4),
    )
    assert shape(universal(doc))[2:] == [
        ("of", "case", "delays"),
        ("delays", "obl", "warned"),
        ("in", "case", "Oslo"),
        ("Oslo", "nmod", "delays"),
    ]


def test_a_preposition_of_two_words_has_one_complement():
    doc = tree(
        ("Ferries", "NOUN", "nsubj", 1),
        ("stop", "VERB", "ROOT", 1),
        ("according", "VERB", "prep", 1),
        ("to", "ADP", "prep", 2),
        ("Holm", "PROPN", "pobj", 3),
    )
    assert shape(universal(doc))[2:] == [
        ("according", "case", "Holm"),
        ("to", "case", "Holm"),
        ("Holm", "obl", "stop"),
    ]


def test_agents_objects_and_gerunds():
    doc = tree(
        ("Reports", "NOUN", "nsubjpass", 2),
        ("were", "AUX", "auxpass", 2),
        ("denied", "VERB", "ROOT", 2),
        ("by", "ADP", "agent", 2),
        ("police", "NOUN", "pobj", 3),
        ("after", "ADP", "prep", 2),
        ("reading", "VERB", "pcomp", 5),
        ("them", "PRON", "dobj", 6),
    )
    assert shape(universal(doc)) == [
        ("Reports", "nsubj:pass", "denied"),
        ("were", "aux:pass", "denied"),
        ("denied", "ROOT", "denied"),
        ("by", "case", "police"),
        ("police", "obl:agent", "denied"),
        ("after", "mark", "reading"),
        ("reading", "advcl", "denied"),
        ("them", "obj", "reading"),
    ]


def test_conjuncts_hang_on_the_first_and_conjunctions_on_the_next():
    doc = tree(
        ("Go", "VERB", "ROOT", 0),
        (",", "PUNCT", "punct", 0),
        ("look", "VERB", "conj", 0),
        ("and", "CCONJ", "cc", 2),
        ("listen", "VERB", "conj", 2),
    )
    assert shape(universal(doc))[2:] == [
        ("look", "conj", "Go"),
        ("and", "cc", "listen"),
        ("listen", "conj", "Go"),
    ]


def test_words_with_hyphens_are_one_token():
    words = ["Anne", "-", "Marie", "left", "-"]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=[False, False, True, True, False],
        heads=[2, 2, 3, 3, 3],
        deps=["compound", "punct", "nsubj", "ROOT", "punct"],
    )
    assert shape(universal(doc)) == [
        ("Anne-Marie", "nsubj", "left"),
        ("left", "ROOT", "left"),
        ("-", "punct", "left"),
    ]


@pytest.mark.parametrize("text", ["", "-", "a-b-c d", "One-way"])
def test_a_doc_without_a_parse_keeps_its_text(text):
    doc = spacy.blank("en")(text)
    assert universal(doc).text == text


def test_a_doc_without_relations_stays_as_it_is():
    doc = universal(spacy.blank("en")("A well-known man said so."))
    assert [token.text for token in doc][1:4] == ["well", "-", "known"]
    assert all(token.left_edge.i == token.i and not list(token.children) for token in doc)
