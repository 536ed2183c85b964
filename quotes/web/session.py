"""Coming in, being kept out after too many wrong passwords, and choosing another password."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from quotes.selectors.profiles import profile_of
from quotes.web.profile import remember_language


class _LoginView(views.LoginView):
    template_name = "session/login.html"
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        chosen = profile_of(form.get_user()).language
        return remember_language(super().form_valid(form), chosen)


login = _LoginView.as_view()
logout = views.LogoutView.as_view()


class _PasswordView(views.PasswordChangeView):
    template_name = "session/password.html"
    success_url = reverse_lazy("articles")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("Your password is changed."))
        return super().form_valid(form)


password = _PasswordView.as_view()


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any]
) -> HttpResponse:
    """What axes answers while it holds a user name back."""
    return render(request, "session/locked_out.html", status=429)
