"""manage.py load_demo: accounts and sample articles to try the desk with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from quotes.services.demo import load_demo


class Command(BaseCommand):
    help = "Make the demo desk, its accounts and sample articles, and print the login."

    def handle(self, *args: Any, **options: Any) -> None:
        demo = load_demo(password_file=settings.VAR_DIR / "demo_password")
        first, *others = demo.usernames
        self.stdout.write(f"Log in as {first} with the password {demo.password}")
        self.stdout.write(f"(also {', '.join(others)}, with the same password)")
