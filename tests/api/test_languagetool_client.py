"""A client of LanguageTool, as published, on the live server with a real worker behind it."""

from __future__ import annotations

import time

import pytest
import requests
from language_tool_python import LanguageTool
from language_tool_python.exceptions import LanguageToolError

from quotes.services.facts import load_folder
from tests import processes

TEXT = (
    "🎉 Tysklands forbundskansler Olaf Scholz kom til Brussel.\n\n"
    "Tyskland sender luftvern til Tyskland.\n\n"
    "USAs president Barack Obama sa 1. februar 2023 at det hastet."
)


@pytest.fixture
def server(committing_db, live_server, settings) -> str:
    settings.CHECK_OPEN_TO = ["127.0.0.0/8"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    load_folder(user=None)
    return live_server.url


def test_the_client_shows_our_flags(server, tmp_path):
    with processes.broker(tmp_path), processes.worker(tmp_path):
        tool = LanguageTool("nb", remote_server=server)
        matches = {match.rule_id: match for match in tool.check(TEXT)}
        relation = matches["self-relation"]
        found = TEXT[relation.offset : relation.offset + relation.error_length]
        assert "Tyskland" in found
        assert relation.rule_issue_type == "grammar"
        tool.disabled_rules = {"self-relation"}
        assert "self-relation" not in {match.rule_id for match in tool.check(TEXT)}
        assert [m.rule_id for m in LanguageTool("auto", remote_server=server).check("Hei.")] == []


def test_no_broker_no_worker_and_one_that_comes(server, settings, tmp_path):
    settings.CHECK_SECONDS = 3
    tool = LanguageTool("nb", remote_server=server)
    with pytest.raises(LanguageToolError, match="Error: "):
        tool.check(TEXT)
    with processes.broker(tmp_path):
        begun = time.monotonic()
        late = requests.post(f"{server}/v2/check", {"text": TEXT, "language": "nb"}, timeout=20)
        assert late.status_code == 503
        assert time.monotonic() - begun < 10
        settings.CHECK_SECONDS = 30
        with processes.worker(tmp_path):
            assert "self-relation" in {match.rule_id for match in tool.check(TEXT)}
