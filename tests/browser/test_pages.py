"""Every page in both themes and on a phone: accessible, without console errors, photographed."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from quotes.engine.document import document_from_text
from quotes.models import Article, Membership
from quotes.services.importing import import_article
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


def zones_of_sample() -> list[dict]:
    return Article.objects.get(title=HEADLINE).versions.get().zones


def pages() -> dict[str, str]:
    number = Article.objects.get(title=HEADLINE).pk
    lead = next(i for i, zone in enumerate(zones_of_sample()) if zone["kind"] == "lead")
    return {
        "queue": "/",
        "new": "/articles/new/",
        "review": f"/articles/{number}/",
        "edit": f"/articles/{number}/zones/{lead}/",
        "flag": f"/articles/{number}/zones/{lead}/flag/",
        "comment": f"/articles/{number}/zones/{lead}/comment/",
        "corrections": f"/articles/{number}/corrections/",
        "changes": f"/articles/{number}/changes/",
        "history": f"/articles/{number}/history/",
        "handling": f"/articles/{number}/handling/",
        "profile": "/profile/",
        "password": "/password/",
        "members": "/desks/demo/",
        "clients": "/desks/demo/clients/",
        "webhooks": "/desks/demo/webhooks/",
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


def test_pages_for_who_is_not_logged_in(browser, site, problems):
    page = browser.new_context(base_url=site).new_page()
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.goto("/login/")
        assert Axe().run(page).response["violations"] == []
        screenshot(page, f"login-desk-{theme}")
    page.context.close()


def test_what_a_new_version_changed_is_looked_at_and_put_away(page):
    open_article(page, HEADLINE)
    page.keyboard.press("v")
    expect(page.locator("#findings .chip-waiting")).to_be_visible()
    article = Article.objects.get(title=HEADLINE)
    article.external_id = "wire-1"
    article.save()
    text = article.versions.get().text.replace("etter møtet i Brussel", "etter møtet i Vilnius")
    import_article(
        user=None,
        desk=article.desk,
        document=document_from_text(text),
        source=article.source,
        external_id="wire-1",
    )
    open_article(page, HEADLINE)
    expect(page.locator("#newer .newer")).to_be_visible()
    change = page.locator("#text .zone-change")
    change.locator("summary").click()
    expect(change.locator("ins")).to_have_text("Vilnius")
    page.locator("#list-changed").check()
    expect(page.locator("#findings .in-changes .finding").first).to_be_visible()
    expect(page.locator("#findings .group-quotes li:not(.in-changes)").first).to_be_hidden()
    assert Axe().run(page).response["violations"] == []
    screenshot(page, "story-new-version")
    page.locator("#newer a").first.click()
    expect(page.locator(".zone-compared[data-change] ins")).to_have_text("Vilnius")
    assert Axe().run(page).response["violations"] == []
    page.go_back()
    page.keyboard.press("d")
    expect(page.locator("#newer .newer")).to_have_count(0)
    expect(page.locator("#text .zone-change")).to_have_count(0)


def test_the_reference_of_the_api_needs_nothing_from_elsewhere(page):
    page.goto("/api/v1/docs")
    page.get_by_text("List articles").click()
    expect(page.get_by_text("changed_since", exact=True)).to_be_visible()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_each_language(chief_page, language):
    page = chief_page
    page.goto("/")
    page.locator(f"button[name=language][value={language}]").click()
    words = {"nb": "Saker", "nn": "Saker", "en": "Articles"}[language]
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    translated = translated_ids(language)
    left: dict[str, list[str]] = {}
    for name, address in pages().items():
        page.goto(address)
        text = " ".join(page.locator("body").inner_text().split())
        if found := [msgid for msgid in translated if msgid in text]:
            left[name] = found
    assert left == {}


def translated_ids(language: str) -> list[str]:
    """English texts of several words that read otherwise in the language; none for English."""
    path = settings.BASE_DIR / "quotes" / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return []
    with path.open("rb") as catalogue:
        messages = list(read_po(catalogue))
    plain = [m for m in messages if m.id and isinstance(m.id, str) and "%" not in m.id]
    return [m.id for m in plain if m.id.count(" ") > 1 and m.string and m.string != m.id]
