"""Who takes an article, and how much it hurries."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import Article
from quotes.permissions import may_edit
from quotes.services.refusals import Refused
from quotes.services.tallies import touch


@transaction.atomic
def assign(*, user: AbstractBaseUser, article: Article, assignee: AbstractBaseUser | None) -> None:
    """Give the article to somebody who edits for its desk, or to nobody."""
    _refuse_others(user, article)
    if assignee and not may_edit(assignee, article.desk):
        raise Refused(_("{name} doesn't edit for {desk}.").format(name=assignee, desk=article.desk))
    article.assignee = assignee
    article.save(update_fields=["assignee"])
    touch(article.pk)


@transaction.atomic
def set_urgency(*, user: AbstractBaseUser, article: Article, urgency: int) -> None:
    """Raises Refused for an urgency that does not exist."""
    _refuse_others(user, article)
    if urgency not in Article.Urgency.values:
        raise Refused(_("Choose an urgency from 1 to 5."))
    article.urgency = urgency
    article.save(update_fields=["urgency"])
    touch(article.pk)


def _refuse_others(user: AbstractBaseUser, article: Article) -> None:
    if not may_edit(user, article.desk):
        raise Refused(_("Only the desk's editors can do that."))
