"""Work off the event loop, one piece at a time, in a thread that does not hold up the end of the program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """A thread that does what it is given, in order.

    A pool of :mod:`concurrent.futures` is waited for when the program ends, however long its work takes; this
    thread is not, so that Ctrl-C ends the preview at once even while a large site is being built.
    """

    def __init__(self, name: str) -> None:
        self._todo: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    async def run(self, task: Callable[[], T]) -> T:
        """Do the task in the thread, and return or raise what it does."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def work() -> None:
            try:
                done, arguments = future.set_result, task()
            except Exception as error:
                _report(loop, future, future.set_exception, error)
            else:
                _report(loop, future, done, arguments)

        self._todo.put(work)
        return await future

    def stop(self, patience: float) -> bool:
        """End the thread after what it is doing; say whether it ended within so many seconds."""
        self._todo.put(None)
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while work := self._todo.get():
            work()


def _report(
    loop: asyncio.AbstractEventLoop, future: asyncio.Future[Any], report: Callable[[Any], None], value: Any
) -> None:
    """Hand a result to the loop, unless nobody waits for it any more."""
    with suppress(RuntimeError):  # The loop has ended.
        loop.call_soon_threadsafe(lambda: None if future.done() else report(value))
