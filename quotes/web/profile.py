"""A person's own choices: language and keys."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import i18n
from django.views.decorators.http import require_http_methods, require_POST

from quotes.selectors.profiles import profile_of
from quotes.services.profiles import choose_keys, choose_language
from quotes.services.refusals import Refused
from quotes.web.access import signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """The choices; the language in use stands for one that was never chosen."""
    if request.method == "GET":
        return _page(request)
    language = request.POST.get("language", "")
    try:
        choose_language(user=request.user, language=language)
    except Refused as refusal:
        return _page(request, problem=refusal.message)
    choose_keys(user=request.user, on="keys" in request.POST)
    with translation.override(language):
        messages.success(request, _("Your profile is saved."))
    return remember_language(redirect("profile"), language)


@signed_in
@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """The switch beside the list of keys."""
    choose_keys(user=request.user, on="keys" in request.POST)
    return HttpResponse(status=204) if request.htmx else redirect("profile")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The header's choice of language, kept for those who are signed in."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and chosen in dict(settings.LANGUAGES):
        choose_language(user=request.user, language=chosen)
    return i18n.set_language(request)


def remember_language(response: HttpResponse, language: str) -> HttpResponse:
    """In a cookie, so that a page needs no query for it."""
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE or 365 * 24 * 3600,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def _page(request: HttpRequest, problem: str = "") -> HttpResponse:
    shown = profile_of(request.user)
    context = {
        "profile": shown,
        "chosen": shown.language or translation.get_language(),
        "languages": settings.LANGUAGES,
        "problem": problem,
    }
    return render(request, "session/profile.html", context, status=422 if problem else 200)
