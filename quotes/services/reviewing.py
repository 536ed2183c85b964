"""What an editor decides on flags and quotes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from quotes.engine.results import Span
from quotes.models import Decision, Flag, Quote, StandingDismissal, Version
from quotes.models.findings import Finding
from quotes.selectors.zones import zone_index
from quotes.services.fingerprints import flag_fingerprint
from quotes.services.history import (
    Request,
    change,
    lock,
    once,
    record,
    refuse_stale,
)
from quotes.services.placing import zone_of_span
from quotes.services.refusals import Refused
from quotes.services.speaking import speaker_named
from quotes.services.standing import follow, key_of, refuse_others_than_chiefs

_COMMENT_LENGTH = 2000


@once
def confirm_flag(*, user: AbstractBaseUser, flag: Flag, request: Request) -> Decision:
    """The flag is right; the text is not corrected (yet)."""
    return _decide_flag(user, flag, request, Decision.Action.CONFIRM, state=Flag.State.CONFIRMED)


@once
def dismiss_flag(
    *, user: AbstractBaseUser, flag: Flag, dismissal: str, request: Request, note: str = ""
) -> Decision:
    """The flag is wrong here, or doesn't matter; it stays dismissed until its evidence changes.

    Raises Refused for a reason that does not exist.
    """
    refuse_reason(dismissal)
    return _decide_flag(
        user,
        flag,
        request,
        Decision.Action.DISMISS,
        note=note,
        state=Flag.State.DISMISSED,
        dismissal=dismissal,
    )


@once
def dismiss_like(
    *,
    user: AbstractBaseUser,
    flag: Flag,
    scope: str,
    dismissal: str,
    request: Request,
    note: str = "",
) -> Decision:
    """Dismiss the flag and those like it, the ones to come as well: see StandingDismissal.

    Raises Refused for a scope or a reason that does not exist, for a flag that a person set, and
    where somebody who is no chief would turn the whole check off.
    """
    refuse_reason(dismissal)
    if scope not in StandingDismissal.Scope.values or flag.origin != Flag.Origin.MACHINE:
        raise Refused(_("Choose for which flags this holds."))
    article = flag.version.article
    if scope == StandingDismissal.Scope.RULE:
        refuse_others_than_chiefs(user, article.desk)
    in_article = scope == StandingDismissal.Scope.ARTICLE
    row = StandingDismissal.objects.create(
        scope=scope,
        desk_id=article.desk_id,
        article=article if in_article else None,
        code=flag.code,
        key=key_of(flag, scope),
        words=flag.version.text[flag.start : flag.end],
        reason=dismissal,
        note=note.strip()[:_COMMENT_LENGTH],
        created_by=user,
    )
    about = {"state": Flag.State.DISMISSED, "dismissal": dismissal, "standing": row}
    return _decide_flag(
        user, flag, request, Decision.Action.DISMISS, note=note, also=(row,), **about
    )


@once
def wait_with_flag(*, user: AbstractBaseUser, flag: Flag, request: Request) -> Decision:
    """Somebody is asked; the flag is decided later."""
    return _decide_flag(user, flag, request, Decision.Action.WAIT, state=Flag.State.WAITING)


@once
def reopen_flag(*, user: AbstractBaseUser, flag: Flag, request: Request) -> Decision:
    """Take the decision on the flag back; one that was corrected is reopened by an undo."""
    if flag.state == Flag.State.FIXED:
        raise Refused(_("The text was corrected. Undo the correction to reopen the flag."))
    return _decide_flag(
        user,
        flag,
        request,
        Decision.Action.REOPEN,
        state=Flag.State.OPEN,
        dismissal="",
        standing=None,
    )


@once
def add_flag(
    *,
    user: AbstractBaseUser,
    version: Version,
    span: Span,
    code: str,
    severity: int,
    comment: str,
    replacement: str,
    request: Request,
) -> Decision:
    """Set a flag of one's own on the words of ``span``.

    ``replacement`` becomes the flag's suggestion unless empty. Raises Refused for a span outside
    the text or over the border of a zone, for a missing comment and for a replacement that
    changes nothing.
    """
    zone = zone_of_span(version, span)
    words = span.of(version.text)
    if not words.strip():
        raise Refused(_("Select the words that the flag is about."))
    if not comment.strip() and not replacement.strip():
        raise Refused(_("Say in a comment what is wrong, or what should stand there instead."))
    if replacement.strip() == words.strip():
        raise Refused(_("The replacement is the same as the selected words."))
    lock(version)
    flag = Flag.objects.create(
        version=version,
        origin=Flag.Origin.PERSON,
        code=code,
        severity=severity,
        start=span.start,
        end=span.end,
        confidence=1,
        comment=comment.strip()[:_COMMENT_LENGTH],
        suggestions=_own_suggestion(span, replacement),
        fingerprint=flag_fingerprint(code, words, comment, request.key),
        state=Flag.State.WITHDRAWN,
        created_by=user,
    )
    return record(
        user=user,
        version=version,
        request=request,
        action=Decision.Action.FLAG,
        zone=zone,
        flag=flag,
        changes=change(flag, state=Flag.State.OPEN),
    )


@once
def confirm_quote(*, user: AbstractBaseUser, quote: Quote, request: Request) -> Decision:
    """The quote and its speaker are right."""
    return _decide_quote(user, quote, request, Decision.Action.CONFIRM, state=Quote.State.CONFIRMED)


@once
def reject_quote(*, user: AbstractBaseUser, quote: Quote, request: Request) -> Decision:
    """This is no quote."""
    return _decide_quote(user, quote, request, Decision.Action.REJECT, state=Quote.State.REJECTED)


@once
def change_speaker(
    *, user: AbstractBaseUser, quote: Quote, name: str, request: Request
) -> Decision:
    """Give the quote to another speaker of the article; an empty name means: unknown.

    A name that the article does not know yet becomes a new speaker. Raises Refused for a name
    that is too long.
    """
    speaker = speaker_named(quote.version.article, name)
    return _decide_quote(
        user,
        quote,
        request,
        Decision.Action.SPEAKER,
        state=Quote.State.CHANGED,
        speaker=speaker,
    )


def _decide_flag(
    user: AbstractBaseUser,
    flag: Flag,
    request: Request,
    action: Decision.Action,
    *,
    note: str = "",
    also: tuple[StandingDismissal, ...] = (),
    **fields: Any,
) -> Decision:
    return _decide(user, flag, request, action, note=note, flag=flag, fields=fields, also=also)


def refuse_reason(dismissal: str) -> None:
    if dismissal not in Flag.Dismissal.values:
        raise Refused(_("Choose a reason for dismissing the flag."))


def _decide_quote(
    user: AbstractBaseUser, quote: Quote, request: Request, action: Decision.Action, **fields: Any
) -> Decision:
    return _decide(user, quote, request, action, note="", quote=quote, fields=fields)


def _decide(
    user: AbstractBaseUser,
    finding: Flag | Quote,
    request: Request,
    action: Decision.Action,
    *,
    note: str,
    fields: dict[str, Any],
    also: tuple[StandingDismissal, ...] = (),
    **about: Finding,
) -> Decision:
    """Move the finding's fields and record it, never on a stale page.

    Standing dismissals that come with it (``also``) become active.
    """
    version, zone = finding.version, zone_index(finding.version, finding.start)
    article = lock(version)
    finding.refresh_from_db()
    refuse_stale(article, zone, request)
    changes = change(finding, **fields)
    for row in also:
        changes += change(row, active=True)
        follow(row)
    return record(
        user=user,
        version=version,
        request=request,
        action=action,
        zone=zone,
        note=note.strip()[:_COMMENT_LENGTH],
        changes=changes,
        **about,
    )


def _own_suggestion(span: Span, replacement: str) -> list[dict[str, Any]]:
    if not replacement.strip():
        return []
    return [{"start": span.start, "end": span.end, "text": replacement.strip(), "why": {}}]
