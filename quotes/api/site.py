"""The API as one: its parts, and how each kind of error is said."""

from __future__ import annotations

from http import HTTPStatus

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja.errors import AuthenticationError, HttpError, ValidationError

from quotes.api import articles, corrections, decisions, exports, findings
from quotes.api.openapi import DeskApi
from quotes.api.problems import Refusal, invalid, problem, refusal
from quotes.services.arrivals import Late
from quotes.services.refusals import Refused, Stale, Taken

api = DeskApi(
    title="Newsdesk",
    version="1",
    description=(
        "Push articles, follow their analysis, read what was found, decide, correct, export. "
        "Every error is a problem as in RFC 9457, in the language of Accept-Language "
        "(nb, nn or en)."
    ),
    urls_namespace="api-1",
)
api.add_router("/articles", articles.router)
api.add_router("", findings.router)
api.add_router("", decisions.router)
api.add_router("", corrections.router)
api.add_router("", exports.router)

_STATUSES: dict[type[Exception], int] = {
    AuthenticationError: HTTPStatus.UNAUTHORIZED,
    PermissionDenied: HTTPStatus.FORBIDDEN,
    Http404: HTTPStatus.NOT_FOUND,
    RequestDataTooBig: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    MultiPartParserError: HTTPStatus.BAD_REQUEST,
    TooManyFieldsSent: HTTPStatus.BAD_REQUEST,
    TooManyFilesSent: HTTPStatus.BAD_REQUEST,
    UnreadablePostError: HTTPStatus.BAD_REQUEST,
}


def _by_kind(request: HttpRequest, error: Exception) -> HttpResponse:
    kind = next(kind for kind in type(error).__mro__ if kind in _STATUSES)
    return problem(_STATUSES[kind])


for kind in _STATUSES:
    api.add_exception_handler(kind, _by_kind)


@api.exception_handler(HttpError)
def _ninja(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON."""
    return problem(error.status_code)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return invalid(error.errors)


@api.exception_handler(Refusal)
def _refusal(request: HttpRequest, error: Refusal) -> HttpResponse:
    return refusal(request, error)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """What a service refuses, also because somebody else is at it or was faster."""
    kinds = {
        Late: HTTPStatus.CONFLICT,
        Taken: HTTPStatus.CONFLICT,
        Stale: HTTPStatus.PRECONDITION_FAILED,
    }
    status = kinds.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY)
    return problem(status, error.message)
