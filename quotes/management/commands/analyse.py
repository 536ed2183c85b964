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
from quotes.engine.checks.sources import Source, Sources
from quotes.engine.dates import DateSpan
from quotes.engine.document import Document, document_from_text
from quotes.engine.facts.loading import load_facts
from quotes.engine.facts.schema import FactsError
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language.pipelines import PipelineNames, configure
from quotes.formats.analysis_json import analysis_as_json
from quotes.formats.readers import PLAIN_TEXT, read, read_all
from quotes.formats.readers.errors import Unreadable

LANGUAGES = ("nb", "nn", "en")
# JSON may spell half a character; no text is refused for that.
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Loaded:
    """``extracted`` tells that the text is not the file's own, and must be printed too."""

    id: str
    document: Document
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """``name`` is for error messages. ``load`` gives its articles; it raises Unreadable,
    ValueError or OSError."""

    name: str
    load: Callable[[], list[Loaded]]


class Command(BaseCommand):
    help = "Print quotes, claims and flags of each file as one JSON object a line."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--jsonl", metavar="FILE", help="texts a line each; - for stdin")
        parser.add_argument("--date", help="the articles' date: YYYY-MM-DD, YYYY-MM or YYYY")
        parser.add_argument("--language", choices=("auto", *LANGUAGES), default="auto")
        parser.add_argument("--facts", type=Path, help="a folder of fact files")
        parser.add_argument(
            "--source",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="a transcript or the like that the quotes are held against",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["files"] and not options["jsonl"]:
            raise CommandError("Name a file, or --jsonl FILE (- for standard input).")
        configure(PipelineNames(**settings.NEWSDESK_PIPELINES))
        facts, failures = _facts(options["facts"]), 0
        sources = _sources(options["source"])
        try:
            date = _date(options["date"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        for source in _inputs(options["files"], options["jsonl"]):
            try:
                lines = [
                    _analysed(loaded, date, options["language"], facts, sources)
                    for loaded in source.load()
                ]
            except (Unreadable, ValueError, OSError) as error:
                failures += 1
                self.stderr.write(f"{source.name}: {error}")
            else:
                self.stdout.writelines(line + "\n" for line in lines)
        if failures:
            sys.exit(1)


def _analysed(
    loaded: Loaded, date: DateSpan | None, language: str, facts: FactBase, sources: Sources
) -> str:
    document = replace(
        loaded.document,
        date=date or loaded.document.date,
        language=loaded.document.language if language == "auto" else language,
    )
    analysis = analyse(document, facts, sources=sources)
    result = analysis_as_json(document, analysis, id=loaded.id, translate=gettext)
    if loaded.extracted:
        result["text"] = document.text
    return json.dumps(result, ensure_ascii=False)


def _inputs(files: list[Path], jsonl: str | None) -> Iterator[Input]:
    for path in files:
        yield Input(str(path), lambda path=path: _from_file(path))
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


def _from_file(path: Path) -> list[Loaded]:
    """The file's article, named like the file, or its articles with a number behind the name."""
    articles = read_all(path.read_bytes(), path.name)
    return [
        Loaded(
            path.name if len(articles) == 1 else f"{path.name}#{number}",
            article.document,
            article.format != PLAIN_TEXT,
        )
        for number, article in enumerate(articles, start=1)
    ]


def _from_line(line: bytes) -> list[Loaded]:
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
    return [Loaded(str(values.get("id", "")), document)]


def _date(value: str | None) -> DateSpan | None:
    return DateSpan.parse(value) if value else None


def _sources(paths: list[Path]) -> Sources:
    """The texts of the files, each titled by its file's name."""
    try:
        read_ = [(path.name, read(path.read_bytes(), path.name)) for path in paths]
    except (Unreadable, OSError) as error:
        raise CommandError(str(error)) from error
    return Sources(tuple(Source(name, article.document.text) for name, article in read_))


def _facts(folder: Path | None) -> FactBase:
    try:
        return load_facts(folder)
    except FactsError as error:
        raise CommandError(str(error)) from error
