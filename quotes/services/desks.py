"""A desk's own rules, set by its chiefs."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import Desk
from quotes.permissions import may_lead
from quotes.services.refusals import Refused


@transaction.atomic
def set_rules(
    *,
    user: AbstractBaseUser,
    desk: Desk,
    four_eyes: bool | None = None,
    public_corrections: bool | None = None,
    headline_limit: int | None = None,
) -> None:
    """Whether somebody else than who corrected an article marks it as ready, whether announced
    corrections are public, and how long a headline may be (0: as long as it is).

    What is None stays as it is.
    """
    if not may_lead(user, desk):
        raise Refused(_("Only a chief of the desk can do that."))
    given = {
        "four_eyes": four_eyes,
        "public_corrections": public_corrections,
        "headline_limit": headline_limit,
    }
    wanted = {name: value for name, value in given.items() if value is not None}
    for name, value in wanted.items():
        setattr(desk, name, value)
    desk.save(update_fields=list(wanted))
