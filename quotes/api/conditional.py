"""ETag, If-None-Match and If-Match.

A tag names what a resource says, and after a semicolon the language in which it is said; a write
compares the first part alone, so that a client may read and write in two languages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja.decorators import decorate_view

from quotes.api.problems import Refusal
from quotes.models import Article, Correction, Flag, Quote

_LENGTH = 20


def article_tag(article: Article) -> str:
    """Of an article as ``followed_one`` gives it."""
    return _tag(article.pk, article.changed_at, article.latest, article.run_state)


def flag_tag(flag: Flag, revision: int) -> str:
    """``revision`` is the last decision on its zone."""
    decided = (flag.state, flag.dismissal, flag.standing_id, flag.superseded)
    found = (flag.start, flag.end, flag.message, flag.comment, flag.suggestions, flag.evidence)
    return _tag(flag.pk, revision, *decided, *found)


def quote_tag(quote: Quote, revision: int) -> str:
    decided = (quote.state, quote.type, quote.content, quote.speaker_id, quote.superseded)
    found = (quote.cue, quote.mention, quote.via, quote.reason, quote.alternatives)
    return _tag(quote.pk, revision, *decided, *found)


def corrections_tag(corrections: list[Correction], revision: int) -> str:
    return _tag(revision, *(c.pk for c in corrections))


def expect(request: HttpRequest, tag: str) -> None:
    """Raise Refusal unless If-Match names the tag: 428 where there is none, else 412."""
    asked = request.headers.get("If-Match")
    if not asked:
        raise Refusal(
            428, _("Send the ETag of what you have read in the header “If-Match”, or “*”.")
        )
    named = [part.strip().strip('"').partition(";")[0] for part in asked.split(",")]
    if "*" not in named and _bare(tag) not in named:
        raise Refusal(
            412, _("It has changed since you read it. Nothing was saved; read it again."), ETag=tag
        )


def _not_modified(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(run)
    def answered(request: HttpRequest, **path: Any) -> HttpResponse:
        response = run(request, **path)
        if response.status_code != 200 or "ETag" not in response:
            return response
        # If-Match is for writes alone.
        request.META.pop("HTTP_IF_MATCH", None)
        return get_conditional_response(request, etag=response["ETag"], response=response)

    return answered


#: For reads: 304 if the client has seen what the ETag names.
not_modified = decorate_view(_not_modified)


def _tag(*said: Any) -> str:
    digest = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
    return f'"{digest};{get_language()}"'


def _bare(tag: str) -> str:
    return tag.strip('"').partition(";")[0]
