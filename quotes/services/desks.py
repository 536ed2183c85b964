"""A desk's own rules, set by its chiefs."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import Desk
from quotes.permissions import may_lead
from quotes.services.refusals import Refused


@transaction.atomic
def set_four_eyes(*, user: AbstractBaseUser, desk: Desk, on: bool) -> None:
    """Whether somebody else than who corrected an article marks it as ready."""
    if not may_lead(user, desk):
        raise Refused(_("Only a chief of the desk can do that."))
    desk.four_eyes = on
    desk.save(update_fields=["four_eyes"])
