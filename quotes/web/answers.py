"""How the review page answers: a whole page, or its parts for htmx."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any, Literal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import replace_url, trigger_client_event

from quotes.formats.writers import WRITERS
from quotes.models import AnalysisRun, Article, Decision, Flag, Membership, Version
from quotes.permissions import EDITING, role_in
from quotes.selectors.review import Review, ZoneView, review
from quotes.selectors.speakers import names_by_id
from quotes.services.history import last_redoable, last_undoable
from quotes.services.refusals import Published, Refused, Stale
from quotes.services.states import ALLOWED, ask_before_correcting, begin_correcting
from quotes.web.filters import came_from, walk_query
from quotes.web.reading import Finding, blocks, card_of, findings_by_kind, next_open

RUNNING = (AnalysisRun.State.QUEUED, AnalysisRun.State.RUNNING)


def address(request: HttpRequest, article_id: int, finding: Finding | None = None) -> str:
    """The review page with the finding's card, and with the queue that one came from."""
    query = QueryDict(mutable=True)
    if finding:
        query[kind_of(finding)] = str(finding.pk)
    if queue := came_from(request):
        query["from"] = queue
    page = reverse("article", args=[article_id])
    return f"{page}?{query.urlencode()}" if query else page


def kind_of(finding: Finding) -> str:
    return finding._meta.model_name or ""


def page(
    request: HttpRequest, shown: Review, finding: Finding | None, **more: Any
) -> dict[str, Any]:
    """The context of the review page and of each of its parts."""
    card = card_of(shown, finding)
    role = role_in(request.user, shown.article.desk)
    return {
        "review": shown,
        "article": shown.article,
        "version": shown.version,
        "run": shown.run,
        "text_language": shown.version.language or (shown.run.language if shown.run else ""),
        "rechecking": shown.rechecking,
        "running": shown.run is not None and shown.run.state in RUNNING,
        "blocks": list(blocks(shown.zones)),
        "card": card,
        "names": names_by_id(shown.named),
        "selected": card.name if card else "",
        "may_edit": role in EDITING,
        "may_lead": role == Membership.Role.CHIEF,
        "moves": [Article.State(state) for state in ALLOWED[shown.article.state]],
        "reasons": Flag.Dismissal.choices,
        "formats": WRITERS.values(),
        "undoable": last_undoable(request.user, shown.version),
        "redoable": last_redoable(request.user, shown.version),
        "walk": walk_query(request),
        "fresh_key": uuid.uuid4(),
        "only_changes": _only_changes(request, shown),
        **more,
    }


def decided(
    request: HttpRequest,
    version: Version,
    decision: Decision,
    message: str,
    *,
    then: Finding | Literal["next"] | None = "next",
    undo: bool = True,
    **more: Any,
) -> HttpResponse:
    """After a decision: the card of ``then``, by default that of the next open flag, and all
    that the decision changed on the page."""
    shown = review(version)
    only = _only_changes(request, shown)
    about = decision.flag or decision.quote
    finding = next_open(shown, about, only_changes=only) if then == "next" else then
    finding = _as_it_is_now(shown, finding) or next_open(shown, only_changes=only)
    there = address(request, version.article_id, finding)
    if not request.htmx:
        messages.success(request, message, extra_tags="undo" if undo else "")
        return redirect(there)
    context = page(request, shown, finding, touched=touched(shown, decision), **more)
    response = render(request, "articles/_answer.html", context)
    return said(replace_url(response, there), message, undo=undo)


def refused(
    request: HttpRequest, version: Version, finding: Finding | None, refusal: Refused
) -> HttpResponse:
    """The same card once more, saying why nothing was done."""
    stale = isinstance(refusal, Stale)
    shown = review(version)
    context = page(
        request,
        shown,
        _as_it_is_now(shown, finding) or finding or next_open(shown),
        problem=refusal.message,
        stale=stale,
        again=_same_once_more(request) if isinstance(refusal, Published) else None,
    )
    context["touched"] = shown.zones if stale else ()
    template = "articles/_answer.html" if request.htmx else "articles/review.html"
    status = HTTPStatus.CONFLICT if stale else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, template, context, status=status)


def ask_first(request: HttpRequest, version: Version) -> None:
    """Before the text is changed: raises Published for one that has left the house, unless the
    page says that the question is answered."""
    if request.POST.get("correct"):
        begin_correcting(user=request.user, article=version.article)
    ask_before_correcting(version.article)


def _same_once_more(request: HttpRequest) -> list[tuple[str, str]]:
    """What the page sent, to be sent again with the answer to the question."""
    return [(k, v) for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "correct")]


def said(response: HttpResponse, message: str, *, undo: bool = False) -> HttpResponse:
    """Let the page show the message for a while, with a button that undoes."""
    return trigger_client_event(response, "newsdesk:toast", {"text": message, "undo": undo})


def touched(shown: Review, decision: Decision) -> tuple[ZoneView, ...]:
    """The zones that look different after the decision.

    One on a quote may renumber the speakers, a standing dismissal holds in all zones.
    """
    changes = (decision.target or decision).changes
    everywhere = any(entry["model"] == "standingdismissal" for entry in changes)
    if everywhere or decision.quote_id or decision.zone is None:
        return shown.zones
    return tuple(zone for zone in shown.zones if zone.index == decision.zone)


def _only_changes(request: HttpRequest, shown: Review) -> bool:
    """The list shows nothing but what is in the paragraphs that a new version changed."""
    return shown.to_see is not None and request.POST.get("only") == "changes"


def _as_it_is_now(shown: Review, finding: Finding | None) -> Finding | None:
    """The finding with what was just decided on it; None if it is no longer shown."""
    if finding is None:
        return None
    listed = findings_by_kind(shown)[kind_of(finding)]
    return next((f for f in listed if f == finding), None)
