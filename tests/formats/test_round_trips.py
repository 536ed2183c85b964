"""What is written can be read: words, zones and metadata come back, as far as each format goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.formats.article import Metadata
from quotes.formats.readers import read
from quotes.formats.readers.building import Builder, tidy
from quotes.formats.reviewed import LEFT_OUT, unreviewed
from quotes.formats.writers import WRITERS
from tests.formats.sample import AT, METADATA, plain, reviewed
from tests.formats.shown import zones

#: Formats that keep every zone, whatever its kind.
WHOLE = ("html", "markdown", "nitf", "newsml-g2", "docx")
#: What each format keeps of the metadata.
KEPT = {
    "html": {"id", "version", "title", "authors", "source", "published", "language", "section"},
    "markdown": {"id", "version", "title", "authors", "source", "published", "language", "slug"}
    | {"section", "note", "copyright"},
    "nitf": {"id", "version", "title", "source", "published", "modified", "language", "slug"}
    | {"section", "note", "copyright", "urgency"},
    "ninjs": {"id", "version", "title", "authors", "source", "published", "modified", "language"}
    | {"slug", "section", "note", "copyright", "urgency"},
    "newsml-g2": {"id", "version", "title", "authors", "source", "published", "modified"}
    | {"language", "slug", "section", "note", "copyright", "urgency"},
    "docx": {"id", "version", "title", "authors", "source", "language", "section", "note"},
}
KEPT["ninjs-2.2"] = KEPT["ninjs"]

_LETTERS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"],
        exclude_characters="\u00ad\u200b\u2060\ufeff",
    ),
    min_size=1,
    max_size=40,
)
#: What the formats' own mark-up might swallow.
_TRAPS = (
    "– Ja, sier Kari Nes.",
    "- Nei, sa han.",
    "1. mai",
    "# tag",
    "**fet** & <b>",
    "a_b_c `x`",
    "«Slik» [lenke](x)",
    "+47 22",
    "= 3",
    "&amp; &lt;",
    '"sitat"',
    "\\*",
    "---",
    "~~~",
    "|a|",
    "http://a.example/b_c_",
)
_WORDS = st.one_of(st.sampled_from(_TRAPS), _LETTERS.filter(tidy))


@st.composite
def articles(draw):
    """Zones in the order that all formats know: headline, byline, text, figures."""
    shapes = [("headline", draw(_WORDS))]
    shapes.append(("lead", draw(_WORDS)))
    kinds = st.sampled_from(["paragraph", "subheading"])
    shapes += draw(st.lists(st.tuples(kinds, _WORDS), max_size=4))
    figures = st.lists(
        st.tuples(_WORDS, _WORDS), max_size=2, unique_by=lambda figure: tidy(figure[0])
    )
    for caption, credit in draw(figures):
        shapes += [("caption", caption), ("credit", f"Foto: {credit}")]
    return shapes


def as_read(shapes: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The zones as a reader makes them of the blocks' words: some words tell their own kind."""
    builder = Builder()
    for kind, words in shapes:
        builder.add(kind, words)
    return kept(zones(builder.article(Metadata()).document))


def kept(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(kind, words) for kind, words in found if kind not in LEFT_OUT]


@pytest.mark.parametrize("code", [*WHOLE, "ninjs", "ninjs-2.2"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(shapes=articles())
def test_words_and_zones_come_back(code, shapes):
    first = as_read(shapes)
    if [kind for kind, _words in first[:2]] != ["headline", "lead"]:
        return
    if not kept(first) or any(kind == "byline" for kind, _words in first):
        return
    data = WRITERS[code].write(plain(*first))
    article = read(data, f"sak.{WRITERS[code].extension}")
    found = [z for z in kept(zones(article.document)) if z[0] != "byline"]
    assert found == first


@pytest.mark.parametrize("code", sorted(KEPT))
def test_metadata_comes_back(code):
    article = plain(("headline", METADATA.title), ("lead", "Ingress."), ("paragraph", "Mer."))
    found = read(WRITERS[code].write(article), f"sak.{WRITERS[code].extension}").metadata
    different = {
        name: (getattr(found, name), getattr(METADATA, name))
        for name in KEPT[code]
        if getattr(found, name) != getattr(METADATA, name)
    }
    assert different == {}


@pytest.mark.parametrize("id", ["urn:uuid:1-2", "https://a.example/sak?x=1", "sak 12 æ/ø", "a_12"])
@pytest.mark.parametrize("code", sorted(KEPT))
def test_ids_of_any_kind_come_back(code, id):
    metadata = replace(METADATA, id=id)
    article = plain(("headline", "Tittel"), ("lead", "Ingress."), metadata=metadata)
    assert read(WRITERS[code].write(article), f"x.{WRITERS[code].extension}").metadata.id == id


@pytest.mark.parametrize("code", ["html", "html-changes", "markdown", "nitf", "ninjs", "newsml-g2"])
def test_the_corrected_sample_comes_back_corrected(code):
    sample = reviewed()
    found = zones(read(WRITERS[code].write(sample), f"x.{WRITERS[code].extension}").document)
    wanted = {z.text for z in sample.zones if z.kind not in LEFT_OUT | {"byline"}}
    assert wanted <= {words for _kind, words in found}


def test_any_reader_joins_any_writer():
    article = read(WRITERS["nitf"].write(reviewed()))
    for writer in WRITERS.values():
        assert writer.write(unreviewed(article, at=AT))
