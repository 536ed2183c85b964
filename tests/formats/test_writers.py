"""What each writer makes of the same reviewed article."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import docx
import pypdfium2
import pytest
from django.utils.translation import override
from lxml import etree

from quotes.formats.readers import read
from quotes.formats.reviewed import cut
from quotes.formats.writers import WRITERS
from tests.formats.sample import ANNOUNCED, TEXT, plain, reviewed, span

NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
G2 = "{http://iptc.org/std/nar/2006-10-01/}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(code: str, **changes) -> bytes:
    return WRITERS[code].write(reviewed(**changes))


def test_codes_are_pinned_in_the_order_of_the_menu():
    assert list(WRITERS) == [
        "text",
        "html",
        "markdown",
        "nitf",
        "ninjs",
        "ninjs-2.2",
        "newsml-g2",
        "docx",
        "html-changes",
        "pdf",
        "quotes-csv",
        "quotes-json",
        "json-ld",
        "annotations",
        "json",
    ]


@pytest.mark.parametrize("code", [c for c in WRITERS if c not in ("docx", "pdf", "json")])
def test_texts_hold_the_corrected_words_and_not_the_leftovers(code):
    content = written(code).decode("utf-8-sig")
    if code not in ("quotes-csv", "quotes-json", "annotations"):
        assert "forsvarsminister" in content
    if code not in ("text", "html-changes"):
        assert "Les mer" not in content


def test_html_escapes_and_carries_json_ld_that_cannot_end_its_script():
    page = written("html", title="</script><script>alert(1)</script>").decode()
    assert page.count("<script") == 1
    assert "&lt;Storbritannias&gt; forsvarsminister Ben Wallace &amp; co." in page
    assert (
        '<figcaption class="caption">Tyskland sender luftvern til Ukraina. '
        '<small class="credit">Foto: Marte Fjell / Øvingsfoto</small></figcaption>'
    ) in page


def test_html_with_changes_shows_them():
    page = written("html-changes").decode()
    assert "<del>til Tyskland</del><ins>til Ukraina</ins>" in page


def test_nitf_announces_the_correction_and_names_who_is_quoted():
    root = etree.fromstring(written("nitf"))
    (quote,) = root.iter(f"{NITF}q")
    assert (quote.text, quote.get("quote-source")) == ("Dette vil merkes 👩‍🚒", "Ingrid Solbakken")
    assert (
        "".join(quote.getparent().itertext()) == "– Dette vil merkes 👩‍🚒, sier Ingrid Solbakken."
    )
    (correction,) = root.iter(f"{NITF}correction")
    assert correction.get("id-string") == "NTBaa11_01"
    assert "«utenriksminister» → «forsvarsminister»" in correction.get("info")
    assert next(root.iter(f"{NITF}doc-id")).get("id-string") == "NTBaa11_02"
    assert next(root.iter(f"{NITF}du-key")).get("version") == "3"
    history = [(h.get("name"), h.get("norm")) for h in root.iter(f"{NITF}revision-history")]
    assert history == [("bob", "20240305T093000+0000"), ("alice", "20240305T093000+0000")]


def test_nitf_without_corrections_announces_none():
    root = etree.fromstring(WRITERS["nitf"].write(plain(("headline", "A"), ("lead", "B."))))
    assert list(root.iter(f"{NITF}correction")) == []
    assert next(root.iter(f"{NITF}du-key")).get("version") == "2"


def test_ninjs_has_captions_with_credits_and_who_is_quoted():
    values = json.loads(written("ninjs"))
    (picture,) = values["associations"]
    assert picture["descriptions"][0]["value"] == "Tyskland sender luftvern til Ukraina."
    assert picture["by"] == "Foto: Marte Fjell / Øvingsfoto"
    assert values["people"] == [
        {"name": "Ingrid Solbakken", "rel": "quoted", "uri": "http://www.wikidata.org/entity/Q42"}
    ]
    assert (values["version"], values["versionCreated"]) == ("3", "2024-03-05T09:30:00+00:00")
    assert values["uri"] == "urn:newsdesk:NTBaa11"
    old = json.loads(written("ninjs-2.2"))
    assert old["versioncreated"] == values["versionCreated"]
    assert old["standard"]["version"] == "2.2"


def test_newsml_g2_signals_a_correction():
    item = etree.fromstring(written("newsml-g2"))
    assert [s.get("qcode") for s in item.iter(f"{G2}signal")] == ["sig:correction"]
    assert item.get("version") == "3"
    whole = etree.fromstring(WRITERS["newsml-g2"].write(plain(("lead", "B."))))
    assert list(whole.iter(f"{G2}signal")) == []


def test_json_ld_has_the_corrections_and_quotations():
    values = json.loads(written("json-ld"))
    assert values["@type"] == "NewsArticle"
    assert [c["@type"] for c in values["correction"]] == ["CorrectionComment"] * 2
    person, source = (q["spokenByCharacter"] for q in values["hasPart"])
    assert person == {
        "name": "Ingrid Solbakken",
        "@type": "Person",
        "sameAs": "http://www.wikidata.org/entity/Q42",
    }
    assert source == {"name": "departementet"}
    assert "alice" not in json.dumps(values)  # who decided is the desk's own affair


def test_csv_opens_in_excel_and_calculates_nothing():
    content = written("quotes-csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][2:6] == [
        "Ingrid Solbakken",
        "http://www.wikidata.org/entity/Q42",
        "",
        "Dette vil merkes 👩‍🚒",
    ]
    assert rows[2][5] == """'=HYPERLINK("x") er tull"""


def test_annotations_point_at_code_points_of_the_original():
    values = json.loads(written("annotations"))
    assert values["total"] == 2
    for item in values["first"]["items"]:
        place, words = item["target"]["selector"]
        assert TEXT[place["start"] : place["end"]] == words["exact"]
        assert TEXT.index(words["prefix"] + words["exact"] + words["suffix"]) >= 0
    assert values["first"]["items"][0]["creator"] == {"type": "Person", "name": "alice"}


def test_word_has_real_changes_with_author_and_time_and_comments_with_evidence():
    with override("en"), zipfile.ZipFile(io.BytesIO(written("docx"))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        comments = etree.fromstring(archive.read("word/comments.xml"))
    changes = [
        (c.tag.removeprefix(W), c.get(f"{W}author"), c.get(f"{W}date"), "".join(c.itertext()))
        for c in body.iter(f"{W}ins", f"{W}del")
    ]
    at = "2024-03-05T09:30:00Z"
    assert changes == [
        ("del", "bob", at, "til Tyskland"),
        ("ins", "bob", at, "til Ukraina"),
        ("del", "alice", at, "utenriksminister"),
        ("ins", "alice", at, "forsvarsminister"),
    ]
    first, second = comments.iter(f"{W}comment")
    assert (first.get(f"{W}author"), first.get(f"{W}date")) == ("alice", at)
    assert "".join(first.itertext()).startswith("role (high, fixed): Ben Wallace var ikke")
    assert "Forsvarsminister (2019-07-24 – 2023-08-31) [ifg]" in "".join(first.itertext())
    assert _commented(body, second.get(f"{W}id")) == "merkes 👩‍🚒, sier"


def _commented(body: etree._Element, id: str) -> str:
    """The words between a comment's marks."""
    words, inside = "", False
    for element in body.iter():
        if element.get(f"{W}id") == id and element.tag in (
            f"{W}commentRangeStart",
            f"{W}commentRangeEnd",
        ):
            inside = element.tag.endswith("Start")
        if inside and element.tag == f"{W}t":
            words += element.text
    return words


def test_the_proof_sheet_shows_changes_flags_and_evidence():
    import pypdfium2

    with pypdfium2.PdfDocument(written("pdf")) as document:
        text = " ".join(document[0].get_textpage().get_text_range().split())
    assert "utenriksministerforsvarsminister Ben Wallace [1] & co." in text
    assert "Forsvarsminister (2019-07-24 – 2023-08-31) [ifg]" in text


def test_pieces_are_cut_where_ranges_begin_and_end():
    zone = next(z for z in reviewed().zones if "Wallace" in z.text)
    ranges = [span("Ben Wallace"), span("Wallace & co."), span("utenriksminister Ben")]
    found = [(piece.new, sorted(held)) for piece, held in cut(zone, ranges)]
    assert found == [
        ("Ministeren møtte <Storbritannias> ", []),
        ("forsvarsminister", [2]),
        (" ", [2]),
        ("Ben", [0, 2]),
        (" ", [0]),
        ("Wallace", [0, 1]),
        (" & co.", [1]),
        (" i Brussel.", []),
    ]


@pytest.mark.parametrize("code", WRITERS)
@pytest.mark.parametrize("words", ["\x00\x0b\ud83d ok", "]]>", "\ufffe", "*_[x](y)_*", ""])
def test_no_words_break_a_writer(code, words):
    article = plain(("headline", words or "x"), ("caption", words), ("lead", f"{words} og mer"))
    assert WRITERS[code].write(article)


def test_nitf_announces_each_correction_to_readers_and_to_desks():
    root = etree.fromstring(written("nitf", announcements=ANNOUNCED))
    infos = [c.get("info") for c in root.iter(f"{NITF}correction")]
    assert infos == [announcement.text for announcement in ANNOUNCED]
    message = next(root.iter(f"{NITF}ed-msg")).get("info")
    assert message == " ".join(announcement.wire for announcement in ANNOUNCED)


@pytest.mark.parametrize("code", ["ninjs", "ninjs-2.2", "newsml-g2"])
def test_formats_with_one_note_have_both_texts_in_it(code):
    words = written(code, announcements=ANNOUNCED[:1]).decode()
    assert f"{ANNOUNCED[0].wire} {ANNOUNCED[0].text}" in words


def test_newsml_g2_signals_what_is_announced_without_a_correction_of_its_own():
    item = etree.fromstring(written("newsml-g2", corrections=(), announcements=ANNOUNCED[:1]))
    assert [s.get("qcode") for s in item.iter(f"{G2}signal")] == ["sig:correction"]


def test_json_ld_has_one_comment_for_each_announcement():
    first, second = json.loads(written("json-ld", announcements=ANNOUNCED))["correction"]
    assert (first["text"], first["inLanguage"]) == (ANNOUNCED[0].text, "nb")
    assert first["dateCreated"] == "2024-03-05T09:30:00+00:00"
    assert second["@id"] == ANNOUNCED[1].id


def test_pages_and_texts_show_what_is_announced():
    page = written("html", announcements=ANNOUNCED).decode()
    assert f'<aside class="correction" lang="nb"><p>{ANNOUNCED[0].text}</p></aside>' in page
    assert "<p>Presisering: Møtet er i &lt;Brussel&gt; &amp; omegn.</p>" in page
    assert "Rettelse" not in read(page.encode()).document.text
    markdown = written("markdown", announcements=ANNOUNCED).decode()
    assert markdown.endswith("\n\n> Presisering: Møtet er i \\<Brussel\\> & omegn.\n")
    text = written("text", announcements=ANNOUNCED[:1]).decode()
    assert text.startswith(ANNOUNCED[0].wire + "\n\nUkraina får luftvern\n")
    assert text.endswith("\n\n" + ANNOUNCED[0].text + "\n")
    assert read(text.encode()).metadata.note == ANNOUNCED[0].wire


def test_word_and_pdf_show_what_is_announced():
    document = docx.Document(io.BytesIO(written("docx", announcements=ANNOUNCED)))
    last = document.paragraphs[-1]
    assert (last.text, last.style.name) == (ANNOUNCED[1].text, "Correction")
    sheet = pypdfium2.PdfDocument(written("pdf", announcements=ANNOUNCED))
    words = " ".join(sheet[0].get_textpage().get_text_range().split())
    assert ANNOUNCED[0].text in words


def test_json_holds_what_is_announced():
    values = json.loads(written("json", announcements=ANNOUNCED[:1]))
    assert values["announcements"][0]["kind"] == "correction"
