"""Errors as RFC 9457 describes them, in the language that the client asks for."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import Schema

PROBLEM_JSON = "application/problem+json"
Headers = dict[str, str]

_TITLES: dict[int, Promise] = {
    400: gettext_lazy("The request can't be read"),
    401: gettext_lazy("A token is needed"),
    403: gettext_lazy("Not allowed"),
    404: gettext_lazy("Not found"),
    405: gettext_lazy("Not possible here"),
    409: gettext_lazy("In conflict with what is there"),
    412: gettext_lazy("Changed in the meantime"),
    413: gettext_lazy("Too large"),
    415: gettext_lazy("This kind of content is not read"),
    422: gettext_lazy("Not accepted"),
    428: gettext_lazy("The version that is meant is missing"),
    429: gettext_lazy("Too many requests"),
    500: gettext_lazy("Something broke"),
    503: gettext_lazy("Not available at the moment"),
}
_DETAILS: dict[int, Promise] = {
    400: gettext_lazy("The body or an address part is not what this resource reads."),
    401: gettext_lazy("Send “Authorization: Bearer …” with a token that is in force."),
    403: gettext_lazy("The token, or the account that it acts as, may not do that."),
    404: gettext_lazy("There is nothing here that the token may see."),
    405: gettext_lazy("The header “Allow” names the methods of this resource."),
    413: gettext_lazy("The body is larger than what is taken at once."),
    429: gettext_lazy("Wait as many seconds as the header “Retry-After” says."),
    500: gettext_lazy("It is in the log of the server. Nothing was saved."),
}


class Refusal(Exception):
    """An answer that is no success; the exception handler writes it."""

    def __init__(self, status: int, detail: str = "", **headers: str) -> None:
        super().__init__(status, detail)
        self.status, self.detail, self.headers = status, detail, headers


class FieldProblem(Schema):
    #: Where it is, as "body.span.start" or "query.size".
    field: str
    message: str


class Problem(Schema):
    """An error; ``title`` is the same for all of its kind, ``detail`` says what to do."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


def problem(
    status: int, detail: str = "", errors: list[FieldProblem] | None = None
) -> HttpResponse:
    """The answer; without ``detail`` the one that fits the status."""
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": str(_TITLES.get(status, HTTPStatus(status).phrase)),
        "status": status,
        "detail": str(detail or _DETAILS.get(status, "")),
    }
    if errors:
        said["errors"] = [error.dict() for error in errors]
    body = json.dumps(said, ensure_ascii=False)
    response = HttpResponse(body, status=status, content_type=PROBLEM_JSON)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response


def refusal(request: HttpRequest, error: Refusal) -> HttpResponse:
    response = problem(error.status, error.detail)
    for name, value in error.headers.items():
        response[name.replace("_", "-")] = value
    return response


def invalid(errors: list[dict[str, Any]]) -> HttpResponse:
    """422 for what the schema does not allow, in place of pydantic's English."""
    fields = [FieldProblem(field=_place(e["loc"]), message=_message(e)) for e in errors]
    return problem(422, _("Some of what was sent does not fit the schema."), fields)


def _place(location: tuple[Any, ...]) -> str:
    source, *rest = location
    # Ninja names the parameter of the view, which is no part of the body.
    inner = rest[1:] if source == "body" else rest
    return ".".join(map(str, (source, *inner)))


def _message(error: dict[str, Any]) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return _("This is missing.")
        case "extra_forbidden":
            return _("There is no such field.")
        case "literal_error" | "enum" | "union_tag_invalid":
            expected = context.get("expected") or context.get("expected_tags", "")
            return _("Choose one of: {choices}.").format(choices=expected)
        case "string_too_long":
            return _("At most {n} characters.").format(n=context["max_length"])
        case "string_too_short":
            return _("At least {n} characters.").format(n=context["min_length"])
        case "greater_than_equal":
            return _("At least {n}.").format(n=context["ge"])
        case "less_than_equal":
            return _("At most {n}.").format(n=context["le"])
        case kind if kind.startswith(("int", "float")):
            return _("A number is expected.")
        case kind if kind.startswith("datetime"):
            return _("A moment as in ISO 8601 is expected, such as 2026-02-23T12:00:00Z.")
        case kind if kind.startswith("string"):
            return _("A text is expected.")
    return _("This can't be read.")
