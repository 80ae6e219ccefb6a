"""How saves lead from one state to the next, with a builder whose every step the test decides."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from http import HTTPStatus
from pathlib import Path

import pytest

from site_builder.findings.finding import Finding, Place, finding
from site_builder.preview.session import OpenPage, Session, Told, path_of_address
from site_builder.preview.snapshot import PageFault, Snapshot
from site_builder.preview.watch import EVERYTHING, Batch

WRONG = finding("bad-date", Place("content/claims/x.md", 3), "This is no date.", "Write a date.")
SAVE = Batch(frozenset({Path(__file__)}))


def page(words: str, **others: str) -> dict[str, bytes]:
    return {"index.html": words.encode(), "404.html": b"no", **{name: text.encode() for name, text in others.items()}}


class Steps:
    """A builder that gives one prepared state after the other, the last one again and again."""

    def __init__(self, *states: Snapshot) -> None:
        self.states = list(states)
        self.asked: list[frozenset[Path] | None] = []
        self.closed = False
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def build(self, changed: frozenset[Path] | None) -> Snapshot:
        self.asked.append(changed)
        self.may_go_on.wait(5)
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]

    def close(self) -> None:
        self.closed = True


def run(builder: Steps, play: Callable[[Session, list[Told]], Awaitable[None]]) -> list[Told]:
    """Play a scene with a session that follows, and leave no thread behind."""
    before = threading.active_count()
    told: list[Told] = []

    async def scene() -> None:
        session = Session(builder, told.append)
        following = asyncio.create_task(session.follow())
        try:
            await asyncio.wait_for(play(session, told), 20)
        finally:
            following.cancel()
            session.close()

    asyncio.run(scene())
    assert builder.closed
    assert threading.active_count() == before
    return told


async def until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.002)


def test_requests_wait_for_the_first_state_and_then_see_the_newest() -> None:
    builder = Steps(Snapshot(page("one")), Snapshot(page("two")))

    async def play(session: Session, told: list[Told]) -> None:
        assert (await session.look("/")).found.body == b"one"
        session.notice(SAVE)
        await until(lambda: len(told) == 2)
        assert (await session.look("/")).found.body == b"two"

    run(builder, play)
    assert builder.asked == [None, SAVE.paths]


def test_an_open_page_is_told_of_news_that_concern_it_and_of_no_others() -> None:
    states = (page("one", **{"a/index.html": "a"}), page("two", **{"a/index.html": "a"}))
    builder = Steps(*(Snapshot(files) for files in states))

    async def play(session: Session, told: list[Told]) -> None:
        pings: list[str] = []
        for path in ("/", "/a/"):
            seen = await session.look(path)
            await session.enter(OpenPage(path, seen.state, lambda path=path: pings.append(path)))  # type: ignore[misc]
        assert pings == []
        session.notice(SAVE)
        await until(lambda: len(told) == 2)
        assert pings == ["/"]
        news = await session.news("/", "old", "")
        assert "two" in news["page"]["html"]
        assert news["notice"] is None
        assert (await session.news("/", news["page"]["digest"], ""))["page"] is None

    run(builder, play)


def test_a_page_that_was_sent_before_a_save_is_told_as_soon_as_it_says_what_it_shows() -> None:
    builder = Steps(Snapshot(page("one")), Snapshot(page("two")))

    async def play(session: Session, told: list[Told]) -> None:
        pings: list[str] = []
        old = (await session.look("/")).state
        session.notice(SAVE)
        await until(lambda: len(told) == 2)
        late = OpenPage("/", old, lambda: pings.append("/"))
        await session.enter(late)
        assert pings == ["/"]
        session.leave(late)

    run(builder, play)


def test_bad_news_waits_until_it_is_quiet_and_is_overtaken_by_good() -> None:
    builder = Steps(Snapshot(page("one")), Snapshot(page("one"), (WRONG,), good=False), Snapshot(page("two")))

    async def play(session: Session, told: list[Told]) -> None:
        await until(lambda: len(told) == 1)
        builder.may_go_on.clear()
        session.notice(SAVE)
        await until(lambda: len(builder.asked) == 2)
        session.notice(SAVE)
        builder.may_go_on.set()
        await until(lambda: len(told) == 2)

    told = run(builder, play)
    assert [entry.snapshot.good for entry in told] == [True, True]


def test_bad_news_is_told_with_the_last_good_page() -> None:
    builder = Steps(Snapshot(page("one")), Snapshot(page("one"), (WRONG,), good=False))

    async def play(session: Session, told: list[Told]) -> None:
        pings: list[str] = []
        await session.enter(OpenPage("/", (await session.look("/")).state, lambda: pings.append("/")))
        session.notice(SAVE)
        await until(lambda: len(told) == 2)
        assert pings == ["/"]
        seen = await session.look("/")
        assert (seen.found.body, seen.notice.grave) == (b"one", True)
        assert WRONG.message in (await session.news("/", seen.found.digest, ""))["notice"]["html"]

    run(builder, play)


def test_before_any_good_state_every_path_says_what_is_wrong() -> None:
    async def play(session: Session, told: list[Told]) -> None:
        seen = await session.look("/claims/x/")
        assert seen.found.status is HTTPStatus.SERVICE_UNAVAILABLE
        assert WRONG.message in seen.found.body.decode()
        assert seen.notice.digest == ""

    run(Steps(Snapshot({}, (WRONG,), good=False)), play)


def test_saves_that_come_while_it_builds_are_built_together_and_none_is_lost() -> None:
    builder = Steps(Snapshot(page("one")))

    async def play(session: Session, told: list[Told]) -> None:
        await until(lambda: len(told) == 1)
        builder.may_go_on.clear()
        session.notice(SAVE)
        await until(lambda: len(builder.asked) == 2)
        others = [Batch(frozenset({Path(__file__).parent / name})) for name in ("__init__.py", "test_hosting.py")]
        for batch in others:
            session.notice(batch)
        builder.may_go_on.set()
        await until(lambda: len(told) == 3)
        session.notice(EVERYTHING)
        session.notice(SAVE)
        await until(lambda: len(told) == 4)

    run(builder, play)
    assert [len(asked) if asked else asked for asked in builder.asked] == [None, 1, 2, None]


class Lazy(Mapping[str, bytes]):
    """Files that are rendered when they are looked up, and may fail then."""

    def __init__(self, files: Mapping[str, bytes], faults: Mapping[str, Finding]) -> None:
        self._files = files
        self._faults = faults

    def __getitem__(self, name: str) -> bytes:
        if name in self._faults:
            raise PageFault((self._faults[name],))
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def test_a_page_that_fails_when_it_is_looked_up_keeps_its_last_good_state() -> None:
    good = page("one", **{"a/index.html": "a"})
    faults = {"index.html": WRONG, "a/index.html": WRONG}
    builder = Steps(Snapshot(Lazy(good, {})), Snapshot(Lazy(good, faults)))

    async def play(session: Session, told: list[Told]) -> None:
        assert (await session.look("/")).notice.digest == ""
        session.notice(SAVE)
        await until(lambda: len(told) == 2)
        seen = await session.look("/")
        assert (seen.found.body, seen.notice.grave) == (b"one", True)
        never_seen = await session.look("/a/")
        assert never_seen.found.status is HTTPStatus.SERVICE_UNAVAILABLE

    run(builder, play)


def test_a_builder_that_fails_does_not_end_the_preview() -> None:
    class Failing(Steps):
        def build(self, changed: frozenset[Path] | None) -> Snapshot:
            if len(self.asked) == 1:
                self.asked.append(changed)
                raise RuntimeError("nobody foresaw this")
            return super().build(changed)

    builder = Failing(Snapshot(page("one")), Snapshot(page("two")))

    async def play(session: Session, told: list[Told]) -> None:
        await until(lambda: len(told) == 1)
        session.notice(SAVE)
        await until(lambda: len(told) == 2)
        seen = await session.look("/")
        assert (seen.found.body, seen.notice.grave) == (b"one", True)
        assert "nobody foresaw this" in seen.notice.html
        session.notice(SAVE)
        await until(lambda: len(told) == 3)
        assert (await session.look("/")).found.body == b"two"

    run(builder, play)


def test_assets_of_the_state_before_are_there_for_a_page_that_was_just_sent() -> None:
    states = (page("one", **{"assets/a.1.css": "old"}), page("two", **{"assets/a.2.css": "new"}))
    builder = Steps(*(Snapshot(files) for files in states))

    async def play(session: Session, told: list[Told]) -> None:
        session.notice(SAVE)
        await until(lambda: len(told) == 2)
        assert (await session.look("/assets/a.1.css")).found.body == b"old"
        assert (await session.look("/assets/a.0.css")).found.status is HTTPStatus.NOT_FOUND

    run(builder, play)


@pytest.mark.parametrize(
    ("address", "path"),
    [("http://127.0.0.1:5500/claims/a/?q#x", "/claims/a/"), ("http://h", "/"), ("/caf%C3%A9/", "/café/")],
)
def test_the_path_of_an_address(address: str, path: str) -> None:
    assert path_of_address(address) == path
