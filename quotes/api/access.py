"""Which token may do what: its scopes, its desk, and the role there of the account it acts as.

What belongs to another desk does not exist for a token (404); what its account may only read it
can't act on (403).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from quotes.api.problems import Refusal
from quotes.api.rates import count
from quotes.models import ApiToken, Article, Correction, Flag, Quote, Version
from quotes.permissions import may_edit
from quotes.selectors.articles import visible_to
from quotes.selectors.review import latest_version
from quotes.selectors.tokens import token_of
from quotes.services.tokens import note_use

Scope = ApiToken.Scope


class ApiRequest(HttpRequest):
    """A request that passed ``Bearer``: ``auth`` is its token."""

    auth: ApiToken


class Bearer(HttpBearer):
    """The token of the header Authorization; it must have the scope."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = known_token(request, token)
        if found is None:
            return None
        count(settings.API_RATE, "api", found.pk)
        refuse_without(found, self.scope)
        return found


def known_token(request: HttpRequest, secret: str) -> ApiToken | None:
    """Looked up once for each request."""
    seen: dict[str, ApiToken | None] = request.__dict__.setdefault("_tokens", {})
    if secret not in seen:
        seen[secret] = token_of(secret)
        if found := seen[secret]:
            note_use(token=found)
    return seen[secret]


def refuse_without(token: ApiToken, scope: str) -> None:
    if scope not in token.scopes:
        raise Refusal(403, _("The token lacks the scope “{scope}”.").format(scope=scope))


def article_to_read(token: ApiToken, article_id: int) -> Article:
    articles = visible_to(token.user).filter(desk=token.desk_id).select_related("desk")
    return get_object_or_404(articles, pk=article_id)


def version_to_read(token: ApiToken, article_id: int) -> Version:
    """The article's latest version."""
    article = article_to_read(token, article_id)
    version = latest_version(article)
    version.article = article
    return version


def version_to_edit(token: ApiToken, article_id: int) -> Version:
    version = version_to_read(token, article_id)
    refuse_readers(token)
    return version


def refuse_readers(token: ApiToken) -> None:
    if not may_edit(token.user, token.desk):
        raise PermissionDenied


def flag_to_read(token: ApiToken, flag_id: int) -> Flag:
    return _finding_to_read(token, Flag, flag_id)


def quote_to_read(token: ApiToken, quote_id: int) -> Quote:
    return _finding_to_read(token, Quote, quote_id)


def correction_to_edit(token: ApiToken, article_id: int, correction_id: int) -> Correction:
    version = version_to_edit(token, article_id)
    found = version.corrections.filter(active=True).select_related("flag")
    correction = get_object_or_404(found, pk=correction_id)
    correction.version = version
    return correction


def _finding_to_read(token: ApiToken, model: type[Flag | Quote], pk: int) -> Any:
    """The finding with its version; those of earlier versions are past."""
    finding = get_object_or_404(model._default_manager.select_related("version"), pk=pk)
    version = version_to_read(token, finding.version.article_id)
    if finding.version_id != version.pk or finding.superseded:
        raise Http404
    finding.version = version
    return finding
