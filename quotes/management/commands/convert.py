"""manage.py convert: an article from any format that is read to any that is written."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from quotes.formats.readers import read
from quotes.formats.readers.errors import Unreadable
from quotes.formats.reviewed import unreviewed
from quotes.formats.writers import WRITERS


class Command(BaseCommand):
    help = "Write an article in another format; no database is needed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--to", required=True, metavar="FORMAT", help=", ".join(WRITERS))
        parser.add_argument("--output", type=Path, metavar="PATH", help="standard output if absent")

    def handle(self, *args: Any, **options: Any) -> None:
        writer = WRITERS.get(options["to"])
        if writer is None:
            raise CommandError(
                f"There is no format {options['to']!r}; there are: {', '.join(WRITERS)}."
            )
        try:
            article = read(options["file"].read_bytes(), options["file"].name)
        except (Unreadable, OSError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        content = writer.write(unreviewed(article, at=timezone.now()))
        if options["output"] is None:
            sys.stdout.buffer.write(content)
            return
        try:
            options["output"].write_bytes(content)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}") from error
