"""People keep filters of the queue under a name."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from quotes.models import SavedView
from quotes.services.refusals import Refused

_LENGTHS = {name: SavedView._meta.get_field(name).max_length or 0 for name in ("name", "query")}
MOST_VIEWS = 20


@transaction.atomic
def save_view(*, user: AbstractBaseUser, name: str, query: str) -> SavedView:
    """Keep the filters; the same name again takes the place of the earlier ones."""
    name = " ".join(name.split())
    if not name or len(name) > _LENGTHS["name"]:
        raise Refused(_("Give the view a name of up to {n} characters.").format(n=_LENGTHS["name"]))
    if len(query) > _LENGTHS["query"]:
        raise Refused(_("These filters are too long to be kept."))
    others = SavedView.objects.filter(user=user).exclude(name=name)
    if others.count() >= MOST_VIEWS:
        raise Refused(_("You have {n} views; delete one first.").format(n=MOST_VIEWS))
    view, _created = SavedView.objects.update_or_create(
        user=user, name=name, defaults={"query": query}
    )
    return view


@transaction.atomic
def delete_view(*, user: AbstractBaseUser, view_id: int) -> None:
    SavedView.objects.filter(user=user, pk=view_id).delete()
