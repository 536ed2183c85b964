"""Loaded by pytest before the settings: the suite's own folder and broker.

Nothing that the suite writes ends up beside an installation's own data or in its broker.
"""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


#: Where the suite's broker listens while a test has it running.
BROKER = free_port()

os.environ["NEWSDESK_VAR"] = tempfile.mkdtemp(prefix="newsdesk-tests-")
Path(os.environ["NEWSDESK_VAR"], "static").mkdir()
os.environ["REDIS_URL"] = f"redis://127.0.0.1:{BROKER}/0"
os.environ["RATES_URL"] = "memory://"
