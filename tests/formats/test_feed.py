"""Feeds: several articles, with the captions of Media RSS."""

from __future__ import annotations

import pytest

from quotes.formats.readers import Unreadable, read, read_all
from tests.formats.shown import zones

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Fjordavisa</title><language>nn-no</language>
<item><title>Ferja er &lt;em&gt;innstilt&lt;/em&gt;</title><guid>sak-1</guid>
<link>https://a.example/1</link><dc:creator>Kari Nes</dc:creator><category>Nyhende</category>
<pubDate>Tue, 05 Mar 2024 07:00:00 +0100</pubDate><description>Ferja g&aring;r ikkje.</description>
<content:encoded><![CDATA[<p>Motoren er &oslash;ydelagd.</p><p>Ho ventar.</p>]]></content:encoded>
<media:group><media:content url="x.jpg"><media:title>x.jpg</media:title>
<media:description>Ferja ved kai.</media:description><media:credit>Ola Lie</media:credit>
</media:content><media:content url="y.jpg"><media:description>Kaia.</media:description>
<media:credit>Ola Lie</media:credit></media:content></media:group></item>
<item><title>Nummer to</title><guid>sak-2</guid><description>&lt;p>Ein.&lt;/p></description></item>
<item><guid>tom</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Herald</title>
<entry><id>urn:x:1</id><title type="html">Ferry &amp;amp; pier</title>
<author><name>Kari Nes</name></author><published>2024-03-05T07:00:00Z</published>
<updated>2024-03-05T08:00:00Z</updated><link rel="self" href="x"/><link href="https://a.example/1"/>
<summary>It waits in …</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It waits in port.</p>
<figure><figcaption>The pier.</figcaption></figure></div></content></entry></feed>"""


def test_rss_keeps_captions_and_credits():
    first, second = read_all(RSS.encode(), "feed.xml")
    assert zones(first.document) == [
        ("headline", "Ferja er innstilt"),
        ("lead", "Ferja går ikkje."),
        ("paragraph", "Motoren er øydelagd."),
        ("paragraph", "Ho ventar."),
        ("caption", "Ferja ved kai."),
        ("credit", "Ola Lie"),
        ("caption", "Kaia."),
        ("credit", "Ola Lie"),
    ]
    assert zones(second.document) == [("headline", "Nummer to"), ("lead", "Ein.")]
    found = first.metadata
    assert (found.id, found.source, found.authors) == ("sak-1", "Fjordavisa", ("Kari Nes",))
    assert (found.published, found.section) == ("2024-03-05T07:00:00+01:00", "Nyhende")
    assert (first.document.language, str(first.document.date)) == ("nn", "2024-03-05")
    assert first.format == "feed"


def test_atom_with_xhtml_and_a_summary_that_the_content_begins_with():
    article = read(ATOM.encode())
    assert zones(article.document) == [
        ("headline", "Ferry & pier"),
        ("lead", "It waits in port."),
        ("caption", "The pier."),
    ]
    assert (article.metadata.id, article.metadata.url) == ("urn:x:1", "https://a.example/1")
    assert article.document.language == "en"


def test_one_article_is_asked_of_a_feed_of_several():
    with pytest.raises(Unreadable, match="2 articles"):
        read(RSS.encode())


def test_an_empty_feed_is_refused():
    with pytest.raises(Unreadable, match="no articles"):
        read(b"<rss><channel><title>Tom</title></channel></rss>")
