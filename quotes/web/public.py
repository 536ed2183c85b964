"""A desk's announced corrections for everybody: a page and an Atom feed, without a login.

Both are there only while a chief of the desk wants it, and show announcements alone.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from quotes.models import Announcement, Desk
from quotes.selectors.announcements import public_announcements
from quotes.web.access import desk_in_public

_SECONDS = 300


def _tag(request: HttpRequest, slug: str) -> str:
    """Of what the page and the feed are made: the desk, its announcements, the language."""
    desk = desk_in_public(slug)
    shown = public_announcements(desk).values_list("pk", "changed_at")
    parts = [desk.name, translation.get_language(), *(f"{pk} {at}" for pk, at in shown)]
    return '"' + hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32] + '"'


@require_safe
@cache_control(public=True, max_age=_SECONDS)
@condition(etag_func=_tag)
def corrections(request: HttpRequest, slug: str) -> HttpResponse:
    desk = desk_in_public(slug)
    context = {"desk": desk, "announcements": public_announcements(desk)}
    return render(request, "public/corrections.html", context)


@require_safe
@cache_control(public=True, max_age=_SECONDS)
@condition(etag_func=_tag)
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """In the newsroom's own language, whoever asks."""
    with translation.override(settings.LANGUAGE_CODE):
        return CorrectionsFeed()(request, slug=slug)


class CorrectionsFeed(Feed):
    """Atom 1.0 (RFC 4287). An entry keeps its id when its text is changed; ``updated`` moves."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, slug: str) -> Desk:
        return desk_in_public(slug)

    def title(self, desk: Desk) -> str:
        return _("Corrections: {desk}").format(desk=desk)

    def author_name(self, desk: Desk) -> str:
        return desk.name

    def feed_guid(self, desk: Desk) -> str:
        """The same under whatever name the server is reached."""
        return f"urn:newsdesk:corrections:{desk.slug}"

    def link(self, desk: Desk) -> str:
        return reverse("public_corrections", args=[desk.slug])

    def feed_url(self, desk: Desk) -> str:
        return reverse("corrections_feed", args=[desk.slug])

    def items(self, desk: Desk) -> Any:
        return public_announcements(desk)

    def item_title(self, item: Announcement) -> str:
        return item.headline

    def item_description(self, item: Announcement) -> str:
        """Atom's summaries are HTML here; an announcement is plain text."""
        return escape(item.text)

    def item_link(self, item: Announcement) -> str:
        return f"{reverse('public_corrections', args=[item.article.desk.slug])}#{item.key}"

    def item_guid(self, item: Announcement) -> str:
        return f"urn:uuid:{item.key}"

    def item_pubdate(self, item: Announcement) -> datetime | None:
        return item.announced_at

    def item_updateddate(self, item: Announcement) -> datetime:
        return item.changed_at

    def item_categories(self, item: Announcement) -> list[str]:
        return [item.kind]
