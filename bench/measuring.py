"""What a command costs, by the operating system's own accounts.

- Wall time: from starting the process to its end, as a clock that cannot be set back sees it.
- CPU time: user and system time of the process and of all its descendants that it waited for (``wait4``).
- Peak memory: the highest sum, over the process and all its descendants, of the proportional set size (PSS), in which
  a page that several processes share counts once. It is read from ``/proc`` every few milliseconds, which slows the
  command down, so it is taken in a run of its own that is not timed. Pages of files that the kernel caches do not count.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep, time_ns
from typing import IO

SAMPLING_SECONDS = 0.01
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: wall and CPU time in seconds."""

    wall: float
    cpu: float


class CommandFailedError(Exception):
    """A command that was to be measured ended with an error."""


def cost_of(command: Sequence[str], folder: Path | None = None) -> Cost:
    """Run a command to its end and return what it took."""
    with tempfile.TemporaryFile() as said:
        started = perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        _insist(process.returncode, command, said)
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def peak_memory_of(command: Sequence[str], folder: Path | None = None, every: float = SAMPLING_SECONDS) -> float | None:
    """Run a command to its end and return the most memory it held in MiB; None where there is no ``/proc`` to ask.

    Its memory is looked at ``every`` so many seconds.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    peak = 0
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        while process.poll() is None:
            peak = max(peak, sum(map(_proportional_set_size, _family(process.pid))))
            sleep(every)
        _insist(process.returncode, command, said)
    return peak / 1024


def _insist(code: int, command: Sequence[str], said: IO[bytes]) -> None:
    if code:
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
        raise CommandFailedError(f"{' '.join(command)} ended with {code}:\n{words[-4000:]}")


def _family(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        with suppress(OSError):  # It may have ended in the meantime, and so may each of its threads.
            for thread in os.listdir(f"/proc/{found[-1]}/task"):
                with suppress(OSError):
                    children = Path(f"/proc/{found[-1]}/task/{thread}/children").read_text()
                    waiting += map(int, children.split())
    return found


def _proportional_set_size(pid: int) -> int:
    """Return the proportional set size of a process in KiB, 0 when it has ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def median_ratio(ours: Iterable[float], theirs: Iterable[float]) -> float:
    """Return the median of the ratios of runs that followed each other, so that a slow moment hits both sides of a pair."""
    return statistics.median(our / their for our, their in zip(ours, theirs, strict=True))


def machine(folder: Path) -> str:
    """Return a line that says what was measured on: Python, system, processor, cores, and the file system of a folder."""
    processor = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {processor}, {cores} cores, "
        f"{_file_system(folder)}"
    )


def _file_system(folder: Path) -> str:
    """Return the type of the file system that a folder lies on."""
    mounts = [line.split()[1:3] for line in _lines("/proc/mounts")]
    above = [(point, kind) for point, kind in mounts if folder.resolve().is_relative_to(point)]
    return max(above, key=lambda mount: len(mount[0]))[1] if above else "unknown file system"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, its first column to the left and the others to the right, in even columns."""
    lines = [list(head), *map(list, rows)]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(head))]
    rule = ["-" * widths[0], *(f"{'-' * (width - 1)}:" for width in widths[1:])]
    texts = [[text.ljust(width) if not column else text.rjust(width) for column, (text, width) in enumerate(zip(line, widths, strict=True))] for line in lines]  # fmt: skip
    return "\n".join(f"| {' | '.join(line)} |" for line in (texts[0], rule, *texts[1:]))


def seconds(value: float) -> str:
    """Return a time in three figures: ``0.083 s``, ``1.25 s``, ``12.5 s``."""
    return f"{value:.3f} s" if value < 1 else f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def set_aside(left: Path, aside: Path) -> None:
    """Move what an earlier build left out of the way, into the folder ``aside`` on the same disk.

    It is not deleted, because ext4 makes files slowly for half a minute after many have been deleted.
    """
    if left.exists():
        aside.mkdir(exist_ok=True)
        left.rename(aside / f"{left.name}-{time_ns()}")
