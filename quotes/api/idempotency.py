"""Idempotency-Key: a write that is sent twice is done once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.decorators import decorate_view

from quotes.api.access import known_token
from quotes.api.problems import problem
from quotes.services.answers import Answer, answered_once
from quotes.services.refusals import Refused

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_LONGEST = 255
_KEPT = ("Content-Type", "Content-Disposition", "ETag", "Location")


def _idempotent(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(run)
    def answered(request: HttpRequest, **path: Any) -> HttpResponse:
        key = request.headers.get(HEADER, "")
        token = known_token(request, request.headers.get("Authorization", "")[len("Bearer ") :])
        if not key or token is None:
            return run(request, **path)
        if len(key) > _LONGEST or not (key.isascii() and key.isprintable()):
            return problem(422, _("An Idempotency-Key has up to {n} letters.").format(n=_LONGEST))
        return _answer(token, key, request, lambda: run(request, **path))

    return answered


#: For writes.
idempotent = decorate_view(_idempotent)


def _answer(token: Any, key: str, request: HttpRequest, run: Callable) -> HttpResponse:
    first: list[HttpResponse] = []

    def act() -> Answer:
        first.append(run())
        kept = {name: first[0][name] for name in _KEPT if name in first[0]}
        return Answer(first[0].status_code, first[0].content, kept)

    try:
        answer, earlier = answered_once(token=token, key=key, request=_hash(request), act=act)
    except Refused as refusal:
        return problem(422, refusal.message)
    if not earlier:
        return first[0]
    response = HttpResponse(answer.body, status=answer.status, headers=answer.headers)
    response[REPLAYED] = "true"
    return response


def _hash(request: HttpRequest) -> str:
    """Of what is asked; of forms their fields, since their borders differ each time."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        for name, values in sorted(request.POST.lists()):
            digest.update(repr((name, values)).encode("utf-8", "surrogatepass"))
        for name, file in sorted(request.FILES.items()):
            digest.update(repr((name, file.name)).encode("utf-8", "surrogatepass"))
            digest.update(file.read())
            file.seek(0)
    else:
        digest.update(request.body)
    return digest.hexdigest()
