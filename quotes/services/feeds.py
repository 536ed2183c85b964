"""Feeds that the desks take their articles from: kept by their chiefs, asked for at intervals."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quotes.formats.article import ReadArticle
from quotes.models import Desk, Feed
from quotes.permissions import may_lead
from quotes.queue import poll_feed_when_committed
from quotes.services.arrivals import Late
from quotes.services.collecting import articles_in
from quotes.services.fetching import fetch, parts_of
from quotes.services.importing import import_article
from quotes.services.refusals import Refused

SHORTEST, LONGEST = 5, 1440
_logger = logging.getLogger(__name__)


@transaction.atomic
def add_feed(*, user: AbstractBaseUser, desk: Desk, name: str, address: str, interval: int) -> Feed:
    """Ask for the feed from now on; ``interval`` is in minutes.

    Raises Refused for what is no address of the web, and for one that the desk has.
    """
    _refuse_others(user, desk)
    parts_of(address)
    if not SHORTEST <= interval <= LONGEST:
        raise Refused(
            _("Choose an interval from {first} to {last} minutes.").format(
                first=SHORTEST, last=LONGEST
            )
        )
    try:
        with transaction.atomic():
            feed = Feed.objects.create(
                desk=desk,
                name=name,
                address=address,
                interval=interval,
                next_at=timezone.now(),
                created_by=user,
            )
    except IntegrityError as error:
        raise Refused(_("The desk has a feed with this name or address already.")) from error
    poll_feed_when_committed(feed.pk)
    return feed


@transaction.atomic
def set_active(*, user: AbstractBaseUser, feed: Feed, active: bool) -> None:
    """Stop asking for the feed, or begin again; a stopped feed keeps its articles."""
    _refuse_others(user, feed.desk)
    feed.active = active
    feed.next_at = timezone.now()
    feed.save(update_fields=["active", "next_at"])
    if active:
        poll_feed_when_committed(feed.pk)


@transaction.atomic
def remove_feed(*, user: AbstractBaseUser, feed: Feed) -> None:
    """Forget the feed; its articles stay."""
    _refuse_others(user, feed.desk)
    feed.delete()


def queue_due() -> None:
    """Hand the feeds whose time has come to the workers."""
    for pk in Feed.objects.filter(active=True, next_at__lte=timezone.now()).values_list(
        "pk", flat=True
    ):
        poll_feed_when_committed(pk)


def poll(*, feed_id: int) -> None:
    """Take what is new in the feed, if its time has come; a message that comes twice asks once.

    What went wrong is kept with the feed, for its chief.
    """
    now = timezone.now()
    due = Feed.objects.filter(pk=feed_id, active=True, next_at__lte=now)
    feed = due.select_related("desk").first()
    if feed is None:
        return
    later = now + timedelta(minutes=feed.interval)
    if not due.filter(next_at=feed.next_at).update(next_at=later, asked_at=now):
        return
    try:
        kept = _taken(feed)
    except Refused as refusal:
        kept = {"error": refusal.message, "found": 0}
    except Exception:
        _logger.exception("feed %s failed", feed_id)
        kept = {"error": _("Something failed here; the log tells what."), "found": 0}
    Feed.objects.filter(pk=feed_id).update(**kept)


def _taken(feed: Feed) -> dict[str, object]:
    """What to keep of an answer; one that was not all taken is asked for anew."""
    fetched = fetch(feed.address, etag=feed.etag, last_modified=feed.last_modified)
    if fetched.data is None:
        return {"error": "", "found": 0}
    found, refusals = 0, []
    for article in reversed(_entries(fetched.data)):  # feeds have their latest first
        try:
            found += _import(feed, article)
        except Late:
            continue  # a feed that comes from a cache
        except Refused as refusal:
            refusals.append(f"{article.metadata.title}: {refusal.message}")
    if refusals:
        return {"found": found, "error": "\n".join(refusals), "etag": "", "last_modified": ""}
    kept = {"etag": fetched.etag, "last_modified": fetched.last_modified}
    return {"found": found, "error": "", **kept}


def _entries(data: bytes) -> tuple[ReadArticle, ...]:
    articles = articles_in(data, "")
    if other := next((a.format for a in articles if a.format != "feed"), ""):
        raise Refused(
            _(
                "There is no feed at this address, but {format}. "
                "Look for one that is called RSS or Atom."
            ).format(format=other)
        )
    return articles


def _import(feed: Feed, article: ReadArticle) -> bool:
    imported = import_article(
        user=None,
        desk=feed.desk,
        document=article.document,
        source=feed.name,
        metadata=article.metadata,
    )
    return imported.new


def _refuse_others(user: AbstractBaseUser, desk: Desk) -> None:
    if not may_lead(user, desk):
        raise Refused(_("Only a chief of the desk can do that."))
