"""The desk's page: chiefs keep its members."""

from django.contrib.auth import get_user_model
from django.urls import reverse

from quotes.models import Desk, Membership
from tests.web.conftest import HTMX


def page(desk) -> str:
    return reverse("desk", args=[desk.slug])


def member(user) -> str:
    return reverse("member", args=[Membership.objects.get(user=user).pk])


def test_the_page_lists_the_members(as_chief, desk, alice, rita):
    text = as_chief.get(page(desk)).text
    assert text.index("chief") < text.index("alice") < text.index("rita")


def test_only_chiefs_find_the_link_and_the_page(as_chief, as_alice, as_rita, as_charlie, desk):
    assert f'href="{reverse("desks")}"' in as_chief.get("/").text
    assert as_chief.get(reverse("desks")).url == page(desk)
    for client in (as_alice, as_rita):
        assert f'href="{reverse("desks")}"' not in client.get("/").text
        assert client.get(reverse("desks")).status_code == 403
        assert client.get(page(desk)).status_code == 403
    assert as_charlie.get(page(desk)).status_code == 404


def test_nobody_else_changes_members(as_alice, as_charlie, desk, bob):
    add = reverse("members", args=[desk.slug])
    assert as_alice.post(add, {"username": "dina", "role": "chief"}).status_code == 403
    assert as_alice.post(member(bob), {"role": "reader"}).status_code == 403
    assert as_charlie.post(member(bob), {"act": "remove"}).status_code == 404
    assert not get_user_model().objects.filter(username="dina").exists()


def test_chiefs_of_another_desk_are_strangers(as_chief, bob):
    elsewhere = Desk.objects.create(name="Sport", slug="sport")
    other = Membership.objects.create(desk=elsewhere, user=bob, role="editor")
    address = reverse("member", args=[other.pk])
    assert as_chief.post(address, {"act": "remove"}).status_code == 404


def test_a_new_accounts_password_is_shown_once(as_chief, desk, anonymous):
    answer = as_chief.post(
        reverse("members", args=[desk.slug]), {"username": "dina", "role": "editor"}
    )
    password = answer.context["added"].password
    assert password in answer.text
    assert password not in as_chief.get(page(desk)).text
    login = {"username": "dina", "password": password}
    assert anonymous.post(reverse("login"), login).status_code == 302


def test_what_is_wrong_is_said_at_the_form(as_chief, desk, alice):
    answer = as_chief.post(
        reverse("members", args=[desk.slug]), {"username": "alice", "role": "editor"}, headers=HTMX
    )
    assert answer.status_code == 422
    assert "belongs to the desk already" in answer.text
    assert "<html" not in answer.text


def test_roles_change_and_members_leave(as_chief, desk, alice):
    answer = as_chief.post(member(alice), {"role": "reader"}, headers=HTMX)
    assert 'id="members"' in answer.text
    assert Membership.objects.get(user=alice).role == "reader"
    assert as_chief.post(member(alice), {"act": "remove"}).url == page(desk)
    assert not Membership.objects.filter(user=alice).exists()


def test_the_last_chief_stays(as_chief, desk, chief):
    answer = as_chief.post(member(chief), {"act": "remove"})
    assert answer.status_code == 422
    assert "needs a chief" in answer.text


def test_everybody_changes_their_own_password(as_rita, rita):
    new = {"new_password1": "fjell-og-fjord-9", "new_password2": "fjell-og-fjord-9"}
    wrong = as_rita.post(reverse("password"), {"old_password": "x", **new})
    assert wrong.status_code == 200
    assert 'role="alert"' in wrong.text
    answer = as_rita.post(reverse("password"), {"old_password": "rita-password", **new})
    assert answer.url == reverse("articles")
    rita.refresh_from_db()
    assert rita.check_password("fjell-og-fjord-9")


def test_the_number_of_queries(as_chief, desk, alice, rita, django_assert_num_queries):
    with django_assert_num_queries(6):
        as_chief.get(page(desk))


def test_chiefs_ask_for_four_eyes(as_chief, as_alice, as_charlie, desk):
    address = reverse("desk_rules", args=[desk.slug])
    assert as_alice.post(address, {"four_eyes": "on"}).status_code == 403
    assert as_charlie.post(address, {"four_eyes": "on"}).status_code == 404
    answer = as_chief.post(address, {"four_eyes": "on"}, headers=HTMX)
    assert 'name="four_eyes" checked' in answer.text
    assert Desk.objects.get().four_eyes
    assert as_chief.post(address, {}).url == page(desk)
    assert not Desk.objects.get().four_eyes


def test_chiefs_set_how_near_quotes_keep_to_their_source(as_chief, as_alice, desk):
    address = reverse("desk_rules", args=[desk.slug])
    shares = {"wording_in_marks": "95", "wording_after_dash": "70"}
    assert as_alice.post(address, shares).status_code == 403
    assert as_chief.post(address, shares, headers=HTMX).status_code == 200
    assert (Desk.objects.get().wording_in_marks, Desk.objects.get().wording_after_dash) == (95, 70)

    wrong = as_chief.post(address, {"wording_in_marks": "101"}, headers=HTMX)
    assert wrong.status_code == 422
    assert 'value="101"' in wrong.text
    assert Desk.objects.get().wording_in_marks == 95
