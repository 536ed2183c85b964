"""Deciding on several flags at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from quotes.models import Decision, Flag, Version
from quotes.selectors.review import PENDING
from quotes.services.history import Request, change, lock, once, record
from quotes.services.refusals import Refused
from quotes.services.reviewing import refuse_reason

_STATES = {
    Decision.Action.CONFIRM: Flag.State.CONFIRMED,
    Decision.Action.DISMISS: Flag.State.DISMISSED,
    Decision.Action.WAIT: Flag.State.WAITING,
}


@once
def decide_flags(
    *,
    user: AbstractBaseUser,
    version: Version,
    ids: Iterable[int],
    action: str,
    request: Request,
    dismissal: str = "",
) -> Decision:
    """Confirm, dismiss or put on wait several flags by one decision, which one undo takes back.

    Flags that are not pending any more are left alone. Raises Refused where none is left, for
    any other action and for a reason that does not exist.
    """
    if action not in _STATES:
        raise Refused(_("Choose what to do."))
    fields: dict[str, Any] = {"state": _STATES[Decision.Action(action)]}
    if action == Decision.Action.DISMISS:
        refuse_reason(dismissal)
        fields["dismissal"] = dismissal
    lock(version)
    flags = version.flags.filter(pk__in=list(ids), state__in=PENDING, superseded=False)
    changes = [entry for flag in flags for entry in change(flag, **fields)]
    if not changes:
        raise Refused(_("Select flags that are still to be decided."))
    return record(
        user=user, version=version, request=request, action=Decision.Action(action), changes=changes
    )
