"""Somebody who edits a site while its preview is open in a real browser."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser.walking import Visitor
from tests.preview.serving import PATIENCE, Preview, previewing

if TYPE_CHECKING:  # playwright may be missing: then the tests are skipped
    from playwright.sync_api import Page


class Editor:
    """Somebody who edits a site with its page open beside it."""

    def __init__(self, site: Path, preview: Preview, page: Page) -> None:
        self.site = site
        self.preview = preview
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self._note(message.type, message.text))

    def _note(self, kind: str, text: str) -> None:
        # While the preview is away, and where a page is meant to be missing, the browser itself says so.
        if kind in ("error", "warning") and "Failed to load resource" not in text and "WebSocket" not in text:
            self.faults.append(text)

    def go(self, path: str) -> None:
        self.page.goto(self.preview.address + path)
        self.page.evaluate("window.loadedOnce = true")
        # The page has said what it shows, and follows from here on.
        self.until("Boolean(window.LiveReload?.connector?.protocol)")

    @property
    def was_loaded_again(self) -> bool:
        return not self.page.evaluate("Boolean(window.loadedOnce)")

    def write(self, path: str, text: str) -> None:
        (self.site / path).parent.mkdir(parents=True, exist_ok=True)
        (self.site / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def until(self, expression: str) -> Any:
        """Wait until an expression is true in the page, which may be loaded again meanwhile."""
        return until(lambda: self.page.evaluate(expression), expression)

    def heading(self, words: str) -> None:
        self.until(f"document.querySelector('h1').textContent.includes({words!r})")


def until(holds: Callable[[], Any], what: str) -> Any:
    """Wait until something holds. Playwright's own waiting evaluates strings in the page, which our policy refuses.

    A page that is being loaded again may have no context, or only its first elements: then it is asked again. Where that
    never ends, the last error is told.
    """
    from playwright.sync_api import Error

    ends = time.monotonic() + PATIENCE
    while True:
        refused = None
        try:
            if found := holds():
                return found
        except Error as error:
            refused = error
        assert time.monotonic() < ends, f"never: {what}" + (f"\n{refused}" if refused else "")
        time.sleep(0.02)


@contextmanager
def editing(visitor: Visitor, site: Path, *, width: int = 1280, scheme: Any = "light") -> Iterator[Editor]:
    with previewing(site) as preview:
        context = visitor.context(
            viewport={"width": width, "height": 700}, color_scheme=scheme, reduced_motion="reduce"
        )
        try:
            editor = Editor(site, preview, context.new_page())
            yield editor
            assert editor.faults == []
        finally:
            context.close()
