"""Everything that was decided on an article."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from quotes.selectors.article_history import article_history
from quotes.selectors.speakers import names_by_id, speakers_of
from quotes.web.access import article_to_read, signed_in

_PAGE = 100


@signed_in
@require_GET
def history(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_to_read(request.user, article_id)
    listed = Paginator(article_history(article), _PAGE).get_page(request.GET.get("page"))
    names = names_by_id(speakers_of(article))
    context = {"article": article, "listed": listed, "names": names}
    return render(request, "articles/history.html", context)
