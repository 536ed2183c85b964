"""A transcript beside an article: attached, read along with the quotes, and a quote retold."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from quotes.models import Quote, SourceText
from tests.browser.conftest import open_article
from tests.browser.test_by_keyboard import choose_quote
from tests.browser.test_story import HEADLINE

SAID = """Utskrift, pressetreff i Brussel.

Ingrid Solbakken: Ja, altså, dette kommer til å merkes i byene.

Men ingen må tro at tre systemer er nok.

Torgeir Lunde: Vi har tatt imot tre skip, og jeg tror ikke det blir flere."""


def attach(page: Page) -> None:
    page.locator("label", has_text="Sources").or_(page.locator("label", has_text="Kilder")).click()
    page.locator("#sources a.button").click()
    page.fill("[name=title]", "Pressetreff")
    page.fill("[name=text]", SAID)
    page.locator("main form .button-primary").click()
    flags = page.locator("#findings .group-flags .finding", has_text="to")
    expect(page.locator("#progress .spinner")).to_have_count(0, timeout=60_000)
    expect(flags.first).to_be_attached()


def violations(page: Page) -> list[str]:
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page).response["violations"]
        found += [f"{scheme}: {v['id']} {v['nodes'][0]['html'][:200]}" for v in results]
    return found


def test_a_transcript_is_attached_read_and_a_quote_retold(page):
    open_article(page, HEADLINE)
    attach(page)
    assert SourceText.objects.get().active

    choose_quote(page, "ingen må tro at to systemer er nok")
    expect(page.locator("#card .in-source mark")).to_have_text(["to", "tre"])
    page.locator("label:has(#left-sources)").click()
    line = page.locator("#sources .found.is-selected")
    expect(line).to_have_text("ingen må tro at tre systemer er nok")
    expect(line).to_be_in_viewport()
    assert violations(page) == []

    page.locator("#sources .found", has_text="dette kommer til å merkes").click()
    expect(page.locator("#card .card-words")).to_have_text("Dette kommer til å merkes i byene")
    expect(page.locator("#card .in-source-verbatim")).to_be_visible()

    page.keyboard.press("i")
    field = page.locator(".editor [name=text]")
    expect(field).to_be_focused()
    wanted = "Seniorforsker Ingrid Solbakken ved Institutt for havn og beredskap sier at dette"
    assert field.input_value().startswith(wanted)
    assert violations(page) == []
    page.keyboard.press("Control+Enter")
    expect(page.locator("#text ins").first).to_be_visible()
    assert Quote.objects.get(type="indirect", machine_type="direct").state == "changed"
