"""Work in shares: the same result for any number of processes, and no process left behind, whatever happens."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from site_builder.build.workers import WorkerError, in_shares

ITEMS = list(range(20))
HERE = os.getpid()


def numbers(share: Sequence[int]) -> list[int]:
    return [item * item for item in share]


def children() -> list[int]:
    """Return the processes that this one has started and not yet waited for."""
    return [int(one) for path in Path("/proc/self/task").glob("*/children") for one in path.read_text().split()]


@pytest.mark.parametrize("jobs", [1, 2, 3, 19, 50])
def test_the_result_is_the_same_for_any_number_of_processes(jobs: int) -> None:
    shares = in_shares(numbers, ITEMS, jobs, 1)
    assert len(shares) == min(jobs, len(ITEMS))
    assert [number for share in shares for number in share] == numbers(ITEMS)


def test_more_than_fits_into_a_pipe_comes_back() -> None:
    assert in_shares(lambda share: "x" * 1_000_000 * share[0], [0, 1, 2, 3], 4, 1)[3] == "x" * 3_000_000


class OddError(Exception):
    """An error that cannot be sent from one process to another as it is."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (KeyError("a"), KeyError),
        (FileNotFoundError(2, "gone", "x.md"), FileNotFoundError),
        (OddError(1, 2), WorkerError),
    ],
)
@pytest.mark.parametrize("where", [0, 19])
def test_what_is_raised_in_a_share_is_raised_here(raised: Exception, expected: type[Exception], where: int) -> None:
    def work(share: Sequence[int]) -> None:
        if where in share:
            raise raised

    with pytest.raises((expected, type(raised)) if where == 0 else expected) as met:
        in_shares(work, ITEMS, 4, 1)
    assert str(raised.args[0]) in str(met.value)
    assert children() == []


def test_a_process_that_is_killed_is_told_of() -> None:
    def work(share: Sequence[int]) -> None:
        if os.getpid() != HERE and 19 in share:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(
        WorkerError, match=r"ended from outside \(SIGKILL\), perhaps because there is too little memory"
    ):
        in_shares(work, ITEMS, 3, 1)
    assert children() == []


def test_when_one_share_fails_no_process_goes_on_writing(tmp_path: Path) -> None:
    def work(share: Sequence[int]) -> None:
        if os.getpid() == HERE:
            raise OSError(28, "No space left on device")
        for number in range(1000):
            (tmp_path / f"{share[0]}-{number}").touch()
            time.sleep(0.01)

    with pytest.raises(OSError, match="No space left"):
        in_shares(work, ITEMS, 4, 1)
    assert children() == []
    left = set(tmp_path.iterdir())
    time.sleep(0.05)
    assert set(tmp_path.iterdir()) == left


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork
    started: list[bool] = []

    def refuse() -> int:
        if started:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started.append(True)
        return fork()

    monkeypatch.setattr(os, "fork", refuse)
    shares = in_shares(numbers, ITEMS, 4, 1)
    assert [number for share in shares for number in share] == numbers(ITEMS)
    assert children() == []
