"""One Doc over the text, zones apart, offsets true."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.engine.language import parsing
from quotes.engine.language.parsing import TextTooLong, parse, tile
from quotes.engine.language.pipelines import PipelineMissing, PipelineNames, configure

WORDS = ["Kari Holm", "– Vi", "er", "«klare»,", "sier", "Oslo.", "10", "kr.", "😀", "👩‍🚀", "é"]
BLANKS = [
    " ",
    "\n",
    "\n\n",
    "\t",
    "\xa0",
    "  ",
    " \r\n",
    "\u00ad",
    "\u200b",
    "\ufeff",
    "\u2009",
    "",
]
TEXTS = st.lists(st.sampled_from(WORDS + BLANKS), max_size=25).map("".join) | st.text(max_size=30)


@st.composite
def texts_with_ranges(draw):
    text = draw(TEXTS)
    places = draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    return text, list(zip(places[::2], places[1::2], strict=False))


def assert_true_to(text, ranges, doc):
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    borders = {place for pair in ranges for place in pair}
    for sentence in doc.sents:
        solid = sentence.text.rstrip()
        start = sentence.start_char + len(solid) - len(solid.lstrip())
        end = sentence.start_char + len(solid)
        assert not any(start < border < end for border in borders)
    assert all(token.sent.start <= token.head.i < token.sent.end for token in doc)


@given(texts_with_ranges())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_offsets_and_borders_hold_for_any_text(shipped, sample):
    text, ranges = sample
    assert_true_to(text, ranges, parse(text, ranges, "nb"))


@given(texts_with_ranges())
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_they_hold_without_a_parser(bare_folder, sample):
    configure(PipelineNames(nb=str(bare_folder)))
    text, ranges = sample
    doc = parse(text, ranges, "nb")
    assert doc.text == text
    starts = {token.idx for token in doc if token.is_sent_start}
    assert starts >= {start for start, _ in tile(text, ranges)} - {0} or not doc


def annotation(doc):
    """Everything but white space; heads as counts of words."""
    words = [token for token in doc if not token.is_space]
    number = {token.i: at for at, token in enumerate(words)}
    return [
        (t.text, t.lemma_, t.pos_, str(t.morph), t.dep_, number[t.head.i], t.ent_type_)
        for t in words
    ]


def test_joining_keeps_what_the_pipeline_found(shipped):
    paragraphs = ["Vil ha svar", "– Vi venter, sier Kari Holm i Oslo.", "Hun reiser i morgen."]
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    ranges = [(s, s + len(p)) for s, p in zip(starts, paragraphs, strict=True)]
    doc = parse(text, ranges, "nb")
    assert [sent.text.strip() for sent in doc.sents] == paragraphs
    for paragraph, (start, end) in zip(paragraphs, ranges, strict=True):
        alone = shipped(paragraph)
        part = doc.char_span(start, end).as_doc()
        assert annotation(part) == annotation(alone)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Kari Holm", "PER"), ("Oslo", "GPE")]


def test_white_space_and_invisible_characters_dont_change_the_analysis(shipped):
    plain = parse("– Vi er klare, sier Kari Holm.", [], "nb")
    odd = parse("–\xa0Vi  er\tklare,\u2009sier Kari\xa0Holm.", [], "nb")
    assert annotation(odd) == annotation(plain)
    assert [ent.text for ent in odd.ents] == ["Kari\xa0Holm"]
    soft = parse("– Vi er kla\u00adre, sier\u200b Kari Holm.", [], "nb")
    assert [row[1:] for row in annotation(soft)] == [row[1:] for row in annotation(plain)]
    assert soft[3].text == "kla\u00adre"


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b", "\u00ad\u00ad"])
def test_nothing_to_read_is_a_doc_all_the_same(shipped, text):
    assert parse(text, [], "nb").text == text


def test_half_a_surrogate_pair_keeps_its_place(shipped):
    doc = parse("Hei \ud83d der", [], "nb")
    assert [(token.text, token.idx) for token in doc] == [("Hei", 0), ("\ufffd", 4), ("der", 6)]


def test_text_outside_the_ranges_is_parsed_apart():
    assert list(tile("En to tre. Fire", [(3, 5)])) == [(0, 2), (3, 5), (6, 15)]


@pytest.mark.parametrize("outside", [(0, 99), (-1, 2), (3, 1)])
def test_ranges_outside_the_text_are_refused(outside):
    with pytest.raises(ValueError, match="outside"):
        list(tile("kort", [outside]))


def test_a_long_zone_is_cut_after_a_sentence_or_between_words(monkeypatch):
    monkeypatch.setattr(parsing, "LONGEST_PIECE", 20)
    text = "Hun kom hjem. Da gikk han. Og altsåensamlangttekstutenmellomrom slutt"
    parts = [text[start:end] for start, end in tile(text, [])]
    assert parts == [
        "Hun kom hjem.",
        "Da gikk han.",
        "Og altsåensamlangtte",
        "kstutenmellomrom",
        "slutt",
    ]
    assert all(first < second for first, second in pairwise(tile(text, [])))


def test_too_long_a_text_is_refused_before_anything_is_loaded():
    with pytest.raises(TextTooLong, match="5,000,000 characters; at most 500,000"):
        parse("x" * 5_000_000, [], "nb")


def test_english_without_a_pipeline_says_what_to_install(monkeypatch):
    monkeypatch.setattr(parsing, "pipeline", lambda language: None)
    with pytest.raises(PipelineMissing, match="en_core_web_sm"):
        parse("Hello", [], "en")
