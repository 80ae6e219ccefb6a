"""What changed since the last visit: from this browser alone, and nothing is kept before somebody has been here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import Host, serve
from tests.browser.walking import Visitor
from tests.sites import built_files
from tests.views.test_pages import change

if TYPE_CHECKING:  # playwright may be missing: then the tests are skipped
    from playwright.sync_api import Page

CORRECTION = "corrections: [{date: 2026-05-01, kind: detail, note: A sum was wrong.}]\npublished:"
ADDED = """---
claim: Nobody was hurt.
verdict: insufficient
summary: No article tells of it.
published: 2026-05-02
---
No article tells of it.
"""


@pytest.fixture
def host() -> Iterator[Host]:
    with serve() as host:
        yield host


@pytest.fixture
def page(visitor: Visitor, host: Host, tiny: Path) -> Iterator[Page]:
    """A browser that has never been here, on the front page."""
    host.publish(built_files(tiny))
    context = visitor.context(locale="en-GB")
    page = context.new_page()
    page.goto(host.address)
    yield page
    context.close()


def leave(page: Page, host: Host) -> str | None:
    """Go to another page, and return what was kept."""
    page.goto(host.address + "about/")
    kept: str | None = page.evaluate("localStorage.getItem('visit:/')")
    return kept


def some_days_later(page: Page) -> None:
    page.evaluate(
        "kept => localStorage.setItem('visit:/', JSON.stringify({...JSON.parse(kept), day: '2026-04-01'}))",
        page.evaluate("localStorage.getItem('visit:/')"),
    )


def test_nothing_is_shown_or_kept_on_the_first_visit_until_it_is_over(page: Page, host: Host) -> None:
    assert page.locator(".since").is_hidden()
    assert page.evaluate("localStorage.length") == 0
    kept = json.loads(leave(page, host) or "null")
    assert set(kept) == {"day", "counts", "seen"}
    page.goto(host.address)
    assert page.locator(".since").is_hidden()


def test_what_was_added_and_corrected_is_told_in_two_lines_with_links(page: Page, host: Host, tiny: Path) -> None:
    leave(page, host)
    some_days_later(page)
    change(tiny / "content/claims/damage.md", ("published:", CORRECTION))
    (tiny / "content/claims/hurt.md").write_text(ADDED, encoding="utf-8")
    host.publish(built_files(tiny))
    page.goto(host.address)
    counts, latest = page.locator(".since-counts"), page.locator(".since-latest")
    assert counts.inner_text() == "Since your last visit on April 1, 2026: Claims added: 1 · Details corrected: 1"
    assert latest.inner_text() == "Nobody was hurt. · The damage is about 3 million euros."
    page.reload()
    assert counts.inner_text().startswith("Since your last visit on April 1, 2026: Claims added: 1")
    latest.locator("a").first.click()
    assert page.url == host.address + "claims/hurt/"


def test_a_visit_after_which_nothing_changed_is_told_as_well(page: Page, host: Host) -> None:
    leave(page, host)
    some_days_later(page)
    page.goto(host.address)
    assert (
        page.locator(".since-counts").inner_text() == "Nothing has changed here since your last visit on April 1, 2026."
    )
    assert page.locator(".since-latest").is_hidden()


def test_visits_can_be_forgotten(page: Page, host: Host) -> None:
    leave(page, host)
    some_days_later(page)
    page.goto(host.address)
    page.get_by_role("button", name="Forget my visits").click()
    assert leave(page, host) is None


_NO_NUMBER = '{"toString": 1, "valueOf": 1}'
_ODD_COUNTS = f'{{"day": "2026-04-01", "counts": {{"added": {_NO_NUMBER}}}, "seen": []}}'


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        "{}",
        "[]",
        '{"day": "<b>", "counts": {}, "seen": []}',
        '{"day": 1}',
        _ODD_COUNTS,
        f'{{"day": {_NO_NUMBER}, "counts": {{}}, "seen": []}}',
        '{"day": ["2026-04-01"], "counts": {}, "seen": []}',
        '{"day": "2026-04-01", "counts": {"added": "<b>"}, "seen": []}',
        '{"day": "2026-04-01", "counts": {"__proto__": null, "added": []}, "seen": []}',
    ],
)
def test_whatever_else_stands_in_the_storage_harms_nothing(page: Page, host: Host, kept: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(host.address + "about/")
    page.evaluate("kept => localStorage.setItem('visit:/', kept)", kept)
    page.goto(host.address)
    assert page.locator(".since").is_hidden()
    assert faults == []


def test_a_visit_before_that_is_none_harms_nothing(page: Page, host: Host) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    leave(page, host)
    kept = page.evaluate("JSON.parse(localStorage.getItem('visit:/'))")
    lasts: list[object] = [
        json.loads(_ODD_COUNTS),
        {"day": json.loads(_NO_NUMBER), "counts": {}, "seen": []},
        1,
        [],
        "x",
    ]
    for last in lasts:
        page.evaluate("kept => localStorage.setItem('visit:/', JSON.stringify(kept))", {**kept, "last": last})
        page.goto(host.address)
        assert page.locator(".since").is_hidden()
        page.goto(host.address + "about/")
    assert faults == []


def test_no_request_is_made_for_it(page: Page, host: Host) -> None:
    leave(page, host)
    some_days_later(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host.address)
    assert page.locator(".since").is_visible()
    assert {url.rpartition(".")[2] for url in asked} <= {
        host.address.rpartition(".")[2],
        "css",
        "js",
        "woff2",
        "svg",
        "ico",
    }
