"""Who belongs to a desk, and as what: kept by its chiefs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import Desk, Membership
from quotes.permissions import may_lead
from quotes.services.refusals import Refused

_PASSWORD_BYTES = 9


@dataclass(frozen=True, slots=True)
class Added:
    """``password`` is what a new account can log in with, None for one that was there."""

    membership: Membership
    password: str | None


@transaction.atomic
def add_member(*, user: AbstractBaseUser, desk: Desk, username: str, role: str) -> Added:
    """Let somebody into the desk; a name that nobody has becomes a new account.

    Raises Refused for somebody who is in it, a name that can't be one, and an unknown role.
    """
    _refuse_others(user, desk)
    _refuse_unknown(role)
    username = username.strip()
    account = get_user_model().objects.filter(username__iexact=username).first()
    password = None
    if account is None:
        password = secrets.token_urlsafe(_PASSWORD_BYTES)
        account = _new_account(username, password)
    membership, created = Membership.objects.get_or_create(
        desk=desk, user=account, defaults={"role": role}
    )
    if not created:
        raise Refused(_("{name} belongs to the desk already.").format(name=account))
    return Added(membership, password)


@transaction.atomic
def add_client_account(*, desk: Desk, name: str, role: str) -> AbstractBaseUser:
    """An account in which a program works for the desk: nobody can log in to it.

    Raises Refused where there is an account of that name.
    """
    username = "-".join(name.split())
    if get_user_model().objects.filter(username__iexact=username).exists():
        raise Refused(
            _("There is an account “{name}” already. Choose another name.").format(name=username)
        )
    account = _new_account(username, None)
    Membership.objects.create(desk=desk, user=account, role=role)
    return account


@transaction.atomic
def change_role(*, user: AbstractBaseUser, membership: Membership, role: str) -> None:
    """Raises Refused if the desk would be left without a chief."""
    _refuse_others(user, membership.desk)
    _refuse_unknown(role)
    if role != Membership.Role.CHIEF:
        _refuse_last_chief(membership)
    membership.role = role
    membership.save(update_fields=["role"])


@transaction.atomic
def remove_member(*, user: AbstractBaseUser, membership: Membership) -> None:
    """Take somebody out of the desk; their account and their decisions stay.

    Raises Refused if the desk would be left without a chief.
    """
    _refuse_others(user, membership.desk)
    _refuse_last_chief(membership)
    membership.delete()


def _new_account(username: str, password: str | None) -> AbstractBaseUser:
    users = get_user_model()
    account = users(username=username)
    try:
        UnicodeUsernameValidator()(username)
        account.full_clean(exclude=["password"])
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    account.set_password(password)
    account.save()
    return account


def _refuse_others(user: AbstractBaseUser, desk: Desk) -> None:
    if not may_lead(user, desk):
        raise Refused(_("Only a chief of the desk can do that."))


def _refuse_unknown(role: str) -> None:
    if role not in Membership.Role.values:
        raise Refused(_("Choose a role."))


def _refuse_last_chief(membership: Membership) -> None:
    chiefs = Membership.objects.select_for_update().filter(
        desk=membership.desk, role=Membership.Role.CHIEF
    )
    if [chief.pk for chief in chiefs] == [membership.pk]:
        raise Refused(_("A desk needs a chief: make somebody else one first."))
