"""The syntax of reports on hand-built trees."""

from __future__ import annotations

from quotes.engine.quotations.clauses import negated, subject_of
from quotes.engine.quotations.find import find_quotes

FIN, PART, INF = "VerbForm=Fin", "VerbForm=Part", "VerbForm=Inf"

SAYS = [
    ("Holm", "PROPN", "nsubj", 1, ""),
    ("sier", "VERB", "ROOT", 1, FIN),
    ("at", "SCONJ", "mark", 4, ""),
    ("laget", "NOUN", "nsubj", 4, ""),
    ("vinner", "VERB", "ccomp", 1, FIN),
    (".", "PUNCT", "punct", 1, ""),
]


def said(reading):
    return [
        (q.content[0].of(reading.text), q.mention.of(reading.text)) for q in find_quotes(reading)
    ]


def test_a_clause_with_at(built):
    assert said(built(SAYS)) == [("laget vinner", "Holm")]


def test_a_clause_without_at(built):
    rows = [
        SAYS[0],
        SAYS[1],
        ("laget", "NOUN", "nsubj", 3, ""),
        ("vinner", "VERB", "ccomp", 1, FIN),
    ]
    assert said(built(rows)) == [("laget vinner", "Holm")]


def test_content_before_the_cue(built):
    rows = [
        ("Laget", "NOUN", "nsubj", 1, ""),
        ("vinner", "VERB", "ccomp", 3, FIN),
        (",", "PUNCT", "punct", 1, ""),
        ("mener", "VERB", "ROOT", 3, FIN),
        ("Holm", "PROPN", "nsubj", 3, ""),
        (".", "PUNCT", "punct", 3, ""),
    ]
    assert said(built(rows)) == [("Laget vinner", "Holm")]


def test_content_before_the_cue_whatever_the_parse_says(built):
    rows = [
        ("Laget", "NOUN", "nsubj", 3, ""),
        ("vinner", "VERB", "parataxis", 3, FIN),
        (",", "PUNCT", "punct", 3, ""),
        ("mener", "VERB", "ROOT", 3, FIN),
        ("Holm", "PROPN", "obj", 3, ""),
        (".", "PUNCT", "punct", 3, ""),
    ]
    assert said(built(rows)) == [("Laget vinner", "Holm")]


def test_a_subject_set_apart_by_commas_is_no_content(built):
    rows = [
        ("Holm", "PROPN", "nsubj", 6, ""),
        (",", "PUNCT", "punct", 2, ""),
        ("leder", "NOUN", "appos", 0, ""),
        ("i", "ADP", "case", 4, ""),
        ("Vik", "PROPN", "nmod", 2, ""),
        (",", "PUNCT", "punct", 2, ""),
        ("sier", "VERB", "ROOT", 6, FIN),
        ("han", "PRON", "nsubj", 8, ""),
        ("kommer", "VERB", "ccomp", 6, FIN),
        (".", "PUNCT", "punct", 6, ""),
    ]
    ((content, mention),) = said(built(rows))
    assert content == "han kommer"
    assert mention.startswith("Holm")


def test_a_negated_report_is_none(built):
    rows = [
        ("Holm", "PROPN", "nsubj", 1, ""),
        ("sier", "VERB", "ROOT", 1, FIN),
        ("ikke", "PART", "advmod", 1, ""),
        ("at", "SCONJ", "mark", 5, ""),
        ("laget", "NOUN", "nsubj", 5, ""),
        ("vinner", "VERB", "ccomp", 1, FIN),
    ]
    reading = built(rows)
    assert negated(reading, reading.doc[1])
    assert said(reading) == []


def test_a_passive_with_its_agent(built):
    rows = [
        ("Kritikken", "NOUN", "nsubj:pass", 2, ""),
        ("ble", "AUX", "aux:pass", 2, FIN),
        ("avvist", "VERB", "ROOT", 2, PART),
        ("av", "ADP", "case", 4, ""),
        ("Holm", "PROPN", "obl", 2, ""),
        (".", "PUNCT", "punct", 2, ""),
    ]
    assert said(built(rows)) == [("Kritikken", "Holm")]


def test_a_passive_without_an_agent_is_hearsay(built):
    rows = [
        ("Det", "PRON", "expl", 1, ""),
        ("hevdes", "VERB", "ROOT", 1, f"{FIN}|Voice=Pass"),
        ("at", "SCONJ", "mark", 4, ""),
        ("laget", "NOUN", "nsubj", 4, ""),
        ("vinner", "VERB", "ccomp", 1, FIN),
    ]
    assert said(built(rows)) == []


def test_an_infinitive(built):
    rows = [
        ("Holm", "PROPN", "nsubj", 1, ""),
        ("lover", "VERB", "ROOT", 1, FIN),
        ("å", "PART", "mark", 3, ""),
        ("komme", "VERB", "xcomp", 1, INF),
        (".", "PUNCT", "punct", 1, ""),
    ]
    assert said(built(rows)) == [("komme", "Holm")]


def test_a_conjunct_shares_its_subject(built):
    rows = [
        *SAYS[:5],
        ("og", "CCONJ", "cc", 6, ""),
        ("hevder", "VERB", "conj", 1, FIN),
        ("at", "SCONJ", "mark", 9, ""),
        ("Dal", "PROPN", "nsubj", 9, ""),
        ("taper", "VERB", "ccomp", 6, FIN),
        (".", "PUNCT", "punct", 1, ""),
    ]
    reading = built(rows)
    assert subject_of(reading.doc[6]).text == "Holm"
    assert said(reading) == [("laget vinner", "Holm"), ("Dal taper", "Holm")]


def test_a_relative_clause_says_it_of_its_antecedent(built):
    rows = [
        ("Holm", "PROPN", "ROOT", 0, ""),
        (",", "PUNCT", "punct", 3, ""),
        ("som", "PRON", "nsubj", 3, ""),
        ("mener", "VERB", "acl:relcl", 0, FIN),
        ("at", "SCONJ", "mark", 6, ""),
        ("laget", "NOUN", "nsubj", 6, ""),
        ("vinner", "VERB", "ccomp", 3, FIN),
        (".", "PUNCT", "punct", 0, ""),
    ]
    reading = built(rows)
    assert subject_of(reading.doc[3]).text == "Holm"
