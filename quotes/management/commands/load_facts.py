"""manage.py load_facts: make the desk's facts those of the shipped, or another, folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.engine.facts.loading import SHIPPED
from quotes.engine.facts.schema import FactsError
from quotes.services.facts import load_folder


class Command(BaseCommand):
    help = "Load people, offices, terms and the rest; reports what changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=SHIPPED)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            loaded = load_folder(user=None, folder=folder)
        except FactsError as error:
            raise CommandError(str(error)) from error
        for name, table in loaded.items():
            if table.total:
                self.stdout.write(
                    f"{name}: {table.added} added, {table.changed} changed, {table.removed} removed"
                )
            if table.kept:
                self.stdout.write(f"{name}: {table.kept} kept as the desk changed them")
        if not any(table.total for table in loaded.values()):
            self.stdout.write("The facts are up to date.")
