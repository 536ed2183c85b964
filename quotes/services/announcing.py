"""Corrections of what was published are announced; each step is kept for good."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quotes.formats.announcement import LANGUAGES
from quotes.models import Announcement, AnnouncementChange, Version
from quotes.models.error_kinds import kind_name
from quotes.permissions import may_edit
from quotes.selectors.announcements import about
from quotes.selectors.published import PublishedChange, published_changes
from quotes.selectors.reviewed import headline_of
from quotes.services.refusals import Refused
from quotes.services.states import refuse_export

Kind, State = Announcement.Kind, Announcement.State
_MOST = 5_000
_LONGEST_ADDRESS = Announcement._meta.get_field("address").max_length or 0


@dataclass(frozen=True, slots=True)
class Wording:
    """What an announcement says, in which form.

    ``was_true``: the editor says that the earlier words were true, but incomplete. Only then is
    it a clarification.
    """

    text: str
    wire: str
    kind: str
    language: str
    repeats: bool = True
    was_true: bool = False


@transaction.atomic
def write(
    *, user: AbstractBaseUser, version: Version, keys: list[str], wording: Wording, key: UUID
) -> Announcement:
    """Keep a draft about the published changes with these keys; the same ``key`` writes one.

    Raises Refused where nothing is chosen or was published, and for a clarification of what was
    not true.
    """
    _refuse_others(user, version)
    if answered := Announcement.objects.filter(key=key).first():
        return answered
    changes = [change for change in published_changes(version) if change.key in keys]
    if not changes:
        raise Refused(_("Choose at least one correction of what has been published."))
    _refuse_wording(wording, changes)
    announcement = Announcement.objects.create(
        article_id=version.article_id,
        key=key,
        headline=headline_of(version)[:300],
        address=_address(version),
        since=min(change.since for change in changes),
        corrected_at=max(change.at for change in changes),
        created_by=user,
        **_fields(wording),
    )
    announcement.corrections.set(c for change in changes for c in change.corrections)
    _record(user, announcement)
    return announcement


@transaction.atomic
def reword(
    *, user: AbstractBaseUser, version: Version, announcement: Announcement, wording: Wording
) -> None:
    """Change what it says; one that is announced says so from now on."""
    _refuse_others(user, version)
    announcement = _locked(announcement)
    _refuse_wording(wording, about(version, announcement))
    fields = _fields(wording)
    if all(getattr(announcement, name) == value for name, value in fields.items()):
        return
    for name, value in fields.items():
        setattr(announcement, name, value)
    announcement.save()
    _record(user, announcement)


@transaction.atomic
def announce(*, user: AbstractBaseUser, version: Version, announcement: Announcement) -> None:
    """From now on it goes along with exports and, where the desk wants that, is public.

    Raises Refused for an article that must not leave the house yet.
    """
    _refuse_others(user, version)
    refuse_export(version.article)
    announcement = _locked(announcement)
    if announcement.state == State.ANNOUNCED:
        return
    announcement.headline = headline_of(version)[:300]
    announcement.announced_at = announcement.announced_at or timezone.now()
    _set(user, announcement, State.ANNOUNCED)


@transaction.atomic
def withdraw(*, user: AbstractBaseUser, version: Version, announcement: Announcement) -> None:
    """It is told nowhere any more; its corrections can be announced anew."""
    _refuse_others(user, version)
    announcement = _locked(announcement)
    if announcement.state != State.WITHDRAWN:
        _set(user, announcement, State.WITHDRAWN)


def _set(user: AbstractBaseUser, announcement: Announcement, state: str) -> None:
    announcement.state = state
    announcement.save()
    _record(user, announcement)


def _locked(announcement: Announcement) -> Announcement:
    return Announcement.objects.select_for_update().get(pk=announcement.pk)


def _fields(wording: Wording) -> dict[str, object]:
    return {
        "text": wording.text.strip(),
        "wire": wording.wire.strip(),
        "kind": wording.kind,
        "language": wording.language,
        "repeats": wording.repeats,
        "was_true": wording.was_true,
    }


def _address(version: Version) -> str:
    """Where the sender says that it is published, if that can be a link."""
    address = str(version.metadata.get("url", ""))
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        return ""
    return address if len(address) <= _LONGEST_ADDRESS else ""


def _record(user: AbstractBaseUser, announcement: Announcement) -> None:
    AnnouncementChange.objects.create(
        announcement=announcement,
        state=announcement.state,
        kind=announcement.kind,
        language=announcement.language,
        text=announcement.text,
        wire=announcement.wire,
        corrections=sorted(announcement.corrections.values_list("pk", flat=True)),
        user=user,
    )


def _refuse_others(user: AbstractBaseUser, version: Version) -> None:
    if not may_edit(user, version.article.desk):
        raise Refused(_("Only the desk's editors can do that."))


def _refuse_wording(wording: Wording, changes: list[PublishedChange]) -> None:
    if wording.kind not in Kind.values or wording.language not in LANGUAGES:
        raise Refused(_("Choose a kind and a language."))
    if not wording.text.strip() or not wording.wire.strip():
        raise Refused(_("Write both texts, for readers and for desks."))
    if max(len(wording.text), len(wording.wire)) > _MOST:
        raise Refused(_("A text of at most {n} characters will do.").format(n=_MOST))
    refuse_kind(wording.kind, changes)
    if wording.kind == Kind.CLARIFICATION and not wording.was_true:
        raise Refused(
            _(
                "A clarification is for what was true but incomplete. Confirm that it was, "
                "or choose “correction”."
            )
        )


def refuse_kind(kind: str, changes: list[PublishedChange]) -> None:
    """Raise Refused for a clarification where a flag was accepted that is about facts."""
    if kind != Kind.CLARIFICATION:
        return
    if factual := [code for change in changes for code in change.factual_codes]:
        raise Refused(
            _(
                "A clarification adds to what was true. Here a flag about facts was accepted "
                "({kinds}): choose “correction”, or leave that change out."
            ).format(kinds=", ".join(str(kind_name(code)) for code in dict.fromkeys(factual)))
        )
