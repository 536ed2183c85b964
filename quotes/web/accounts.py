"""Who is signed in, with what every page's header asks about them, in one query."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef

from quotes.models import Membership, Profile


class DeskAccounts(ModelBackend):
    """``user.leads`` tells whether the person is a chief of some desk, ``user.without_keys``
    whether they have turned the keys off."""

    def get_user(self, user_id: Any) -> AbstractBaseUser | None:
        led = Membership.objects.filter(user=OuterRef("pk"), role=Membership.Role.CHIEF)
        off = Profile.objects.filter(user=OuterRef("pk"), keys=False)
        accounts = get_user_model()._default_manager.annotate(
            leads=Exists(led), without_keys=Exists(off)
        )
        user = accounts.filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
