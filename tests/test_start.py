"""`manage.py start`: the whole desk as processes, and a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing

import pytest

from tests import processes
from tests.environment import free_port, listens

START = [sys.executable, "manage.py", "start"]


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=processes.ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def installation(tmp_path):
    """Environment of an installation of its own, with SQLite and a private broker."""
    environment = {
        "NEWSDESK_VAR": str(tmp_path),
        "NEWSDESK_BROKER_PORT": str(free_port()),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'desk.sqlite3'}",
        "REDIS_URL": "",
    }
    for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input"]):
        done = manage(*command, **environment)
        assert done.returncode == 0, done.stderr
    return environment


def test_everything_starts_answers_and_ends_with_ctrl_c(installation, tmp_path):
    port, log = free_port(), tmp_path / "start.log"
    with processes.process([*START, "--port", str(port)], log=log, **installation) as desk:
        processes.wait_until(lambda: listens(port), seconds=30, what="the web server")
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/login/", timeout=20)
        assert page.status == 200
        ready = b"Newsdesk: http://127.0.0.1:%d/" % port
        assert ready in log.read_bytes()
        broker = int(installation["NEWSDESK_BROKER_PORT"])
        processes.wait_until(lambda: listens(broker), seconds=10, what="the broker")
        os.kill(desk.pid, signal.SIGINT)
        assert desk.wait(timeout=20) == 0
    assert not listens(port)
    assert not listens(broker)
    assert "Traceback" not in log.read_text()


@pytest.mark.parametrize("taken", ["web", "broker"])
def test_a_taken_port_is_one_clear_line(taken, tmp_path):
    with closing(socket.create_server(("127.0.0.1", 0))) as squatter:
        port = squatter.getsockname()[1]
        ports = {"web": free_port(), "broker": free_port()} | {taken: port}
        done = manage(
            "start",
            "--port",
            str(ports["web"]),
            NEWSDESK_VAR=str(tmp_path),
            NEWSDESK_BROKER_PORT=str(ports["broker"]),
            REDIS_URL="",
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"Port {port} is taken." in done.stderr


def test_a_broker_that_does_not_answer_is_one_clear_line(tmp_path):
    url = f"redis://127.0.0.1:{free_port()}/0"
    done = manage("start", "--port", str(free_port()), NEWSDESK_VAR=str(tmp_path), REDIS_URL=url)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("CommandError: No broker answers at REDIS_URL")


def test_the_demo_has_accounts_and_articles_and_is_made_once(tmp_path):
    environment = {
        "NEWSDESK_VAR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'desk.sqlite3'}",
    }
    assert manage("migrate", "--verbosity", "0", **environment).returncode == 0
    first, again = manage("load_demo", **environment), manage("load_demo", **environment)
    assert first.returncode == again.returncode == 0, first.stderr
    assert first.stdout == again.stdout
    assert first.stdout.startswith("Log in as redaktor with the password ")
    count = "from quotes.models import Article; print('articles:', Article.objects.count())"
    assert "articles: 3" in manage("shell", "-c", count, **environment).stdout
