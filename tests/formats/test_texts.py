"""Plain text, which stays as it is, and Markdown, which becomes the page that it makes."""

from __future__ import annotations

import pytest

from quotes.formats.readers import PLAIN_TEXT, read
from tests.formats.shown import zones

WIRE = """Ferja er innstilt

Til red: Endrer tittel.

Ferja går ikke.

– Vi beklager, sier Per Moe.
"""


def test_plain_text_keeps_every_character_and_sets_lines_to_the_desk_apart():
    for text in (WIRE, WIRE.replace("\n", "\r\n"), "\n \n" + WIRE):
        article = read(text.encode())
        assert (article.document.text, article.format) == (text, PLAIN_TEXT)
        assert zones(article.document) == [
            ("headline", "Ferja er innstilt"),
            ("metadata", "Til red: Endrer tittel."),
            ("lead", "Ferja går ikke."),
            ("paragraph", "– Vi beklager, sier Per Moe."),
        ]
        assert article.metadata.note == "Til red: Endrer tittel."
        assert article.metadata.title == "Ferja er innstilt"


@pytest.mark.parametrize(
    "text", ["5 < 6 og a > b", "- punkt\n- punkt", "{ikke json}", "Fra: meg\nTil: deg", "# nei"]
)
def test_text_that_looks_a_little_like_other_formats_is_text(text):
    assert read(text.encode(), "sak.txt").format == PLAIN_TEXT


def test_markdown_with_front_matter():
    text = """---
title: "Ferja: innstilt"
author: [Kari Nes, Ola Lie]
date: 2024-03-05
lang: nb
---
Ferja **går** ikke\\
før mandag.

## Motor

![Ferja ved *kai*](x.jpg "Foto: Ola Lie")

- Nei, sier Per Moe.

* Punkt

| a | b |
|---|---|
| 1 | 2 |
"""
    article = read(text.encode(), "sak.md")
    assert article.format == "markdown"
    assert zones(article.document) == [
        ("headline", "Ferja: innstilt"),
        ("lead", "Ferja går ikke"),
        ("paragraph", "før mandag."),
        ("subheading", "Motor"),
        ("caption", "Ferja ved kai"),
        ("credit", "Foto: Ola Lie"),
        ("paragraph", "- Nei, sier Per Moe."),
        ("paragraph", "Punkt"),
        ("paragraph", "a b"),
        ("paragraph", "1 2"),
    ]
    assert article.metadata.authors == ("Kari Nes", "Ola Lie")
    assert (str(article.document.date), article.document.language) == ("2024-03-05", "nb")
