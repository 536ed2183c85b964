"""How long a page of the queue takes with many articles.

    python -m bench.queue [--articles 20000]

in an installation of its own (NEWSDESK_VAR; DATABASE_URL for PostgreSQL), since it fills the
database; what it makes is taken out again.
"""

from __future__ import annotations

import argparse
import os

import django


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the pages of the queue.")
    parser.add_argument("--articles", type=int, default=20_000)
    wanted = parser.parse_args().articles
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    django.setup()
    from bench.queue_pages import run  # its models need the settings

    run(wanted)


if __name__ == "__main__":
    main()
