"""The states of an article and the moves between them, all in this one place.

Moves by hand are decisions of their own and can be undone; those that follow from an act
(a decision, an export, an analysis) are on record with that act.
"""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from quotes.models import Article, Correction, Decision, Export, Version, Webhook
from quotes.services.refusals import Published, Refused
from quotes.services.webhooks import tell

State = Article.State

#: By hand, from the review page.
ALLOWED: dict[str, tuple[str, ...]] = {
    State.RECEIVED: (State.WITHDRAWN,),
    State.ANALYSED: (State.IN_REVIEW, State.READY, State.HOLD, State.WITHDRAWN),
    State.IN_REVIEW: (State.READY, State.HOLD, State.WITHDRAWN),
    State.READY: (State.IN_REVIEW, State.HOLD, State.WITHDRAWN),
    State.EXPORTED: (State.CORRECTING, State.WITHDRAWN),
    State.CORRECTING: (State.READY, State.HOLD, State.WITHDRAWN),
    State.HOLD: (State.IN_REVIEW, State.WITHDRAWN),
    State.WITHDRAWN: (State.IN_REVIEW,),
}
#: What an article becomes when somebody decides something on it.
_WHEN_DECIDED_ON = {State.ANALYSED: State.IN_REVIEW, State.READY: State.IN_REVIEW}
#: And when its text is no longer the one that was decided on.
_WHEN_TEXT_CHANGED = {**_WHEN_DECIDED_ON, State.EXPORTED: State.CORRECTING}
#: Where four eyes are asked for, only these leave the house.
_APPROVED = (State.READY, State.EXPORTED)
_KEPT_IN = (State.HOLD, State.WITHDRAWN)


@transaction.atomic
def move(*, user: AbstractBaseUser, article: Article, state: str) -> None:
    """Move the article to a state.

    One that was published is "being corrected" when its review is taken up again. Raises Refused
    for a move that does not exist, and for marking as ready what one has corrected oneself on a
    desk that asks for four eyes.
    """
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
    version = article.versions.order_by("-number").first()
    assert version is not None  # an article is stored together with its first version
    if state == State.READY:
        _refuse_own_correction(user, article, version)
    if state == State.IN_REVIEW and Export.objects.filter(version__article=article).exists():
        state = State.CORRECTING
    _record(user, version, current.state, state)
    _set(article, state)
    if state == State.READY:
        version.article = article
        tell(version, Webhook.Event.REVIEWED)


def refuse_export(article: Article) -> None:
    """Raise Refused for an article that is held back or that nobody has approved yet."""
    if article.state in _KEPT_IN:
        raise Refused(
            _("The article is “{state}”; take up its review before you export it.").format(
                state=article.get_state_display()
            )
        )
    if article.desk.four_eyes and article.state not in _APPROVED:
        raise Refused(
            _("This desk asks for four eyes: the article is marked as ready before it is exported.")
        )


def analysis_is_done(article: Article) -> None:
    if article.state == State.RECEIVED:
        _set(article, State.ANALYSED)


def review_has_begun(article: Article, *, text_changed: bool = False) -> None:
    later = _WHEN_TEXT_CHANGED if text_changed else _WHEN_DECIDED_ON
    if State(article.state) in later:
        _set(article, later[State(article.state)])


def ask_before_correcting(article: Article) -> None:
    """Raise Published for an article that was exported, until somebody began to correct it."""
    if article.state != State.EXPORTED:
        return
    last = Export.objects.filter(version__article=article).order_by("-pk").first()
    moment = localtime(last.at if last else article.created_at)
    raise Published(date_format(moment, "DATE_FORMAT"))


def begin_correcting(*, user: AbstractBaseUser, article: Article) -> None:
    """The answer to that question; no more than an answer where nothing was asked."""
    if article.state == State.EXPORTED:
        move(user=user, article=article, state=State.CORRECTING)


def new_text_came(article: Article) -> None:
    """What was cleared in an earlier version is to be looked at again."""
    if article.state in _APPROVED:
        review_has_begun(article, text_changed=True)


def was_exported(article: Article) -> None:
    _set(article, State.EXPORTED)


def _refuse_own_correction(user: AbstractBaseUser, article: Article, version: Version) -> None:
    if not article.desk.four_eyes:
        return
    if Correction.objects.filter(version=version, active=True, created_by=user).exists():
        raise Refused(
            _(
                "This desk asks for four eyes: you have corrected this article, "
                "so somebody else marks it as ready."
            )
        )


def _record(user: AbstractBaseUser, version: Version, before: str, after: str) -> None:
    moved = {"model": "article", "id": version.article_id, "field": "state"}
    Decision.objects.create(
        article_id=version.article_id,
        version=version,
        action=Decision.Action.STATE,
        changes=[{**moved, "from": before, "to": after}],
        key=uuid4(),
        user=user,
    )


def _set(article: Article, state: str) -> None:
    article.state, article.changed_at = state, timezone.now()
    article.save(update_fields=["state", "changed_at"])
