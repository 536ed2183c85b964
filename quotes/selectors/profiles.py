"""What people have chosen for themselves."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from quotes.models import Profile


def profile_of(user: AbstractBaseUser) -> Profile:
    """The person's choices; unsaved defaults for who has made none."""
    return Profile.objects.filter(user_id=user.pk).first() or Profile(user_id=user.pk)
