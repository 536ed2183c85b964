"""`manage.py analyse`: the contract of its output and of its errors."""

from __future__ import annotations

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

ARTICLE = """Dato: 2023-06-15

Møte i Brussel

Storbritannias utenriksminister Ben Wallace møtte Nato-sjef Jens Stoltenberg.

– Dette vil merkes, sier forsker Ingrid Solbakken 👩‍🚒.
"""


def run(*words: str, stdin: bytes = b"", monkeypatch=None) -> tuple[list[dict], str, int]:
    """Lines of output, standard error, exit status."""
    out, err, status = io.StringIO(), io.StringIO(), 0
    if monkeypatch:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    try:
        call_command("analyse", *words, stdout=out, stderr=err)
    except SystemExit as end:
        status = int(end.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "møte.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_offsets_are_code_points_of_the_file_as_it_is(article):
    (found,), errors, status = run(str(article))
    assert (errors, status) == ("", 0)
    assert (found["id"], found["language"], found["date"]) == ("møte.txt", "nb", "2023-06-15")
    zones = {zone["kind"]: ARTICLE[zone["start"] : zone["end"]] for zone in found["zones"]}
    assert zones["headline"] == "Møte i Brussel"
    (quote,) = found["quotes"]
    assert [ARTICLE[s:e] for s, e in quote["content"]] == ["Dette vil merkes"]
    assert ARTICLE[slice(*quote["cue"])] == "sier"
    assert quote["speaker"] == "Ingrid Solbakken"


def test_a_contradicted_title_is_flagged_with_both_mends_and_evidence(article):
    (found,), _errors, _status = run(str(article))
    (flag,) = found["flags"]
    assert flag["code"] == "role"
    mends = {ARTICLE[slice(*s["span"])]: s["text"] for s in flag["suggestions"]}
    assert mends == {"utenriksminister": "forsvarsminister", "Ben Wallace": "James Cleverly"}
    assert any(e["from"] and e["source"] for e in flag["evidence"])
    assert {c["verdict"] for c in found["claims"]} == {"contradicted", "supported"}


def test_other_formats_carry_the_text_that_the_offsets_count_in(tmp_path):
    page = tmp_path / "side.html"
    page.write_text(
        "<html lang='nb'><h1>Møte i Brussel</h1><script>x()</script>"
        "<p>– Dette vil merkes,&nbsp;sier forsker <b>Ingrid Solbakken</b>.</p></html>"
    )
    (found,), errors, status = run(str(page))
    assert (errors, status) == ("", 0)
    assert found["text"].startswith("Møte i Brussel\n\n– Dette vil merkes,")
    (quote,) = found["quotes"]
    assert [found["text"][s:e] for s, e in quote["content"]] == ["Dette vil merkes"]
    assert quote["speaker"] == "Ingrid Solbakken"


def test_a_file_of_several_articles_gives_a_line_for_each(tmp_path):
    feed = tmp_path / "feed.xml"
    feed.write_text(
        "<rss><channel><item><title>En</title><description>Ja.</description></item>"
        "<item><title>To</title><description>Nei.</description></item></channel></rss>"
    )
    found, _errors, status = run(str(feed))
    assert [(line["id"], line["text"], status) for line in found] == [
        ("feed.xml#1", "En\n\nJa.", 0),
        ("feed.xml#2", "To\n\nNei.", 0),
    ]


def test_the_date_given_goes_before_the_texts_own(article):
    (found,), _errors, _status = run(str(article), "--date", "2019-01-10")
    assert found["date"] == "2019-01-10"


def test_each_line_of_json_lines_gets_one_line_in_order(monkeypatch):
    texts = [
        {"id": "a", "text": "– Ja, sier Kari Nes.", "date": "2020-01-01"},
        {"id": "b", "text": "\r\n  – Nei, sier Ola Lie.\r\n", "language": "nb"},
        {"id": "c", "text": ""},
        {"id": "d", "text": "halv \ud83d tegn"},
    ]
    stdin = "\n".join(json.dumps(text) for text in texts).encode()
    found, errors, status = run("--jsonl", "-", stdin=stdin, monkeypatch=monkeypatch)
    assert (errors, status) == ("", 0)
    assert [line["id"] for line in found] == ["a", "b", "c", "d"]
    second = found[1]["quotes"][0]
    assert [texts[1]["text"][s:e] for s, e in second["content"]] == ["Nei"]
    assert found[2]["zones"] == found[2]["quotes"] == []


def test_unreadable_input_is_named_and_the_rest_is_done(article, tmp_path, monkeypatch):
    picture = tmp_path / "bilde.txt"
    picture.write_bytes(b"\x89PNG\x00\x00")
    found, errors, status = run(str(picture), str(tmp_path / "borte.txt"), str(article))
    assert [line["id"] for line in found] == ["møte.txt"]
    assert status == 1
    assert "bilde.txt: " in errors
    assert "borte.txt" in errors
    lines = b'not json\n{"id": "x"}\n\xff\xfe\n{"id": "y", "text": "Ja.", "date": "i morgen"}\n'
    found, errors, status = run("--jsonl", "-", stdin=lines, monkeypatch=monkeypatch)
    assert (found, status) == ([], 1)
    assert [line.split(":")[0] for line in errors.splitlines()] == [
        f"-, line {n}" for n in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    "words", [[], ["--jsonl", "/no/such/file"], ["x", "--date", "i går"], ["x", "--facts", "/no"]]
)
def test_what_can_not_be_done_at_all_is_said(words):
    with pytest.raises(CommandError):
        call_command("analyse", *words)


def test_quotes_are_held_against_a_source(article, tmp_path):
    source = tmp_path / "utskrift.txt"
    source.write_text("Solbakken: Dette vil ikke merkes i det hele tatt.", encoding="utf-8")
    (found,), errors, status = run(str(article), "--source", str(source))
    assert (errors, status) == ("", 0)
    (flag,) = (flag for flag in found["flags"] if flag["code"] == "source-wording")
    assert "utskrift.txt" in flag["message"]

    with pytest.raises(CommandError, match=r"missing\.txt"):
        run(str(article), "--source", str(tmp_path / "missing.txt"))
