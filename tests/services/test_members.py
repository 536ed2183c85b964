"""Chiefs keep their desk's members."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate, get_user_model

from quotes.models import Membership
from quotes.services.members import add_member, change_role, remove_member
from quotes.services.refusals import Refused

pytestmark = pytest.mark.django_db

EDITOR, READER, CHIEF = Membership.Role.EDITOR, Membership.Role.READER, Membership.Role.CHIEF


def test_somebody_with_an_account_is_let_in(chief, desk, charlie):
    added = add_member(user=chief, desk=desk, username="Charlie", role=EDITOR)
    assert (added.membership.user, added.password) == (charlie, None)


def test_a_new_name_becomes_an_account_that_can_log_in(chief, desk, rf, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    added = add_member(user=chief, desk=desk, username=" dina ", role=READER)
    user = authenticate(rf.post("/"), username="dina", password=added.password)
    assert user == added.membership.user


@pytest.mark.parametrize("username", ["", "to ord", "x" * 200, "<b>"])
def test_names_that_can_not_be_one_are_refused(chief, desk, username):
    with pytest.raises(Refused):
        add_member(user=chief, desk=desk, username=username, role=READER)
    assert get_user_model().objects.filter(username=username).count() == 0


def test_nobody_is_in_twice_or_as_nothing(chief, desk, alice, charlie):
    with pytest.raises(Refused, match="alice"):
        add_member(user=chief, desk=desk, username="alice", role=READER)
    with pytest.raises(Refused):
        add_member(user=chief, desk=desk, username="charlie", role="king")


def test_roles_change_and_members_leave(chief, desk, alice):
    membership = Membership.objects.get(user=alice)
    change_role(user=chief, membership=membership, role=READER)
    assert Membership.objects.get(user=alice).role == READER
    remove_member(user=chief, membership=membership)
    assert not Membership.objects.filter(user=alice).exists()
    assert get_user_model().objects.filter(username="alice").exists()


def test_a_desk_is_never_left_without_a_chief(chief, desk, alice):
    own = Membership.objects.get(user=chief)
    with pytest.raises(Refused):
        remove_member(user=chief, membership=own)
    with pytest.raises(Refused):
        change_role(user=chief, membership=own, role=EDITOR)
    change_role(user=chief, membership=Membership.objects.get(user=alice), role=CHIEF)
    remove_member(user=chief, membership=own)
    assert not Membership.objects.filter(user=chief).exists()


@pytest.mark.parametrize("who", ["alice", "rita", "charlie"])
def test_only_chiefs_do_that(request, desk, bob, who):
    user = request.getfixturevalue(who)
    membership = Membership.objects.get(user=bob)
    with pytest.raises(Refused):
        add_member(user=user, desk=desk, username="new", role=READER)
    with pytest.raises(Refused):
        change_role(user=user, membership=membership, role=READER)
    with pytest.raises(Refused):
        remove_member(user=user, membership=membership)
