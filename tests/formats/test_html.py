"""Pages and fragments: what is read, what is dropped, and that captions never are."""

from __future__ import annotations

import pytest

from quotes.formats.readers import Unreadable, read
from tests.formats.shown import zones

PAGE = """<!doctype html><html lang="nn"><head><meta charset="utf-8">
<title>Ferja er innstilt | Fjordavisa</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "headline": "Nei"},
 {"@type": ["NewsArticle"], "headline": "Ferja er innstilt",
  "datePublished": "2024-03-05T07:00:00+01:00",
  "author": [{"@type": "Person", "name": "Kari Nes"}, "Ola Lie"],
  "publisher": {"name": "Fjordavisa"}, "url": "https://fjord.example/ferja/123"}]}</script></head>
<body><header><a href="/">Fjordavisa</a></header><nav><ul><li>Nyhende</li></ul></nav>
<figure><img src="x.jpg"><figcaption>Ferja ved kai. <span class="photo-credit">Ola Lie</span>
</figcaption></figure>
<main><article class="author-12"><header><h1>Ferja er<br><em>innstilt</em></h1>
<p class="articleLead__text">Ferja g&aring;r ikkje f&oslash;r m&shy;åndag.</p>
<div class="byline"><span>Av</span> <a rel="author">Kari Nes</a></div><time>5. mars</time></header>
<p>Reiarlaget seier at <strong>motoren</strong> er <del>heil</del> øydelagd.<br><br>– Vi er lei oss,
seier <a href="javascript:x()">Per Moe</a>.</p>
<div class="ad">Kjøp no</div>
<h2>Ventar på delar</h2><p>Delane kjem <time>måndag</time>.</p>
<aside class="related"><h3>Les òg</h3>
<figure><figcaption>Kaia i fjor. Foto: Ola Lie / NTB</figcaption></figure></aside>
<table><tr><td>År</td><td>Talet</td></tr></table>
<p hidden>Skjult</p><script>alert('x')</script><ul><li>Ein</li><li>To</li></ul>
<p>Les meir</p></article>
<article><h2>Anna sak</h2><figure><figcaption>Teaser</figcaption></figure></article></main>
<footer>© Fjordavisa</footer></body></html>"""


def fragment(markup: str) -> list[tuple[str, str]]:
    return zones(read(markup.encode()).document)


def test_a_page_is_read_in_its_zones_without_its_boilerplate():
    article = read(PAGE.encode(), "side.html")
    assert article.format == "html"
    assert zones(article.document) == [
        ("caption", "Ferja ved kai."),
        ("credit", "Ola Lie"),
        ("headline", "Ferja er innstilt"),
        ("lead", "Ferja går ikkje før måndag."),
        ("byline", "Av Kari Nes"),
        ("metadata", "5. mars"),
        ("paragraph", "Reiarlaget seier at motoren er øydelagd."),
        ("paragraph", "– Vi er lei oss, seier Per Moe."),
        ("subheading", "Ventar på delar"),
        ("paragraph", "Delane kjem måndag."),
        ("caption", "Kaia i fjor."),
        ("credit", "Foto: Ola Lie / NTB"),
        ("paragraph", "År Talet"),
        ("paragraph", "Ein"),
        ("paragraph", "To"),
        ("leftover", "Les meir"),
    ]


def test_json_ld_tells_title_authors_date_language_and_id():
    article = read(PAGE.encode())
    found = article.metadata
    assert (found.title, found.authors) == ("Ferja er innstilt", ("Kari Nes", "Ola Lie"))
    assert (found.published, found.source) == ("2024-03-05T07:00:00+01:00", "Fjordavisa")
    assert found.id == "https://fjord.example/ferja/123"
    assert (str(article.document.date), article.document.language) == ("2024-03-05", "nn")


def test_meta_elements_tell_where_there_is_no_json_ld():
    page = """<html><head><title>Ferja - Avisa</title><meta property="og:site_name" content="Avisa">
    <meta property="article:published_time" content="2024-03-05T07:00Z">
    <meta name="author" content="Kari Nes"><link rel="canonical" href="https://a.example/">
    <script type="application/ld+json">{"@type": "NewsArticle", </script></head>
    <body><p>Ferja går ikke.</p></body></html>"""
    article = read(page.encode())
    assert zones(article.document) == [("headline", "Ferja"), ("lead", "Ferja går ikke.")]
    assert article.metadata.authors == ("Kari Nes",)
    assert article.metadata.id == ""  # the address of a whole site is no article's
    assert str(article.document.date) == "2024-03-05"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>En.</p><p>To.</p>", [("lead", "En."), ("paragraph", "To.")]),
        ("<h2>Tittel</h2><p>En.</p>", [("headline", "Tittel"), ("lead", "En.")]),
        (
            "<h1>A</h1><h2 itemprop='description'>Ingress</h2><p>En.</p><h2>B</h2>",
            [("headline", "A"), ("lead", "Ingress"), ("paragraph", "En."), ("subheading", "B")],
        ),
        ("<h1>A</h1><h1>B</h1>", [("headline", "A"), ("subheading", "B")]),
        ("<div>Uten <b>avsnitt</b></div>", [("lead", "Uten avsnitt")]),
        ("<p>– Ja.<br>– Nei.</p>", [("lead", "– Ja."), ("paragraph", "– Nei.")]),
        ("<p>Alt&nbsp;er 10&nbsp;000&nbsp;kroner.</p>", [("lead", "Alt er 10\xa0000 kroner.")]),
        ("<figure><img alt='x'><p>Kaia.</p></figure>", [("caption", "Kaia.")]),
        (
            "<p class='wp-caption-text'>Kaia. Foto: X</p>",
            [("caption", "Kaia."), ("credit", "Foto: X")],
        ),
        (
            "<figure><blockquote>«Nei»</blockquote></figure><p>En.</p>",
            [("lead", "«Nei»"), ("paragraph", "En.")],
        ),
        ("<nav><figcaption>Meny</figcaption></nav><p>En.</p>", [("lead", "En.")]),
        ("<p>En <span class='author'>Nes</span> sa.</p>", [("lead", "En Nes sa.")]),
        (
            "<div>Stikk</div><h1>A</h1><div class='byline'><a>Kari</a><b>Sjef</b></div><p>1.</p>",
            [
                ("paragraph", "Stikk"),
                ("headline", "A"),
                ("byline", "Kari Sjef"),
                ("lead", "1."),
            ],
        ),
        ("<p>NTB</p><p>En.</p>", [("byline", "NTB"), ("lead", "En.")]),
        ("<p>5 &lt; 6 &amp; 7</p>", [("lead", "5 < 6 & 7")]),
        ("<p>Uavsluttet <b>fet", [("lead", "Uavsluttet fet")]),
        ("<svg><script>x</script><text>y</text></svg><p>En.</p>", [("lead", "En.")]),
    ],
)
def test_fragments(markup, expected):
    assert fragment(markup) == expected


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-03-05T23:30:00Z", "2024-03-06"),  # half past midnight in Oslo
        ("2024-03-05T23:30:00-05:00", "2024-03-05"),
        ("2024-03-05T23:30:00", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("0001-01-01T00:00:00Z", "0001-01-01"),
        ("9999-12-31T23:59:59Z", "9999-12-31"),
        ("i går", "None"),
    ],
)
def test_the_day_is_the_senders_or_the_newsrooms(published, day):
    page = f'<html><meta name="date" content="{published}"><body><p>Ferja.</p></body></html>'
    assert str(read(page.encode()).document.date) == day


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "cp1252", "utf-16"])
def test_encodings(encoding):
    page = f'<html><meta charset="{encoding}"><body><p>Blåbær på «øya».</p></body></html>'
    assert zones(read(page.encode(encoding)).document) == [("lead", "Blåbær på «øya».")]


def test_deeply_nested_elements_are_read_or_refused():
    assert read(b"<div>" * 1_000 + b"<p>Inni</p>").document.text == "Inni"
    with pytest.raises(Unreadable):
        read(b"<div>" * 20_000 + b"<p>Inni</p>")


@pytest.mark.parametrize("markup", ["<html></html>", "<p> </p>", "<html><nav>Meny</nav></html>"])
def test_pages_without_words_are_refused(markup):
    with pytest.raises(Unreadable, match="No words"):
        read(markup.encode())
