"""The same work on many items, on several processors.

The processes are forked from this one, so they share all that is in memory already, and only what they make is
sent back. Where a system cannot fork, or for little work, everything is done here. The result is the same for any
number of processes.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class WorkerError(RuntimeError):
    """A process that was to do a share of the work failed; the text is what it said."""


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_shares(work: Callable[[Sequence[T]], R], items: Sequence[T], jobs: int, least: int) -> list[R]:
    """Return what ``work`` makes of each share of the items, in the order of the shares.

    There are ``jobs`` shares, or fewer when one would have fewer than ``least`` items. ``work`` is called once for
    each share; what it returns must be picklable. An :class:`OSError` raised in a share is raised here.
    """
    count = max(1, min(jobs, len(items) // max(1, least)))
    if count == 1 or not hasattr(os, "fork"):
        return [work(items)]
    edges = [len(items) * number // count for number in range(count + 1)]
    shares = [items[start:end] for start, end in pairwise(edges)]
    gc.collect(0)
    gc.freeze()
    try:
        forked = [_fork(work, share) for share in shares[1:]]
        results = [work(shares[0])]
        return results + [_result(process, pipe) for process, pipe in forked]
    finally:
        gc.unfreeze()


def _fork(work: Callable[[Sequence[T]], Any], share: Sequence[T]) -> tuple[int, int]:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        os.close(reading)
        gc.disable()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_outcome(work, share), pipe, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _outcome(work: Callable[[Sequence[T]], Any], share: Sequence[T]) -> tuple[str, Any]:
    try:
        return "made", work(share)
    except OSError as error:
        return "refused", error
    except Exception:
        return "failed", traceback.format_exc()


def _result(process: int, pipe: int) -> Any:
    with os.fdopen(pipe, "rb") as reading:
        content = reading.read()
    os.waitpid(process, 0)
    if not content:
        raise WorkerError("A process ended before its work was done; there may be too little memory.")
    kind, value = pickle.loads(content)  # noqa: S301 (from our own process, through a pipe of ours)
    if kind == "refused":
        raise value
    if kind == "failed":
        raise WorkerError(value)
    return value
