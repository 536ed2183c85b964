"""manage.py import_facts: people and terms of office from a CSV, Wikidata or Popolo."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.engine.facts.schema import FactsError
from quotes.formats.facts import READERS
from quotes.services.fact_imports import Imported, import_terms

_SOURCES = {"wikidata": "Wikidata"}


class Command(BaseCommand):
    help = "Add people and terms of office from a file; reports what changed (see docs/facts.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--from", dest="format", choices=READERS, required=True)
        parser.add_argument("--source", help="where it is written; else the file's name")
        parser.add_argument(
            "--office",
            action="append",
            default=[],
            metavar="THEIRS=OURS",
            help="which office of ours one of the file's is; may be repeated",
        )
        parser.add_argument("--dry-run", action="store_true", help="only tell what would be done")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        pairs = [pair.partition("=") for pair in options["office"]]
        if any(not (theirs and ours) for theirs, _, ours in pairs):
            raise CommandError("--office: write THEIRS=OURS")
        try:
            done = import_terms(
                stated=READERS[options["format"]](file.read_bytes(), file.name),
                file=file.name,
                source=options["source"] or _SOURCES.get(options["format"], file.name),
                offices={theirs: ours for theirs, _, ours in pairs},
                dry_run=options["dry_run"],
            )
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except FactsError as error:
            raise CommandError(str(error)) from error
        self._report(done, dry_run=options["dry_run"])

    def _report(self, done: Imported, *, dry_run: bool) -> None:
        for name in ("persons", "terms"):
            self.stdout.write(f"{name}: {done.added[name]} added, {done.changed[name]} changed")
        self.stdout.write(f"terms: {done.same} as they are")
        if done.kept:
            self.stdout.write(f"{done.kept} kept as the desk changed them")
        for line in done.refused:
            self.stdout.write(f"refused, {line}")
        for office, number in sorted(done.unknown_offices.items()):
            self.stdout.write(f"left out, the facts have no office {office}: {number}")
        if dry_run:
            self.stdout.write("Nothing was written.")
