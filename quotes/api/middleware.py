"""What holds for every address of the API, those that do not exist too."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from quotes.api.problems import PROBLEM_JSON, problem

ROOT = "/api/"
_ALL_ROOTS = (ROOT, "/v2/")
_KEPT = ("Allow", "Retry-After", "WWW-Authenticate")


class ApiMiddleware:
    """Speaks the language that the client accepts; under /api/ every error is a problem."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(_ALL_ROOTS):
            return self.get_response(request)
        language = translation.get_language_from_request(request)
        with translation.override(language):
            response = self.get_response(request)
            if request.path.startswith(ROOT):
                response = _said_as_problem(response)
        response["Content-Language"] = language
        patch_vary_headers(response, ["Accept-Language", "Authorization"])
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Before the API itself has a say the body may be looked at already."""
        if request.path.startswith(ROOT) and isinstance(error, RequestDataTooBig):
            return problem(413)
        return None


def _said_as_problem(response: HttpResponse) -> HttpResponse:
    """Django's own pages for errors become problems."""
    if response.status_code < 400 or response.get("Content-Type") == PROBLEM_JSON:
        return response
    said = problem(response.status_code)
    for name in _KEPT:
        if name in response:
            said[name] = response[name]
    return said
