"""Tokens by which other programs use the desk."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from quotes.models import ApiToken, Desk, Membership
from quotes.permissions import may_lead
from quotes.selectors.tokens import digest_of
from quotes.services.members import add_client_account
from quotes.services.refusals import Refused

#: Tokens begin with it, so that those who scan for leaked secrets know them.
_MARK = "newsdesk_"
_SECRET_BYTES = 32
_SHOWN = len(_MARK) + 3
_NAME_LENGTH = ApiToken._meta.get_field("name").max_length or 0
_WRITING = {ApiToken.Scope.ARTICLES_WRITE, ApiToken.Scope.REVIEW_WRITE, ApiToken.Scope.EXPORTS_READ}
_USE_IS_NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Made:
    """``secret`` is told this once."""

    token: ApiToken
    secret: str


@transaction.atomic
def make_token(
    *,
    user: AbstractBaseUser | None,
    desk: Desk,
    name: str,
    scopes: Iterable[str],
    acts_as: AbstractBaseUser | None = None,
    expires: date | None = None,
) -> Made:
    """A token for the client called ``name``, good until the end of the day ``expires``.

    It acts as ``acts_as``, by default an account of its own, which is made: what the client
    decides is on record in its name. ``user`` None is the administrator. Raises Refused for
    anybody but a chief, for scopes that do not exist, for a day that is past, and for an account
    that the desk doesn't have.
    """
    if user and not may_lead(user, desk):
        raise Refused(_("Only a chief of the desk can do that."))
    name, asked = " ".join(name.split()), sorted(set(scopes))
    if not name or len(name) > _NAME_LENGTH:
        raise Refused(_("Give the client a name of up to {n} characters.").format(n=_NAME_LENGTH))
    if not asked or not set(asked) <= set(ApiToken.Scope.values):
        raise Refused(_("Choose what the client may do."))
    if expires and expires < timezone.localdate():
        raise Refused(_("The day on which the token ends is past."))
    if acts_as is None:
        role = Membership.Role.EDITOR if _WRITING & set(asked) else Membership.Role.READER
        acts_as = add_client_account(desk=desk, name=name, role=role)
    elif not Membership.objects.filter(desk=desk, user_id=acts_as.pk).exists():
        raise Refused(_("{name} doesn't belong to the desk.").format(name=acts_as))
    secret = _MARK + secrets.token_urlsafe(_SECRET_BYTES)
    token = ApiToken.objects.create(
        desk=desk,
        user_id=acts_as.pk,
        name=name,
        scopes=asked,
        prefix=secret[:_SHOWN],
        digest=digest_of(secret),
        created_by=user,
        expires_at=_end_of(expires) if expires else None,
    )
    return Made(token, secret)


@transaction.atomic
def revoke_token(*, user: AbstractBaseUser, token: ApiToken) -> None:
    """The token opens nothing any more; one that was revoked stays so."""
    if not may_lead(user, token.desk):
        raise Refused(_("Only a chief of the desk can do that."))
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(
        revoked_at=timezone.now(), revoked_by=user
    )


def note_use(*, token: ApiToken) -> None:
    """Keep when it was used last, to the minute: not every request is worth a write."""
    now = timezone.now()
    long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - _USE_IS_NOTED_EVERY)
    if token.last_used_at is None or token.last_used_at < now - _USE_IS_NOTED_EVERY:
        ApiToken.objects.filter(long_ago, pk=token.pk).update(last_used_at=now)


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
