"""Walking through a published site with a browser, and noting everything that must not happen on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.browser.serving import Host

if TYPE_CHECKING:  # playwright may be missing: then the tests are skipped
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-popup-blocking",
    "--host-resolver-rules=MAP evil.test 127.0.0.1",
]
WIDTHS = (320, 390, 768, 1440)
_HEIGHTS = {320: 640, 390: 844, 768: 1024, 1440: 900}

REAL = {
    "home": "",
    "claims": "claims/",
    "stories": "stories/",
    "questions": "questions/",
    "sources": "sources/",
    "story": "stories/met-palantir/",
    "question of two figures": "questions/contract-value/",
    "question of many answers": "questions/why-blocked/",
    "claim, conflicting": "claims/contract-worth-50-million/",
    "claim, supported by all": "claims/contract-was-blocked/",
    "claim, with silent sources": "claims/software-was-called-athena/",
    "claim, refuted": "claims/block-ended-use-of-palantir/",
    "claim, withdrawn": "claims/block-is-unconfirmed/",
    "source with a headline": "sources/fifty-million-block/",
    "source without": "sources/city-hall-blocks-contract/",
    "side by side": "sources/fifty-million-block/beside/pilot-extension/",
    "methodology": "methodology/",
    "corrections": "corrections/",
    "changes": "changes/",
    "older changes": "changes/page/1/",
    "about": "about/",
    "contribute": "contribute/",
    "search": "search/",
    "verify": "verify/",
    "data": "data/",
    "embedded card": "embed/claims/contract-worth-50-million/",
    "no such page": "nowhere/at/all/",
}
"""Every type of page of the real site, by what it shows."""

MADE = {
    "home": "",
    "claims": "claims/",
    "older claims": "claims/page/2/",
    "stories": "stories/",
    "questions": "questions/",
    "sources": "sources/",
    "story": "stories/building-year-2/",
    "story with a wide table": "stories/building-year-1/",
    "question": "questions/cost-000/",
    "claim, conflicting": "claims/works-000-norwiford/",
    "claim, corrected, with claimants": "claims/works-077-ashloton/",
    "claimants": "claimants/",
    "topics": "topics/",
    "topic": "topics/building/",
    "claimant": "claimants/ada-clerk/",
    "claim, with a table and a footnote": "claims/works-005-norwiton/",
    "claim, outdated": "claims/works-036-noringstead/",
    "claim, withdrawn": "claims/works-042-nordenham/",
    "source in English": "sources/article-001/",
    "source in German": "sources/article-013/",
    "source from right to left": "sources/article-007/",
    "source in excerpts": "sources/article-014/",
    "source of which nobody quotes": "sources/article-004/",
    "side by side, one in excerpts": "sources/article-013/beside/article-014/",
    "side by side, from right to left": "sources/article-007/beside/article-017/",
    "corrections": "corrections/",
    "changes": "changes/",
    "older changes": "changes/page/1/",
    "contribute, with a form": "contribute/",
    "search": "search/",
    "verify": "verify/",
    "data": "data/",
    "embedded card": "embed/claims/works-005-norwiton/",
    "redirect": "claims/old-0/",
    "no such page": "nowhere/at/all/",
}
"""The same for the made one."""

PAGES = [*(("real", name) for name in REAL), *(("made", name) for name in MADE)]
"""Every page that is walked: the site, and what the page shows."""
KINDS = [page for page in PAGES if page[0] == "real" or page[1] not in REAL]
"""One page of each kind, for what takes long and depends on the kind alone: both sites have the same styles and scripts."""


@dataclass(frozen=True)
class WalkedSite:
    """A site on its host."""

    host: Host

    def address(self, site: str, name: str) -> str:
        return self.host.address + (REAL if site == "real" else MADE)[name]


class Visitor:
    """Opens pages, in contexts that are kept; what goes wrong on a page stands in ``faults`` until the next."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: dict[bool, Page] = {}
        self._schemes: dict[Page, str] = {}
        self.faults: list[str] = []
        self.responses: list[Response] = []
        self._homes: set[str] = set()

    def open(self, address: str, *, width: int = 390, scheme: str = "light", script: bool = True) -> Page:
        """Open an address at a width, in a colour scheme, with JavaScript or without."""
        page = self._page(script)
        self.faults.clear()
        self.responses.clear()
        self._homes.add("{0.scheme}://{0.netloc}/".format(urlsplit(address)))
        self.turn(page, width, scheme)
        response = page.goto(address, wait_until="load")
        assert response is not None
        return page

    def context(self, **options: Any) -> BrowserContext:
        """Return a context of its own, for whoever keeps it open; it is theirs to close."""
        return self._browser.new_context(**options)

    @contextmanager
    def offline(self, page: Page) -> Iterator[None]:
        """Take the network from an open page, and give it back whatever happens: its context is used by the next test."""
        page.context.set_offline(True)
        try:
            yield
        finally:
            page.context.set_offline(False)

    def turn(self, page: Page, width: int, scheme: str) -> None:
        """Change the width and the colour scheme of an open page; what it has already would have it laid out again."""
        size: ViewportSize = {"width": width, "height": _HEIGHTS[width]}
        if page.viewport_size != size:
            page.set_viewport_size(size)
        if self._schemes.get(page) != scheme:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            self._schemes[page] = scheme

    def _page(self, script: bool) -> Page:
        if script not in self._pages:
            context = self._browser.new_context(java_script_enabled=script, reduced_motion="reduce")
            page = context.new_page()
            page.on("console", self._on_console)
            page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
            page.on("request", self._on_request)
            page.on("requestfailed", self._on_failure)
            page.on("response", self._on_response)
            self._pages[script] = page
        return self._pages[script]

    def _on_console(self, message: ConsoleMessage) -> None:
        # The browser itself remarks that a page was not found; that one is meant to be.
        if message.type in ("error", "warning") and "404" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        # An icon of the page before, which may be another host's, comes late.
        if not request.url.startswith(tuple(self._homes)):
            self.faults.append(f"off-site: {request.url}")

    def _on_failure(self, request: Request) -> None:
        # An icon that is still on its way when we leave the page is given up by the browser.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _on_response(self, response: Response) -> None:
        self.responses.append(response)
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")
