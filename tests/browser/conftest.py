"""A real browser on two published sites: the one of this repository, and a made one with 160 claims.

Without playwright or chromium these tests are skipped, loudly (see :mod:`tests.skipping`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.browser.serving import serve
from tests.browser.walking import FLAGS, Visitor, WalkedSite
from tests.skipping import lacking

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The programs that show pages, the first that is there. The headless shell has no windows and takes a third less time."""


@pytest.fixture(scope="package")
def visitor() -> Iterator[Visitor]:
    """The browser; its contexts are kept, as opening one takes longer than most pages."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("browser", "install playwright: make setup")
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        lacking("browser", "install chromium: apt-get install chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield Visitor(browser)
        browser.close()


@pytest.fixture(scope="package")
def sites(request: pytest.FixtureRequest) -> Iterator[dict[str, WalkedSite]]:
    """Both sites, each on a host of its own; the made one below a path, where it must work as well."""
    names = ["real_files", "made_files"]
    if os.environ.get("PYTEST_XDIST_WORKER") != "gw0":
        names.reverse()  # one process makes the one, and another the other
    files = {name: request.getfixturevalue(name) for name in names}
    with ExitStack() as stack:
        real = stack.enter_context(serve())
        made = stack.enter_context(serve("/council/"))
        real.publish(files["real_files"])
        made.publish(files["made_files"])
        yield {"real": WalkedSite(real), "made": WalkedSite(made)}
