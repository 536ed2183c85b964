"""Threads of comments, and who is called in them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from quotes.models import Article, Comment, Desk
from quotes.selectors.desks import desks_of

#: A user name after "@"; the stop or comma that ends the sentence is no part of it.
MENTION = re.compile(r"(?<!\w)@([\w.@+-]*\w)")


@dataclass(frozen=True, slots=True)
class Thread:
    opening: Comment
    answers: tuple[Comment, ...]

    @property
    def comments(self) -> tuple[Comment, ...]:
        return (self.opening, *self.answers)


def mentions(text: str) -> set[str]:
    return set(MENTION.findall(text))


def threads_of(article: Article) -> tuple[Thread, ...]:
    """In text order; by one query."""
    openings: list[Comment] = []
    answers: dict[int, list[Comment]] = defaultdict(list)
    for comment in article.comments.filter(withdrawn=False).select_related("created_by"):
        if comment.parent_id is None:
            openings.append(comment)
        else:
            answers[comment.parent_id].append(comment)
    return tuple(Thread(comment, tuple(answers[comment.pk])) for comment in openings)


def open_mentions(user: AbstractBaseUser) -> QuerySet[Comment]:
    """Comments in open threads that call the user, the latest first; of articles that they see."""
    return (
        Comment.objects.filter(
            mentioned=user, withdrawn=False, settled=False, article__desk__in=desks_of(user)
        )
        .exclude(parent__settled=True)
        .exclude(parent__withdrawn=True)
        .select_related("article", "created_by")
        .order_by("-id")
    )


def member_names(desk: Desk) -> list[str]:
    """The user names by which members are called."""
    members = get_user_model().objects.filter(membership__desk=desk, is_active=True)
    return list(members.order_by("username").values_list("username", flat=True))
