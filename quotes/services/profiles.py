"""What people choose for themselves."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import Profile
from quotes.services.refusals import Refused


@transaction.atomic
def choose_language(*, user: AbstractBaseUser, language: str) -> None:
    """The language of the pages, wherever the person logs in."""
    if language not in dict(settings.LANGUAGES):
        raise Refused(_("There is no such language."))
    Profile.objects.update_or_create(user=user, defaults={"language": language})


@transaction.atomic
def choose_keys(*, user: AbstractBaseUser, on: bool) -> None:
    """Whether the pages listen to single keys."""
    Profile.objects.update_or_create(user=user, defaults={"keys": on})
