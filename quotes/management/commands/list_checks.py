"""manage.py list_checks: the reference of all checks as Markdown; docs/checks.md is its output."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from quotes.engine.checks.check import Check
from quotes.engine.checks.registry import CHECKS

HEAD = """# The checks

What each check looks for, from the registry: `python manage.py list_checks > docs/checks.md`.
Codes are public and stable. The severity is the check's usual one; a single flag may have another,
a lower one above all where the words stand in a quote. *Needs* is what a check can't do without;
it is silent where that is missing. *VVP* are the points of Vær Varsom-plakaten.

| code | taxonomy | severity | needs | VVP | what |
|---|---|---|---|---|---|"""


class Command(BaseCommand):
    help = "Print the reference of all checks as Markdown."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(reference())


def reference() -> str:
    """One row for each check, in the order of the registry."""
    return "\n".join([HEAD, *(_row(check) for check in CHECKS)])


def _row(check: Check) -> str:
    cells = (
        f"`{check.code}`",
        check.taxonomy,
        check.severity,
        ", ".join(sorted(check.needs)),
        ", ".join(check.vvp),
        f"**{check.name}.** {check.description}",
    )
    return "| " + " | ".join(cells) + " |"
