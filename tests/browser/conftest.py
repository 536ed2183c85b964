"""The page in a real Chromium, served with a real worker and broker behind it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

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


@pytest.fixture
def site(browser, committing_db, live_server, settings, tmp_path) -> Iterator[str]:
    """The address of a desk with facts, the demo's accounts and articles, and a worker."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    load_folder(user=None)
    with processes.broker(tmp_path), processes.worker(tmp_path):
        load_demo(password_file=tmp_path / "password")
        yield live_server.url


@pytest.fixture
def context(browser, site) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=site, viewport={"width": 1440, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context, tmp_path) -> Iterator[Page]:
    """Logged in as the demo's editor; any console or CSP error fails the test."""
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.set_default_timeout(15_000)
    log_in(opened, (tmp_path / "password").read_text())
    yield opened
    assert problems == []


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
