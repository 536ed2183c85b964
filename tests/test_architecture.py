"""The house: who may import whom, and what the web process must not load."""

from __future__ import annotations

import subprocess
import sys

from importlinter.cli import lint_imports


def test_imports_go_down_only(capsys):
    status = lint_imports(cache_dir=None)
    assert status == 0, capsys.readouterr().out


def test_the_web_process_never_loads_spacy():
    program = (
        "import sys, django\n"
        "from django.core.handlers.wsgi import WSGIHandler\n"
        "import newsdesk.wsgi\n"
        "from django.urls import get_resolver\n"
        "get_resolver().url_patterns\n"
        "from django.test import Client\n"
        "assert Client(headers={'host': 'localhost'}).get('/v2/languages').status_code == 200\n"
        "print('spacy' in sys.modules, 'quotes.services.importing' in sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.split() == ["False", "True"]
