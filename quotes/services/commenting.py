"""What the desk's people say to each other about an article.

Comments are recorded like decisions, so that they can be undone, but on no paragraph: nobody's
page gets stale by them.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from quotes.engine.results import Span
from quotes.models import Article, Comment, Decision, Flag, Quote, Version
from quotes.selectors.comments import mentions
from quotes.services.history import Request, change, lock, once, record
from quotes.services.placing import zone_of_span
from quotes.services.refusals import Refused

_LENGTH = 4000


@once
def comment_on_words(
    *, user: AbstractBaseUser, version: Version, span: Span, text: str, request: Request
) -> Decision:
    """Open a thread on words; raises Refused for an empty text or words outside of a zone."""
    zone_of_span(version, span)
    words = span.of(version.text)
    place = {"start": span.start, "end": span.end, "words": words}
    return _comment(user, version, text, request, **place)


@once
def comment_on_finding(
    *, user: AbstractBaseUser, finding: Flag | Quote, text: str, request: Request
) -> Decision:
    """Open a thread on a flag or a quote; raises Refused for an empty text."""
    version = finding.version
    about = {"flag" if isinstance(finding, Flag) else "quote": finding}
    place = {"start": finding.start, "end": finding.end}
    words = version.text[finding.start : finding.end]
    return _comment(user, version, text, request, words=words, **place, **about)


@once
def answer(*, user: AbstractBaseUser, comment: Comment, text: str, request: Request) -> Decision:
    """Answer in the comment's thread; one that is settled is open again."""
    thread = comment.parent or comment
    fields = ("flag", "quote", "start", "end", "words")
    kept = {field: getattr(thread, field) for field in fields}
    changes = change(thread, settled=False) if thread.settled else []
    return _comment(user, thread.version, text, request, changes, parent=thread, **kept)


@once
def settle(
    *, user: AbstractBaseUser, comment: Comment, request: Request, settled: bool = True
) -> Decision:
    """Close the comment's thread, or open it again."""
    thread = comment.parent or comment
    lock(thread.version)
    action = Decision.Action.SETTLE if settled else Decision.Action.REOPEN
    return _record(user, thread, request, action, change(thread, settled=settled))


def _comment(
    user: AbstractBaseUser,
    version: Version,
    text: str,
    request: Request,
    changes: list[dict[str, Any]] | None = None,
    **fields: Any,
) -> Decision:
    text = text.strip()[:_LENGTH]
    if not text:
        raise Refused(_("Write what you want to say."))
    article = lock(version)
    comment = Comment.objects.create(
        article=article, version=version, text=text, created_by=user, **fields
    )
    comment.mentioned.set(_called(article, text))
    made = [*(changes or []), *change(comment, withdrawn=False)]
    return _record(user, comment, request, Decision.Action.COMMENT, made)


def _called(article: Article, text: str) -> list[int]:
    """The ids of the desk's members whom the text calls by @name."""
    names = {name.casefold() for name in mentions(text)}
    members = get_user_model().objects.filter(membership__desk=article.desk_id)
    known = members.values_list("pk", "username")
    return [pk for pk, username in known if username.casefold() in names]


def _record(
    user: AbstractBaseUser,
    comment: Comment,
    request: Request,
    action: Decision.Action,
    changes: list[dict[str, Any]],
) -> Decision:
    return record(
        user=user,
        version=comment.version,
        request=request,
        action=action,
        comment=comment,
        flag=comment.flag,
        quote=comment.quote,
        changes=changes,
        begins_review=False,
    )
