"""Who may do what: membership of the article's desk decides."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from quotes.models import Desk, Membership

User = AbstractBaseUser | AnonymousUser

EDITING = (Membership.Role.EDITOR, Membership.Role.CHIEF)


def role_in(user: User, desk: Desk) -> str:
    """One of Membership.Role, empty for who is no member."""
    found = Membership.objects.filter(user_id=user.pk, desk=desk).values_list("role", flat=True)
    return found.first() or ""


def may_edit(user: User, desk: Desk) -> bool:
    """Review, correct and export the desk's articles."""
    return role_in(user, desk) in EDITING


def may_lead(user: User, desk: Desk) -> bool:
    """Keep the desk's members and rules, and say which checks are on."""
    return role_in(user, desk) == Membership.Role.CHIEF


def may_read_facts(user: User) -> bool:
    """The facts are the same for all desks: whoever belongs to one reads them."""
    return Membership.objects.filter(user_id=user.pk).exists()


def may_keep_facts(user: User) -> bool:
    """A chief of any desk changes the facts, for all of them."""
    return Membership.objects.filter(user_id=user.pk, role=Membership.Role.CHIEF).exists()
