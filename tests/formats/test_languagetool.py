"""LanguageTool's form: UTF-16 offsets, mark-up, rules."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.formats.languagetool import Misformed, Rules, annotated, answer, languages, plain
from quotes.formats.utf16 import Utf16, whole

TEXT = "Kort. 🎉 Storbritannias utenriksminister Ben Wallace kom. Han gikk."


def flag(words: str, text: str, *suggestions: tuple[str, str], code="role", family="ENT"):
    def span(part: str) -> list[int]:
        return [text.index(part), text.index(part) + len(part)]

    return {
        "code": code,
        "family": family,
        "name": "Wrong title",
        "message": "…",
        "span": span(words),
        "suggestions": [{"span": span(old), "text": new} for old, new in suggestions],
    }


def checked(*flags, language="nb"):
    return {"version": "7", "language": language, "notices": [], "flags": list(flags)}


def sixteen(text: str, offset: int, length: int) -> str:
    """What a client whose strings are UTF-16 finds there."""
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le")


ROLE = flag(
    "utenriksminister Ben Wallace",
    TEXT,
    ("utenriksminister", "forsvarsminister"),
    ("Ben Wallace", "James Cleverly"),
    ("Han gikk", "Hun gikk"),
)


def match_in(sent, *flags):
    [match] = answer(sent, "nb", checked(*flags), Rules())["matches"]
    return match


def test_offsets_are_those_of_utf_16():
    match = match_in(plain(TEXT), ROLE)
    assert match["offset"] == TEXT.index("utenriks") + 1
    assert sixteen(TEXT, match["offset"], match["length"]) == "utenriksminister Ben Wallace"
    context = match["context"]
    assert sixteen(context["text"], context["offset"], context["length"]) == (
        "utenriksminister Ben Wallace"
    )
    assert match["sentence"] == "🎉 Storbritannias utenriksminister Ben Wallace kom."


def test_a_replacement_is_for_all_of_the_words():
    values = [r["value"] for r in match_in(plain(TEXT), ROLE)["replacements"]]
    assert values == ["forsvarsminister Ben Wallace", "utenriksminister James Cleverly"]


def test_the_rule_and_its_category():
    rule = match_in(plain(TEXT), ROLE)["rule"]
    assert (rule["id"], rule["issueType"], rule["category"]["id"]) == ("role", "grammar", "ENT")
    typo = flag("Kort", TEXT, code="spelling", family="SPR")
    assert match_in(plain(TEXT), typo)["rule"]["issueType"] == "misspelling"


DATA = {
    "annotation": [
        {"text": "Storbritannias "},
        {"markup": "<b>"},
        {"text": "utenriksminister"},
        {"markup": "</b><p>", "interpretAs": "\n\n"},
        {"text": "Ben 🎉 kom."},
    ]
}


def test_mark_up_is_not_read_but_counts():
    sent = annotated(json.dumps(DATA))
    assert sent.text == "Storbritannias utenriksminister\n\nBen 🎉 kom."
    assert sent.whole == "Storbritannias <b>utenriksminister</b><p>Ben 🎉 kom."
    for words in ("utenriksminister", "kom"):
        match = match_in(sent, flag(words, sent.text))
        assert sixteen(sent.whole, match["offset"], match["length"]) == words


@pytest.mark.parametrize(
    "data", ["", "[]", "{}", "null", '{"annotation": 1}', '{"annotation": [1]}', "{", "[" * 100_000]
)
def test_data_that_is_none(data):
    with pytest.raises(Misformed):
        annotated(data)


ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)


@given(ANY)
def test_half_characters_are_replaced_one_for_one(text):
    mended = whole(text)
    mended.encode("utf-8")
    assert Utf16(mended).at(len(mended)) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(
    st.lists(
        st.one_of(
            st.builds(lambda t: {"text": t}, ANY),
            st.builds(lambda m, i: {"markup": m, "interpretAs": i}, ANY, ANY),
        ),
        max_size=6,
    )
)
def test_every_code_point_of_the_text_has_its_place(parts):
    sent = annotated(json.dumps({"annotation": parts}))
    assert len(sent.places) == len(sent.text)
    assert all(0 <= start <= end <= len(sent.whole) for start, end in sent.places)
    assert list(sent.places) == sorted(sent.places)


@pytest.mark.parametrize(
    ("rules", "shown"),
    [
        (Rules(), {"role", "spelling"}),
        (Rules(disabled=frozenset({"role"})), {"spelling"}),
        (Rules(disabled=frozenset({"SPR"})), {"role"}),
        (Rules(enabled=frozenset({"role"}), only=True), {"role"}),
        (Rules(enabled=frozenset({"ENT"}), only=True), {"role"}),
        (Rules(off=frozenset({"spelling"})), {"role"}),
        (Rules(off=frozenset({"spelling"}), enabled=frozenset({"spelling"})), {"role", "spelling"}),
    ],
)
def test_rules(rules, shown):
    flags = (ROLE, flag("Kort", TEXT, code="spelling", family="SPR"))
    matches = answer(plain(TEXT), "auto", checked(*flags), rules)["matches"]
    assert {m["rule"]["id"] for m in matches} == shown


def test_the_language_is_told():
    said = answer(plain("Hei"), "auto", checked(language="nn"), Rules())["language"]
    assert said == {
        "name": "Norwegian (Nynorsk)",
        "code": "nn",
        "detectedLanguage": {"name": "Norwegian (Nynorsk)", "code": "nn"},
    }
    assert answer(plain("Hei"), "nb-NO", checked(), Rules())["language"]["code"] == "nb-NO"
    assert {"nb", "nn", "en-GB"} <= {entry["longCode"] for entry in languages()}


def test_what_could_not_be_checked_is_told():
    found = checked() | {"notices": [{"code": "no-pipeline", "message": "…"}]}
    assert answer(plain("Hei"), "en", found, Rules())["warnings"]["incompleteResults"]
