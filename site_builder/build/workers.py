"""The same work on many items, on several processors.

The processes are forked from this one, so they share all that is in memory already, and only what they make is
sent back. Where a system cannot fork, or for little work, everything is done here. The result is the same for any
number of processes.

A pool of concurrent.futures is not used: when the process that has one is killed, its workers wait for ever for more
work, and when one share fails, it cannot stop the others. Here a process does one share, and ends.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")


ITEMS_PER_BATCH = 8192
"""How many documents or pages are worked on at once, by all processes together."""


class WorkerError(RuntimeError):
    """A process that was to do a share of the work ended before it was done; the text says what is known of it."""


class _Process(NamedTuple):
    """A process that was forked from this one, and the end of the pipe through which its result comes."""

    number: int
    pipe: int


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the items in batches that are done one after another, so that each needs little memory."""
    for start in range(0, len(items), ITEMS_PER_BATCH):
        yield items[start : start + ITEMS_PER_BATCH]


def in_shares(work: Callable[[Sequence[T]], R], items: Sequence[T], jobs: int, least: int) -> list[R]:
    """Return what ``work`` makes of each share of the items, in the order of the shares.

    There are ``jobs`` shares, or fewer when one would have fewer than ``least`` items. ``work`` is called once for each
    share; what it returns must be picklable. An error in a share is raised here and ends the other shares: when this
    returns or raises, no other process is running. Raises :class:`WorkerError` when a process was ended from outside.
    """
    count = max(1, min(jobs, len(items) // max(1, least)))
    if count == 1 or not hasattr(os, "fork"):
        return [work(items)]
    edges = [len(items) * number // count for number in range(count + 1)]
    shares = [items[start:end] for start, end in pairwise(edges)]
    gc.collect(0)
    gc.freeze()
    running: list[_Process] = []
    try:
        # If the system starts no more processes, this one does the remaining shares.
        with suppress(OSError):
            for share in shares[1:]:
                running.append(_fork(work, share))
        left = shares[len(running) + 1 :]
        results = [work(shares[0])]
        while running:
            results.append(_result(running.pop(0)))
        return results + [work(share) for share in left]
    finally:
        for process in running:
            _end(process)
        gc.unfreeze()


def _fork(work: Callable[[Sequence[T]], Any], share: Sequence[T]) -> _Process:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        process = os.fork()
    except BaseException:
        os.close(reading)
        os.close(writing)
        raise
    if process:
        os.close(writing)
        return _Process(process, reading)
    status = 1
    try:
        os.close(reading)
        gc.disable()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_outcome(work, share), pipe, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _outcome(work: Callable[[Sequence[T]], Any], share: Sequence[T]) -> tuple[Any, Exception | None, str]:
    """Return the result of a share, or what it raised with its traceback as text."""
    try:
        return work(share), None, ""
    except Exception as error:
        said = traceback.format_exc()
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
        except Exception:
            return None, WorkerError(said), said
        return None, error, said


def _result(process: _Process) -> Any:
    """Wait for a process. Gives its result, or raises what it raised."""
    try:
        with os.fdopen(process.pipe, "rb") as reading:
            content = reading.read()
    except BaseException:
        _kill(process)
        raise
    finally:
        _, status = os.waitpid(process.number, 0)
    if status:
        raise WorkerError(_how_it_ended(status))
    value, error, said = pickle.loads(content)  # noqa: S301 (from our own process, through a pipe of ours)
    if error is not None:
        raise error from WorkerError(said)
    return value


def _end(process: _Process) -> None:
    """End a process whose result is no longer needed, and wait until it is gone: it may be writing files."""
    os.close(process.pipe)
    _kill(process)
    os.waitpid(process.number, 0)


def _kill(process: _Process) -> None:
    with suppress(ProcessLookupError):
        os.kill(process.number, signal.SIGKILL)


def _how_it_ended(status: int) -> str:
    """Return in words what the system says of a process that ended before its time."""
    code = os.waitstatus_to_exitcode(status)
    if code >= 0:
        return f"A process that did a share of the work ended with the code {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    why = ", perhaps because there is too little memory" if -code == signal.SIGKILL else ""
    return f"A process that did a share of the work was ended from outside ({name}){why}"
