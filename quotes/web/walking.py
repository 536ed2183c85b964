"""From one article of the queue to the next.

It goes by the filters of the queue that one came from. The order is taken down when a walk begins:
deciding moves articles about in the queue.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from quotes.selectors.articles import page, visible_to
from quotes.web.access import article_to_read, signed_in
from quotes.web.answers import address
from quotes.web.filters import came_from, read

_SESSION = "walk"
_LENGTH = 200


@signed_in
@require_GET
def walk(request: HttpRequest, article_id: int, where: str) -> HttpResponse:
    """On to the "next" or the "previous" article."""
    article_to_read(request.user, article_id)
    queue = came_from(request)
    walked = request.session.get(_SESSION, {})
    ids = walked.get("ids", []) if walked.get("queue") == queue else []
    beside = _beside(ids, article_id, where)
    if beside is None:
        wanted = read(QueryDict(queue))
        ids = [row.pk for row in page(request.user, wanted, size=_LENGTH).articles]
        request.session[_SESSION] = {"queue": queue, "ids": ids}
        beside = _beside(ids, article_id, where) or _first_other(ids, article_id, where)
    if beside is None or not visible_to(request.user).filter(pk=beside).exists():
        messages.info(request, _("There is no further article to review."))
        return redirect(f"{reverse('articles')}?{queue}" if queue else "articles")
    return redirect(address(request, beside))


def _beside(ids: list[int], article_id: int, where: str) -> int | None:
    if article_id not in ids:
        return None
    at = ids.index(article_id) + (1 if where == "next" else -1)
    return ids[at] if 0 <= at < len(ids) else None


def _first_other(ids: list[int], article_id: int, where: str) -> int | None:
    """What was just decided stands at the queue's end; its beginning is what comes next."""
    return next((pk for pk in ids if pk != article_id), None) if where == "next" else None
