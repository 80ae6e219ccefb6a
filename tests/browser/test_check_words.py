"""“Check these words yourself”: what a receipt says is computed in the browser, under the published policy and below a path."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import Host, serve
from tests.browser.walking import Visitor
from tests.cases_on_disk import BASE
from tests.conftest import ROOT
from tests.sites import built_files, in_excerpts

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CLAIM = "claims/two-metres/"
SEED = "sources/bridge-closed/seed.txt"
FULL, EXCERPTS = "#evidence-bridge-closed", "#evidence-flood-report"
LIMITS = "This does not show that the stance is right"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Host, dict[str, bytes]]]:
    """A site below a path, with one text published whole and one in excerpts."""
    site = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("check") / "site"))
    in_excerpts(site, "flood-report")
    files = built_files(site)
    with serve("/below/a/path/") as host:
        host.publish(files)
        yield host, files


def steps(page: Page, evidence: str) -> Locator:
    """Open the receipt of a piece of evidence and press its button."""
    from playwright.sync_api import expect

    receipt = page.locator(f"{evidence} .receipt")
    if not receipt.evaluate("receipt => receipt.open"):
        receipt.locator("summary").click()
    receipt.get_by_role("button", name="Check these words yourself").click()
    found = receipt.locator(".check-steps li")
    expect(found.first).to_be_visible()
    return found


def test_words_are_checked_step_by_step(visitor: Visitor, published: tuple[Host, dict[str, bytes]]) -> None:
    host, files = published
    host.publish(files)
    page = visitor.open(host.address + CLAIM)
    whole = steps(page, FULL).all_inner_texts()
    assert whole[0].startswith("✓ The archived text has 194 bytes and the digest ")
    assert "after the river had risen by three metres" in whole[1]
    assert whole[2] == "✓ The page shows these words."
    assert whole[-1].startswith(LIMITS)
    some = steps(page, EXCERPTS).all_inner_texts()
    assert some[0].startswith("✓ The published paragraphs belong to the root ")
    assert not [step for step in whole + some if step.startswith("✗")]
    assert visitor.faults == []


@pytest.mark.parametrize(
    ("path", "old", "new", "evidence", "said"),
    [
        (SEED, b"three metres", b"eight metres", FULL, "✗ This is not the archived text that was recorded"),
        (SEED, b"three metres", b"eight metres", FULL, "✗ Characters 43 to 84 are something else"),
        (SEED, b"\n", b"\r\n", FULL, "✗ This is not the archived text that was recorded: it has 197 bytes"),
        (SEED, b"The old", b"\xff\xfe old", FULL, "✗ This could not be checked"),
        (f"{CLAIM}index.html", b"<mark>after the river", b"<mark>before the river", FULL, "✗ The page shows other words."),
        (f"{CLAIM}claim.json", b'"text":"The river', b'"text":"A river', EXCERPTS, "✗ A published paragraph does not belong"),
        (f"{CLAIM}claim.json", b'"start":0,"end"', b'"start":1,"end"', EXCERPTS, "✗ Characters 1 to 44 are something else"),
        (f"{CLAIM}claim.json", b"{", b"[", FULL, "✗ This could not be checked"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(
    visitor: Visitor,
    published: tuple[Host, dict[str, bytes]],
    path: str,
    old: bytes,
    new: bytes,
    evidence: str,
    said: str,
) -> None:
    host, files = published
    assert old in files[path]
    host.publish({**files, path: files[path].replace(old, new)})
    page = visitor.open(host.address + CLAIM)
    assert [step for step in steps(page, evidence).all_inner_texts() if step.startswith(said)]


def test_nothing_is_loaded_before_somebody_opens_a_receipt(
    visitor: Visitor, published: tuple[Host, dict[str, bytes]]
) -> None:
    host, files = published
    host.publish(files)
    visitor.open(host.address + CLAIM).wait_for_load_state("networkidle")
    assert not [response.url for response in visitor.responses if "check" in response.url or "verify" in response.url]
    assert len(gzip.compress((ROOT / "themes/default/assets/check.js").read_bytes(), 9)) <= 4000


def test_without_javascript_the_file_the_place_and_the_line_are_there(
    visitor: Visitor, published: tuple[Host, dict[str, bytes]]
) -> None:
    host, files = published
    host.publish(files)
    page = visitor.open(host.address + CLAIM, script=False)
    receipt = page.locator(f"{FULL} .receipt")
    receipt.locator("summary").click()
    href = receipt.locator("a").get_attribute("href")
    assert href == f"../../{SEED}"
    assert "characters 43 to 84" in receipt.inner_text()
    assert f"curl -s https://flood.example/{SEED} | sha256sum" in receipt.inner_text()
    page = visitor.open(host.address + "verify/", script=False)
    assert not page.locator(".check-site").is_visible()
    assert page.locator(".check-without").is_visible()


def checked(page: Page, *, spoil: bool = False) -> list[str]:
    """Check the whole site, and return what is said at the end."""
    from playwright.sync_api import expect

    if spoil:
        page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Check all quotations of this site").click()
    expect(page.locator(".check-steps li").last).to_contain_text(LIMITS, timeout=60_000)
    return [page.locator(".check-site [role=status]").inner_text(), *page.locator(".check-steps li").all_inner_texts()]


def test_the_whole_site_holds_and_fails_when_a_letter_was_changed_first(
    visitor: Visitor, published: tuple[Host, dict[str, bytes]]
) -> None:
    host, files = published
    host.publish(files)
    page = visitor.open(host.address + "verify/")
    assert checked(page)[0].endswith("0 of them wrong")
    status, *faults = checked(page, spoil=True)
    total = int(status.split(" of ")[1].split()[0])
    assert status.startswith(f"{total} of {total} ")
    assert f", {total} of them wrong" in status
    assert len(faults) > total


@pytest.mark.parametrize("prefix", ["/", "/below/a/path/"])
def test_all_quotations_of_the_real_site_hold(prefix: str, visitor: Visitor, real_files: dict[str, bytes]) -> None:
    claims = [json.loads(real_files[name]) for name in real_files if name.endswith("/claim.json")]
    total = sum(len(claim["evidence"]) for claim in claims)
    with serve(prefix) as host:
        host.publish(real_files)
        status, *rest = checked(visitor.open(host.address + "verify/"))
    assert total > 200
    assert status == f"{total} of {total} quotations checked, 0 of them wrong"
    assert len(rest) == 1
    assert visitor.faults == []
