"""The catalogues: every text of the interface in bokmål and nynorsk, ready to be compiled."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("nb", "nn")

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
_GETTEXT = ("xgettext", "msguniq", "msgmerge", "msgattrib")


def path_of(language: str, root: Path = ROOT) -> Path:
    return root / "quotes" / "locale" / language / "LC_MESSAGES" / "django.po"


def catalogue(language: str, root: Path = ROOT) -> Catalog:
    return read_po(io.BytesIO(path_of(language, root).read_bytes()), locale=language)


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """The singular, or singular and plural."""
    return text if isinstance(text, tuple) else (text,)


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def keys(catalog: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, forms(message.id)) for message in messages(catalog)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language):
    untranslated = [
        message.id
        for message in messages(catalogue(language))
        if message.fuzzy
        or len(forms(message.string)) != len(forms(message.id))
        or not all(form.strip() for form in forms(message.string))
    ]
    assert untranslated == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_those_of_the_text(language):
    different = [
        (original, translation)
        for message in messages(catalogue(language))
        for original, translation in zip(forms(message.id), forms(message.string), strict=True)
        if set(_PLACEHOLDER.findall(original)) != set(_PLACEHOLDER.findall(translation))
    ]
    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_name_the_language_and_its_plural(language):
    catalog = catalogue(language)
    assert str(catalog.locale) == language
    assert catalog.plural_expr == "(n != 1)"
    assert catalog.num_plurals == 2


def test_quotation_marks_are_norwegian():
    wrong = [
        translation
        for language in LANGUAGES
        for message in messages(catalogue(language))
        for translation in forms(message.string)
        if re.search('[“”"]| - ', translation)
    ]
    assert wrong == []


def test_both_catalogues_have_the_same_texts():
    assert keys(catalogue("nb")) == keys(catalogue("nn"))


@pytest.mark.skipif(not all(map(shutil.which, _GETTEXT)), reason="GNU gettext is not installed")
def test_the_catalogues_are_complete(tmp_path):
    """Collecting the texts anew, in a copy of the sources, finds nothing that is missing."""
    for name in ("manage.py", "newsdesk", "quotes", "templates"):
        source, copy = ROOT / name, tmp_path / name
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(source, copy)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "nb", "--no-location"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    missing = keys(catalogue("nb", tmp_path)) - keys(catalogue("nb"))
    assert [texts for _, texts in missing] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_compile(language):
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    assert read_mo(compiled).get("Quotes").string == {"nb": "Sitater", "nn": "Sitat"}[language]
