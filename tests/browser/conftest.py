"""The page in a real Chromium, served with a real worker and broker behind it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from quotes.services.demo import load_demo
from quotes.services.facts import load_folder
from tests import processes

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARTEFACTS = processes.ROOT / "artefacts"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = CHROMIUM is None and not os.environ.get("REQUIRE_BROWSER")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium is not installed"
    with sync_playwright() as playwright:
        # Playwright's own loop makes Django believe that the tests are asynchronous.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def _workers(django_db_setup, tmp_path_factory) -> Iterator[None]:
    """A broker and a worker for a whole module: starting them takes longer than most stories."""
    folder = tmp_path_factory.mktemp("workers")
    with processes.broker(folder), processes.worker(folder):
        yield


@pytest.fixture
def site(browser, committing_db, _workers, live_server, settings, tmp_path) -> Iterator[str]:
    """The address of a desk with facts, and with the demo's accounts and articles."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    load_folder(user=None)
    load_demo(password_file=tmp_path / "password")
    yield live_server.url
    processes.let_worker_rest()


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """What the consoles say; any error of a script or of the content policy fails the test."""
    said: list[str] = []
    yield said
    assert said == []


def forgive(problems: list[str], status: int) -> None:
    """The browser logs every answer that is no success; this one was meant to come."""
    noted = re.compile(rf"status of {status}|Error Code {status}")
    assert any(noted.search(text) for text in problems)
    problems[:] = [text for text in problems if not noted.search(text)]


@pytest.fixture
def visit(browser, site, problems, tmp_path) -> Iterator[Callable[..., Page]]:
    """Open a page for somebody with a browser of their own, logged in."""
    opened: list[Page] = []

    def visitor(name: str = "redaktor", **options: Any) -> Page:
        size = {"width": 1440, "height": 900}
        context = browser.new_context(base_url=site, **{"viewport": size, **options})
        page = context.new_page()
        opened.append(page)
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.set_default_timeout(15_000)
        log_in(page, (tmp_path / "password").read_text(), name)
        return page

    yield visitor
    for page in opened:
        # Answers that come while the page is closed find nothing to go into.
        page.goto("about:blank")
        page.context.close()


@pytest.fixture
def page(visit) -> Page:
    """Logged in as the demo's editor."""
    return visit()


def log_in(page: Page, password: str, name: str = "redaktor") -> None:
    page.goto("/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    expect(page.locator("main")).to_contain_text("Ukraina får mer luftvern før vinteren")


def open_article(page: Page, headline: str) -> None:
    """Open it from the queue and wait until the worker's findings are there."""
    page.goto("/")
    page.get_by_role("link", name=headline).click()
    expect(page.locator("#findings .finding").first).to_be_visible(timeout=60_000)


def screenshot(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
