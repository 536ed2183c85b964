"""Who may do what: membership of the article's desk decides."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from quotes.models import Desk, Membership

User = AbstractBaseUser | AnonymousUser

EDITING = (Membership.Role.EDITOR, Membership.Role.CHIEF)


def may_edit(user: User, desk: Desk) -> bool:
    """Review, correct and export the desk's articles."""
    return _has_role(user, desk, EDITING)


def may_lead(user: User, desk: Desk) -> bool:
    """Keep the desk's members and rules."""
    return _has_role(user, desk, (Membership.Role.CHIEF,))


def may_read_facts(user: User) -> bool:
    """The facts are the same for all desks: whoever belongs to one reads them."""
    return Membership.objects.filter(user_id=user.pk).exists()


def may_keep_facts(user: User) -> bool:
    """A chief of any desk changes the facts, for all of them."""
    return Membership.objects.filter(user_id=user.pk, role=Membership.Role.CHIEF).exists()


def _has_role(user: User, desk: Desk, roles: tuple[str, ...]) -> bool:
    return Membership.objects.filter(user_id=user.pk, desk=desk, role__in=roles).exists()
