"""From CoNLL-U to the documents that the pipeline is trained on; sentences of our own."""

import random
import textwrap

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from quotes.engine.language.training.conllu import ConlluError, read_sentences
from quotes.engine.language.training.documents import build_doc, group, training_doc
from quotes.engine.language.training.names import collect, swap


def conllu(text: str) -> list[str]:
    """Lines of CoNLL-U; columns are separated by runs of spaces here."""
    lines = textwrap.dedent(text).strip().splitlines(keepends=True)
    return [line if line[0] in "#\n" else "\t".join(line.split()) + "\n" for line in lines]


SAMPLE = conllu("""
    # newdoc id = one
    # text = «Kari Holm» kjem.
    1  «     $"    PUNCT  <anf>  _                        2  punct      _  SpaceAfter=No|name=O
    2  Kari  Kari  PROPN  subst  _                        5  nsubj      _  name=B-PER
    3  Holm  Holm  PROPN  subst  _                        2  flat:name  _  SpaceAfter=No|name=I-PER
    4  »     $"    PUNCT  <anf>  _                        2  punct      _  name=O
    5  kjem  koma  VERB   verb   Tense=Pres|VerbForm=Fin  0  root       _  SpaceAfter=No|name=O
    6  .     $.    PUNCT  clb    _                        5  punct      _  SpaceAfter=No|name=O

    # text = Oslo – no
    1  Oslo  Oslo  PROPN  subst    _  0  root    _  name=B-GPE_LOC
    2  –     $–    PUNCT  <strek>  _  3  punct   _  name=O
    3  no    no    ADV    adv      _  1  advmod  _  name=O

    # newdoc id = two
    # text = Bergens by
    1  Bergens  Bergen  PROPN  subst  Case=Gen  2  nmod  _  name=B-GPE_ORG
    2  by       by      NOUN   subst  _         0  root  _  name=O
""")


@pytest.fixture
def sentences():
    return list(read_sentences(SAMPLE))


def test_reading_cleans_marks_and_joins_the_kinds_of_geopolitical_names(sentences):
    first, second, third = sentences
    assert [word.lemma for word in first.words] == ['"', "Kari", "Holm", '"', "koma", "."]
    assert second.words[1].lemma == "-"
    assert [word.name for word in second.words] == ["B-GPE", "O", "O"]
    assert third.words[0].name == "B-GPE"
    assert [sentence.new_document for sentence in sentences] == [True, False, True]


def test_reading_skips_multiword_ranges_and_empty_nodes():
    lines = conllu("""
        1-2  det    _     _     _  _  _  _     _  _
        1    de     de    PRON  _  _  0  root  _  _
        1.1  være   være  AUX   _  _  _  _     _  _
        2    to     to    NUM   _  _  1  nmod  _  _
    """)
    assert [word.form for word in next(read_sentences(lines)).words] == ["de", "to"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1\tJa\n", "line 1: 2 columns"),
        ("1\tJa\tja\tINTJ\t_\t_\tx\troot\t_\t_\n", "line 1: the head 'x'"),
        ("# text = Nei\n1\tJa\tja\tINTJ\t_\t_\t0\troot\t_\t_\n", "line 2: the words give 'Ja'"),
    ],
)
def test_reading_says_which_line_is_wrong(line, reason):
    with pytest.raises(ConlluError, match=reason):
        list(read_sentences(line.splitlines(keepends=True)))


def test_a_group_never_crosses_documents(sentences):
    runs = list(group(sentences, random.Random(1), shortest=6))
    assert [len(run) for run in runs] == [2, 1]


def test_a_document_keeps_the_text_and_its_annotation(sentences):
    doc = build_doc(Vocab(), sentences[:2])
    assert doc.text == "«Kari Holm» kjem. Oslo – no "
    assert [sent.root.text for sent in doc.sents] == ["kjem", "Oslo"]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Kari Holm", "PER"), ("Oslo", "GPE")]
    assert doc[4].morph.to_dict() == {"Tense": "Pres", "VerbForm": "Fin"}
    assert doc[2].head.text == "Kari"
    assert doc[0].tag_ == "<anf>"


def test_newlines_between_sentences_belong_to_the_sentence_before(sentences):
    doc = build_doc(Vocab(), sentences[:2], between="\n\n")
    assert doc.text == "«Kari Holm» kjem.\n\nOslo – no "
    assert [sent.text for sent in doc.sents] == ["«Kari Holm» kjem.\n\n", "Oslo – no"]


def test_a_line_may_break_inside_a_name(sentences):
    doc = build_doc(Vocab(), sentences[:1], wrap_after=1)
    assert doc.text == "«Kari\nHolm»\nkjem. "
    assert [ent.text for ent in doc.ents] == ["Kari\nHolm"]
    assert [sent.root.text for sent in doc.sents] == ["kjem"]


def test_training_documents_vary_in_white_space(sentences):
    rng = random.Random(3)
    texts = {training_doc(Vocab(), sentences[:2], rng).text for _ in range(50)}
    assert {"«Kari Holm» kjem. Oslo – no ", "«Kari Holm» kjem.\nOslo – no "} <= texts


def test_names_are_swapped_for_others_of_their_kind(sentences):
    pools = collect(sentences)
    assert {key: len(names) for key, names in pools.items()} == {
        ("PER", False): 1,
        ("GPE", False): 1,
        ("GPE", True): 1,
    }
    donor = next(read_sentences(conllu("1 Per Per PROPN _ _ 0 root _ name=B-PER")))
    swapped = swap(sentences[0], collect([donor]), random.Random(1))
    doc = build_doc(Vocab(), [swapped])
    assert doc.text == "«Per» kjem. "
    assert [ent.text for ent in doc.ents] == ["Per"]


def test_whitespace_tokens_are_annotated_as_spacy_does(sentences):
    doc: Doc = build_doc(Vocab(), sentences[:2], between="\n")
    blank = doc[6]
    assert (blank.text, blank.pos_, blank.tag_, blank.dep_) == ("\n", "SPACE", "_SP", "dep")
    assert blank.head.i == 5
