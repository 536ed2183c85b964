"""Announced corrections, and what is still to be announced."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.timezone import localtime

from quotes.formats.announcement import LANGUAGES, Told, announced
from quotes.models import Announcement, Article, Correction, Desk, Export, Version
from quotes.selectors.published import PublishedChange, as_told, published_changes

State = Announcement.State
#: So many of the latest are on the public page and in its feed.
_LATEST = 100


def announcements_of(article: Article) -> QuerySet[Announcement]:
    """The newest first, each with its history."""
    return article.announcements.select_related("created_by").prefetch_related("changes__user")


def was_published(article: Article) -> bool:
    return Export.objects.filter(version__article=article).exists()


def to_announce(version: Version, changes: list[PublishedChange]) -> list[PublishedChange]:
    """Those of the published changes that no announcement is about yet.

    A correction that is made once more on a version that nobody published was told before.
    """
    standing = version.article.announcements.exclude(state=State.WITHDRAWN)
    made = list(Correction.objects.filter(announcements__in=standing))
    here = {c.pk for c in made if c.version_id == version.pk}
    before = {(c.original, c.replacement) for c in made if c.version_id != version.pk}
    if before and version.exports.exists():
        before = set()

    def is_told(correction: Correction) -> bool:
        words = correction.original, correction.replacement
        return correction.pk in here or words in before

    return [change for change in changes if not all(map(is_told, change.corrections))]


def about(version: Version, announcement: Announcement) -> list[PublishedChange]:
    """The published changes that an announcement tells, as they are by now."""
    made = set(announcement.corrections.values_list("pk", flat=True))
    changes = published_changes(version)
    return [change for change in changes if made & {c.pk for c in change.corrections}]


def default_language(version: Version) -> str:
    """The article's language; bokmål where it is none that texts are there for."""
    run = version.runs.order_by("-id").first()
    language = version.language or (run.language if run else "")
    return language if language in LANGUAGES else "nb"


def told(
    version: Version, changes: list[PublishedChange], *, kind: str, language: str, repeats: bool
) -> Told:
    """The finished texts about these changes, at least one."""
    return announced(
        as_told(version, changes),
        kind=kind,
        language=language,
        repeats=repeats,
        since=localtime(min(change.since for change in changes)),
        at=localtime(max(change.at for change in changes)),
    )


def public_announcements(desk: Desk) -> QuerySet[Announcement]:
    """What a desk tells everybody, the newest first; nothing while it keeps no public page."""
    if not desk.public_corrections:
        return Announcement.objects.none()
    announced = Announcement.objects.filter(article__desk=desk, state=State.ANNOUNCED)
    latest = announced.select_related("article__desk").order_by("-announced_at", "-id")
    return latest[:_LATEST]
