"""English trees in the shape of Universal Dependencies, which the rules are written for.

The English pipelines follow ClearNLP: prepositions head their complements, a conjunction hangs on
the conjunct before it, a chain of conjuncts hangs one on the other, and hyphens part words
("Anne", "-", "Marie"). Norwegian trees have none of that.
"""

from __future__ import annotations

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc

_RENAMED = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "npadvmod": "obl",
}
_PREPOSITIONS = frozenset(("prep", "agent"))
_COMPLEMENTS = frozenset(("pobj", "pcomp"))
_HYPHENS = frozenset(("-", "‐", "‑"))


def universal(doc: Doc) -> Doc:
    """The same doc, its relations and heads changed in place, words with hyphens made one.

    A doc without relations stays as it is: spaCy keeps the edges of its tokens' trees where they
    were before a merge, and whoever asks for a token's children then reads foreign memory.
    """
    if not doc.has_annotation("DEP"):
        return doc
    _join_hyphens(doc)
    heads = [token.head.i for token in doc]
    relations = [token.dep_ for token in doc]
    _turn_prepositions(doc, heads, relations)
    _turn_conjuncts(heads, relations)
    for token in doc:
        relation = relations[token.i]
        if relation == "aux" and token.lower_ == "to":
            relations[token.i] = "mark"
        else:
            relations[token.i] = _RENAMED.get(relation, relation)
    strings = doc.vocab.strings
    rows = np.zeros((len(doc), 2), dtype=np.uint64)
    rows[:, 0] = (np.array(heads, dtype=np.int64) - np.arange(len(doc))).astype(np.uint64)
    rows[:, 1] = [strings.add(relation) for relation in relations]
    return doc.from_array([HEAD, DEP], rows)  # type: ignore[arg-type]


def _join_hyphens(doc: Doc) -> None:
    """Make one token of words that hyphens join without a blank."""
    with doc.retokenize() as retokenizer:
        at = 0
        while at < len(doc):
            end = at + 1
            while (
                end + 1 < len(doc)
                and doc[end].text in _HYPHENS
                and not doc[end - 1].whitespace_
                and not doc[end].whitespace_
                and doc[end - 1].text[-1].isalnum()
                and doc[end + 1].text[0].isalnum()
            ):
                end += 2
            if end > at + 1:
                retokenizer.merge(doc[at:end])
            at = end


def _turn_prepositions(doc: Doc, heads: list[int], relations: list[str]) -> None:
    """Hang each preposition on its complement, and that on what the preposition hung on."""
    complement: dict[int, int] = {}
    for at in range(len(heads) - 1, -1, -1):
        if relations[at] in _COMPLEMENTS:
            complement[heads[at]] = at
        if relations[at] not in _PREPOSITIONS or at not in complement:
            continue
        noun, governor = complement[at], heads[at]
        clause = relations[noun] == "pcomp"
        if relations[at] == "agent":
            relation = "obl:agent"
        elif clause:
            relation = "advcl"
        else:
            verbal = governor != at and doc[governor].pos_ in ("VERB", "AUX", "ADJ")
            relation = "obl" if verbal else "nmod"
        if governor == at:
            governor, relation = noun, "ROOT"
        elif relations[governor] in _PREPOSITIONS:
            complement.setdefault(governor, noun)
        heads[noun], relations[noun] = governor, relation
        heads[at], relations[at] = noun, "mark" if clause else "case"


def _turn_conjuncts(heads: list[int], relations: list[str]) -> None:
    """Hang every conjunct on the first, and each conjunction on the conjunct after it."""
    following: dict[int, int] = {}
    for at in range(len(heads) - 1, -1, -1):
        if relations[at] == "conj":
            following[heads[at]] = at
        elif relations[at] == "cc" and following.get(heads[at], -1) > at:
            heads[at] = following[heads[at]]
    for at, relation in enumerate(relations):
        if relation == "conj" and relations[heads[at]] == "conj" and heads[at] < at:
            heads[at] = heads[heads[at]]
