"""What hosts and forgers do to a published site: the page's script, ``/verify/``, the verifier and ``audit`` agree on it.

What the verifier and ``audit`` say of each judged site is tested in ``tests/proof/test_judged_sites.py``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from site_builder.audit.audit_site import audit_site
from site_builder.audit.published_site import NoConnectionError, PublishedAddress
from tests.browser.serving import serve
from tests.browser.test_check_words import LIMITS, checked
from tests.browser.walking import Visitor
from tests.proof.judged_sites import SITES, write
from tests.proof.published_bases import published
from tests.proof.verifier import verify
from tests.sites import files_below

if TYPE_CHECKING:
    from playwright.sync_api import Page

CASES = {
    "good-mixed": "two-metres",
    "good-excerpts": "two-metres",
    "good-not-republished": "two-metres",
    "good-characters": "wind",
    "good-large-text": "wind",
    "good-in-parts": "two-metres",
    "bad-missing-text": "two-metres",
    "bad-cut": "two-metres",
    "bad-empty": "two-metres",
    "bad-line-ends": "two-metres",
    "bad-line-ends-gone": "wind",
    "bad-mark-added": "two-metres",
    "bad-mark-gone": "wind",
    "bad-encoding": "wind",
    "bad-minified": "two-metres",
    "bad-error-page": "two-metres",
    "bad-error-manifest": "two-metres",
    "bad-large-text": "wind",
    "bad-seed": "two-metres",
    "bad-sibling": "two-metres",
    "bad-sibling-missing": "two-metres",
    "bad-leaves": "wind",
    "bad-no-paragraphs": "two-metres",
    "bad-units": "wind",
    "bad-bytes": "wind",
    "bad-receipt-order": "wind",
    "bad-words": "two-metres",
    "bad-marks-split": "two-metres",
    "bad-white-space": "two-metres",
}
"""Judged sites, each with the claim whose page is looked at."""
SENTENCE = re.compile(r"✗ [A-Z].+", re.DOTALL)


def said_in_page(page: Page) -> list[str]:
    """Check all quotations of a claim's page with its own script, and return every step."""
    from playwright.sync_api import expect

    receipts = page.locator(".receipt")
    receipts.first.locator("summary").click()
    page.get_by_role("button", name="Check all quotations of this page").click()
    for receipt in receipts.all():
        last = receipt.locator(".check-steps li").last
        expect(last).to_contain_text(re.compile(f"{LIMITS}|could not be checked"), timeout=30_000)
    return page.locator(".check-steps li").all_inner_texts()


def said_of_site(page: Page) -> list[str]:
    """Check the whole site on ``/verify/``, and return what is wrong."""
    from playwright.sync_api import expect

    page.get_by_role("button", name="Check all quotations of this site").click()
    expect(page.locator(".check-site")).to_contain_text(re.compile(f"{LIMITS}|✗ This could not"), timeout=60_000)
    return [page.locator(".check-site [role=status]").inner_text(), *page.locator(".check-steps li").all_inner_texts()]


@pytest.mark.parametrize("name", CASES)
def test_both_scripts_come_to_the_verdict_of_the_others(name: str, visitor: Visitor, tmp_path: Path) -> None:
    write(name, tmp_path / "site")
    with serve("/below/a/path/") as host:
        host.publish(files_below(tmp_path / "site"))
        in_page = said_in_page(visitor.open(f"{host.address}claims/{CASES[name]}/"))
        of_site = said_of_site(visitor.open(f"{host.address}verify/"))
    wrong = [[line for line in lines if "✗" in line] for lines in (in_page, of_site)]
    assert all(SENTENCE.search(line) for lines in wrong for line in lines)
    assert (not wrong[0], not wrong[1]) == (SITES[name].holds,) * 2, wrong
    if SITES[name].holds:
        assert "0 of them wrong" in of_site[0]


def test_without_a_network_all_four_say_that_they_cannot_look(
    visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    from playwright.sync_api import expect

    with serve() as host:
        host.publish(files_below(published("mixed")))
        page = visitor.open(f"{host.address}claims/two-metres/")
        page.locator(".receipt").first.locator("summary").click()
        button = page.get_by_role("button", name="Check these words yourself").first
        expect(button).to_be_visible()
        with visitor.offline(page):
            button.click()
            expect(page.locator(".check-steps li").first).to_contain_text("✗ This could not be checked: ")
        whole = visitor.open(f"{host.address}verify/")
        expect(whole.get_by_role("button", name="Check all quotations of this site")).to_be_visible()
        with visitor.offline(whole):
            assert said_of_site(whole)[0].startswith("✗ This could not be checked: ")
    assert verify(host.address, capsys).code == 2
    with pytest.raises(NoConnectionError, match="cannot be reached"):
        audit_site(PublishedAddress(host.address), None)


def test_nobody_passes_over_a_letter_that_was_changed_first(visitor: Visitor) -> None:
    with serve() as host:
        host.publish(files_below(published("characters")))
        status = checked(visitor.open(f"{host.address}verify/"), spoil=True)[0]
    total = re.match(r"(\d+) of \1 ", status)
    assert total
    assert f", {total[1]} of them wrong" in status
