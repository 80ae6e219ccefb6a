"""The preview in a real browser: every kind of save reaches the open page, and what a reader was at stays."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.editing import Editor, editing, until
from tests.browser.test_accessibility import axe
from tests.browser.walking import Visitor
from tests.preview.serving import eventually, previewing

DAMAGE = "content/claims/damage.md"
_BANNER = "document.querySelector('site-builder-preview')"
_PANEL = f"{_BANNER}?.shadowRoot.querySelector('.panel')"


@pytest.fixture
def editor(visitor: Visitor, tiny: Path) -> Iterator[Editor]:
    with editing(visitor, tiny) as editor:
        yield editor


def test_an_edit_changes_the_open_page_and_nothing_that_the_reader_did_is_lost(editor: Editor) -> None:
    editor.go("claims/damage/")
    page = editor.page
    page.locator("details.receipt summary").first.click()
    page.locator("details.receipt summary").nth(1).focus()
    page.evaluate("scrollTo(0, 400)")
    kept = "[scrollY, document.querySelector('.receipt').open, [...document.querySelectorAll('.receipt > summary')].indexOf(document.activeElement)]"
    before = page.evaluate(kept)
    assert before[1:] == [True, 1]
    assert before[0] > 200
    copied = page.locator("[data-copy-button]").first.is_visible()
    editor.replace(DAMAGE, "claim: The damage", "claim: All of the damage")
    editor.heading("All of the damage")
    assert "All of the damage" in page.title()
    assert page.evaluate(kept) == before
    assert page.locator("[data-copy-button]").first.is_visible() == copied
    assert not editor.was_loaded_again


def test_what_is_added_and_taken_away_comes_and_goes_in_place(editor: Editor) -> None:
    editor.go("claims/damage/")
    cards = "document.querySelectorAll('article.evidence').length"
    before = editor.page.evaluate(cards)
    body = editor.read(DAMAGE)
    editor.write(DAMAGE, body.rstrip() + "\n\nA first new paragraph.\n\nA second one.\n")
    editor.until("document.body.textContent.includes('A second one.')")
    editor.write(DAMAGE, body.rstrip() + "\n\nA second one.\n")
    editor.until("!document.body.textContent.includes('A first new paragraph.')")
    assert editor.page.locator("p", has_text="A second one.").count() == 1
    assert editor.page.evaluate(cards) == before
    assert not editor.was_loaded_again


def test_a_page_that_was_followed_is_the_page_that_a_fresh_visitor_gets(editor: Editor) -> None:
    editor.go("claims/damage/")
    for number in range(5):
        editor.write(DAMAGE, editor.read(DAMAGE).replace("claim: ", f"claim: {number} ", 1) + f"\n\n- item {number}\n")
        editor.heading(f"{number} ")
    shape = """() => {
      const copy = document.documentElement.cloneNode(true);
      for (const ours of copy.querySelectorAll("script, site-builder-preview, .copy-status")) ours.remove();
      for (const button of copy.querySelectorAll("[hidden]")) button.removeAttribute("hidden");
      return copy.outerHTML.replace(/>\\s+</g, "><");
    }"""
    followed = editor.page.evaluate(shape)
    assert not editor.was_loaded_again
    editor.page.reload()
    assert editor.page.evaluate(shape) == followed


def test_a_broken_file_brings_a_banner_over_the_last_good_page_and_mending_takes_it_away(editor: Editor) -> None:
    editor.go("claims/damage/")
    page = editor.page
    h1 = page.locator("h1").inner_text()
    editor.replace(DAMAGE, "about 3 million", "about 4 million")
    panel = page.locator("site-builder-preview .panel")
    panel.wait_for()
    for words in ("1 error", "These words do not stand in seeds/flood.txt.", "line 9, column 12", "Fix:", "It stands"):
        assert words in panel.inner_text()
    assert page.locator("h1").inner_text() == h1
    editor.until(f"{_BANNER}.shadowRoot.querySelector('[role=alert]').textContent.includes('1 error')")

    page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
    panel.get_by_role("button", name="Copy").click()
    assert page.evaluate("window.copied").startswith("error[quote-not-found] content/claims/damage.md:9:12\n")

    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    pill = page.locator("site-builder-preview .pill")
    assert pill.inner_text() == "1 error"
    pill.click()
    panel.wait_for()
    panel.get_by_role("button", name="Close").click()
    panel.wait_for(state="hidden")

    editor.replace(DAMAGE, "verdict: supported", "verdict: suported")
    panel.wait_for()
    assert "2 errors" in panel.inner_text()

    editor.write(DAMAGE, editor.read(DAMAGE).replace("4 million", "3 million").replace("suported", "supported"))
    editor.until(f"!{_BANNER}")
    assert not editor.was_loaded_again


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_banner_and_dashboard_are_accessible_and_fit(visitor: Visitor, tiny: Path, width: int, scheme: str) -> None:
    (tiny / "seeds/more.txt").write_text("Another text.\n", encoding="utf-8")
    with editing(visitor, tiny, width=width, scheme=scheme) as editor:
        editor.go("claims/damage/")
        editor.replace(DAMAGE, "about 3 million", "about 4 million")
        editor.page.locator("site-builder-preview .panel").wait_for()
        # The banner is looked at with the page, and the dashboard alone; both with what axe calls best practice.
        for path in ("", "_preview/"):
            if path:
                editor.go(path)
            assert editor.faults == []
            editor.page.evaluate(axe())
            found = editor.page.evaluate(
                "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.html.slice(0, 120))))"
            )
            assert found == []
            editor.faults.clear()  # axe tries styles of its own, which the site's policy refuses.
            assert editor.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_warning_waits_in_the_corner_to_be_asked(editor: Editor) -> None:
    editor.go("")
    editor.write("seeds/more.txt", "Another text.\n")
    pill = editor.page.locator("site-builder-preview .pill")
    pill.wait_for()
    assert pill.inner_text() == "1 warning"
    assert not editor.page.locator("site-builder-preview .panel").is_visible()


def test_a_fault_in_the_theme_is_shown_with_its_line_and_mended(editor: Editor) -> None:
    editor.go("claims/damage/")
    path = "themes/default/templates/partials/footer.html"
    editor.write(path, "<footer>\n{{ nonsense.here }}\n</footer>\n")
    panel = editor.page.locator("site-builder-preview .panel")
    panel.wait_for()
    assert f"{path}, line 2" in panel.inner_text()
    editor.write(path, "<footer>\nA new footer\n</footer>\n")
    editor.until("document.querySelector('footer').textContent.includes('A new footer')")
    editor.until(f"!{_BANNER}")


def test_deleting_and_bringing_back_a_claim(editor: Editor) -> None:
    editor.go("claims/damage/")
    text = editor.read(DAMAGE)
    (editor.site / DAMAGE).unlink()
    editor.heading("There is no page at this address")
    editor.write(DAMAGE, text)
    editor.heading("The damage")


def test_renaming_leads_on_where_an_alias_says_so(editor: Editor) -> None:
    editor.go("claims/damage/")
    text = editor.read(DAMAGE)
    (editor.site / DAMAGE).rename(editor.site / "content/claims/the-damage.md")
    editor.heading("There is no page at this address")
    editor.write("content/claims/the-damage.md", text.replace("verdict:", "aliases: [damage]\nverdict:"))
    editor.heading("The damage")
    assert editor.page.url.endswith("/claims/the-damage/")


def test_a_style_change_swaps_the_style_sheet_alone(editor: Editor) -> None:
    editor.go("claims/damage/")
    editor.page.evaluate("window.old = document.querySelector('h1'); scrollTo(0, 300)")
    style = "themes/default/assets/css/99-own.css"
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)", "rgb(7, 8, 9)"):
        editor.write(style, f"h1 {{ color: {colour} }}\n")
        editor.until(f"getComputedStyle(document.querySelector('h1')).color === '{colour}'")
    editor.until("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert editor.page.evaluate("[document.querySelector('h1') === window.old, scrollY]") == [True, 300]
    assert not editor.was_loaded_again


def test_a_change_of_the_themes_script_loads_the_page_again_and_the_reader_stays(editor: Editor) -> None:
    editor.go("claims/damage/")
    page = editor.page
    page.locator("details.receipt summary").first.click()
    page.locator("details.receipt summary").nth(1).focus()
    page.evaluate("scrollTo(0, 350)")
    editor.write("themes/default/assets/site.js", "document.documentElement.dataset.own = 'yes';\n")
    editor.until("document.documentElement.dataset.own === 'yes'")
    assert editor.was_loaded_again
    editor.until("scrollY === 350")
    assert page.evaluate("document.querySelector('.receipt').open")
    assert page.evaluate("[...document.querySelectorAll('.receipt > summary')].indexOf(document.activeElement)") == 1


def test_a_template_change_a_setting_and_a_new_seed_reach_the_page(editor: Editor) -> None:
    editor.go("")
    editor.replace("content/site.yaml", "title: The flood", "title: The great flood")
    editor.until("document.querySelector('.masthead-title').textContent.includes('The great flood')")
    assert not editor.was_loaded_again
    editor.write(
        "themes/default/templates/partials/footer.html", '<footer class="footer">A footer of our own</footer>\n'
    )
    editor.until("document.querySelector('footer').textContent.includes('A footer of our own')")
    editor.go("_preview/")
    editor.write("seeds/later.txt", "The bridge was opened again in May.\n")
    editor.until("document.body.textContent.includes('seeds/later.txt')")
    editor.page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
    editor.page.get_by_role("button", name="Copy").click()
    assert "seeds/later.txt" in editor.page.evaluate("window.copied")
    editor.write("content/site.yaml", "title: [\n")
    editor.until("document.body.textContent.includes('content/site.yaml')")


def test_two_hundred_saves_in_a_burst_end_with_the_last(editor: Editor) -> None:
    editor.go("claims/damage/")
    text = editor.read(DAMAGE)
    threads, children = editor.preview.threads(), editor.preview.children()
    for number in range(1, 201):
        editor.write(DAMAGE, text.replace("claim: The damage", f"claim: Save {number} of the damage"))
        time.sleep(0.004)
    editor.heading("Save 200 of the damage")
    time.sleep(1)
    editor.heading("Save 200 of the damage")
    assert not editor.was_loaded_again
    assert "Traceback" not in editor.preview.text
    assert (editor.preview.threads(), editor.preview.children()) == (threads, children)
    assert editor.preview.end() == 0


def test_a_burst_over_many_files_loses_none_of_them(editor: Editor) -> None:
    editor.go("claims/")
    text = editor.read(DAMAGE)
    for number in range(40):
        editor.write(
            f"content/claims/more-{number}.md",
            text.replace("claim: The damage", f"claim: Number {number} of the damage"),
        )
    editor.until("[...Array(40).keys()].every(n => document.body.textContent.includes(`Number ${n} of the damage`))")


def test_a_site_that_is_broken_at_the_start_takes_its_place_when_it_is_mended(visitor: Visitor, tiny: Path) -> None:
    path = tiny / DAMAGE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("about 3 million", "about 4 million"), encoding="utf-8")
    with editing(visitor, tiny) as editor:
        editor.go("claims/damage/")
        editor.heading("Not built yet")
        editor.write(DAMAGE, text.replace("about 3 million", "about 5 million"))
        editor.until("document.body.textContent.includes('about 5 million')")
        editor.write(DAMAGE, text)
        editor.heading("The damage")


def test_an_open_page_follows_the_next_preview_on_the_same_port(visitor: Visitor, tiny: Path) -> None:
    context = visitor.context()
    try:
        page = context.new_page()
        with previewing(tiny) as first:
            port = first.address.rstrip("/").rpartition(":")[2]
            page.goto(f"{first.address}claims/damage/")
            until(lambda: page.evaluate("Boolean(window.LiveReload?.connector?.protocol)"), "connected")
            assert first.end() == 0
        damage = tiny / DAMAGE
        damage.write_text(
            damage.read_text(encoding="utf-8").replace("claim: The", "claim: Meanwhile the"), encoding="utf-8"
        )
        with previewing(tiny, "--port", port) as second:
            assert second.address == first.address
            until(lambda: "Meanwhile" in page.locator("h1").inner_text(), "the page follows again")
    finally:
        context.close()


def test_going_back_shows_the_newest_state(editor: Editor) -> None:
    editor.go("claims/damage/")
    editor.page.goto(editor.preview.address)
    editor.replace(DAMAGE, "claim: The damage", "claim: All of the damage")
    # Not what the terminal says: a save within the first half second may be told as "Built".
    address = f"{editor.preview.address}claims/damage/"
    eventually(lambda: b"All of the damage" in urlopen(address).read())  # noqa: S310 -- the preview of this test
    editor.page.go_back()
    editor.heading("All of the damage")
