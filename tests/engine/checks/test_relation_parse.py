"""Relations by the parse, on docs built by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from quotes.engine.checks.context import Context
from quotes.engine.checks.relations import self_relations
from quotes.engine.dates import DateSpan
from quotes.engine.document import document_from_text
from quotes.engine.facts.loading import load_facts


def flagged(words, heads, deps, pos) -> list[str]:
    spaces = [after not in {",", "."} for after in [*words[1:], "."]]
    doc = Doc(spacy.blank("nb").vocab, words, spaces, heads=heads, deps=deps, pos=pos)
    document = document_from_text(doc.text, date=DateSpan.parse("2020"))
    context = Context(document, doc, "nb", document.date, (), load_facts())
    return [flag.span.of(doc.text) for flag in self_relations(context)]


RELATIVE = {
    "words": ["Kina", ",", "som", "nøler", ",", "leverer", "våpen", "til", "Kina", "."],
    "heads": [5, 3, 3, 0, 3, 5, 5, 8, 5, 5],
    "deps": [
        "nsubj",
        "punct",
        "nsubj",
        "acl:relcl",
        "punct",
        "ROOT",
        "obj",
        "case",
        "obl",
        "punct",
    ],
    "pos": ["PROPN", "PUNCT", "PRON", "VERB", "PUNCT", "VERB", "NOUN", "ADP", "PROPN", "PUNCT"],
}


def test_a_clause_between_subject_and_verb():
    assert flagged(**RELATIVE) == ["til Kina"]


@pytest.mark.parametrize(
    ("place", "word"), [(8, "Iran"), (6, "studenter"), (5, "kjenner"), (7, "gjennom")]
)
def test_another_receiver_object_verb_or_preposition(place, word):
    words = list(RELATIVE["words"])
    words[place] = word
    if word == "studenter":
        words[5] = "sender"
    assert flagged(**RELATIVE | {"words": words}) == []


def test_a_passive_subject_is_no_agent():
    deps = ["nsubj:pass", *RELATIVE["deps"][1:]]
    assert flagged(**RELATIVE | {"deps": deps}) == []


def test_an_infinitive_shares_the_subject_unless_another_is_told_to():
    words = ["Kina", ",", "sies", "det", ",", "lover", "å", "levere", "våpen", "til", "Kina", "."]
    pos = ["PROPN", "PUNCT", "VERB", "PRON", "PUNCT", "VERB", "PART", "VERB", "NOUN", "ADP",
           "PROPN", "PUNCT"]  # fmt: skip
    heads = [5, 2, 5, 2, 2, 5, 7, 5, 7, 10, 7, 5]
    deps = ["nsubj", "punct", "parataxis", "expl", "punct", "ROOT", "mark", "xcomp", "obj", "case",
            "obl", "punct"]  # fmt: skip
    assert flagged(words, heads, deps, pos) == ["til Kina"]
    deps[3], heads[3] = "iobj", 5
    assert flagged(words, heads, deps, pos) == []


def test_an_unparsed_doc_adds_nothing():
    doc = Doc(spacy.blank("nb").vocab, RELATIVE["words"])
    document = document_from_text(doc.text)
    context = Context(document, doc, "nb", None, (), load_facts())
    assert list(self_relations(context)) == []
