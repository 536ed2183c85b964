"""Whole reviews: by keyboard, by mouse, without JavaScript, on a phone, by two, after a lapse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from quotes.models import Article, Correction, Flag, Quote
from tests.browser.conftest import ARTEFACTS, forgive, open_article, screenshot
from tests.browser.test_story import HEADLINE, choose, download, flag_in_list, select_words

WALLACE = "Storbritannias utenriksminister Ben Wallace"


def sample() -> Article:
    return Article.objects.get(title=HEADLINE)


def editor_of(page: Page, words: str):
    """Open the editor of the paragraph with these words by its link."""
    zone = page.locator("#text .zone", has_text=words)
    zone.hover()
    zone.locator("[data-edit]").click()
    return page.locator(".slot form")


def test_a_whole_review_by_keyboard_alone(page: Page, record_property):
    """Prints the keystrokes from the open article to the one that is ready."""
    open_article(page, HEADLINE)
    pressed: list[str] = []

    def press(key: str) -> None:
        pressed.append(key)
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.keyboard.press(key)
        page.wait_for_timeout(100)

    while (card := page.locator("#card").get_attribute("data-name")) is not None:
        if card.startswith("flag"):
            suggested = page.locator("#card .replacements button").count()
            # Two keys: x for dismissing, and its reason; the first asks the server nothing.
            if not suggested:
                pressed.append("x")
                page.keyboard.press("x")
            press("1" if suggested else "i")
        else:
            press("g")
        assert len(pressed) < 60
    press("R")
    expect(page.locator("#topbar .chip-ready")).to_be_visible()
    screenshot(page, "story-keyboard-done")
    assert not Flag.objects.filter(version__article=sample(), state="open").exists()
    assert not Quote.objects.filter(version__article=sample(), state="proposed").exists()
    keystrokes = f"{len(pressed)} keystrokes from open to ready: {' '.join(pressed)}"
    print(keystrokes)
    record_property("keystrokes", len(pressed))
    (ARTEFACTS / "keystrokes.txt").write_text(f"{keystrokes}\n", encoding="utf-8")
    assert len(pressed) <= 20


def test_a_whole_review_by_mouse_alone(page: Page, tmp_path):
    open_article(page, HEADLINE)
    choose(page, "til Tyskland")
    page.locator("#card .replacements button").first.click()
    expect(page.locator("#text .words ins", has_text="Ukraina")).to_be_visible()
    page.locator("#card .dismiss summary").click()
    page.locator("#card [value='dismiss:source']").click()
    expect(flag_in_list(page, WALLACE)).to_be_hidden()
    select_words(page, "tre skip")
    page.locator("#flag-words").click()
    page.locator("#card [name=comment]").fill("Fire, sier havnekontoret.")
    page.locator("#card button.button-primary").click()
    expect(flag_in_list(page, "tre skip")).to_be_visible()
    form = editor_of(page, "ventetiden for nye granater")
    form.locator("[name=text]").fill("Ifølge Lunde er ventetiden over tre år.")
    form.locator("[data-save]").click()
    expect(page.locator("#text .words ins", has_text="tre")).to_be_visible()
    page.locator("#topbar button[value=ready]").click()
    expect(page.locator("#topbar .chip-ready")).to_be_visible()
    assert "ventetiden over tre år" in download(page, "text", tmp_path)
    assert Flag.objects.get(code="role", version__article=sample()).dismissal == "source"


def test_a_whole_review_without_javascript(page, visit, tmp_path):
    open_article(page, HEADLINE)  # so that the worker is through with it
    page = visit(java_script_enabled=False)
    page.get_by_role("link", name=HEADLINE).click()
    page.locator("#card .replacements button").first.click()
    expect(page.locator("#text .words ins", has_text="Ukraina")).to_be_visible()
    page.locator("#findings .finding", has_text=WALLACE).click()
    page.locator("#card .dismiss summary").click()
    page.locator("#card [name=note]").fill("Slik skrev han det.")
    page.locator("#card [value='dismiss:source']").click()
    assert Flag.objects.get(code="role", version__article=sample()).state == "dismissed"

    lead = page.locator("#text .zone", has_text="etter møtet i")
    lead.hover()
    lead.locator("[data-flag]").click()
    page.locator("[name=words]").fill("Brussel")
    page.locator("[name=comment]").fill("Møtet var i Vilnius.")
    page.locator("main button.button-primary").click()
    expect(page.locator("#findings .finding", has_text="Brussel")).to_be_visible()

    lead.hover()
    lead.locator("[data-edit]").click()
    field = page.locator("[name=text]")
    field.fill(field.input_value().replace("Brussel", "Vilnius"))
    page.locator("[data-save]").click()
    expect(page.locator("#text .words ins", has_text="Vilnius")).to_be_visible()
    screenshot(page, "story-without-javascript")
    assert "møtet i Vilnius" in download(page, "text", tmp_path)


def test_two_editors_in_conflict(page, visit, problems):
    open_article(page, HEADLINE)
    other = visit("vaktsjef")
    other.goto(page.url)
    words = "leveransene kommer et halvt år for sent"
    mine = editor_of(page, words).locator("[name=text]")
    asked = editor_of(other, words)
    expect(asked).to_contain_text("redaktor")
    screenshot(other, "story-conflict-taken")
    asked.locator("[value=take]").click()
    theirs = other.locator(".editor [name=text]")
    theirs.fill("Solbakken mener at leveransene kommer et helt år for sent.")
    theirs.press("Control+Enter")
    expect(other.locator("#text .words ins", has_text="helt")).to_be_visible()

    # Merge: different words of the same paragraph.
    mine.fill("Forskeren mener at leveransene kommer et halvt år for sent.")
    mine.press("Control+Enter")
    conflict = page.locator(".editor .conflict")
    expect(conflict).to_contain_text("helt")
    screenshot(page, "story-conflict-both")
    page.locator(".editor [value=both]").click()
    expect(page.locator("#text .words ins", has_text="Forskeren")).to_be_visible()
    expect(page.locator("#text .words ins", has_text="helt")).to_be_visible()

    # Theirs, then mine: the same word.
    for choice, left in (("[data-close-editor]", "ett"), ("[value=mine]", "to")):
        mine = editor_of(page, "Forskeren").locator("[name=text]")
        text = "Forskeren mener at leveransene kommer {} år for sent."
        expect(mine).to_be_focused()
        asked = editor_of(other, "år for sent")
        asked.locator("[value=take]").click()
        theirs = other.locator(".editor [name=text]")
        theirs.fill(text.format("ett"))
        theirs.press("Control+Enter")
        expect(other.locator(".editor")).to_have_count(0)
        mine.fill(text.format("to"))
        mine.press("Control+Enter")
        expect(conflict).to_be_visible()
        page.locator(f".editor {choice}").click()
        expect(page.locator(".editor")).to_have_count(0)
        made = Correction.objects.filter(active=True).values_list("replacement", flat=True)
        assert any(left in words.split() for words in made)
        page.reload()
        other.reload()
        if choice == "[data-close-editor]":
            form = editor_of(other, "Forskeren")
            form.locator("[name=text]").fill(text.format("et helt"))
            form.locator("[data-save]").click()
            expect(other.locator(".editor")).to_have_count(0)
            page.reload()
    forgive(problems, 409)


def test_what_is_typed_outlives_the_session(page, problems, tmp_path):
    open_article(page, HEADLINE)
    choose(page, "til Tyskland")
    page.keyboard.press("c")
    page.keyboard.type("Ring departementet først.")
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts .toast-error")).to_be_visible()
    expect(page.locator("#comment-text")).to_have_value("Ring departementet først.")
    forgive(problems, 401)
    page.reload()
    expect(page.locator("[name=password]")).to_be_visible()
    page.fill("[name=username]", "redaktor")
    page.fill("[name=password]", (tmp_path / "password").read_text())
    page.press("[name=password]", "Enter")
    expect(page.locator("#comment-text")).to_have_value("Ring departementet først.")
    page.locator("#comment-text").press("Control+Enter")
    expect(page.locator("#card .thread")).to_contain_text("Ring departementet først.")
    page.reload()
    expect(page.locator("#comment-text")).to_have_value("")

    page.goto("/articles/new/")
    page.fill("[name=text]", "En halv sak")
    page.context.clear_cookies(name="sessionid")
    page.locator("main button.button-primary").click()
    page.fill("[name=username]", "redaktor")
    page.fill("[name=password]", (tmp_path / "password").read_text())
    page.press("[name=password]", "Enter")
    expect(page.locator("[name=text]")).to_have_value("En halv sak")


def test_deciding_on_a_phone(page, visit):
    open_article(page, HEADLINE)
    phone = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone.get_by_role("link", name=HEADLINE).tap()
    handle = phone.locator(".sheet-handle")
    expect(handle).to_be_visible()
    handle.tap()
    phone.locator("#card .replacements button").first.tap()
    expect(phone.locator("#text .words ins", has_text="Ukraina")).to_be_attached()
    expect(phone.locator("#card")).to_contain_text("Ben Wallace")
    phone.locator("#card .dismiss summary").tap()
    phone.locator("#card [value='dismiss:source']").tap()
    expect(flag_in_list(phone, WALLACE)).to_be_hidden()
    screenshot(phone, "story-phone")
    assert Flag.objects.get(code="role", version__article=sample()).state == "dismissed"
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
