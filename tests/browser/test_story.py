"""A newcomer's first quarter of an hour: from the login to the corrected article."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from quotes.models import Export, Flag
from tests.browser.conftest import open_article, screenshot

HEADLINE = "Ukraina får mer luftvern før vinteren"


def flag_in_list(page: Page, words: str):
    return page.locator("#findings .group-flags .finding", has_text=words)


def choose(page: Page, words: str) -> None:
    """Click the flag in the list, and wait until the card that was asked for is there."""
    with page.expect_response(lambda answer: "?flag=" in answer.url):
        flag_in_list(page, words).click()
    expect(page.locator("#card .card-words")).to_have_text(words)


def select_words(page: Page, words: str) -> None:
    """Drag over the words in the text, as with the mouse."""
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(
            document.getElementById("text"), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            const selection = document.getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
            node.parentElement.scrollIntoView({block: "center"});
            return;
          }
          throw new Error("not in the text: " + words);
        }""",
        words,
    )


def test_from_login_to_the_corrected_article(page, tmp_path):
    open_article(page, HEADLINE)
    text = page.locator("#text")
    expect(flag_in_list(page, "til Tyskland")).to_be_visible()
    expect(flag_in_list(page, "Ben Wallace")).to_be_visible()
    for speaker in ("Ingrid Solbakken", "Torgeir Lunde", "Jens Stoltenberg"):
        expect(page.locator("#findings .group-quotes")).to_contain_text(speaker)
    screenshot(page, "story-1-opened")

    choose(page, "til Tyskland")
    expect(page.locator("#card")).to_contain_text("Ukraina")
    page.locator("#card .replacements button").first.click()
    expect(text.locator("ins", has_text="Ukraina")).to_be_visible()

    expect(page.locator("#card")).to_contain_text("Ben Wallace")
    page.locator("#card .replacements button", has_text="forsvarsminister").click()
    expect(text.locator("ins", has_text="forsvarsminister")).to_be_visible()
    screenshot(page, "story-2-corrected")

    select_words(page, "tre skip")
    page.locator("#flag-words").click()
    form = page.locator("#card form")
    form.locator("[name=comment]").fill("Havnekontoret sier fire skip.")
    form.locator("[name=replacement]").fill("fire skip")
    screenshot(page, "story-3-own-flag")
    form.locator("button.button-primary").click()
    expect(flag_in_list(page, "tre skip")).to_be_visible()
    own = Flag.objects.get(origin=Flag.Origin.PERSON)
    assert own.version.text[own.start : own.end] == "tre skip"

    exported = download(page, "text", tmp_path)
    assert "levere to nye luftvernsystemer til Ukraina før vinteren. Foto:" in exported
    assert "Storbritannias forsvarsminister Ben Wallace deltok" in exported
    assert "utenriksminister" not in exported
    html = download(page, "html-changes", tmp_path)
    assert "<del>utenriksminister</del><ins>forsvarsminister</ins>" in html
    assert Export.objects.count() == 2


def download(page: Page, format: str, folder: Path) -> str:
    if not page.locator(f"#topbar button[value={format}]").is_visible():
        page.locator(f"#topbar details:has(button[value={format}]) > summary").click()
    with page.expect_download() as started:
        page.locator(f"#topbar button[value={format}]").click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path.read_text(encoding="utf-8")


def test_the_same_by_keyboard_with_undo(page):
    open_article(page, HEADLINE)
    text = page.locator("#text")
    choose(page, "til Tyskland")
    page.keyboard.press("1")
    expect(text.locator("ins", has_text="Ukraina")).to_be_visible()
    expect(page.locator("#card")).to_contain_text("Ben Wallace")
    page.keyboard.press("2")
    expect(text.locator("ins", has_text="James Cleverly")).to_be_visible()
    page.keyboard.press("u")
    expect(text.locator("ins", has_text="James Cleverly")).to_have_count(0)
    expect(flag_in_list(page, "Ben Wallace")).to_be_visible()
