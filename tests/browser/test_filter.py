"""A story's table can be narrowed down and scrolled; without JavaScript it is whole, and nothing offers what does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.walking import Visitor, WalkedSite

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SEEN = """() => {
  const seen = e => e.checkVisibility();
  const rows = [...document.querySelectorAll("#section-matrix-table tr[data-verdict]")];
  return {
    rows: rows.filter(seen).length,
    verdicts: [...new Set(rows.filter(seen).map(row => row.dataset.verdict))].sort(),
    contradicted: rows.filter(seen).filter(row => row.querySelector("td.contradicts, td .contradicts")).length,
    empty: [...document.querySelectorAll("#section-matrix-table tbody")].filter(seen).filter(
      group => ![...group.querySelectorAll("[data-verdict]")].some(seen)).length,
    groups: [...document.querySelectorAll("#section-matrix-table tbody")].filter(seen).length,
  };
}"""


def open_story(visitor: Visitor, address: str, *, width: int = 390, script: bool = True) -> Page:
    """Open the page of a story, and unfold its whole table where it is folded."""
    page = visitor.open(address, width=width, script=script)
    folded = page.locator(".matrix-whole > summary")
    if folded.count():
        folded.click()
    return page


_STORIES = [("real", "story"), ("made", "story with a wide table")]


@pytest.mark.parametrize(("site", "name"), _STORIES)
def test_the_filter_of_a_story_narrows_rows_and_groups_and_says_how_many(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str
) -> None:
    page = open_story(visitor, sites[site].address(site, name))
    by_verdict, only = page.get_by_label("Verdict", exact=True), page.get_by_label("Only claims that an article")
    status = page.locator(".matrix-filter [role=status]")
    whole = page.evaluate(_SEEN)
    assert status.inner_text() == f"{whole['rows']} of {whole['rows']} claims shown"

    options = by_verdict.locator("option:not([value=''])").evaluate_all("all => all.map(o => [o.value, o.text])")
    assert sorted(value for value, _ in options) == whole["verdicts"]
    groups = []
    for value, text in options:
        by_verdict.select_option(value)
        seen = page.evaluate(_SEEN)
        assert (seen["verdicts"], seen["empty"]) == ([value], 0)
        assert text.endswith(f"({seen['rows']})")
        assert status.inner_text() == f"{seen['rows']} of {whole['rows']} claims shown"
        groups.append(seen["groups"])
    assert min(groups) < whole["groups"]

    by_verdict.select_option("")
    only.focus()
    page.keyboard.press("Space")
    seen = page.evaluate(_SEEN)
    assert 0 < seen["rows"] == whole["contradicted"] == seen["contradicted"] < whole["rows"]
    assert status.inner_text() == f"{seen['rows']} of {whole['rows']} claims shown"
    page.keyboard.press("Space")
    assert page.evaluate(_SEEN) == whole
    assert visitor.faults == []


@pytest.mark.parametrize(("site", "name"), _STORIES)
def test_the_filter_of_a_story_is_absent_without_javascript(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str
) -> None:
    narrowed = open_story(visitor, sites[site].address(site, name)).locator(".matrix-filter")
    assert narrowed.is_visible()
    page = open_story(visitor, sites[site].address(site, name), script=False)
    assert page.locator(".matrix-filter").bounding_box() is None
    rows = page.locator("#section-matrix-table tr[data-verdict]")
    assert rows.locator("visible=true").count() == rows.count() > 0


@pytest.mark.parametrize("width", [320, 1440])
def test_the_table_does_not_jump_when_its_filter_comes(
    visitor: Visitor, sites: dict[str, WalkedSite], width: int
) -> None:
    page = open_story(visitor, sites["real"].address("real", "story"), width=width)
    top = "document.querySelector('#section-matrix-table').getBoundingClientRect().top + scrollY"
    after = page.evaluate(top)
    page.evaluate("document.querySelector('.matrix-filter').hidden = true")
    assert page.evaluate(top) == after
    assert all(
        box["height"] >= 24 and box["width"] >= 24
        for box in (target.bounding_box() for target in page.locator(".matrix-filter :is(select, label)").all())
        if box is not None
    )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_claims_of_a_table_stay_in_sight_when_it_is_scrolled(
    visitor: Visitor, sites: dict[str, WalkedSite], script: bool
) -> None:
    page = visitor.open(sites["made"].address("made", "story with a wide table"), width=1440, script=script)
    frame, claim = page.locator(".matrix-frame"), page.locator("tr[data-verdict] > th").first
    edge = frame.bounding_box()
    assert edge is not None
    frame.evaluate("frame => { frame.scrollLeft = 400 }")
    page.wait_for_timeout(200)
    assert frame.evaluate("frame => frame.scrollLeft") == 400
    box = claim.bounding_box()
    assert box is not None
    assert abs(box["x"] - edge["x"]) < 1
