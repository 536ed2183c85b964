"""manage.py create_token: a token for a program, printed once."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from quotes.models import ApiToken, Desk
from quotes.services.refusals import Refused
from quotes.services.tokens import make_token


class Command(BaseCommand):
    help = "Make a token for a program that uses the desk, and print its secret."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what the program is called here")
        parser.add_argument("--desk", required=True, metavar="SLUG")
        parser.add_argument(
            "--scope",
            action="append",
            required=True,
            choices=ApiToken.Scope.values,
            help="may be given several times",
        )
        parser.add_argument(
            "--user", help="the member that it acts as; without it the program gets an account"
        )
        parser.add_argument("--expires", type=date.fromisoformat, metavar="YYYY-MM-DD")

    def handle(self, *args: Any, name: str, desk: str, scope: list[str], **options: Any) -> None:
        try:
            made = make_token(
                user=None,
                desk=Desk.objects.get(slug=desk),
                name=name,
                scopes=scope,
                acts_as=_account(options["user"]),
                expires=options["expires"],
            )
        except Desk.DoesNotExist as error:
            raise CommandError(f"There is no desk “{desk}”.") from error
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(made.secret)


def _account(username: str | None) -> Any:
    if not username:
        return None
    try:
        return get_user_model().objects.get(username=username)
    except get_user_model().DoesNotExist as error:
        raise CommandError(f"There is no account “{username}”.") from error
