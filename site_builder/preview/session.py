"""One preview under way: the state that is served, the pages that are open, and how saves lead from one to the next.

Everything here happens on the event loop, but for builds and look-ups, which have a thread each.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from http import HTTPStatus
from pathlib import Path
from time import perf_counter
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.scan import SETTINGS_FILE
from site_builder.findings.finding import Finding, in_order
from site_builder.preview.dashboard import dashboard_html
from site_builder.preview.notices import Notice, not_built_html, notice_of
from site_builder.preview.script_tag import with_script
from site_builder.preview.snapshot import PageFault, Snapshot
from site_builder.preview.static_host import Answer, answer, is_page
from site_builder.preview.tool_fault import tool_fault
from site_builder.preview.watch import EVERYTHING, Batch
from site_builder.preview.worker import Worker

DASHBOARD = "/_preview/"
SETTLED_SECONDS = 0.05
"""How many seconds without a save must pass before faults are shown: a file may be half-written, or about to come back."""
MAX_REMEMBERED = 100
"""The last good state of so many pages is kept, for when they cannot be rendered."""
PATIENCE_SECONDS = 2.0
"""How many seconds to wait for a running build at the end."""


class Builds(Protocol):
    """What a session asks of a builder; see :class:`site_builder.preview.snapshot.Builder`."""

    def build(self, changed: frozenset[Path] | None) -> Snapshot:
        """Return the state of the site now."""

    def close(self) -> None:
        """Give back what the builder holds."""


class Told(Struct, frozen=True):
    """The result of one build, for the terminal: the state, what was saved, and the seconds that it took."""

    snapshot: Snapshot
    batch: Batch
    seconds: float


class Seen(Struct, frozen=True):
    """What a path shows: the answer, and the findings on the newest state there."""

    found: Answer
    notice: Notice

    @property
    def state(self) -> tuple[str, str]:
        """The digests of both."""
        return self.found.digest, self.notice.digest


class OpenPage(Struct, eq=False):
    """A page in a browser: its path, the digests of what it shows, and how to tell it that there is news."""

    path: str
    state: tuple[str, str]
    ping: Callable[[], None]


class Session:
    """A preview of one site."""

    def __init__(self, builder: Builds, tell: Callable[[Told], None], today: Callable[[], date] = date.today) -> None:
        self._builder = builder
        self._tell = tell
        self._today = today
        self._building = Worker("preview-build")
        self._looking = Worker("preview-look-up")
        self._snapshot = Snapshot(good=False)
        self._before = self._snapshot
        self._ready = asyncio.Event()
        self._pending: list[Batch] = []
        self._noticed = asyncio.Event()
        self._open: set[OpenPage] = set()
        self._remembered: dict[str, Answer] = {}

    def notice(self, batch: Batch) -> None:
        """Take note of a batch of saves."""
        self._pending.append(batch)
        self._noticed.set()

    async def follow(self) -> None:
        """Build now and after every save, until it is cancelled.

        The first save of a batch starts a build at once. Saves that come meanwhile wait for the next, so a burst of
        them costs a few builds, and the last build always comes after the last save. Faults are shown only after a
        moment without saves.
        """
        self.notice(EVERYTHING)
        while True:
            await self._noticed.wait()
            if self._something_went():
                await self._more_comes()
            batch, started = self._take(), perf_counter()
            snapshot = await self._building.run(partial(self._build, batch))
            seconds = perf_counter() - started
            if not snapshot.good and self._ready.is_set() and (self._pending or await self._more_comes()):
                continue
            await self._publish(snapshot)
            self._tell(Told(snapshot, batch, seconds))

    def _build(self, batch: Batch) -> Snapshot:
        try:
            return self._builder.build(batch.paths)
        except Exception as error:
            return replace(self._snapshot, findings=(tool_fault(error),), good=False)

    def _take(self) -> Batch:
        batches, self._pending = self._pending, []
        self._noticed.clear()
        return _joined(batches)

    def _something_went(self) -> bool:
        """Say whether something is gone: an editor that saves by renaming will have it back in a moment."""
        batch = _joined(self._pending)
        return not all(path.exists() for path in (batch.paths or frozenset()) - batch.passing)

    async def _more_comes(self) -> bool:
        """Wait for a moment; say whether there was another save in it."""
        self._noticed.clear()
        try:
            await asyncio.wait_for(self._noticed.wait(), SETTLED_SECONDS)
        except TimeoutError:
            if self._pending:
                self._noticed.set()
            return False
        return True

    async def _publish(self, snapshot: Snapshot) -> None:
        """Serve another state, and tell the open pages that show something else in it."""
        self._before, self._snapshot = self._snapshot, snapshot
        self._ready.set()
        seen = {path: await self.look(path) for path in {page.path for page in self._open}}
        for page in tuple(self._open):
            if page.path in seen and seen[page.path].state != page.state:
                page.state = seen[page.path].state
                page.ping()

    async def look(self, path: str) -> Seen:
        """Return what a path shows now. While there is no state at all yet, the first is waited for."""
        await self._ready.wait()
        while True:
            snapshot, before = self._snapshot, self._before
            seen = await self._looking.run(partial(self._look, snapshot, before, path))
            if snapshot is self._snapshot:
                return seen

    def _look(self, snapshot: Snapshot, before: Snapshot, path: str) -> Seen:
        findings, good = snapshot.findings, snapshot.good
        if path == DASHBOARD:
            return Seen(_own_page(HTTPStatus.OK, dashboard_html(snapshot, self._today())), Notice())
        try:
            found = self._found(snapshot, before, path)
        except Exception as error:
            faults = error.findings if isinstance(error, PageFault) else (tool_fault(error),)
            findings, good = in_order((*findings, *faults), SETTINGS_FILE), False
            found = self._remembered.get(path) or _not_built(findings)
        if found.status is HTTPStatus.SERVICE_UNAVAILABLE:
            return Seen(found, Notice())
        return Seen(found, notice_of(findings, good=good))

    def _found(self, snapshot: Snapshot, before: Snapshot, path: str) -> Answer:
        if _is_empty(snapshot.files):
            return _not_built(snapshot.findings)
        found = answer(snapshot.files, path)
        if found.status is HTTPStatus.NOT_FOUND and path.startswith("/assets/") and not _is_empty(before.files):
            # A page that was sent just before the exchange still asks for what belongs to it.
            return answer(before.files, path)
        if is_page(found) and snapshot.good:
            self._remembered.pop(path, None)
            self._remembered[path] = found
            if len(self._remembered) > MAX_REMEMBERED:
                del self._remembered[next(iter(self._remembered))]
        return found

    async def news(self, path: str, shown: str, told: str) -> dict[str, Any]:
        """Return what is new for a page that shows this path in the states that the two digests name."""
        seen = await self.look(path)
        found = seen.found
        page: dict[str, Any] | None = None
        if found.digest != shown:
            location = found.location if found.location or is_page(found) else path
            html = with_script(found).decode("utf-8") if is_page(found) else ""
            page = {"digest": found.digest, "status": found.status, "location": location, "html": html}
        return {"page": page, "notice": seen.notice.as_json() if seen.notice.digest != told else None}

    async def enter(self, page: OpenPage) -> None:
        """Register an open page, and tell it what happened since it was sent."""
        self._open.add(page)
        seen = await self.look(page.path)
        if seen.state != page.state and page in self._open:
            page.state = seen.state
            page.ping()

    def leave(self, page: OpenPage) -> None:
        """Forget a page that was closed."""
        self._open.discard(page)

    def close(self) -> None:
        """End the threads, and close the builder unless it is still running."""
        self._looking.stop(PATIENCE_SECONDS)
        if self._building.stop(PATIENCE_SECONDS):
            self._builder.close()


def _is_empty(files: Mapping[str, bytes]) -> bool:
    """Say whether there is no file, without counting all of them."""
    return next(iter(files), None) is None


def _joined(batches: Iterable[Batch]) -> Batch:
    """Return several batches as one."""
    batches = tuple(batches)
    if any(batch.paths is None for batch in batches):
        return EVERYTHING
    paths = frozenset().union(*(batch.paths or frozenset() for batch in batches))
    return Batch(paths, frozenset().union(*(batch.passing for batch in batches)))


def path_of_address(address: str) -> str:
    """Return the path of a web address."""
    return unquote(urlsplit(address).path) or "/"


def _not_built(findings: Iterable[Finding]) -> Answer:
    return _own_page(HTTPStatus.SERVICE_UNAVAILABLE, not_built_html(tuple(findings)))


def _own_page(status: HTTPStatus, html: str) -> Answer:
    return Answer(status, {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}, html.encode())
