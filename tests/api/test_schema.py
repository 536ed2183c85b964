"""The schema that clients are written by, and its page."""

from __future__ import annotations

import json
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

PATH = settings.BASE_DIR / "docs" / "openapi.json"


@pytest.fixture
def schema(tmp_path) -> str:
    """As `make openapi` writes it."""
    path = tmp_path / "openapi.json"
    words = ("--api", "quotes.api.site.api", "--indent", "2", "--output", str(path))
    call_command("export_openapi_schema", *words)
    return path.read_text(encoding="utf-8")


def test_the_committed_schema_is_the_apis(schema):
    assert PATH.read_text(encoding="utf-8") == schema, "run `make openapi`"


def test_it_is_openapi_3_1_and_served(client):
    served = client.get("/api/v1/openapi.json").json()
    assert served == json.loads(PATH.read_text(encoding="utf-8"))
    assert served["openapi"] == "3.1.0"


def test_every_operation_names_its_errors(schema):
    for path, methods in json.loads(schema)["paths"].items():
        for method, operation in methods.items():
            answers = set(operation["responses"])
            assert {"401", "403", "429"} <= answers, (path, method)
            assert "{" not in path or "404" in answers, (path, method)
            assert operation["security"] == [{"Bearer": []}]


@pytest.fixture
def page(settings) -> str:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    response = Client().get("/api/v1/docs")
    assert "script-src 'self'" in response["Content-Security-Policy"]
    return response.text


def test_the_page_loads_nothing_from_elsewhere(page):
    assert not re.search(r"https?://", page)
    scripts = re.findall(r"<script([^>]*)>", page)
    assert scripts
    assert all("src=" in s or 'type="application/json"' in s for s in scripts)
    assert "<style" not in page
    assert " style=" not in page
