"""manage.py import_articles: articles from files, feeds, or a folder that a wire fills."""

from __future__ import annotations

import glob
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.models import Desk
from quotes.services.collecting import (
    Collected,
    collect_address,
    collect_file,
    collect_folder,
)


class Command(BaseCommand):
    help = "Import articles of any read format; the sender's id makes a later text a new version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", metavar="PATH|GLOB|URL")
        parser.add_argument("--desk", required=True, metavar="SLUG", help="the desk that gets them")
        parser.add_argument("--source", default="wire", help="the sender, by which ids are told")
        parser.add_argument("--folder", type=Path, help="take and put away what lies in a folder")
        parser.add_argument(
            "--watch", type=float, metavar="SECONDS", help="look into the folder again and again"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["files"]) == bool(options["folder"]):
            raise CommandError("Name files, or a folder by --folder.")
        if options["folder"] and not options["folder"].is_dir():
            raise CommandError(f"{options['folder']} is not a folder.")
        desk = Desk.objects.filter(slug=options["desk"]).first()
        if desk is None:
            known = ", ".join(Desk.objects.values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no desk {options['desk']!r}; there are: {known}.")
        refused = sum(self._tell(collected) for collected in _collected(desk, options))
        if refused:
            sys.exit(1)

    def _tell(self, collected: Collected) -> int:
        """One line for each article, and 1 for a file that was refused."""
        for imported in collected.imported:
            state = "imported" if imported.new else "known"
            self.stdout.write(f"{collected.path}: {state}: {imported.version}")
        if not collected.refusal:
            return 0
        self.stderr.write(f"{collected.path}: {collected.refusal}")
        return 1


def _collected(desk: Desk, options: dict[str, Any]) -> Iterator[Collected]:
    source = options["source"]
    for pattern in options["files"]:
        if pattern.startswith(("http://", "https://")):
            yield collect_address(user=None, desk=desk, address=pattern, source=source)
            continue
        for name in sorted(glob.glob(pattern, recursive=True)) or [pattern]:
            yield collect_file(user=None, desk=desk, path=Path(name), source=source)
    while options["folder"]:
        yield from collect_folder(user=None, desk=desk, folder=options["folder"], source=source)
        if not options["watch"]:
            return
        time.sleep(options["watch"])
