"""Who a quote belongs to: another speaker, and two that are one."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from quotes.models import Article, Decision, Speaker, Version
from quotes.selectors.speakers import known_as, only_bearer, person_named, speakers_by_name
from quotes.services.history import Request, change, lock, once, record
from quotes.services.refusals import Refused

_NAME_LENGTH = Speaker._meta.get_field("name").max_length or 0


def speaker_named(article: Article, name: str) -> Speaker | None:
    """The article's speaker of that name, made if need be; None for an empty name.

    A name that was merged into another speaker means that one; a surname means the only speaker
    who has it; a name that one person alone in the facts has means that person, by whatever name
    the article's speaker goes. Raises Refused for a name that is too long.
    """
    name = " ".join(name.split())
    if not name:
        return None
    if len(name) > _NAME_LENGTH:
        raise Refused(_("A speaker's name can have {n} characters.").format(n=_NAME_LENGTH))
    speakers = speakers_by_name(article)
    if speaker := known_as(name, speakers) or only_bearer(name, speakers):
        return speaker
    person = person_named(name)
    same = person and article.speakers.filter(person_id=person, same_as=None).first()
    return same or Speaker.objects.create(article=article, name=name, person_id=person)


@once
def merge_speakers(
    *, user: AbstractBaseUser, version: Version, speaker: Speaker, into: Speaker, request: Request
) -> Decision:
    """The two are one source, called as ``into``; re-runs of the analysis keep to it.

    Raises Refused for speakers of other articles, and for one and the same.
    """
    article = lock(version)
    speaker.refresh_from_db()
    into.refresh_from_db()
    if speaker == into or {speaker.article_id, into.article_id} != {article.pk}:
        raise Refused(_("Choose another speaker of the article."))
    if speaker.same_as_id or into.same_as_id:
        raise Refused(_("This speaker has been merged with another one in the meantime."))
    changes = change(speaker, same_as=into)
    for earlier in Speaker.objects.filter(same_as=speaker):
        changes += change(earlier, same_as=into)
    for quote in version.quotes.filter(speaker=speaker):
        changes += change(quote, speaker=into)
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.MERGE_SPEAKERS,
        note=f"{speaker.name} → {into.name}",
        changes=changes,
    )
