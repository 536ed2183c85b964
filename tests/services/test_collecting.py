"""Files and folders of a wire: what goes in, what is put aside with its reason."""

from __future__ import annotations

import io
import os
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command

from quotes.models import Article, Version
from quotes.services.collecting import collect_folder

WIRE = """<nitf><head><docdata><doc-id regsrc="NTB" id-string="NTB7_0{n}"/></docdata></head><body>
<body.head><hedline><hl1>Ferja</hl1></hedline></body.head><body.content><p>{words}</p></body.content>
</body></nitf>"""
FEED = """<rss><channel><item><guid>1</guid><title>En</title><description>Ja.</description></item>
<item><guid>2</guid><title>To</title><description>Nei.</description></item></channel></rss>"""


def dropped(folder, name: str, content: str | bytes, seconds_ago: float = 60) -> None:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    then = time.time() - seconds_ago
    os.utime(path, (then, then))


def run(*words: str) -> tuple[list[str], str, int]:
    out, err, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command("import_articles", *words, "--desk", "utenriks", stdout=out, stderr=err)
    except SystemExit as end:
        status = int(end.code or 0)
    return out.getvalue().splitlines(), err.getvalue(), status


def test_a_folder_is_emptied_oldest_first_and_the_unreadable_put_aside(desk, tmp_path):
    dropped(tmp_path, "b.xml", WIRE.format(n=0, words="Ferja går ikke."), 90)
    dropped(tmp_path, "a.xml", WIRE.format(n=1, words="Ferja går igjen."), 60)
    dropped(tmp_path, "bilde.jpg", b"\xff\xd8\x00\x00")
    dropped(tmp_path, "ny.txt", "Skrives ennå", seconds_ago=0)
    dropped(tmp_path, ".skjult", "Skjult")
    found = list(collect_folder(user=None, desk=desk, folder=tmp_path, source="ntb"))
    assert [c.path.name for c in found] == ["b.xml", "a.xml", "bilde.jpg"]
    article = Article.objects.get()
    assert (article.external_id, article.source) == ("NTB7", "ntb")
    assert [v.text for v in article.versions.all()] == [
        "Ferja\n\nFerja går ikke.",
        "Ferja\n\nFerja går igjen.",
    ]
    assert sorted(p.name for p in (tmp_path / "done").iterdir()) == ["a.xml", "b.xml"]
    assert (tmp_path / "refused" / "bilde.jpg.reason.txt").read_text()
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == [".skjult", "ny.txt"]


def test_a_file_that_is_too_large_is_put_aside_unread(desk, tmp_path, monkeypatch):
    dropped(tmp_path, "film.txt", b"")
    os.truncate(tmp_path / "film.txt", 50 * 2**30)  # of holes; nobody could take it into memory
    os.utime(tmp_path / "film.txt", (1, 1))
    (found,) = collect_folder(user=None, desk=desk, folder=tmp_path, source="ntb")
    assert "MB" in found.refusal
    assert found.path == tmp_path / "refused" / "film.txt"


def test_a_name_that_comes_again_covers_nothing(desk, tmp_path):
    for words in ("Ferja går ikke.", "Ferja går igjen."):
        dropped(tmp_path, "sak.txt", words)
        list(collect_folder(user=None, desk=desk, folder=tmp_path, source="ntb"))
    assert sorted(p.name for p in (tmp_path / "done").iterdir()) == ["sak-2.txt", "sak.txt"]


def test_what_a_killed_collector_had_taken_is_taken_again(desk, tmp_path, monkeypatch):
    (tmp_path / ".taken").mkdir()
    dropped(tmp_path / ".taken", "sak.txt", "Ferja går ikke.")
    assert list(collect_folder(user=None, desk=desk, folder=tmp_path, source="ntb")) == []
    later = time.time() + 4000
    monkeypatch.setattr("quotes.services.collecting.time.time", lambda: later)
    (found,) = collect_folder(user=None, desk=desk, folder=tmp_path, source="ntb")
    assert found.path == tmp_path / "done" / "sak.txt"


def test_the_command_takes_files_patterns_and_feeds(desk, tmp_path):
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "sak.txt").write_bytes("Ferja\r\n\r\nDen går.".encode())
    (tmp_path / "bilde.png").write_bytes(b"\x89PNG\x00\x00")
    lines, errors, status = run(str(tmp_path / "*"), str(tmp_path / "borte.txt"))
    assert status == 1
    assert [line.split(": ")[1] for line in lines] == ["imported"] * 3
    assert "bilde.png: " in errors
    assert "borte.txt: No such file" in errors
    assert "\r" not in Version.objects.get(article__title="Ferja").text
    again, _errors, _status = run(str(tmp_path / "feed.xml"))
    assert [line.split(": ")[1] for line in again] == ["known"] * 2
    assert Article.objects.count() == 3


def test_a_feed_is_fetched(desk, tmp_path, settings):
    settings.FETCH_PRIVATE_ADDRESSES = True
    (tmp_path / "feed.xml").write_text(FEED)
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        lines, errors, status = run(f"{address}/feed.xml", f"{address}/borte.xml")
        server.shutdown()
    assert [line.rpartition(": ")[2] for line in lines] == ["En (1)", "To (1)"]
    assert (status, "404" in errors) == (1, True)


@pytest.mark.parametrize(
    "words", [[], ["--folder", "/no/such"], ["x", "--folder", "/tmp"], ["x", "--desk", "borte"]]
)
def test_what_can_not_be_done_is_said(desk, words):
    with pytest.raises(CommandError):
        call_command(
            "import_articles", *words, *([] if "--desk" in words else ["--desk", desk.slug])
        )
