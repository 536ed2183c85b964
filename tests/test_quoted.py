"""The texts written for the measure can be read, and their markup says what it means."""

import pytest

from bench.quoted import FOLDER, Unreadable, marked_up, parse, read, read_all

PAGE = """A Kari Nes
B byen
===
– {1dA Nei 😀}, {1c sa} {1m+2m hun}, som {2c hevdet} at {2xA det «brant»}. – {1 Aldri.}

{3iB Ja}.
"""


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.txt")), ids=lambda path: path.stem)
def test_each_text_is_well_marked(path):
    document = read(path)
    assert "{" not in document["text"]
    assert document["quotes"] == sorted(document["quotes"], key=lambda quote: quote["content"])
    for quote in document["quotes"]:
        assert quote["content"] == sorted(quote["content"])


def test_names_are_unique():
    names = [document["id"] for document in read_all()]
    assert len(names) == len(set(names)) == 42


def test_markup_becomes_offsets_in_code_points():
    text, quotes = parse(PAGE)
    assert text == "– Nei 😀, sa hun, som hevdet at det «brant». – Aldri.\n\nJa.\n"

    def words(span):
        return text[slice(*span)]

    first, second, third = quotes
    assert [words(piece) for piece in first["content"]] == ["Nei 😀", "Aldri."]
    assert (first["type"], first["speaker"]) == ("direct", "Kari Nes")
    assert (words(first["cue"]), words(first["mention"])) == ("sa", "hun")
    assert second["mention"] == first["mention"]
    assert (second["type"], words(second["cue"])) == ("mixed", "hevdet")
    assert (third["content"], third["cue"], third["mention"]) == ([[54, 56]], None, None)


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("A Kari", "no line ==="),
        ("A Kari\n===\n{1dA Ja", "not closed"),
        ("A Kari\n===\n1dA Ja}", "closes nothing"),
        ("A Kari\n===\n{1 Ja}", "no type and speaker"),
        ("A Kari\n===\n{1dB Ja}", "no name for speaker B"),
        ("A Kari\n===\n{1dA Ja} {1dA Nei}", "begins twice"),
        ("A Kari\nB Ola\n===\n{1dA Ja}", "without a quote: B"),
        ("A Kari\n===\n{1xA Ja}", "no quotation mark"),
        ("A Kari\n===\n{1iA «Ja»}", "holds a quotation mark"),
        ("A Kari\n===\n{1dA Ja {1c sa}}", "overlaps"),
        ("A Kari\n===\n{1dA Ja }", "blanks"),
        ("A Kari\n===\n{1dA Ja} {a b", "no tag"),
    ],
)
def test_broken_markup_says_what_is_wrong(page, problem):
    with pytest.raises(Unreadable, match=problem):
        parse(page)


def test_an_open_speaker_has_no_name():
    _text, quotes = parse("===\n– {1d- Ja.}")
    assert quotes[0]["speaker"] is None


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.txt")), ids=lambda path: path.stem)
def test_a_document_is_marked_up_as_it_was(path):
    document = read(path)
    text, quotes = parse(marked_up(document))
    assert text.rstrip("\n") == document["text"].rstrip("\n")
    assert quotes == document["quotes"]
