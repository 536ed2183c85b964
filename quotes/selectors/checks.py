"""How the checks do on a desk: how often they fired, and what people made of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber

from quotes.models import CheckRule, Decision, DeclaredCheck, Desk, Flag, StandingDismissal

OFF = "off"
_ACCEPTED = (Decision.Action.ACCEPT, Decision.Action.EDIT, Decision.Action.CONFIRM)
_DECIDED = (*_ACCEPTED, Decision.Action.DISMISS)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's decision on a flag of a check."""

    accepted: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckView:
    """``mode`` is "on", "on_request" or "off"; ``reasons`` why flags were dismissed, the most
    frequent first; ``last`` the latest verdicts, newest first."""

    check: DeclaredCheck
    mode: str
    rule: CheckRule | None
    fired: int
    accepted: int
    dismissed: int
    reasons: tuple[tuple[str, int], ...]
    last: tuple[Verdict, ...]

    @property
    def share(self) -> int | None:
        """How many per cent of the latest flags were accepted, None where nobody decided yet."""
        return share_of(self.last)

    @property
    def by_itself(self) -> bool:
        return self.mode == CheckRule.Mode.ON_REQUEST and bool(self.rule) and not self.rule.user_id


def share_of(verdicts: Iterable[Verdict]) -> int | None:
    listed = list(verdicts)
    return round(100 * sum(v.accepted for v in listed) / len(listed)) if listed else None


def checks_of(desk: Desk) -> list[CheckView]:
    """Every declared check, in the order in which they run."""
    fired, reasons = _fired(desk)
    rules, off, last = rules_of(desk), codes_off(desk), latest_verdicts(desk)
    return [
        CheckView(
            check=check,
            mode=mode_of(check.code, rules, off),
            rule=rules.get(check.code),
            fired=sum(fired[check.code].values()),
            accepted=fired[check.code][Flag.State.CONFIRMED] + fired[check.code][Flag.State.FIXED],
            dismissed=fired[check.code][Flag.State.DISMISSED],
            reasons=tuple(reasons[check.code].most_common()),
            last=tuple(last[check.code]),
        )
        for check in DeclaredCheck.objects.all()
    ]


def mode_of(code: str, rules: dict[str, CheckRule], off: set[str]) -> str:
    if code in off:
        return OFF
    return rules[code].mode if code in rules else CheckRule.Mode.ON


def rules_of(desk: Desk) -> dict[str, CheckRule]:
    return {rule.code: rule for rule in desk.check_rules.select_related("user")}


def codes_off(desk: Desk) -> set[str]:
    off = desk.standing_dismissals.filter(scope=StandingDismissal.Scope.RULE, active=True)
    return set(off.values_list("code", flat=True))


def codes_on_request(desk: Desk) -> set[str]:
    asked = desk.check_rules.filter(mode=CheckRule.Mode.ON_REQUEST)
    return set(asked.values_list("code", flat=True)) - codes_off(desk)


def latest_verdicts(desk: Desk) -> defaultdict[str, list[Verdict]]:
    """The last decisions on flags of each check that stand, newest first, as many as count."""
    undone = Decision.objects.filter(target=OuterRef("pk"), action=Decision.Action.UNDO)
    redone = Decision.objects.filter(target=OuterRef("pk"), action=Decision.Action.REDO)
    place = Window(RowNumber(), partition_by=F("flag__code"), order_by=F("pk").desc())
    decided = (
        Decision.objects.filter(
            article__desk=desk, action__in=_DECIDED, flag__origin=Flag.Origin.MACHINE
        )
        .filter(~Exists(undone) | Exists(redone))
        .annotate(place=place)
        .filter(place__lte=settings.CHECK_DECISIONS)
        .order_by("-pk")
        .values_list("flag__code", "action", "at")
    )
    last: defaultdict[str, list[Verdict]] = defaultdict(list)
    for code, action, at in decided:
        last[code].append(Verdict(action in _ACCEPTED, at))
    return last


def _fired(desk: Desk) -> tuple[defaultdict[str, Counter[str]], defaultdict[str, Counter[str]]]:
    """By code: flags by their state, and dismissed ones by their reason."""
    grouped = (
        Flag.objects.filter(
            version__article__desk=desk, origin=Flag.Origin.MACHINE, superseded=False
        )
        .order_by()
        .values_list("code", "state", "dismissal")
        .annotate(n=Count("pk"))
    )
    states: defaultdict[str, Counter[str]] = defaultdict(Counter)
    reasons: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for code, state, dismissal, n in grouped:
        states[code][state] += n
        if state == Flag.State.DISMISSED and dismissal:
            reasons[code][dismissal] += n
    return states, reasons
