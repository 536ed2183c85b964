"""A desk's own rules, set by its chiefs."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import Desk
from quotes.permissions import may_lead
from quotes.services.refusals import Refused

#: Less of a wording that agrees is no quote of it any more.
SHARES = range(50, 101)


@transaction.atomic
def set_rules(
    *,
    user: AbstractBaseUser,
    desk: Desk,
    four_eyes: bool | None = None,
    public_corrections: bool | None = None,
    headline_limit: int | None = None,
    wording_in_marks: int | None = None,
    wording_after_dash: int | None = None,
) -> None:
    """Whether somebody else than who corrected an article marks it as ready, whether announced
    corrections are public, how long a headline may be (0: as long as it is), and how much of a
    quote's wording must agree with its source, in per cent.

    What is None stays as it is. Raises Refused for shares outside of ``SHARES``.
    """
    if not may_lead(user, desk):
        raise Refused(_("Only a chief of the desk can do that."))
    if any(share not in (None, *SHARES) for share in (wording_in_marks, wording_after_dash)):
        raise Refused(_("Choose a share from 50 to 100 per cent."))
    given = {
        "four_eyes": four_eyes,
        "public_corrections": public_corrections,
        "headline_limit": headline_limit,
        "wording_in_marks": wording_in_marks,
        "wording_after_dash": wording_after_dash,
    }
    wanted = {name: value for name, value in given.items() if value is not None}
    for name, value in wanted.items():
        setattr(desk, name, value)
    desk.save(update_fields=list(wanted))
