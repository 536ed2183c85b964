"""What the schema says beyond what the views' types say: headers, errors, bodies of many kinds."""

from __future__ import annotations

import copy
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from quotes.api.problems import PROBLEM_JSON, Problem
from quotes.formats.writers import WRITERS

Extra = dict[str, Any]

_KEY: Extra = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key with the same request within a day gets the same answer.",
    "schema": {"type": "string", "maxLength": 255, "pattern": "^[!-~]*$"},
}
IF_MATCH: Extra = {
    "parameters": [
        {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "description": "The ETag of what was read, or * for whatever it is now.",
            "schema": {"type": "string", "maxLength": 255, "pattern": "^[!-~]+$"},
        }
    ]
}
EXPORTED: Extra = {
    "responses": {
        200: {
            "description": "The file",
            "content": {writer.media_type.partition(";")[0]: {} for writer in WRITERS.values()},
        }
    }
}
#: Of a read whose answer has an ETag.
TAGGED: Extra = {
    "responses": {
        200: {"headers": {"ETag": {"description": "Its state", "schema": {"type": "string"}}}},
        304: {"description": "As the client knows it"},
    }
}
_WAIT: Extra = {"Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}}}
_SAID = {
    400: "The request can't be read",
    401: "A token is needed",
    403: "The token may not do that",
    404: "There is no such thing for this token",
    409: "In conflict with what is there",
    412: "It has changed since it was read",
    413: "Too large",
    415: "This kind of content is not read",
    422: "Not accepted",
    428: "If-Match is missing",
    429: "Too many requests",
}


def _problem(status: int) -> Extra:
    said: Extra = {
        "description": _SAID[status],
        "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status == 429:
        said["headers"] = _WAIT
    return said


#: Of a write that comes too late, or into a paragraph that somebody is just editing.
CONFLICTS: Extra = {"responses": {409: _problem(409)}}


def writes(*extras: Extra) -> Extra:
    """For an operation that changes something."""
    said: Extra = {"parameters": [_KEY]}
    for extra in extras:
        for name, value in extra.items():
            said[name] = said[name] + value if name == "parameters" else value
    return copy.deepcopy(said)


class DeskApi(NinjaAPI):
    """Its schema names every answer that can come."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        said = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"] |= {**said.pop("$defs"), "Problem": said}
        for path, methods in schema["paths"].items():
            for operation in methods.values():
                for status in _errors(path, operation):
                    operation["responses"].setdefault(status, _problem(status))
        return schema


def _errors(path: str, operation: Extra) -> list[int]:
    sent = operation.get("requestBody")
    header = any(parameter["name"] == "If-Match" for parameter in operation["parameters"])
    takes = sent or operation["parameters"]
    return [
        *([400, 413] if sent else []),
        401,
        403,
        *([404] if "{" in path else []),
        *([412, 428] if header else []),
        *([415] if sent and len(sent["content"]) > 1 else []),
        *([422] if takes else []),
        429,
    ]
