"""Who may open what.

Who isn't a member of an article's desk can't tell that the article exists (404); who may only
read it sees it, but can't act on it (403).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from quotes.models import (
    Announcement,
    ApiToken,
    Article,
    Comment,
    Delivery,
    Desk,
    Feed,
    Flag,
    Membership,
    Quote,
    SourceText,
    Version,
    Webhook,
)
from quotes.permissions import may_edit, may_keep_facts, may_lead, may_read_facts
from quotes.selectors.articles import visible_to
from quotes.selectors.desks import desks_led_by, desks_of
from quotes.selectors.review import latest_version

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Send anonymous visitors to the login page.

    A partial request gets 401 instead: what was typed stays on the page.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.htmx:
            return HttpResponse(status=401)
        return redirect_to_login(_page_to_come_back_to(request))

    return guarded


def _page_to_come_back_to(request: HttpRequest) -> str:
    """Where what was typed is put back: for a form that was sent, the page that it is on."""
    if request.method == "GET":
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    if not page or not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return "/"
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def reads_facts(view: View) -> View:
    return _allowed(view, may_read_facts)


def keeps_facts(view: View) -> View:
    return _allowed(view, may_keep_facts)


def _allowed(view: View, may: Callable[[AbstractBaseUser], bool]) -> View:
    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def article_to_read(user: AbstractBaseUser, article_id: int) -> Article:
    return get_object_or_404(visible_to(user).select_related("desk"), pk=article_id)


def article_to_edit(user: AbstractBaseUser, article_id: int) -> Article:
    article = article_to_read(user, article_id)
    if not may_edit(user, article.desk):
        raise PermissionDenied
    return article


def version_to_read(user: AbstractBaseUser, article_id: int) -> Version:
    """The article's latest version."""
    return _latest_of(article_to_read(user, article_id))


def version_to_edit(user: AbstractBaseUser, article_id: int) -> Version:
    return _latest_of(article_to_edit(user, article_id))


def flag_to_edit(user: AbstractBaseUser, flag_id: int) -> Flag:
    return _finding_to_edit(user, Flag, flag_id)


def quote_to_edit(user: AbstractBaseUser, quote_id: int) -> Quote:
    return _finding_to_edit(user, Quote, quote_id)


def desk_to_lead(user: AbstractBaseUser, slug: str = "") -> Desk:
    """The desk of that name, or the first that the user leads."""
    if not slug:
        led = desks_led_by(user).first()
        if led is None:
            raise PermissionDenied
        return led
    desk = get_object_or_404(desks_of(user), slug=slug)
    if not may_lead(user, desk):
        raise PermissionDenied
    return desk


def membership_to_change(user: AbstractBaseUser, membership_id: int) -> Membership:
    members = Membership.objects.select_related("desk", "user")
    membership = get_object_or_404(members, pk=membership_id)
    membership.desk = desk_to_lead(user, membership.desk.slug)
    return membership


def token_to_revoke(user: AbstractBaseUser, token_id: int) -> ApiToken:
    token = get_object_or_404(ApiToken.objects.select_related("desk"), pk=token_id)
    token.desk = desk_to_lead(user, token.desk.slug)
    return token


def announcement_to_edit(
    user: AbstractBaseUser, announcement_id: int
) -> tuple[Announcement, Version]:
    """The announcement, and the article's latest version."""
    found = get_object_or_404(Announcement.objects, pk=announcement_id)
    return found, version_to_edit(user, found.article_id)


def feed_to_keep(user: AbstractBaseUser, feed_id: int) -> Feed:
    feed = get_object_or_404(Feed.objects.select_related("desk"), pk=feed_id)
    feed.desk = desk_to_lead(user, feed.desk.slug)
    return feed


def desk_in_public(slug: str) -> Desk:
    """A desk that shows its announced corrections to everybody."""
    return get_object_or_404(Desk, slug=slug, public_corrections=True)


def webhook_to_remove(user: AbstractBaseUser, webhook_id: int) -> Webhook:
    webhook = get_object_or_404(Webhook.objects.select_related("desk"), pk=webhook_id)
    webhook.desk = desk_to_lead(user, webhook.desk.slug)
    return webhook


def delivery_to_repeat(user: AbstractBaseUser, delivery_id: int) -> Delivery:
    found = Delivery.objects.select_related("webhook__desk")
    delivery = get_object_or_404(found, pk=delivery_id)
    delivery.webhook.desk = desk_to_lead(user, delivery.webhook.desk.slug)
    return delivery


def comment_to_edit(user: AbstractBaseUser, comment_id: int) -> tuple[Comment, Version]:
    """The comment that opens a thread, and the article's latest version."""
    openings = Comment.objects.filter(parent=None, withdrawn=False)
    found = openings.select_related("version__article", "flag", "quote")
    comment = get_object_or_404(found, pk=comment_id)
    return comment, version_to_edit(user, comment.article_id)


def source_to_edit(user: AbstractBaseUser, source_id: int) -> tuple[SourceText, Version]:
    """The source, attached or removed, and the latest version of its article."""
    source = get_object_or_404(SourceText, pk=source_id)
    return source, version_to_edit(user, source.article_id)


def _finding_to_edit(user: AbstractBaseUser, model: type[Flag | Quote], pk: int) -> Any:
    """The finding with its version; on an earlier version nothing can be decided any more."""
    finding = get_object_or_404(model._default_manager.select_related("version"), pk=pk)
    version = version_to_edit(user, finding.version.article_id)
    if finding.version_id != version.pk:
        raise Http404
    finding.version = version
    return finding


def _latest_of(article: Article) -> Version:
    version = latest_version(article)
    version.article = article
    return version
