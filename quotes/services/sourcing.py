"""Sources are attached to an article and removed again; its quotes are then held against them."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from quotes.models import Decision, SourceText, Version
from quotes.selectors.sources import sources_of
from quotes.services.history import Request, change, lock, once, record
from quotes.services.refusals import Refused

_TITLE_LENGTH = SourceText._meta.get_field("title").max_length or 0
#: So many texts are more than anybody reads beside an article.
MOST_SOURCES = 10


@once
def attach_source(
    *,
    user: AbstractBaseUser,
    version: Version,
    title: str,
    kind: str,
    text: str,
    request: Request,
) -> Decision:
    """Attach a text to the version's article; without a title its first line is the title.

    Raises Refused for a text without words or one that is too long, for an unknown kind, for one
    that is attached already, and where there are ten.
    """
    article = lock(version)
    title = " ".join(title.split()) or " ".join(text.strip().partition("\n")[0].split())
    _refuse(version, kind, text)
    source = SourceText.objects.create(
        article=article, title=title[:_TITLE_LENGTH], kind=kind, text=text, created_by=user
    )
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.ATTACH,
        note=source.title,
        changes=change(source, active=True),
        begins_review=False,
    )


@once
def remove_source(
    *, user: AbstractBaseUser, version: Version, source: SourceText, request: Request
) -> Decision:
    """Take a source off the article again; raises Refused if somebody did so before."""
    lock(version)
    source.refresh_from_db()
    if not source.active:
        raise Refused(_("This source has been removed already."))
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.DETACH,
        note=source.title,
        changes=change(source, active=False),
        begins_review=False,
    )


def _refuse(version: Version, kind: str, text: str) -> None:
    if kind not in SourceText.Kind.values:
        raise Refused(_("Choose what kind of text it is."))
    if not any(character.isalnum() for character in text):
        raise Refused(_("The text is empty."))
    if len(text) > settings.ARTICLE_MAX_CHARACTERS:
        raise Refused(
            _("The text has {n} characters; at most {limit} can be checked at once.").format(
                n=len(text), limit=settings.ARTICLE_MAX_CHARACTERS
            )
        )
    attached = sources_of(version.article)
    if attached.filter(text=text).exists():
        raise Refused(_("This text is attached already."))
    if attached.count() >= MOST_SOURCES:
        raise Refused(
            _("At most {n} sources can be attached. Remove one first.").format(n=MOST_SOURCES)
        )
