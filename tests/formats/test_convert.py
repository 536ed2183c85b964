"""`manage.py convert`: any reader to any writer, without a database."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from quotes.formats.writers import WRITERS


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "sak.html"
    path.write_text("<h1>Ferja</h1><p>Den går ikke.</p>", encoding="utf-8")
    return path


@pytest.mark.parametrize("format", WRITERS)
def test_every_format_is_written(article, tmp_path, format):
    call_command("convert", str(article), "--to", format, "--output", str(tmp_path / "ut"))
    assert (tmp_path / "ut").stat().st_size


def test_the_result_goes_to_standard_output(article, capfdbinary):
    call_command("convert", str(article), "--to", "text")
    assert capfdbinary.readouterr().out == b"Ferja\n\nDen g\xc3\xa5r ikke.\n"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["sak.html", "--to", "papyrus"], "there are: text, html"),
        (["borte.html", "--to", "text"], "borte.html"),
        (["tom.html", "--to", "text"], "tom.html: No words"),
        (["sak.html", "--to", "text", "--output", "/no/such/place"], "No such file"),
    ],
)
def test_what_can_not_be_done_is_said(article, words, reason):
    (article.parent / "tom.html").write_text("")
    with pytest.raises(CommandError, match=reason):
        call_command("convert", str(article.parent / words[0]), *words[1:])
