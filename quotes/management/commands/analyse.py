"""manage.py analyse: what the engine finds in files, as JSON; no database, broker or network."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from quotes.engine.analysis import analyse
from quotes.engine.dates import DateSpan
from quotes.engine.document import Document, document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.facts.schema import FactsError
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language.pipelines import PipelineNames, configure
from quotes.formats.analysis_json import analysis_as_json
from quotes.formats.readers import read
from quotes.formats.readers.errors import Unreadable

LANGUAGES = ("nb", "nn", "en")
# JSON may spell half a character; no text is refused for that.
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Input:
    """``name`` is for error messages. ``load`` gives the article's id and document; it raises
    Unreadable, ValueError or OSError."""

    name: str
    load: Callable[[], tuple[str, Document]]


class Command(BaseCommand):
    help = "Print quotes, claims and flags of each file as one JSON object a line."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--jsonl", metavar="FILE", help="texts a line each; - for stdin")
        parser.add_argument("--date", help="the articles' date: YYYY-MM-DD, YYYY-MM or YYYY")
        parser.add_argument("--language", choices=("auto", *LANGUAGES), default="auto")
        parser.add_argument("--facts", type=Path, help="a folder of fact files")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["files"] and not options["jsonl"]:
            raise CommandError("Name a file, or --jsonl FILE (- for standard input).")
        configure(PipelineNames(**settings.NEWSDESK_PIPELINES))
        facts, failures = _facts(options["facts"]), 0
        try:
            date = _date(options["date"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        for source in _inputs(options["files"], options["jsonl"]):
            try:
                line = _analysed(source, date, options["language"], facts)
            except (Unreadable, ValueError, OSError) as error:
                failures += 1
                self.stderr.write(f"{source.name}: {error}")
            else:
                self.stdout.write(line)
        if failures:
            sys.exit(1)


def _analysed(source: Input, date: DateSpan | None, language: str, facts: FactBase) -> str:
    id_, document = source.load()
    document = replace(
        document,
        date=date or document.date,
        language=document.language if language == "auto" else language,
    )
    result = analysis_as_json(document, analyse(document, facts), id=id_, translate=gettext)
    return json.dumps(result, ensure_ascii=False)


def _inputs(files: list[Path], jsonl: str | None) -> Iterator[Input]:
    for path in files:
        yield Input(str(path), lambda path=path: (path.name, read(path.read_bytes(), path.name)))
    for number, line in enumerate(_lines(jsonl) if jsonl else (), start=1):
        if line.strip():
            yield Input(f"{jsonl}, line {number}", lambda line=line: _from_line(line))


def _lines(jsonl: str) -> Iterator[bytes]:
    if jsonl == "-":
        yield from sys.stdin.buffer
        return
    try:
        with open(jsonl, "rb") as file:
            yield from file
    except OSError as error:
        raise CommandError(f"{jsonl}: {error.strerror}") from error


def _from_line(line: bytes) -> tuple[str, Document]:
    values = json.loads(line)
    if not isinstance(values, dict) or not isinstance(values.get("text"), str):
        raise ValueError('expected an object with "id" and "text"')
    language = values.get("language") or "auto"
    if language not in ("auto", *LANGUAGES):
        raise ValueError(f"unknown language {language!r}: expected one of {', '.join(LANGUAGES)}")
    document = document_from_text(
        _HALF_CHARACTER.sub("\ufffd", values["text"]),
        date=_date(values.get("date")),
        language=None if language == "auto" else language,
    )
    return str(values.get("id", "")), document


def _date(value: str | None) -> DateSpan | None:
    return DateSpan.parse(value) if value else None


def _facts(folder: Path | None) -> FactBase:
    try:
        return load_facts(folder)
    except FactsError as error:
        raise CommandError(str(error)) from error
