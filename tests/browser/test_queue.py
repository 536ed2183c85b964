"""The queue in a browser: by keyboard, and while others work."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from quotes.models import Article
from tests.browser.conftest import open_article, screenshot

HEADLINE = "Ukraina får mer luftvern før vinteren"


def row(page: Page):
    return page.locator(".row", has=page.get_by_role("link", name=HEADLINE))


def test_an_article_is_taken_by_keyboard(page: Page):
    open_article(page, HEADLINE)
    page.goto("/")
    page.locator("h1").click()
    for _step in range(Article.objects.count()):
        page.keyboard.press("j")
        if page.evaluate("document.activeElement.textContent.trim()") == HEADLINE:
            break
    page.keyboard.press("a")
    form = page.locator(".row-form")
    expect(form.locator("select[name=assignee]")).to_be_focused()
    form.locator("select[name=urgency]").select_option("1")
    form.locator("button[value=take]").press("Enter")
    expect(row(page)).to_contain_text("redaktor")
    expect(row(page)).to_have_class("row row-urgent")
    expect(page.get_by_role("link", name=HEADLINE)).to_be_focused()
    screenshot(page, "queue")


def test_rows_change_by_themselves_and_the_focus_stays(page: Page):
    open_article(page, HEADLINE)
    page.goto("/")
    link = page.get_by_role("link", name=HEADLINE)
    link.focus()
    Article.objects.filter(title=HEADLINE).update(urgency=1)
    expect(row(page)).to_have_class("row row-urgent", timeout=20_000)
    expect(link).to_be_focused()


def test_filters_work_without_leaving_the_page(page: Page):
    page.goto("/")
    page.locator("#filter-whose").focus()
    page.locator("#filter-whose").select_option("me")
    expect(page).to_have_url(re.compile("whose=me"))
    expect(page.locator("#queue .empty")).to_be_visible()
    expect(page.locator("#filter-whose")).to_be_focused()
