"""Requests are counted in the broker; where it does not answer nobody is kept out."""

from __future__ import annotations

import pytest

from quotes.api.problems import Refusal
from quotes.api.rates import count
from tests import processes
from tests.environment import BROKER, free_port


def counts(n: int) -> int:
    """How many of ``n`` requests are let through."""
    passed = 0
    for _n in range(n):
        try:
            count("3/minute", "test", "who")
        except Refusal:
            continue
        passed += 1
    return passed


@pytest.fixture
def address(settings):
    def at(url: str) -> None:
        settings.RATES_URL = url
        settings.RATES_OPTIONS = {"socket_connect_timeout": 1, "socket_timeout": 1}

    return at


def test_all_processes_count_in_the_broker(address, tmp_path):
    with processes.broker(tmp_path):
        address(f"redis://127.0.0.1:{BROKER}/0")
        assert counts(5) == 3


def test_without_a_broker_nobody_is_kept_out(address, caplog):
    address(f"redis://127.0.0.1:{free_port()}/0")
    assert counts(5) == 5
    assert "not counted" in caplog.text
