"""Who takes an article, and how much it hurries."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import Article, Decision
from quotes.permissions import may_edit
from quotes.selectors.review import latest_version
from quotes.services.history import Request, change, record
from quotes.services.refusals import Refused
from quotes.services.tallies import touch


@transaction.atomic
def assign(*, user: AbstractBaseUser, article: Article, assignee: AbstractBaseUser | None) -> None:
    """Give the article to somebody who edits for its desk, or to nobody."""
    _refuse_others(user, article)
    if assignee and not may_edit(assignee, article.desk):
        raise Refused(_("{name} doesn't edit for {desk}.").format(name=assignee, desk=article.desk))
    note = assignee.get_username() if assignee else ""
    _change(user, article, Decision.Action.ASSIGN, note, assignee=assignee)
    touch(article.pk)


@transaction.atomic
def set_urgency(*, user: AbstractBaseUser, article: Article, urgency: int) -> None:
    """Raises Refused for an urgency that does not exist."""
    _refuse_others(user, article)
    if urgency not in Article.Urgency.values:
        raise Refused(_("Choose an urgency from 1 to 5."))
    label = str(Article.Urgency(urgency).label)
    _change(user, article, Decision.Action.URGENCY, f"{urgency} {label}", urgency=urgency)
    touch(article.pk)


def _change(
    user: AbstractBaseUser, article: Article, action: Decision.Action, note: str, **fields: Any
) -> None:
    """On record, so that it can be read and undone; what stays as it was is not."""
    moved = [entry for entry in change(article, **fields) if entry["from"] != entry["to"]]
    if not moved:
        return
    version = latest_version(article)
    version.article = article
    record(
        user=user,
        version=version,
        request=Request(uuid4()),
        action=action,
        changes=moved,
        note=note,
        begins_review=False,
    )


def _refuse_others(user: AbstractBaseUser, article: Article) -> None:
    if not may_edit(user, article.desk):
        raise Refused(_("Only the desk's editors can do that."))
