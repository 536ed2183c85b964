"""Every page in both themes and on a phone: accessible, without console errors, photographed."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from quotes.models import Article, Membership
from tests.browser.conftest import open_article, screenshot

HEADLINE = "Ukraina får mer luftvern før vinteren"
WIDTHS = {"desk": (1440, 900), "phone": (390, 844)}


@pytest.fixture
def chief_page(page):
    """The page, whose user may also keep the desk."""
    user = get_user_model().objects.get(username="redaktor")
    Membership.objects.filter(user=user).update(role=Membership.Role.CHIEF)
    open_article(page, HEADLINE)
    return page


def pages() -> dict[str, str]:
    number = Article.objects.get(title=HEADLINE).pk
    return {
        "queue": "/",
        "new": "/articles/new/",
        "review": f"/articles/{number}/",
        "corrections": f"/articles/{number}/corrections/",
        "members": "/desks/demo/",
        "dismissals": "/dismissals/",
        "checks": "/checks/",
        "facts": "/facts/",
        "styleguide": "/styleguide/",
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_accessible_in_both_themes(chief_page, theme, width):
    page, faults = chief_page, {}
    # What fades in has no contrast yet.
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))
    for name, address in pages().items():
        answer = page.goto(address)
        assert answer.status == 200, address
        expect(page.locator("main")).to_be_visible()
        screenshot(page, f"{name}-{width}-{theme}")
        if found := Axe().run(page).response["violations"]:
            faults[name] = [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"{name} is {overflow} pixels too wide"
    assert faults == {}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_each_language(page, language):
    page.locator(f"button[name=language][value={language}]").click()
    words = {"nb": "Saker", "nn": "Saker", "en": "Articles"}[language]
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
