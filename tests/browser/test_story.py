"""The pages of a story and a question on a phone, from the keyboard, and opened from a disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_filter import open_story
from tests.browser.walking import Visitor, WalkedSite

if TYPE_CHECKING:
    from playwright.sync_api import Page

_STORIES = [("real", "story"), ("made", "story"), ("made", "story with a wide table")]
_SCROLLED = """() => [...document.querySelectorAll("main *")].filter(e => {
  const style = getComputedStyle(e);
  const scrolls = o => o === "auto" || o === "scroll";
  return e.clientWidth > 1 && ((scrolls(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
    || (scrolls(style.overflowY) && e.scrollHeight > e.clientHeight + 1));
}).map(e => e.outerHTML.slice(0, 80))"""
_ROWS = """() => [...document.querySelectorAll("#section-matrix-table tr[data-verdict]")].map(row => {
  const box = e => e.getBoundingClientRect();
  const cells = [...row.querySelectorAll("td:not(.matrix-verdict)")].map(box);
  const head = box(row.querySelector("th"));
  return {
    below: cells.every(cell => cell.top >= head.bottom - 1),
    lines: new Set(cells.map(cell => Math.round(cell.top))).size,
    across: Math.abs(head.width - box(row).width) < 2,
    least: Math.min(...cells.map(cell => Math.min(cell.width, cell.height))),
  };
})"""


@pytest.mark.parametrize(("site", "name"), _STORIES)
@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_a_claim_stands_across_and_nothing_scrolls_in_a_box(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str, width: int
) -> None:
    page = open_story(visitor, sites[site].address(site, name), width=width)
    assert page.evaluate(_SCROLLED) == []
    rows = page.evaluate(_ROWS)
    assert rows
    assert all(row["below"] and row["across"] and row["least"] >= 24 for row in rows)
    if page.locator(".matrix-small").count():
        assert {row["lines"] for row in rows} == {1}


def test_on_a_phone_the_names_of_the_articles_stay_in_sight(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = open_story(visitor, sites["real"].address("real", "story"))
    head = page.locator("#section-matrix-table thead")
    page.locator("#section-matrix-table tr[data-verdict]").nth(30).evaluate(
        "row => row.scrollIntoView({block: 'center'})"
    )
    box = head.bounding_box()
    assert box is not None
    assert abs(box["y"]) < 1
    centres = (
        "cells => cells.map(c => { const b = c.getBoundingClientRect(); return Math.round(b.left + b.width / 2); })"
    )
    names = page.locator("#section-matrix-table thead th:not(.matrix-corner, .matrix-verdict)").evaluate_all(centres)
    row = page.locator("#section-matrix-table tr[data-verdict]").nth(30)
    cells = row.locator("td:not(.matrix-verdict)").evaluate_all(centres)
    assert all(abs(one - other) <= 2 for one, other in zip(names, cells, strict=True))


def _spoken(page: Page) -> set[str]:
    """Return what the browser tells assistive technology of the table, by role, each name cut short."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if "role" in node]
    names = {"table": "How each article stands", "columnheader": "City Hall article", "cell": "Contradicts"}
    return {f"{role}: {names[role]}" for role, name in named if role in names and name.startswith(names[role])}


@pytest.mark.parametrize("width", [390, 1440])
def test_a_row_tells_the_ear_how_the_articles_stand(visitor: Visitor, sites: dict[str, WalkedSite], width: int) -> None:
    page = visitor.open(sites["real"].address("real", "story"), width=width)
    table = page.locator("#section-contested-table")
    assert table.get_by_role("columnheader", name="City Hall article").count() == 1
    row = table.get_by_role("row").filter(has_text="£123 million")
    assert "1 supports, 4 contradict" in row.get_by_role("rowheader").inner_text()
    assert _spoken(page) >= {"columnheader: City Hall article", "cell: Contradicts", "table: How each article stands"}
    names = [link.inner_text().strip() for link in row.get_by_role("cell").get_by_role("link").all()]
    assert names == ["Contradicts", "Contradicts", "Supports", "Contradicts", "Contradicts"]


def test_a_silent_cell_is_no_stop_on_the_way_through_the_keys(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = open_story(visitor, sites["real"].address("real", "story"))
    silent = page.locator("td.silent")
    assert silent.count() > 0
    assert silent.locator("a").count() == 0


def test_keys_lead_past_the_table(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(sites["real"].address("real", "story"), width=1440)
    skip = page.locator("a.skip-past").first
    skip.focus()
    box = skip.bounding_box()
    assert box is not None
    assert box["height"] > 20
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('summary') !== null")


def test_a_slot_leads_to_the_words_of_its_article(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(sites["real"].address("real", "question of two figures"), script=False)
    page.locator(".answer .slots a").first.click()
    target = page.locator(":target")
    assert "City Hall" in target.inner_text()
    assert target.locator("u.hedge").inner_text() == "anticipated to"


def test_pages_that_were_opened_from_a_disk_lead_to_one_another(
    visitor: Visitor, real_files: dict[str, bytes], tmp_path: Path
) -> None:
    for name, content in real_files.items():
        if not name.startswith(("pagefind/", "embed/", "cards/")):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    context = visitor.context()
    try:
        page = context.new_page()
        page.goto((tmp_path / "stories/met-palantir/index.html").as_uri())
        page.locator("#section-contested-table tbody th a").nth(1).click()
        assert page.url.endswith("/claims/contract-worth-50-million/index.html")
        page.goto((tmp_path / "search/index.html").as_uri())
        assert "opened from a disk" in page.locator(".search-without").inner_text()
        assert page.locator(".search-without").is_visible()
    finally:
        context.close()
