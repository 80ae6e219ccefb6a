"""``check --watch``: a check after every save, until it is told to end."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from tests.preview.serving import PATIENCE, eventually

DAMAGE = "content/claims/damage.md"
WAITING = "Waiting for the next save (stop with Ctrl-C).\n"


@contextmanager
def checking(site: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    command = [sys.executable, "-u", "-m", "site_builder", "check", "--watch", *options]
    process = subprocess.Popen(
        command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    lines: list[str] = []
    reader = Thread(target=lambda: lines.extend(process.stdout or ()))
    reader.start()
    try:
        yield process, lines
    finally:
        process.kill()
        process.wait()
        reader.join()
        if process.stdout:
            process.stdout.close()


def save_until_named(site: Path, text: str, lines: list[str]) -> None:
    """Save until it is told: what is saved before everything is watched is checked, too, and not named."""
    ends = time.monotonic() + PATIENCE
    while f"Saved {DAMAGE}\n" not in lines:
        assert time.monotonic() < ends, "it was never told"
        (site / DAMAGE).write_text(text, encoding="utf-8")
        time.sleep(1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_every_save_is_checked_and_it_ends_with_zero(tiny: Path, number: signal.Signals) -> None:
    text = (tiny / DAMAGE).read_text(encoding="utf-8")
    with checking(tiny) as (process, lines):
        eventually(lambda: WAITING in lines)
        save_until_named(tiny, text.replace("about 3 million", "about 4 million"), lines)
        eventually(lambda: f"error[quote-not-found] {DAMAGE}:9:12\n" in lines)
        (tiny / DAMAGE).write_text(text, encoding="utf-8")
        good = "Checked 3 claims, 2 sources, 6 quotes verified: no findings.\n"
        eventually(lambda: lines[-2:] == [good, WAITING])
        process.send_signal(number)
        assert process.wait(timeout=PATIENCE) == 0
    assert "Traceback" not in "".join(lines)


def test_another_format_is_refused_with_a_sentence(tiny: Path) -> None:
    command = [sys.executable, "-m", "site_builder", "check", "--watch", "--format", "json"]
    result = subprocess.run(command, cwd=tiny, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "--watch is for people" in result.stderr
