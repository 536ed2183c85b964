"""Quotes, comments and dismissals by keyboard alone; the corrected text is checked anew."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from quotes.models import Comment, Flag, Quote, StandingDismissal
from tests.browser.conftest import open_article
from tests.browser.test_story import HEADLINE, choose, flag_in_list, select_words


def choose_quote(page: Page, words: str) -> None:
    with page.expect_response(lambda answer: "?quote=" in answer.url):
        page.locator("#findings .group-quotes .finding", has_text=words).first.click()
    expect(page.locator("#card .card-words")).to_contain_text(words)


def press(page: Page, key: str) -> None:
    """Press the key and wait for the card that it brings."""
    acts = re.compile(r"/(quotes|flags|undo)/")
    with page.expect_response(lambda answer: acts.search(answer.url) is not None):
        page.keyboard.press(key)
    page.wait_for_timeout(150)


def test_quotes_are_marked_and_changed(page):
    open_article(page, HEADLINE)
    words = page.locator("#card .card-words")
    choose_quote(page, "Dette kommer til å merkes i byene")
    press(page, "Shift+ArrowLeft")
    expect(words).to_have_text("Dette kommer til å merkes i")
    press(page, "Shift+ArrowDown")
    expect(words).to_have_text("kommer til å merkes i")
    press(page, "I")
    expect(page.locator("#card .values")).to_contain_text("Dette kommer til å merkes i byene")
    assert Quote.objects.get(type="indirect", machine_type="direct").state == "changed"
    for _time in range(3):
        press(page, "u")
    assert not Quote.objects.filter(state="changed").exists()

    select_words(page, "tre skip")
    page.keyboard.press("q")
    expect(page.locator("#quote-speaker")).to_be_focused()
    page.keyboard.type("Torgeir Lunde")
    page.keyboard.press("Enter")
    expect(words).to_have_text("tre skip")
    assert Quote.objects.get(origin="person").speaker.name == "Torgeir Lunde"


def test_a_dismissal_that_reaches_further_and_a_comment(page):
    open_article(page, HEADLINE)
    choose(page, "til Tyskland")
    page.keyboard.press("c")
    page.keyboard.type("Hva sier @vaktsjef?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#card .thread")).to_contain_text("Hva sier @vaktsjef?")
    assert Comment.objects.get().mentioned.get().username == "vaktsjef"
    page.keyboard.press("Shift+X")
    page.keyboard.press("f")
    press(page, "s")
    assert StandingDismissal.objects.get().scope == "fact"
    expect(flag_in_list(page, "Ben Wallace")).to_be_visible()


def test_the_corrected_text_is_checked_anew(page):
    open_article(page, HEADLINE)
    choose(page, "Storbritannias utenriksminister Ben Wallace")
    page.keyboard.press("e")
    field = page.locator(".editor [name=text]")
    expect(field).to_be_focused()
    field.fill(field.input_value().replace("utenriksminister", "statsminister"))
    page.keyboard.press("Control+Enter")
    expect(flag_in_list(page, "statsminister Ben Wallace")).to_be_visible(timeout=60_000)
    choose(page, "Storbritannias statsminister Ben Wallace")
    page.locator("#card .replacements button", has_text="forsvarsminister").click()
    expect(page.locator("#text ins", has_text="forsvarsminister")).to_be_visible()
    assert Flag.objects.get(after_edit=True).state == Flag.State.FIXED
