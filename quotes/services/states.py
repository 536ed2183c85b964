"""The states of an article and the moves between them, all in this one place."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import Article
from quotes.services.refusals import Refused

State = Article.State

#: By hand, from the review page.
ALLOWED: dict[str, tuple[str, ...]] = {
    State.RECEIVED: (),
    State.ANALYSED: (State.IN_REVIEW, State.READY),
    State.IN_REVIEW: (State.READY,),
    State.READY: (State.IN_REVIEW,),
    State.EXPORTED: (State.IN_REVIEW,),
}


@transaction.atomic
def move(*, user: AbstractBaseUser, article: Article, state: str) -> None:
    """Move the article to a state; raises Refused for a move that does not exist."""
    current = Article.objects.select_for_update().get(pk=article.pk)
    if state == current.state:
        return
    if state not in State.values:
        raise Refused(_("There is no such state."))
    if state not in ALLOWED[current.state]:
        raise Refused(
            _("An article that is “{now}” can't become “{then}”.").format(
                now=current.get_state_display(), then=State(state).label
            )
        )
    _set(article, state)


def analysis_is_done(article: Article) -> None:
    if article.state == State.RECEIVED:
        _set(article, State.ANALYSED)


def review_has_begun(article: Article) -> None:
    if article.state in (State.ANALYSED, State.READY, State.EXPORTED):
        _set(article, State.IN_REVIEW)


def was_exported(article: Article) -> None:
    _set(article, State.EXPORTED)


def _set(article: Article, state: str) -> None:
    article.state = state
    article.save(update_fields=["state"])
