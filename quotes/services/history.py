"""Decisions are recorded here, undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from quotes.models import (
    Article,
    Comment,
    Correction,
    Decision,
    Flag,
    Quote,
    SourceText,
    Speaker,
    StandingDismissal,
    Version,
    Webhook,
)
from quotes.services.analysing import analyse_with_sources
from quotes.services.edited import want_check
from quotes.services.refusals import Refused, Stale
from quotes.services.standing import follow
from quotes.services.states import review_has_begun
from quotes.services.tallies import tally_one
from quotes.services.webhooks import tell

_MODELS: dict[str, type[Model]] = {
    model._meta.model_name or "": model
    for model in (Flag, Quote, Correction, Speaker, StandingDismissal, Comment, Article, SourceText)
}
P = ParamSpec("P")
#: What is put beside an article is no review of it.
_BESIDE = (Decision.Action.ATTACH, Decision.Action.DETACH)
_UNDO_OR_REDO = (Decision.Action.UNDO, Decision.Action.REDO)


@dataclass(frozen=True, slots=True)
class Request:
    """What the page sends along with an act.

    ``key`` makes a double click decide once. ``seen`` is the id of the last decision on the zone
    that the person saw (0 for none); None turns the comparison off, for acts of the machine.
    """

    key: UUID
    seen: int | None = None


def zone_revision(article: Article, zone: int | None) -> int:
    """The id of the last decision on the zone, 0 for none."""
    last = Decision.objects.filter(article=article, zone=zone).aggregate(last=Max("id"))["last"]
    return last or 0


def _earlier_answer(request: Request) -> Decision | None:
    """The decision that this very request already led to."""
    return Decision.objects.filter(key=request.key).first()


def once(act: Callable[P, Decision]) -> Callable[P, Decision]:
    """The act in one transaction; a request that comes again gets the answer of the first time.

    Of two that come at the same moment the later one fails on what the earlier one did, or on its
    key; it is answered by the earlier one's decision as well.
    """

    @wraps(act)
    def answered(*args: P.args, **values: P.kwargs) -> Decision:
        request = values["request"]
        if earlier := _earlier_answer(request):
            return earlier
        try:
            with transaction.atomic():
                return act(*args, **values)
        except (Refused, Stale, IntegrityError):
            if earlier := _earlier_answer(request):
                return earlier
            raise

    return answered


def lock(version: Version) -> Article:
    """Hold the article for the rest of the transaction: its decisions come one at a time."""
    return Article.objects.select_for_update().get(pk=version.article_id)


def refuse_stale(article: Article, zone: int | None, request: Request) -> None:
    """Raise Stale if the zone was decided on since the person saw it."""
    if request.seen is not None and zone_revision(article, zone) != request.seen:
        raise Stale


def change(instance: Model, **fields: Any) -> list[dict[str, Any]]:
    """Set the fields, save them, and return what an undo needs to know."""
    changes = []
    for field, value in fields.items():
        attribute = instance._meta.get_field(field).attname
        before = getattr(instance, attribute)
        value = value.pk if isinstance(value, Model) else value
        setattr(instance, attribute, value)
        changes.append(
            {
                "model": instance._meta.model_name,
                "id": instance.pk,
                "field": attribute,
                "from": before,
                "to": value,
            }
        )
    instance.save(update_fields=list(fields))
    return changes


def record(
    *,
    user: AbstractBaseUser | None,
    version: Version,
    request: Request,
    action: Decision.Action,
    zone: int | None = None,
    changes: list[dict[str, Any]],
    begins_review: bool = True,
    **about: Any,
) -> Decision:
    """Keep a decision for good, and move the article on to "in review" if that begins by it.

    To be called when its changes are made: the queue's figures are counted anew.
    """
    target = about.get("target")
    text_changed = bool(_ids(target.changes if target else changes, "correction"))
    if begins_review:
        review_has_begun(version.article, text_changed=text_changed)
    if text_changed:
        want_check(version, undone=target is not None)
        tell(version, Webhook.Event.CORRECTED)
    tally_one(version.article_id)
    decision = Decision.objects.create(
        article_id=version.article_id,
        version=version,
        zone=zone,
        action=action,
        changes=changes,
        key=request.key,
        user=user,
        **about,
    )
    if _ids(target.changes if target else changes, "sourcetext"):
        analyse_with_sources(version=version, decision=decision)
    return decision


@once
def undo(*, user: AbstractBaseUser, version: Version, request: Request) -> Decision:
    """Take back the person's last decision on the article that still stands.

    Raises Refused if there is none, or if somebody else has decided on the same thing since.
    """
    lock(version)
    decision = last_undoable(user, version)
    if decision is None:
        raise Refused(_("There is nothing to undo."))
    _apply(decision.changes, source="to", target="from")
    return _record_reversal(user, version, request, Decision.Action.UNDO, decision)


@once
def redo(*, user: AbstractBaseUser, version: Version, request: Request) -> Decision:
    """Bring back what the person's last undo took away.

    Raises Refused if the last thing that they did was not an undo.
    """
    lock(version)
    decision = last_redoable(user, version)
    if decision is None:
        raise Refused(_("There is nothing to do again."))
    _apply(decision.changes, source="from", target="to")
    return _record_reversal(user, version, request, Decision.Action.REDO, decision)


def last_undoable(user: AbstractBaseUser, version: Version) -> Decision | None:
    """The person's last decision on this version that stands."""
    done, _undone = _stacks(user, version)
    return done[-1] if done else None


def last_redoable(user: AbstractBaseUser, version: Version) -> Decision | None:
    _done, undone = _stacks(user, version)
    return undone[-1] if undone else None


def _stacks(user: AbstractBaseUser, version: Version) -> tuple[list[Decision], list[Decision]]:
    """Replay the person's decisions into what stands and what a redo can bring back."""
    done: list[Decision] = []
    undone: list[Decision] = []
    mine = Decision.objects.filter(version=version, user=user).exclude(changes=[], target=None)
    for decision in mine.order_by("id"):
        if decision.action == Decision.Action.UNDO:
            undone.append(done.pop())
        elif decision.action == Decision.Action.REDO:
            done.append(undone.pop())
        else:
            done.append(decision)
            undone.clear()
    return done, undone


def _record_reversal(
    user: AbstractBaseUser,
    version: Version,
    request: Request,
    action: Decision.Action,
    decision: Decision,
) -> Decision:
    return record(
        user=user,
        version=version,
        request=request,
        action=action,
        zone=decision.zone,
        target=decision,
        flag=decision.flag,
        quote=decision.quote,
        correction=decision.correction,
        comment=decision.comment,
        changes=[],
        begins_review=decision.comment is None and decision.action not in _BESIDE,
    )


def _apply(changes: list[dict[str, Any]], *, source: str, target: str) -> None:
    """Move every field from its ``source`` value to its ``target`` value, or none of them."""
    for entry in reversed(changes):
        moved = (
            _MODELS[entry["model"]]
            ._default_manager.filter(pk=entry["id"], **{entry["field"]: entry[source]})
            .update(**{entry["field"]: entry[target]})
        )
        # An article's state moves on by itself; what was decided before can still be undone.
        if not moved and entry["model"] != "article":
            raise Refused(
                _("This can't be undone any more: it has been decided anew in the meantime.")
            )
    for row in StandingDismissal.objects.filter(pk__in=_ids(changes, "standingdismissal")):
        follow(row)


def _ids(changes: list[dict[str, Any]], model: str) -> list[int]:
    return [entry["id"] for entry in changes if entry["model"] == model]
