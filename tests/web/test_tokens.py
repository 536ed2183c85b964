"""Chiefs let programs in, and shut them out again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from quotes.models import ApiToken, Membership
from quotes.selectors.tokens import token_of
from tests.web.conftest import HTMX

SENT = {"name": "cms", "scopes": ["articles:write", "articles:read"]}


def page(desk) -> str:
    return reverse("tokens", args=[desk.slug])


def made(answer) -> str:
    return answer.context["made"].secret


def test_the_secret_is_shown_once_and_not_stored(as_chief, desk):
    answer = as_chief.post(page(desk), SENT)
    secret = made(answer)
    assert answer.status_code == 200
    assert secret in answer.text
    listed = as_chief.get(page(desk)).text
    assert secret not in listed
    token = ApiToken.objects.get()
    assert token.prefix in listed
    assert secret not in str(vars(token))
    assert token_of(secret) == token
    assert token.created_by.username == "chief"


def test_the_program_gets_an_account_that_nobody_can_log_in_to(as_chief, desk):
    as_chief.post(page(desk), SENT)
    account = ApiToken.objects.get().user
    assert account.username == "cms"
    assert not account.has_usable_password()
    assert Membership.objects.get(user=account, desk=desk).role == "editor"


def test_one_that_only_reads_is_a_reader(as_chief, desk):
    as_chief.post(page(desk), {"name": "wall", "scopes": ["articles:read"]})
    assert Membership.objects.get(user__username="wall").role == "reader"


def test_a_second_token_for_the_same_account(as_chief, desk, chief, alice):
    as_chief.post(page(desk), SENT)
    account = ApiToken.objects.get().user
    as_chief.post(page(desk), {**SENT, "name": "cms 2", "acts_as": account.pk})
    as_chief.post(page(desk), {**SENT, "name": "mine", "acts_as": chief.pk})
    assert [t.user for t in ApiToken.objects.order_by("pk")] == [account, account, chief]
    forged = as_chief.post(page(desk), {**SENT, "name": "x", "acts_as": alice.pk})
    assert forged.status_code == 422


@pytest.mark.parametrize(
    "sent",
    [
        {"name": "", "scopes": ["check"]},
        {"name": "cms", "scopes": []},
        {"name": "cms", "scopes": ["everything"]},
        {"name": "cms", "scopes": ["check"], "expires": "2020-01-01"},
        {"name": "alice", "scopes": ["check"]},
    ],
)
def test_what_is_wrong_is_said_at_the_form(as_chief, desk, alice, sent):
    answer = as_chief.post(page(desk), sent, headers=HTMX)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not ApiToken.objects.exists()


def test_a_token_lasts_to_the_end_of_its_day(as_chief, desk):
    today = timezone.localdate()
    as_chief.post(page(desk), {**SENT, "expires": today.isoformat()})
    assert timezone.localdate(ApiToken.objects.get().expires_at) == today + timedelta(days=1)


def test_revoking(as_chief, desk):
    secret = made(as_chief.post(page(desk), SENT))
    address = reverse("token", args=[ApiToken.objects.get().pk])
    assert as_chief.post(address).url == page(desk)
    assert token_of(secret) is None
    assert "revoked on" in as_chief.get(page(desk)).text
    again = as_chief.post(address, headers=HTMX)
    assert (again.status_code, 'id="clients"' in again.text) == (200, True)


def test_only_chiefs(as_chief, as_alice, as_rita, as_charlie, desk):
    as_chief.post(page(desk), SENT)
    address = reverse("token", args=[ApiToken.objects.get().pk])
    for client, status in ((as_alice, 403), (as_rita, 403), (as_charlie, 404)):
        assert client.get(page(desk)).status_code == status
        assert client.post(page(desk), SENT).status_code == status
        assert client.post(address).status_code == status
    assert ApiToken.objects.get().revoked_at is None


def test_the_number_of_queries(as_chief, desk, django_assert_num_queries):
    for name in ("cms", "wall", "word"):
        as_chief.post(page(desk), {**SENT, "name": name})
    with django_assert_num_queries(7):
        as_chief.get(page(desk))


def test_the_command_prints_the_secret(desk, alice, capsys):
    call_command("create_token", "cms", "--desk", "utenriks", "--scope", "check", "--user", "alice")
    token = token_of(capsys.readouterr().out.strip())
    assert (token.user, token.scopes, token.created_by) == (alice, ["check"], None)


@pytest.mark.parametrize(
    "words", [("--desk", "sport"), ("--desk", "utenriks", "--user", "charlie"), ("--desk", "x")]
)
def test_the_command_says_what_is_wrong(desk, charlie, words):
    with pytest.raises(CommandError):
        call_command("create_token", "cms", "--scope", "check", *words)
