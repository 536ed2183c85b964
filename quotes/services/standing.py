"""Standing dismissals at work: on flags that are open, and on those that are found later."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from quotes.models import Desk, Flag, StandingDismissal, Version
from quotes.permissions import may_lead
from quotes.services.fingerprints import words_key
from quotes.services.refusals import Refused
from quotes.services.tallies import tally_check

Scope = StandingDismissal.Scope


class Standing:
    """The dismissals that hold for a version's article, read once."""

    def __init__(self, version: Version) -> None:
        self._text = version.text
        holding = StandingDismissal.objects.filter(
            Q(article=None) | Q(article=version.article_id),
            desk=version.article.desk_id,
            active=True,
        )
        self._by_key = {(row.scope, row.code, row.key): row for row in holding}

    def on(self, flag: Flag) -> StandingDismissal | None:
        """The dismissal that holds for the flag, the widest one first."""
        words = words_key(self._text[flag.start : flag.end])
        keys = [(Scope.RULE, ""), (Scope.FACT, flag.fact), (Scope.ARTICLE, words)]
        found = (self._by_key.get((scope, flag.code, key)) for scope, key in keys)
        return next(filter(None, found), None)


def key_of(flag: Flag, scope: str) -> str:
    """What flags that the dismissal of this one dismisses have in common."""
    if scope == Scope.ARTICLE:
        return words_key(flag.version.text[flag.start : flag.end])
    return flag.fact or flag.fingerprint if scope == Scope.FACT else ""


def follow(row: StandingDismissal) -> None:
    """Dismiss what is open and like it if it is active; open again what it dismissed if not."""
    if row.active:
        _like(row).update(state=Flag.State.DISMISSED, dismissal=row.reason, standing=row)
    else:
        row.flags.filter(state=Flag.State.DISMISSED).update(
            state=Flag.State.OPEN, dismissal="", standing=None
        )
    if row.scope != Scope.ARTICLE:
        tally_check(row.desk_id, row.code)


def refuse_others_than_chiefs(user: AbstractBaseUser, desk: Desk) -> None:
    if not may_lead(user, desk):
        raise Refused(_("Only a chief of the desk turns a check off or on for all of it."))


@transaction.atomic
def take_back(*, user: AbstractBaseUser, dismissal: StandingDismissal) -> None:
    """End a standing dismissal; the flags that it dismissed are open again.

    Raises Refused for who is no chief where it turned a check off.
    """
    if dismissal.scope == Scope.RULE:
        refuse_others_than_chiefs(user, dismissal.desk)
    ended = StandingDismissal.objects.filter(pk=dismissal.pk, active=True).update(
        active=False, ended_at=timezone.now(), ended_by=user
    )
    if ended:
        dismissal.refresh_from_db()
        follow(dismissal)


def _like(row: StandingDismissal) -> QuerySet[Flag]:
    """Open flags of the machine that the dismissal is about."""
    flags = Flag.objects.filter(
        version__article__desk=row.desk_id,
        origin=Flag.Origin.MACHINE,
        state=Flag.State.OPEN,
        code=row.code,
    )
    if row.scope == Scope.FACT:
        return flags.filter(fact=row.key)
    if row.scope == Scope.RULE:
        return flags
    here = flags.filter(version__article=row.article_id).select_related("version")
    same = [f.pk for f in here if words_key(f.version.text[f.start : f.end]) == row.key]
    return flags.filter(pk__in=same)
