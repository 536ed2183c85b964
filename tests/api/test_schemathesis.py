"""Whatever fits the schema, and much that doesn't: never a 500, never an answer that the schema
does not name.

EXAMPLES=1000 in the environment looks deeper than the suite does each time.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from newsdesk.wsgi import application
from quotes.api.pushing import MEDIA_TYPES
from quotes.models import Correction, Flag, Quote
from quotes.services.correcting import accept_suggestion
from tests.api.conftest import token_for
from tests.sample import TEXT

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    unsupported_method,
]
#: Media types that the generator writes by itself.
_WRITTEN = (
    "application/json",
    "application/xml",
    "text/xml",
    "text/plain",
    "application/octet-stream",
)
#: What the generated path parameters become two times out of three, so that there is something.
_THERE: dict[str, list[int]] = {}


@schemathesis.serializer(*(kind for kind in MEDIA_TYPES if kind not in _WRITTEN))
def as_it_is(context: Any, value: Any) -> bytes:
    """Files of kinds that the generator can't write: whatever it has for their bytes."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@schema.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None):
    for name, value in (path_parameters or {}).items():
        ids = _THERE.get(name)
        if ids and isinstance(value, int) and value % 3:
            path_parameters[name] = ids[value % len(ids)]
    return path_parameters


@schema.hook
def map_body(context: Any, body: Any):
    """Corrections fall into the text."""
    if isinstance(body, dict):
        for edge in {"start", "end"} & body.keys():
            if isinstance(body[edge], int):
                body[edge] %= len(TEXT)
    return body


@schema.hook
def map_query(context: Any, query: dict[str, Any] | None):
    """A few articles of the sender are pushed again and again."""
    if query and isinstance(query.get("id"), str):
        query["id"] = f"cms-{len(query['id']) % 3}"
    return query


@schema.hook
def map_headers(context: Any, headers: dict[str, Any] | None):
    """Every other If-Match takes whatever there is."""
    if headers and len(str(headers.get("If-Match", "x"))) % 2 == 0:
        headers["If-Match"] = "*"
    return headers


@pytest.fixture
def _one_connection():
    """As Django's own test client has it: a request leaves the test's connection open."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def seeded(_one_connection, article, alice, desk, request_, settings) -> str:
    """What a token sends, on a desk with an article, its findings and a correction."""
    settings.API_RATE = "1000000/minute"
    flag = Flag.objects.get(code="self-relation")
    accept_suggestion(user=alice, flag=flag, choice=0, request=request_())
    _THERE.update(
        article_id=[article.pk],
        flag_id=list(Flag.objects.values_list("pk", flat=True)),
        quote_id=list(Quote.objects.values_list("pk", flat=True)),
        correction_id=list(Correction.objects.values_list("pk", flat=True)),
    )
    return f"Bearer {token_for(alice, desk).secret}"


@schema.parametrize()
@settings(
    max_examples=int(os.environ.get("EXAMPLES", "12")),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    deadline=None,
    database=None,
    derandomize="EXAMPLES" not in os.environ,
)
def test_every_answer_is_in_the_schema(case, seeded):
    case.call_and_validate(headers={"Authorization": seeded}, checks=CHECKS)
