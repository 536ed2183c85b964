"""Coming in, and being kept out after too many wrong passwords."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

login = views.LoginView.as_view(
    template_name="session/login.html", redirect_authenticated_user=True
)
logout = views.LogoutView.as_view()


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any]
) -> HttpResponse:
    """What axes answers while it holds a user name back."""
    return render(request, "session/locked_out.html", status=429)
