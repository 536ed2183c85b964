"""How the desks want the checks; checks that are seldom right demote themselves."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import CheckRule, DeclaredCheck, Desk, Flag, StandingDismissal
from quotes.permissions import may_lead
from quotes.selectors.checks import (
    OFF,
    codes_off,
    latest_verdicts,
    mode_of,
    rules_of,
    share_of,
)
from quotes.services.refusals import Refused
from quotes.services.standing import follow, take_back
from quotes.services.tallies import tally_check

Mode = CheckRule.Mode
MODES = (Mode.ON, Mode.ON_REQUEST, OFF)


@transaction.atomic
def set_mode(*, user: AbstractBaseUser, desk: Desk, code: str, mode: str) -> None:
    """Turn a check on, off, or to "on request" for the desk's articles.

    What is open of a check that is not on any more is taken off the pages at once; one that is
    on again after "on request" finds its flags in the next analysis of an article.
    """
    if not may_lead(user, desk):
        raise Refused(_("Only a chief of the desk can do that."))
    if mode not in MODES:
        raise Refused(_("Choose on, on request or off."))
    if mode == OFF:
        _turn_off(user, desk, code)
        return
    for row in _standing(desk, code):
        take_back(user=user, dismissal=row)
    CheckRule.objects.update_or_create(
        desk=desk, code=code, defaults={"mode": mode, "user": user, "accepted": None}
    )
    if mode == Mode.ON_REQUEST:
        _set_aside(desk, code)


@transaction.atomic
def demote_doubtful() -> list[CheckRule]:
    """Put each check on request for a desk that accepted too few of its last flags.

    Decisions from before a chief's own word on the check don't count against it.
    """
    demoted = []
    for desk in Desk.objects.all():
        rules, off = rules_of(desk), codes_off(desk)
        for code, verdicts in latest_verdicts(desk).items():
            since = rules[code].at if code in rules else None
            fresh = [v for v in verdicts if since is None or v.at > since]
            share = share_of(fresh)
            if len(fresh) < settings.CHECK_DECISIONS or share is None:
                continue
            if share < settings.CHECK_LEAST_ACCEPTED and mode_of(code, rules, off) == Mode.ON:
                demoted.append(_demote(desk, code, share))
    return demoted


@transaction.atomic
def declare_checks() -> None:
    """Write down what the registry declares; for the workers, which have the engine loaded."""
    from quotes.engine.checks.registry import CHECKS

    DeclaredCheck.objects.exclude(code__in=[check.code for check in CHECKS]).delete()
    for position, check in enumerate(CHECKS):
        DeclaredCheck.objects.update_or_create(
            code=check.code,
            defaults={
                "position": position,
                "name": check.name,
                "description": check.description,
                "severity": check.severity,
            },
        )


def _turn_off(user: AbstractBaseUser, desk: Desk, code: str) -> None:
    if _standing(desk, code):
        return
    row = StandingDismissal.objects.create(
        scope=StandingDismissal.Scope.RULE,
        desk=desk,
        code=code,
        reason=Flag.Dismissal.OTHER,
        active=True,
        created_by=user,
    )
    follow(row)


def _standing(desk: Desk, code: str) -> list[StandingDismissal]:
    scope = StandingDismissal.Scope.RULE
    return list(desk.standing_dismissals.filter(scope=scope, code=code, active=True))


def _demote(desk: Desk, code: str, share: int) -> CheckRule:
    rule, _created = CheckRule.objects.update_or_create(
        desk=desk,
        code=code,
        defaults={"mode": Mode.ON_REQUEST, "user": None, "accepted": share},
    )
    _set_aside(desk, code)
    return rule


def _set_aside(desk: Desk, code: str) -> None:
    """Hide what the check found and nobody has decided on."""
    Flag.objects.filter(
        version__article__desk=desk,
        code=code,
        origin=Flag.Origin.MACHINE,
        state=Flag.State.OPEN,
    ).update(superseded=True)
    tally_check(desk.pk, code)
