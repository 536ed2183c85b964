"""What comes late is kept out, and the sender's urgency is the article's."""

from __future__ import annotations

import pytest

from quotes.engine.document import document_from_text
from quotes.formats.article import Metadata
from quotes.formats.readers import read
from quotes.models import Article
from quotes.services.arrivals import Late, urgency_of
from quotes.services.collecting import collect_folder
from quotes.services.handling import set_urgency
from quotes.services.importing import import_article
from tests.services.test_collecting import WIRE, dropped

pytestmark = pytest.mark.django_db
EARLY, LATE = "2026-11-25T08:00:00+01:00", "2026-11-25T09:00:00+01:00"


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("quotes.queue._send", lambda *message: None)


def send(desk, words, **told):
    return import_article(
        user=None,
        desk=desk,
        document=document_from_text(words),
        source="ntb",
        metadata=Metadata(id="NTB7", **told),
    )


@pytest.mark.parametrize(
    ("known", "arriving"),
    [
        ({"version": "3"}, {"version": "2"}),
        ({"version": "10"}, {"version": "9"}),
        ({"version": "3", "modified": EARLY}, {"version": "2", "modified": LATE}),
        ({"version": "3", "modified": LATE}, {"version": "3", "modified": EARLY}),
        ({"modified": LATE}, {"modified": EARLY}),
        ({"modified": "2026-11-25T09:00:00"}, {"modified": "2026-11-25T07:30:00+00:00"}),
    ],
)
def test_an_older_text_that_comes_late_is_not_taken(desk, known, arriving):
    latest = send(desk, "Ferja går igjen.", **known).version
    with pytest.raises(Late):
        send(desk, "Ferja går ikke.", **arriving)
    assert list(Article.objects.get().versions.all()) == [latest]


@pytest.mark.parametrize(
    ("known", "arriving"),
    [
        ({"version": "2"}, {"version": "3"}),
        ({"version": "3"}, {"version": "3"}),
        ({"version": "3", "modified": EARLY}, {"modified": LATE}),
        ({"version": "b"}, {"version": "a"}),
        ({"modified": "2026-11-25"}, {"modified": EARLY}),
        ({"modified": "i går"}, {"modified": EARLY}),
        ({}, {}),
    ],
)
def test_what_is_later_or_tells_no_order_is_a_new_version(desk, known, arriving):
    send(desk, "Ferja går ikke.", **known)
    assert send(desk, "Ferja går igjen.", **arriving).version.number == 2


def test_the_same_text_again_is_nothing_also_when_it_is_late(desk):
    first = send(desk, "Ferja går ikke.", version="1").version
    send(desk, "Ferja går igjen.", version="2")
    again = send(desk, "Ferja går ikke.", version="1")
    assert (again.version, again.new) == (first, False)


def test_a_wire_that_comes_late_is_put_aside_with_the_reason(desk, tmp_path):
    dropped(tmp_path, "a.xml", WIRE.format(n=2, words="Ferja går igjen."), 90)
    dropped(tmp_path, "b.xml", WIRE.format(n=1, words="Ferja går ikke."), 60)
    first, second = collect_folder(user=None, desk=desk, folder=tmp_path, source="ntb")
    assert not first.refusal
    assert second.path == tmp_path / "refused" / "b.xml"
    reason = (tmp_path / "refused" / "b.xml.reason.txt").read_text()
    assert "01" in reason
    assert "02" in reason
    assert Article.objects.get().versions.count() == 1


@pytest.mark.parametrize(
    ("told", "urgency"),
    [(1, "FLASH"), (2, "URGENT"), (3, "URGENT"), (4, "NORMAL"), (5, "NORMAL"), (6, "LOW"),
     (7, "LOW"), (8, "SPARE"), (9, "NORMAL"), (0, "NORMAL")],
)  # fmt: skip
def test_the_urgency_is_the_senders(desk, told, urgency):
    article = send(desk, "Ferja går ikke.", urgency=told).version.article
    assert Article.Urgency(article.urgency).name == urgency
    assert urgency_of(Metadata(urgency=told)) == article.urgency


def test_a_new_version_changes_it_unless_somebody_has_set_it_here(desk, alice):
    article = send(desk, "En.", urgency=5).version.article
    send(desk, "To.", urgency=1)
    article.refresh_from_db()
    assert article.urgency == Article.Urgency.FLASH
    set_urgency(user=alice, article=article, urgency=Article.Urgency.LOW)
    send(desk, "Tre.", urgency=2)
    article.refresh_from_db()
    assert article.urgency == Article.Urgency.LOW


def test_a_version_that_tells_no_urgency_leaves_it(desk):
    send(desk, "En.", urgency=1)
    article = send(desk, "To.").version.article
    article.refresh_from_db()
    assert article.urgency == Article.Urgency.FLASH


@pytest.mark.parametrize(
    "wire",
    [
        '<nitf><head><docdata><urgency ed-urg="2"/></docdata></head><body><body.content>'
        "<p>Ferja går ikke.</p></body.content></body></nitf>",
        '{"uri": "a", "urgency": 2, "body_html": "<p>Ferja går ikke.</p>"}',
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><contentMeta><urgency>2'
        '</urgency></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ferja går ikke.</p></body></html>'
        "</inlineXML></contentSet></newsItem>",
    ],
    ids=["nitf", "ninjs", "newsml-g2"],
)
def test_agencies_formats_tell_it(desk, wire):
    found = read(wire.encode())
    imported = import_article(
        user=None, desk=desk, document=found.document, source="ntb", metadata=found.metadata
    )
    assert imported.version.article.urgency == Article.Urgency.URGENT
